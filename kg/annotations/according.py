"""Sources beside a sentence: « selon le ministre », « à ses yeux », « de source policière », « pour l’opposition, … ».

The phrases stand in `cues.fr.yaml`; here is where they may stand, and whom they name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from kg.annotations.mentions import MentionKind
from kg.annotations.phrases import PhraseTable, Words
from kg.annotations.speakers import Speaker, SpeakerFinder
from kg.annotations.syntax import is_infinitive
from kg.lexicon import Cues, Lexicon
from kg.lexicon.words import fold, phrase

_CONTRACTED = ("de", "du", "des", "d", "d'")
_RELATIVE = frozenset({"qui", "lequel", "laquelle", "lesquels", "lesquelles"})
_STRESSED = frozenset({"lui", "elle", "eux", "elles", "moi", "nous"})
_SOURCELESS = frozenset({MentionKind.PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class According:
    """A source: its tokens, half-open, who it is, and the word that says so.

    Attributes:
        relative: « …, selon laquelle … »: only what stands behind it is claimed.
        colon: « …: à ses yeux, … »: likewise.
        scope: The sign that ends what is claimed before the sentence does, if it stands there.
    """

    start: int
    end: int
    speaker: Speaker | None
    cue: int
    relative: bool = False
    colon: bool = False
    scope: str | None = None


@lru_cache(maxsize=4)
def _table(cues: Cues) -> "PhraseTable[str]":
    """Return which kind of source the phrases of *cues* name."""
    forward = [form for entry in cues.according for form in _forms(entry)]
    return PhraseTable(
        [(phrase(form), "forward") for form in forward]
        + [(phrase(form), "back") for form in cues.according_back]
        + [(phrase(form), "view") for form in cues.viewpoint]
        + [(("de", noun + ending), "origin") for noun in cues.origin for ending in ("", "s")]
    )


class AccordingReader:
    """Finds the sources of one `Doc`."""

    def __init__(self, doc: Doc, lexicon: Lexicon, finder: SpeakerFinder) -> None:
        self._doc, self._finder, self._groups = doc, finder, lexicon.groups
        self._words, self._table = Words(doc), _table(lexicon.cues)
        self._first = self._table.first_words
        self._origins = lexicon.cues.origin

    def read(self, start: int, end: int) -> Iterator[According]:
        """Yield the sources in the tokens `start:end`, but for those in direct speech."""
        index = self._words.first_of_token.get(start, self._words.end_of(start))
        while index < len(self._words) and self._words.token(index) < end:
            match = self._table.longest(self._words.folded, index) if self._words.folded[index] in self._first else None
            first = self._words.token(index)
            if match is None or first in self._doc._.kg_spoken:
                index += 1
                continue
            last = self._words.tokens(index, match.end)[1]
            source = self._source(match.value, first, last, start, end)
            if source is not None and self._is_apart(source, start, end):
                yield source
            index = match.end

    def _is_apart(self, source: According, start: int, end: int) -> bool:
        """« un texte selon lui précipité »: in the midst of a clause without commas, a source claims but a word."""
        opens = source.start == start or self._doc[source.start - 1].pos_ in {"PUNCT", "CCONJ", "SCONJ", "SPACE"}
        return opens or source.relative or source.end >= end or self._doc[source.end].text in {",", ")", "»"}

    def _source(self, kind: str, first: int, last: int, start: int, end: int) -> According | None:
        match kind:
            case "back":
                return self._back(first, last, start, end)
            case "view":
                return self._viewpoint(first, last, start, end)
            case "origin":
                is_told = any(t.text.startswith("-") and fold(t.text).endswith("on") for t in self._doc[start:first])
                return None if is_told else self._named(first, last - 1)
            case _:
                return self._named(first, last)

    def _back(self, first: int, last: int, start: int, end: int) -> According | None:
        """« …: à ses yeux, … »: whom the possessive or pronoun stands for; « coupable à ses yeux » claims only a word."""
        is_apart = first == start or self._doc[first - 1].text in {",", ":"}
        if not is_apart or (last < end and self._doc[last].text != "," and first != start):
            return None
        number = next((n for i in range(first, last) if (n := self._finder.by_token.get(i)) is not None), None)
        after_colon = first > start and self._doc[first - 1].text == ":"
        return According(
            start=first, end=last, speaker=Speaker(start=first, end=first, mention=number), cue=first, colon=after_colon
        )

    def _named(self, first: int, index: int) -> According | None:
        """Return the source whose name begins at the token *index*."""
        if index >= len(self._doc):
            return None
        token = self._doc[index]
        if fold(token.text) in _RELATIVE:
            return self._relative(first, token)
        if fold(token.text) in _STRESSED:
            return According(start=first, end=index + 1, speaker=self._finder.at(token), cue=first)
        end = self._finder.phrase_end(index)
        if end == index:
            return None
        speaker = self._finder.phrase(index, end)
        return According(start=first, end=self._with_apposition(speaker), speaker=speaker, cue=first)

    def _relative(self, first: int, pronoun: Token) -> According | None:
        """« le ministère, selon lequel … »: the noun before is the source."""
        noun = first - 2 if first > 1 and self._doc[first - 1].text == "," else first - 1
        if noun < 0:
            return None
        return According(start=first, end=pronoun.i + 1, speaker=self._finder.before(noun), cue=first, relative=True)

    def _with_apposition(self, speaker: Speaker) -> int:
        """Return where what belongs to the source ends: behind « , chercheur à Ouagadougou, » where commas part it."""
        end = speaker.end
        if end + 1 < len(self._doc) and self._doc[end].text == ",":
            stop = self._finder.phrase_end(end + 1)
            while stop < len(self._doc) and stop > end + 1 and self._doc[stop].pos_ == "ADP":
                following = self._finder.phrase_end(stop + 1)
                if following == stop + 1:
                    break
                stop = following
            if fold(self._doc[end + 1].text) in {"qui", "dont", "ou"}:  # « Pour l’opposition, qui …, … »
                return next((t.i for t in self._doc[end + 1 :] if t.text in {",", "."}), end)
            has_article = end + 1 < len(self._doc) and self._doc[end + 1].pos_ == "DET"
            closes = stop > end + 1 and stop < len(self._doc) and self._doc[stop].text == ","
            is_named = speaker.mention is not None and self._finder.mentions[speaker.mention].start > end
            if closes and (not has_article or is_named):
                return stop
        return end

    def _viewpoint(self, first: int, last: int, start: int, end: int) -> According | None:
        """« Pour X, … » at the head of a clause, « …, pour qui … »: X is a name, or a noun of people or a body."""
        if last < end and fold(self._doc[last].text) in _RELATIVE:
            return self._relative(first, self._doc[last])
        opens = all(self._doc[i].pos_ in {"CCONJ", "PUNCT", "SPACE", "ADV"} for i in range(start, first))
        source = self._named(first, last) if opens else None
        if source is None or source.speaker is None or not self._is_followed_by_comma(source.end):
            return None
        return replace(source, scope=":") if self._is_somebody(source.speaker) else None

    def _is_followed_by_comma(self, end: int) -> bool:
        return end < len(self._doc) and self._doc[end].text == "," and not is_infinitive(self._doc[end - 1])

    def _is_somebody(self, speaker: Speaker) -> bool:
        mention = self._finder.mentions[speaker.mention] if speaker.mention is not None else None
        if mention is not None and mention.kind not in _SOURCELESS:
            return True
        lemmas = {fold(t.lemma_) for t in self._doc[speaker.start : speaker.end] if t.pos_ == "NOUN"}
        return bool(lemmas & self._groups.persons)


def _forms(entry: str) -> list[str]:
    """Return *entry*, a final « de » also contracted."""
    stem, _, last = entry.rpartition(" ")
    return [f"{stem} {form}" for form in _CONTRACTED] if last == "de" and stem else [entry]
