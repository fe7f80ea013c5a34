"""Groups that a nickname names: « les « bonnets rouges » », « les blouses blanches ».

What stands in quotation marks behind an article in the plural is somebody, if the text tells it to say something or to protest,
or tells of its movement or its spokesmen; then it is somebody without the marks too. People called by what they wear need neither.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from spacy.tokens import Doc, Span, Token

from kg.annotations.forms import listed_form
from kg.annotations.group_names import lowered
from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.parse import parse_of
from kg.annotations.syntax import is_passive, is_verb, preposition
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import ActorType

_OPEN, _CLOSE = frozenset('«“"'), frozenset('»”"')
_BEFORE = frozenset({"les", "des", "aux", "ces", "de", "d'", "deux", "trois", "quelques", "plusieurs", "certains"})
_LONGEST = 3  # words of a nickname
_PROTESTS = "PROTEST"


class NicknameReader:
    """Finds the nicknames of groups in a `Doc`; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._groups = lexicon.groups
        human = {name for name, r in lexicon.relations.items() if r.speech_act or r.category == _PROTESTS}
        entries = (e for e in lexicon.frames.entries if e.kind == "verb" and e.relation in human)
        self._deeds = frozenset(entry.words[0] for entry in entries)

    def read(self, doc: Doc) -> Iterator[ActorMention]:
        """Yield a mention for each nickname, without its marks."""
        worn = (i - 1 for i, word in enumerate(parse_of(doc).folded) if i and word in self._groups.colours)
        found = {index: doc[index : index + 2] for index in worn if self._is_worn(doc[index])}
        phrases = sorted({_folded(span) for span in _in_marks(doc)})
        places = _places(doc) if phrases else {}
        for phrase in phrases:
            spans = list(_all(doc, phrase, places))
            if any(self._acts(span.root) for span in spans):
                found |= {span.start: span for span in spans}
        for start, span in sorted(found.items()):
            yield ActorMention(
                start=start,
                end=span.end,
                root=int(span.root.i),
                kind=MentionKind.GROUP,
                actors=(new_actor(lowered(span.text), ActorType.GROUP),),
                plural=True,
            )

    def _is_worn(self, noun: Token) -> bool:
        """« les chemises rouges »: a garment before its colour, in the plural."""
        is_plural = fold(noun.nbor(1).text).endswith("s")
        return noun.pos_ == "NOUN" and is_plural and listed_form(noun, self._groups.garments) is not None

    def _acts(self, noun: Token) -> bool:
        """Return whether *noun* says something or protests, or whether a movement, spokesmen or a protest are its own."""
        head = noun.head
        if noun.dep_ == "nsubj" and is_verb(head):
            return fold(head.lemma_) in self._deeds and not is_passive(head)
        return preposition(noun) == "de" and listed_form(head, self._groups.gatherings) is not None


def _in_marks(doc: Doc) -> Iterator[Span]:
    """Yield each short phrase that stands in quotation marks behind an article in the plural."""
    folded = parse_of(doc).folded
    for start, mark in enumerate(folded, 1):
        if mark not in _OPEN or start == 1 or folded[start - 2] not in _BEFORE:
            continue
        last = min(start + _LONGEST + 1, len(doc))
        end = next((i for i in range(start, last) if folded[i] in _CLOSE), 0)
        if end > start and _is_group(doc[start:end]):
            yield doc[start:end]


def _is_group(phrase: Span) -> bool:
    """Return whether *phrase* is a noun in the plural with its adjectives."""
    noun = phrase.root
    parts = all(token.pos_ in {"NOUN", "ADJ", "PROPN"} for token in phrase)
    return parts and noun.pos_ in {"NOUN", "ADJ"} and fold(noun.text).endswith(("s", "x"))


def _folded(phrase: Span) -> tuple[str, ...]:
    return tuple(fold(token.text) for token in phrase)


def _places(doc: Doc) -> dict[str, list[int]]:
    """Return where each folded word of *doc* stands."""
    found: dict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(parse_of(doc).folded):
        found[word].append(index)
    return found


def _all(doc: Doc, phrase: tuple[str, ...], places: Mapping[str, list[int]]) -> Iterator[Span]:
    """Yield where *phrase* stands in *doc*, with or without marks."""
    folded = parse_of(doc).folded
    for start in places[phrase[0]]:
        if tuple(folded[start : start + len(phrase)]) == phrase:
            yield doc[start : start + len(phrase)]
