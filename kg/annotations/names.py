"""Personal names: where they begin and end, and whether two of them are one person's."""

from collections.abc import Mapping

from kg.annotations.phrases import Words
from kg.lexicon import Authority
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

# Words in small letters that may stand inside a name: « Ursula von der Leyen », « Hamad ben Khalifa al-Thani ».
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "ben",
        "bin",
        "ibn",
        "bint",
        "ould",
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "dela",
        "dalla",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "ter",
        "ten",
        "zu",
        "af",
        "ul",
        "ur",
        "bou",
        "du",
        "la",
        "le",
        "les",
        "d",
        "l",
        "y",
        "abu",
        "abou",
    ]
)
#: Words in small letters that stand inside the name of a body in English: « Campaign for Rural Schools ».
ENGLISH = frozenset({"of", "for", "and", "on", "the"})
_JOINTS = frozenset("-'.")
_MAX_WORDS = 9
_MIN_FUZZY = 6
_MIN_SURNAME = 5  # letters


def name_end(words: Words, start: int) -> int:
    """Return where the run of capitalised words that begins at word *start* ends; *start* if none does."""
    end = index = start
    while index < min(len(words), start + _MAX_WORDS):
        word = words.folded[index]
        if index > start and _is_parted(words, index):
            break
        if words.is_capital(index):
            end = index + 1
        elif index > start and _is_joined(words, index - 1):
            end = index + 1  # « Suk-yeol », « Eto’o »
        elif not (_is_glue(words, index) if word in _JOINTS else word in _PARTICLES | ENGLISH):
            break
        index += 1
    # A particle or joint at the very start is no name; at the end it was never counted.
    first = words.folded[start] if start < len(words) else ""
    return end if end > start and (words.is_capital(start) or first in {"al", "el"}) else start


def _is_parted(words: Words, index: int) -> bool:
    """Return whether a new line, or a new sentence, begins at the word: « … sur X. [Il] a ajouté … »."""
    token = words.token(index)
    is_new_sentence = token != words.token(index - 1) and bool(words.doc[token].is_sent_start)
    return is_new_sentence or "\n" in words.between(index - 1, index + 1)


def _is_joined(words: Words, joint: int) -> bool:
    """Return whether the small word behind the *joint* belongs to the name: behind a hyphen, or an apostrophe that elides nothing."""
    if words.folded[joint] == "'":
        before = words.text(joint - 1)
        return len(before) > 1 and before[:1].isupper() and not before.endswith("qu") and _is_glue(words, joint)
    return words.folded[joint] == "-" and _is_glue(words, joint)


def _is_glue(words: Words, index: int) -> bool:
    """Return whether a joint holds: a hyphen or apostrophe joins only what touches it, a full stop an initial."""
    if words.folded[index] == ".":
        return len(words.folded[index - 1]) == 1
    around = words.between(max(0, index - 1), min(len(words), index + 2))
    return " " not in around


#: What a family name may begin with in a capital, without a first name: « Abou Salem » for « Idriss Abou Salem ».
_OPENING = frozenset({"abou", "abu", "ould", "bint"})


def surname(name: str) -> str:
    """Return the folded family name: what follows the first name, or all of a single word, without the Arabic article.

    >>> surname("Hulusi Akar"), surname("Akar"), surname("Ursula von der Leyen"), surname("Hafez al-Assad")
    ('akar', 'akar', 'leyen', 'assad')
    """
    return fold(name.rsplit(maxsplit=1)[-1]).removeprefix("al-").removeprefix("el-")


def known_surnames(authority: Authority) -> frozenset[str]:
    """Return the folded family names of the people whom the authority files know."""
    people = (actor for actor in authority.actors.values() if actor.type is ActorType.PERSON)
    return frozenset(surname(actor.label) for actor in people) | frozenset(respelt_surnames(authority))


def respelt_surnames(authority: Authority) -> Mapping[str, tuple[Actor, ...]]:
    """Return by folded family name those whom the files also know in that spelling: « Shoigu » for « Choïgou »."""
    found: dict[str, dict[str, Actor]] = {}
    for name, ids in authority.names.items():
        for actor in (authority.actors[id_] for id_ in ids if " " in name):
            family = surname(name)
            is_other = len(family) >= _MIN_SURNAME and not alike(family, surname(actor.label))
            is_spelling = first_name(name)[:1] == first_name(actor.label)[:1] and family not in fold(actor.label)
            if actor.type is ActorType.PERSON and is_other and is_spelling:
                found.setdefault(family, {})[actor.id] = actor
    return {family: tuple(actors.values()) for family, actors in found.items()}


def first_name(name: str) -> str:
    """Return the folded first name, or nothing where there is only one word, or one behind what begins a family name.

    >>> first_name("Hulusi Akar"), first_name("Akar"), first_name("Abou Salem")
    ('hulusi', '', '')
    """
    first, *others = fold(name).split()
    return first if others and first not in _OPENING else ""


def same_person(name: str, other: str) -> bool:
    """Return whether two names may be one person's: alike family names, and first names that do not contradict.

    >>> same_person("Serguei Lavrof", "Sergueï Lavrov"), same_person("Lavrov", "Sergueï Lavrov")
    (True, True)
    >>> same_person("Hafez al-Assad", "Bachar al-Assad")
    False
    """
    if not alike(surname(name), surname(other)):
        return False
    if fold(name).replace("-", " ") == fold(other).replace("-", " "):
        return True  # « Jean Yves », « Jean-Yves »
    first, second = first_name(name), first_name(other)
    if not (first and second):
        return True
    return first[0] == second[0] and (
        first == second or _distance_at_most(first, second, 1 + min(len(first), len(second)) // 3)
    )


def alike(word: str, other: str) -> bool:
    """Return whether two folded words are one name in two spellings: equal, or one letter apart in a long word."""
    if word == other:
        return True
    return min(len(word), len(other)) >= _MIN_FUZZY and word[0] == other[0] and _distance_at_most(word, other, 1)


def _distance_at_most(word: str, other: str, limit: int) -> bool:
    """Return whether the edit distance is at most *limit*."""
    if abs(len(word) - len(other)) > limit:
        return False
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
        if min(row) > limit:
            return False
    return row[-1] <= limit


def is_acronym(text: str) -> bool:
    """Return whether *text* is written as an acronym: two letters or more, no small one."""
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)
