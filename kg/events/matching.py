"""Which entry of the lexicon a word matches, and which words fill its slots."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.annotations.mentions import MentionKind, mentions_by_token
from kg.annotations.syntax import is_reflexive, lemma
from kg.events.fillers import Fillers
from kg.lexicon import Lexicon
from kg.lexicon.frames import Entry
from kg.lexicon.words import fold

_PHRASE_GAP = 4  # words that may stand between a verb and the rest of its phrase: « met de nouveau en garde »
_OPAQUE_KINDS = frozenset({MentionKind.NAME, MentionKind.TITLE, MentionKind.METONYM, MentionKind.PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry that holds at a trigger.

    Attributes:
        words: The tokens of the trigger, the first first.
        slots: Slot → the heads of its fillers, only of slots that are filled.
    """

    entry: Entry
    trigger: Token
    words: tuple[Token, ...]
    slots: Mapping[str, tuple[Token, ...]]


class Matcher:
    """Matches the words of one `Doc` with the entries of the lexicon."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._doc, self._lexicon = doc, lexicon
        self._mentions = mentions_by_token(doc)

    def matches(self) -> Iterator[Match]:
        """Yield the best match of each word that may be a trigger, in order of the text."""
        for token in self._doc:
            mention = self._mentions.get(token.i)
            if mention is None or mention.kind not in _OPAQUE_KINDS:
                found = list(self.match(token))
                if found:
                    yield max(found, key=_rank)

    def match(self, token: Token) -> Iterator[Match]:
        """Yield a match for each entry that holds at *token*."""
        for kind in _kinds(token):
            for entry in self._lexicon.frames.of(kind, lemma(token, self._lexicon.lemmas)):
                words = _phrase(token, entry)
                if words and _is_used_as(token, entry) and (match := self._fill(token, entry, words)):
                    yield match

    def _fill(self, token: Token, entry: Entry, words: tuple[Token, ...]) -> Match | None:
        fillers = Fillers(token, self._lexicon, extra=words[1:])
        if not all(self._has_lemma(fillers.of(function), lemmas) for function, lemmas in entry.where.items()):
            return None
        if any(self._has_lemma(fillers.of(function), lemmas) for function, lemmas in entry.unless.items()):
            return None
        taken = {word.i for word in words}
        slots: dict[str, tuple[Token, ...]] = {}
        for slot, functions in entry.slots.items():
            for function in functions:
                found = tuple(t for t in fillers.of(function) if t.i not in taken)
                if found and (slot in {"theme", "place"} or self._may_act(found, function)):
                    slots[slot] = found
                    break
        return Match(entry=entry, trigger=token, words=words, slots=slots)

    def _may_act(self, tokens: tuple[Token, ...], function: str) -> bool:
        """Return whether a filler may be an actor; where none may, the slot's next function is tried."""
        return function == "amod" or any(other.i in self._mentions for t in tokens for other in (t, *t.conjuncts))

    def _has_lemma(self, tokens: list[Token], lemmas: frozenset[str]) -> bool:
        every = [other for token in tokens for other in (token, *token.conjuncts)]
        return any(lemma(t, self._lexicon.lemmas) in lemmas or fold(t.text) in lemmas for t in every)


def _rank(match: Match) -> tuple[int, int, int]:
    """More words of the phrase, more filled slots, more conditions met: the more specific entry wins."""
    return len(match.words), len(match.slots), len(match.entry.where)


def _kinds(token: Token) -> tuple[str, ...]:
    if token.pos_ in {"VERB", "AUX"}:
        return ("verb", "adjective") if "Part" in token.morph.get("VerbForm") else ("verb",)
    return {"NOUN": ("noun",), "PROPN": ("noun",), "ADJ": ("adjective", "verb")}.get(token.pos_, ())


def _is_used_as(token: Token, entry: Entry) -> bool:
    if entry.kind != "verb":
        return True
    if token.pos_ == "ADJ":
        return any(child.dep_.startswith(("obl", "xcomp")) for child in token.children) and not entry.reflexive
    return is_reflexive(token) is entry.reflexive or (not entry.reflexive and len(entry.words) > 1)


def _phrase(token: Token, entry: Entry) -> tuple[Token, ...]:
    """Return the tokens of the trigger: *token*, and the rest of a fixed phrase close behind it."""
    rest = entry.words[1:]
    if not rest:
        return (token,)
    limit = min(len(token.doc), token.i + 1 + _PHRASE_GAP + len(rest))
    for start in range(token.i + 1, limit - len(rest) + 1):
        found = token.doc[start : start + len(rest)]
        if all(fold(t.text) == word or (word == "de" and fold(t.text) in {"d'", "du", "des"}) for t, word in zip(found, rest, strict=True)):
            return (token, *found)
    return ()
