"""Definite descriptions without a name: « le mouvement », « l’ex-otage », « son gouvernement », « les trois dirigeants ».

They are found by their noun and what determines it; a complement or a name behind the noun tells of itself whom it means.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.sought import Sought
from kg.annotations.syntax import gender_of
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_DEFINITE = frozenset({"le", "la", "l'", "ce", "cet", "cette", "au", "du"})
_POSSESSIVE = frozenset({"son", "sa", "leur"})
_CONTINENTS = frozenset({"asie", "afrique", "amerique", "europe", "pacifique", "caraibes"})
_OWNS = frozenset({"son", "sa", "ses"})
_PLURAL = frozenset({"les", "des", "aux", "ces"})
_OF = frozenset({"de", "du", "des", "d'"})
_SIDES = frozenset({"droite", "gauche", "centre", "opposition"})
_FORMER = frozenset({"ancien", "ancienne", "ex"})
_RANKS = frozenset({"principal", "premier", "seul", "autre", "second", "deuxieme"})
_EACH = frozenset({"premier", "premiere", "second", "seconde"})
_ALL = frozenset({"tous", "toutes"})
_REACH = 3  # words between a determiner and its noun
_COUNTED = 2  # words from the article to a noun that is counted: « les deux hommes »
_HEADED = frozenset({"d'etat", "de gouvernement"})
_SEAT_WORDS = 2  # of the longest name of a seat of power
#: How many a number word counts.
NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}


def form_of(noun: Token, listed: frozenset[str]) -> str | None:
    """Return the form of *noun* that is *listed*: as written, without « ex- », or its lemma."""
    written = fold(noun.text)
    forms = (written.removeprefix("ex-"), fold(noun.lemma_), written)
    return next((form for form in forms if form in listed), None)


class DescriptionFinder:
    """Finds the descriptions of a `Doc`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._nouns = lexicon.descriptions
        self._people = lexicon.groups.persons | self._nouns.persons
        self._demonyms, self._metonyms = lexicon.authority.demonyms, lexicon.authority.metonyms
        nouns = self._nouns
        self._owned_nouns = nouns.of_country | nouns.others | nouns.movements
        self._one = nouns.persons | nouns.holders | nouns.countries | nouns.bodies
        self._paired = nouns.paired_people | nouns.paired_countries | nouns.paired_sides
        self._listed = self._people | self._owned_nouns | self._one | self._paired | nouns.fighters | nouns.shortened
        self._heads = frozenset(phrase.split()[0] for phrase in nouns.phrases)
        self._sought = Sought(self._is_listed)

    def find(self, doc: Doc) -> Iterator[ActorMention]:
        """Yield a mention, without its determiner and without actors, for each description."""
        for token in self._sought.among(doc):
            if token.i:
                mention = self._several(token) or self._owned(token) or self._single(token) or self._shortened(token)
                mention = mention or self._each(token)
                if mention is not None:
                    yield mention

    def _is_listed(self, token: Token) -> bool:
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} and form_of(token, self._listed | self._heads) is not None:
            return True
        return fold(token.text) in _EACH or fold(token.text) in NUMBERS

    def _several(self, noun: Token) -> ActorMention | None:
        """« les deux hommes », « les belligérants »."""
        written, before = fold(noun.text), fold(noun.nbor(-1).text)
        if written not in self._paired or not (before in NUMBERS or written == "belligerants"):
            return None
        if before in NUMBERS and (noun.i < _COUNTED or fold(noun.nbor(-_COUNTED).text) not in _PLURAL):
            return None  # « trois généraux birmans » are not those told of before
        start = noun.i - 1 if before in NUMBERS else noun.i
        # « les deux chefs [d’État] »
        is_headed = written == "chefs" and fold(noun.doc[noun.i + 1 : noun.i + 3].text) in _HEADED
        end = noun.i + (3 if is_headed else 1)
        return ActorMention(start=start, end=end, root=noun.i, kind=MentionKind.BOTH, plural=True)

    def _each(self, word: Token) -> ActorMention | None:
        """« Tous deux », « tous les trois »; « le premier … Le second … », without a noun behind them."""
        before = [fold(token.text) for token in word.doc[max(0, word.i - 2) : word.i]]
        if fold(word.text) in NUMBERS:
            words = [word for word in before if word != "les"]
            if not words or words[-1] not in _ALL or (words[-1] != before[-1] and before[-1] != "les"):
                return None
            return ActorMention(
                start=word.i - (2 if before[-1] == "les" else 1),
                end=word.i + 1,
                root=word.i,
                kind=MentionKind.BOTH,
                plural=True,
            )
        if not before or before[-1] not in {"le", "la"} or not word.dep_.startswith("nsubj"):
            return None
        behind = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
        if behind is None or (behind.pos_ not in {"VERB", "AUX", "PRON", "ADV"} and behind.text != ","):
            return None
        return ActorMention(start=word.i, end=word.i + 1, root=word.i, kind=MentionKind.BOTH)

    def _owned(self, noun: Token) -> ActorMention | None:
        """« son gouvernement », « son rival »: of a possessive's owner."""
        if form_of(noun, self._owned_nouns) is None or self._determiner(noun) not in _POSSESSIVE:
            return None
        return self._mention(noun, noun.i, noun.i + 1)

    def _single(self, noun: Token) -> ActorMention | None:
        """« le mouvement », « l’ancien instituteur », « les rebelles », without more behind it than a demonym."""
        determiner = self._determiner(noun)
        several = determiner in _PLURAL and fold(noun.text) in self._nouns.fighters
        listed = self._people if self._is_former(noun) else self._one
        is_listed = form_of(noun, listed) is not None or self._phrase_end(noun) is not None
        if not several and (determiner not in _DEFINITE or not is_listed):
            return None
        # « les droits de l’homme »; « le principal mouvement d’opposition »: not the one that was named
        if fold(noun.head.lemma_) == "droit" or any(fold(token.lemma_) in _RANKS for token in self._between(noun)):
            return None
        end, owner = self._behind(noun)
        if end is None:
            return None
        start = noun.i - 1 if fold(noun.nbor(-1).text) in _FORMER else noun.i
        return self._mention(noun, start, end, of=owner, plural=several)

    def _shortened(self, noun: Token) -> ActorMention | None:
        """« le Conseil », « la Commission »: the noun alone of a longer name."""
        behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
        goes_on = behind is not None and (
            behind.pos_ in {"ADJ", "NOUN", "PROPN", "NUM"} or fold(behind.text) in _OF | {"-"}
        )
        is_short = form_of(noun, self._nouns.shortened) is not None and fold(noun.nbor(-1).text) in _DEFINITE
        return self._mention(noun, noun.i, noun.i + 1) if is_short and not goes_on else None

    def _is_former(self, noun: Token) -> bool:
        return fold(noun.text).startswith("ex-") or any(fold(token.text) in _FORMER for token in self._between(noun))

    def _between(self, noun: Token) -> list[Token]:
        """Return the adjectives before *noun*, the nearest first."""
        found = []
        for index in range(noun.i - 1, max(noun.i - 1 - _REACH, -1), -1):
            token = noun.doc[index]
            if token.pos_ != "ADJ" and fold(token.text) not in _FORMER | {"-"}:
                break
            found.append(token)
        return found

    def _determiner(self, noun: Token) -> str | None:
        """Return the folded word before *noun* and its adjectives."""
        index = noun.i - len(self._between(noun)) - 1
        return fold(noun.doc[index].text) if index >= 0 else None

    def _behind(self, noun: Token) -> tuple[int | None, str | None]:
        """Return where the phrase ends and whom it belongs to; no end, where its own complement tells who it is."""
        doc, index = noun.doc, noun.i + 1
        following = fold(doc[index].text) if index < len(doc) else ""
        goes_on = index < len(doc) and (doc[index].text[:1].isupper() or doc[index].text == "-" or following == "d")
        if self._is_named_behind(doc, index):
            return None, None
        if index < len(doc) and doc[index].pos_ in {"ADJ", "NOUN"} and following in self._demonyms:
            return index + 1, self._demonyms[following]
        if (end := self._phrase_end(noun)) is not None:
            return self._behind_phrase(doc, end)
        if following in _OF:
            return self._behind_of(noun)
        return None if goes_on else index, None

    def _behind_of(self, noun: Token) -> tuple[int | None, str | None]:
        """Return as `_behind` does what « de » adds: an age (« cet homme de 40 ans »), a side, or the seat of power that somebody holds."""
        doc, index = noun.doc, noun.i + 1
        if index + 2 < len(doc) and doc[index + 2].text == "ans":
            return index + 3, None
        if index + 1 < len(doc) and fold(doc[index + 1].text) in _SIDES:
            return index + 2, None  # « l’élue de gauche »
        is_owned = index + 1 < len(doc) and fold(doc[index + 1].text) in _OWNS | _CONTINENTS
        is_country = is_owned and form_of(noun, self._nouns.countries) is not None
        # « a remercié l’émirat de son aide », « le pays d’Asie centrale », « la candidate du Parti bleu »
        if is_country or form_of(noun, self._nouns.runners) is not None:
            return index, None
        return self._seat(doc, index) if form_of(noun, self._nouns.holders) is not None else (None, None)

    def _phrase_end(self, noun: Token) -> int | None:
        """Return where « homme d’affaires », « chef de file » ends."""
        if noun.lower_ not in self._heads:
            return None
        for size in (2, 3):
            words = noun.doc[noun.i : noun.i + size]
            if fold(words.text) in self._nouns.phrases:
                return noun.i + size
        return None

    def _behind_phrase(self, doc: Doc, end: int) -> tuple[int | None, str | None]:
        """Return as `_behind` does what stands behind the last word of a phrase."""
        following = doc[end] if end < len(doc) else None
        if following is not None and fold(following.text) in self._demonyms and following.pos_ in {"ADJ", "NOUN"}:
            return end + 1, self._demonyms[fold(following.text)]
        goes_on = following is not None and (fold(following.text) in _OF or following.text[:1].isupper())
        return (None, None) if goes_on or self._is_named_behind(doc, end) else (end, None)

    def _is_named_behind(self, doc: Doc, index: int) -> bool:
        """« le mouvement citoyen Lucha », « l’économiste kényane Ann Karanja »: whether a name follows the adjectives behind the noun."""
        start = index
        while index < len(doc) and doc[index].text[:1].islower() and self._is_adjective(doc[index]):
            index += 1
        return start < index < len(doc) and doc[index].pos_ == "PROPN" and doc[index].text[:1].isupper()

    def _is_adjective(self, token: Token) -> bool:
        return token.pos_ == "ADJ" or fold(token.text) in self._demonyms

    def _seat(self, doc: Doc, index: int) -> tuple[int | None, str | None]:
        """Return where « de l’Élysée », « de la Maison Blanche » ends, and the country that it is the seat of."""
        first = next((i for i in range(index, min(index + _REACH, len(doc))) if doc[i].text[:1].isupper()), None)
        if first is None:
            return None, None
        for size in range(_SEAT_WORDS, 0, -1):
            if (holder := self._metonyms.get(fold(doc[first : first + size].text))) is not None:
                return first + size, holder
        return None, None

    def _mention(
        self, noun: Token, start: int, end: int, *, of: str | None = None, plural: bool = False
    ) -> ActorMention:
        return ActorMention(
            start=start, end=end, root=noun.i, kind=MentionKind.DESCRIPTION, of=of, gender=gender_of(noun), plural=plural,
        )  # fmt: skip
