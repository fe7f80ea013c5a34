"""How far the plain words of a complement go: « le chef [du principal parti serbe du Kosovo] a … »."""

from kg.annotations.names import is_acronym, name_end
from kg.annotations.phrases import PhraseTable, Words
from kg.annotations.portfolios import ARTICLES, OF
from kg.annotations.title_forms import is_adjective
from kg.lexicon.wordlists import Title, Titles
from kg.lexicon.words import fold

#: Signs within names.
JOINTS = frozenset({"'", "-", "«", "»", '"', "“", "”"})
_PLAIN_POS = frozenset({"NOUN", "ADJ", "PROPN", "DET", "ADP", "NUM", "X"})
_PREPOSITIONS = frozenset({"a", "au", "aux", "par", "sur", "sous", "avec", "sans", "dans", "en", "vers", "contre", "chez", "entre",
                           "depuis", "pendant", "apres", "avant", "lors", "que", "qui"})  # fmt: skip
_MAX_WORDS = 10
_ACRONYM = 2  # letters of the shortest
_ADJECTIVE_ENDINGS = ("al", "ale", "aire", "if", "ive", "el", "elle", "ique", "eur", "ieure")


class Extents:
    """Knows where such words end; made once for a lexicon."""

    def __init__(
        self,
        bodies: PhraseTable[str],
        demonyms: PhraseTable[str],
        offices: PhraseTable[Title],
        called: frozenset[str],
        titles: Titles,
    ) -> None:
        """Take the names of bodies, the demonyms, the titles, and the nouns behind which stands what a body is *called*."""
        self._bodies, self._demonyms, self._titles = bodies, demonyms, offices
        self._called, self._state_bodies = called, titles.state_bodies

    def end(self, words: Words, start: int) -> int:
        """Return where the words that belong to the complement end."""
        end = start
        while end < min(len(words), start + _MAX_WORDS):
            token = words.doc[words.token(end)]
            word = words.folded[end]
            is_stop = word == "." and end > start and len(words.folded[end - 1]) > 1  # no « M. », no initial
            is_apart = is_stop or "\n" in words.between(max(start, end - 1), end + 1)
            if is_apart or self._is_name(words, start, end):
                break
            if end > start and self._is_new_title(words, end):
                break
            body = self._bodies.longest(words.folded, end) if words.is_capital(end) else None
            demonym = self._demonyms.longest(words.folded, end)
            if body or demonym:
                end = (body or demonym).end  # type: ignore[union-attr]  # one of them is
                continue
            is_small = word in OF | ARTICLES or word in JOINTS or word in {"pour", "et"}
            if not is_small and (word in _PREPOSITIONS or not (words.is_capital(end) or token.pos_ in _PLAIN_POS)):
                break
            if word == "et" and not (end + 1 < len(words) and self._joins(words, start, end)):
                break
            end += 1
        while end > start and words.folded[end - 1] in OF | ARTICLES | {"et", "pour", "«", '"', "“", "-"}:
            end -= 1
        return end

    def _joins(self, words: Words, start: int, end: int) -> bool:
        """Return whether « et » joins two words of one name: « parti Droit et justice », « Paix et Développement »."""
        if not words.is_capital(start):
            return False
        if any(self._titles.longest(words.folded, i) for i in range(end + 1, min(end + 3, len(words)))):
            return False  # « président des Volontaires et actuel Premier ministre »
        following = words.doc[words.token(end + 1)]
        is_further = words.folded[end + 1] in OF and end + 2 < len(words) and not words.is_capital(end + 2)
        if is_further and following.pos_ in _PLAIN_POS:
            return True  # « Autorité des ports et des phares »
        return words.is_capital(end - 1) and words.folded[end + 1] not in ARTICLES

    def _is_name(self, words: Words, start: int, index: int) -> bool:
        """Return whether a person's name begins here: not behind « de », where it would belong to the complement."""
        if index == start or not words.is_capital(index) or words.folded[index - 1] in OF | ARTICLES | JOINTS:
            return False
        if is_inner_adjective(words, index):
            return False
        known = self._bodies.longest(words.folded, index)
        before = words.text(index - 1)
        if self._is_called(words, start, index):
            return False
        is_behind_acronym = is_acronym(before) and not is_acronym(words.text(index))  # « de la CGT Jean Morel »
        follows_noun = (
            not words.is_capital(index - 1) or words.folded[index - 1] in self._state_bodies or is_behind_acronym
        )
        return not known and follows_noun and name_end(words, index) - index > 1

    def _is_called(self, words: Words, start: int, index: int) -> bool:
        """« la compagnie [Nordik Air] », « la compagnie aérienne [Nordik Air] »: whether the noun of a body is right before, but for adjectives."""
        last = index - 1
        while last > start and words.text(last).islower() and words.doc[words.token(last)].pos_ == "ADJ":
            last -= 1
        is_noun = words.text(last).islower() or is_acronym(words.text(last))  # « l’ONG Terre Libre »
        return is_noun and fold(words.text(last)).removesuffix("s") in self._called

    def _is_new_title(self, words: Words, index: int) -> bool:
        title = self._titles.longest(words.folded, index)
        if title is not None and title.end == index + 1 and is_adjective(words, index):
            return False
        return title is not None and words.folded[index - 1] not in OF | ARTICLES and not title.value.honorific


def is_inner_adjective(words: Words, index: int) -> bool:
    """Return whether the word *index* is an adjective within the name of a body: « Conseil [Supérieur] de la Magistrature »."""
    goes_on = index + 1 < len(words) and words.folded[index + 1] in OF
    return goes_on and words.is_capital(index) and words.folded[index].endswith(_ADJECTIVE_ENDINGS)


def behind_acronym(words: Words, end: int) -> int:
    """Return where « (PLD) » behind the name of a body ends."""
    is_acronym = (
        words.folded[end : end + 1] == ["("]
        and words.folded[end + 2 : end + 3] == [")"]
        and len(words.text(end + 1)) >= _ACRONYM
        and words.is_capital(end + 1)
    )
    return end + 3 if is_acronym else end
