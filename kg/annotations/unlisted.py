"""Names that no file has, by their capitals: « Nock Ag Attia », « le Front Nusrat », « l’UPP », « à Saraqeb ».

What a name is, the words around it tell: a body by its noun or as an acronym, a place by its preposition or by « la ville
de », a person by having two words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kg.annotations.names import ENGLISH, is_acronym, name_end
from kg.annotations.phrases import Words
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_LOCATIVE = frozenset({"a", "au", "aux", "en", "vers", "dans", "depuis", "pres", "jusqu"})
_ARTICLES = frozenset({"le", "la", "les", "l", "'"})
_LINKS = frozenset({"de", "du", "des", "d", "l", "la", "le", "les", "'", "et", "pour", "a", "au", "aux"})
_OF = frozenset({"de", "du", "des", "d"})
_OPENS = frozenset({"DET", "ADP", "PRON", "ADV", "SCONJ", "CCONJ", "VERB", "AUX", "INTJ", "NUM", "PUNCT"})
_NAMED = frozenset({"PROPN", "X"})
_PARTICLES = frozenset({"al", "el", "ben", "bin", "ibn", "ould", "von", "van"})  # within no phrase of plain words
_BODY_WORDS = 9
_ACRONYM = 8  # letters
_MARKS = frozenset({"«", "»", '"', "“", "”"})
_QUOTED, _QUOTED_WORDS = 2, 8  # words before a name in marks, and of it at most
_PLACE_WORDS = 3
_ADJECTIVES = 2  # between a noun of a body and its name


class NameKind(Enum):
    """What a name names."""

    PERSON = auto()
    BODY = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Unlisted:
    """A name at the words `start:end`."""

    start: int
    end: int
    kind: NameKind


class UnlistedFinder:
    """Finds them; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        groups = lexicon.groups
        self._bodies, self._headed = groups.organizations | groups.services, groups.headed
        self._no_surnames = self._bodies | groups.bodies
        self._nouns = groups.bodies  # « une ONG » is a noun, whatever its capitals
        self._demonyms = lexicon.authority.demonyms
        self._grounds, self._called, self._letters = groups.grounds, groups.called, groups.letters
        speech = {relation.name for relation in lexicon.relations.values() if relation.speech_act}
        told = (entry for entry in lexicon.frames.entries if entry.kind == "verb" and entry.relation in speech)
        self._spoken = frozenset(entry.words[0] for entry in told if len(entry.words) == 1)

    def find(self, words: Words, taken: set[int], lands: set[int]) -> Iterator[Unlisted]:
        """Yield the names outside of the tokens that are *taken*, in order of the text; those of a body may end in *lands*."""
        end = 0
        for index, is_capital in enumerate(words.capitals):
            if not is_capital or index < end:
                continue
            found = self._quoted(words, index, taken) or self._at(words, index, taken, lands)
            if found is not None:
                end = found.end
                yield found

    def _at(self, words: Words, start: int, taken: set[int], lands: set[int]) -> Unlisted | None:
        token = words.doc[words.token(start)]
        if token.i in taken or token.like_url or self._is_within_word(words, start) or self._is_shouted(words, start):
            return None
        is_first = bool(token.is_sent_start) or (token.i > 0 and token.nbor(-1).is_punct)
        is_noun = is_acronym(token.text) and words.folded[start] in self._nouns  # « l’ONG Foro Abierto »
        is_particle = (
            words.folded[start + 1 : start + 2] and words.folded[start + 1] in _PARTICLES
        )  # « Yasser al-Amin »
        if is_noun or (token.pos_ in _OPENS and (is_first or token.pos_ in {"DET", "PRON"}) and not is_particle):
            return None
        if fold(token.text) in self._bodies or (fold(token.text) in self._headed and not is_first):
            return self._body(words, start, taken, lands)
        end = self._end(words, start, taken, lands)
        is_name = token.pos_ in _NAMED or words.doc[words.token(end - 1)].pos_ in _NAMED
        if is_name and self._is_called(words, start):
            return Unlisted(start, self._called_end(words, end, taken, lands), NameKind.BODY)
        if end == start + 1:
            is_body = token.pos_ in _NAMED and self._is_introduced(words, start)
            return Unlisted(start, end, NameKind.BODY) if is_body else self._single(words, start, is_first=is_first)
        return self._several(words, start, end) if is_name else None

    def _several(self, words: Words, start: int, end: int) -> Unlisted | None:
        """Return a name of several words: of a place behind « à », else of a person."""
        start += words.folded[start] in self._demonyms and end > start + 2  # « l’Américain [Jo Blake] »
        text = words.between(start, end)
        if any(words.folded[index] in ENGLISH and not words.is_capital(index) for index in range(start, end)):
            return Unlisted(start, end, NameKind.BODY)
        if words.folded[start] in self._grounds:  # « l’Arc de Triomphe », « la Place des Martyrs »
            return Unlisted(start, end, NameKind.PLACE)
        if self._is_located(words, start) and end - start <= _PLACE_WORDS and "-" in text:
            return Unlisted(start, end, NameKind.PLACE)
        return Unlisted(start, end, NameKind.PERSON) if " " in text else None

    def _end(self, words: Words, start: int, taken: set[int], lands: set[int]) -> int:
        """Return where the run of capitals ends: before what is taken, and before « du Parti », which is no surname.

        A land may end a name in English: « Doctors for Kenya ».
        """
        end = name_end(words, start)
        for index in range(start + 1, end):
            is_land = words.token(index) in lands and words.folded[index - 1] in ENGLISH
            is_other = (words.token(index) in taken and not is_land) or (
                words.folded[index] in _OF and any(words.folded[i] in self._no_surnames for i in range(index + 1, end))
            )
            if is_other:
                end = index
                break
        while end > start and not words.is_capital(end - 1) and words.folded[end - 2] not in {"-", "'"}:
            end -= 1
        return max(end, start + 1)

    def _body(self, words: Words, start: int, taken: set[int], lands: set[int]) -> Unlisted | None:
        """« Front Nusrat », « Conseil national de transition »: the noun, and what adjectives and « de » add."""
        index = last = start + 1
        while index < min(len(words), start + _BODY_WORDS):
            token = words.doc[words.token(index)]
            word = words.folded[index]
            if token.i in lands and (words.folded[index - 1] in _LINKS or words.token(index - 1) in lands):
                index = last = index + 1  # « Mouvement pour la libération du Congo »
                continue
            if token.i in taken and not self._is_of_people(words, index):
                break
            if self._is_next_body(words, index, lands):
                break
            if word in _LINKS and word != "a":
                index += 1
                continue
            is_part = (
                token.pos_ == "ADJ"
                or words.is_capital(index)
                or (token.pos_ == "NOUN" and words.folded[index - 1] in _LINKS)
            )
            if not is_part or token.pos_ in {"VERB", "AUX", "PUNCT"}:
                break
            index = last = index + 1
        return Unlisted(start, last, NameKind.BODY) if last > start + 1 else None

    @staticmethod
    def _is_of_people(words: Words, index: int) -> bool:
        """« l’Union nationale des [journalistes tchadiens] »: people in small letters right behind « des » are those whom a body is of."""
        pos = words.doc[words.token(index)].pos_
        before = words.folded[index - 1 if pos == "NOUN" else index - 2]
        is_within = pos in {"NOUN", "ADJ"} or words.folded[index] in _OF  # « … des enseignants du Togo »
        return is_within and before == "des" and not words.is_capital(index)

    def _is_next_body(self, words: Words, index: int, lands: set[int]) -> bool:
        """« le Front libéral et [la plateforme Foro Abierto] », « … et [la Ligue du Nord] » are two, whatever « et » may join else."""
        noun = index + 1 + (words.folded[index + 1 : index + 2] in (["la"], ["le"], ["l"]))
        noun += words.folded[noun : noun + 1] == ["'"]
        if words.folded[index] != "et" or noun == index + 1 or noun >= len(words):
            return False
        if words.token(index - 1) in lands:  # « les mineurs du Pérou et l’Ordre des médecins »
            return True
        named = self._no_surnames if words.is_capital(noun) else frozenset()  # « la paix et la justice »
        return words.folded[noun] in self._called | self._headed | named

    def _single(self, words: Words, start: int, *, is_first: bool) -> Unlisted | None:
        text = words.text(start)
        is_noun = words.folded[start] in self._nouns | self._letters
        if is_acronym(text) and len(text) <= _ACRONYM and not is_noun and not set(text) <= set("IVXLC"):
            return Unlisted(start, start + 1, NameKind.BODY)
        token = words.doc[words.token(start)]
        if self._speaks(words, start):
            return Unlisted(start, start + 1, NameKind.BODY)
        is_place = not is_first and token.pos_ in _NAMED | {"NOUN"} and self._is_located(words, start)
        return Unlisted(start, start + 1, NameKind.PLACE) if is_place else None

    def _called_end(self, words: Words, end: int, taken: set[int], lands: set[int]) -> int:
        """« la plateforme Espoir [Niger] », « la coalition Horizon [2030] »: a land or a year ends such a name."""
        while end < len(words) and words.doc[words.token(end)].nbor(-1) == words.doc[words.token(end - 1)]:
            token = words.doc[words.token(end)]
            is_land = token.i in lands and words.is_capital(end)
            if not (is_land or (token.like_num and token.i not in taken)):
                break
            end += 1
        return end

    def _speaks(self, words: Words, start: int) -> bool:
        """« le [Wefaq] dénonce … », « rejeté par la [Céna] »: behind an article a lone name that speaks is a body's."""
        token = words.doc[words.token(start)]
        is_lone = token.pos_ == "PROPN" and start > 0 and words.folded[start - 1] in _ARTICLES
        says = fold(token.head.lemma_) in self._spoken and token.head.pos_ == "VERB"
        return is_lone and says and token.dep_ in {"nsubj", "obl:agent"}

    def _is_called(self, words: Words, start: int) -> bool:
        """« la milice [Wagner] », « le groupe minier chilien [Norvex] »: what a noun of a body stands right before is its name."""
        index = start - 1
        while index > max(0, start - _ADJECTIVES - 1) and self._is_plain_adjective(words, index):
            index -= 1
        is_noun = index >= 0 and words.folded[index] in self._called
        return is_noun and (not words.is_capital(index) or is_acronym(words.text(index)))

    def _is_introduced(self, words: Words, start: int) -> bool:
        """« une société étrangère, [Norvex], »: between commas behind « une » and a noun of bodies one word is the name of one."""
        if (
            start < _QUOTED
            or words.folded[start - 1] != ","
            or words.folded[start + 1 : start + 2] not in ([","], ["."])
        ):
            return False
        index = start - 2
        while index > max(0, start - _ADJECTIVES - 2) and self._is_plain_adjective(words, index):
            index -= 1
        return words.folded[index] in self._called and words.folded[max(0, index - 1)] in {"un", "une"}

    @staticmethod
    def _is_plain_adjective(words: Words, index: int) -> bool:
        return words.doc[words.token(index)].pos_ == "ADJ" and not words.is_capital(index)

    def _quoted(self, words: Words, start: int, taken: set[int]) -> Unlisted | None:
        """« le mouvement « [Balai neuf] » »: a name in marks right behind a noun of a body."""
        if start < _QUOTED or words.folded[start - 1] not in _MARKS or words.folded[start - 2] not in self._called:
            return None
        ends = (i for i in range(start + 1, min(start + _QUOTED_WORDS, len(words))) if words.folded[i] in _MARKS)
        end = next(ends, start)
        is_free = not any(words.token(i) in taken for i in range(start, end))
        return Unlisted(start, end, NameKind.BODY) if end > start and is_free else None

    def _is_located(self, words: Words, start: int) -> bool:
        """Return whether « à », « en » or « la ville de » stands before the name."""
        index = start - 1
        while index > 0 and words.folded[index] in _ARTICLES:
            index -= 1
        if index < 0:
            return False
        word = words.folded[index]
        if word in _LOCATIVE:
            return True
        return word in _OF and index > 0 and words.folded[index - 1].rstrip("s") in self._grounds

    def _is_within_word(self, words: Words, start: int) -> bool:
        return start > 0 and words.folded[start - 1] == "-" and words.token(start - 1) == words.token(start)

    def _is_shouted(self, words: Words, start: int) -> bool:
        """Return whether the words around are in capitals too: a headline or dateline, in which capitals tell nothing."""
        around = [i for i in (start - 1, start + 1) if 0 <= i < len(words) and len(words.text(i)) > 1]
        return words.text(start).isupper() and any(words.text(i).isupper() for i in around)
