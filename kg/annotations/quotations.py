"""`kg_quotations`: direct speech between « and », and who says it.

A quotation of a few words without a verb (« constructifs ») is only a word borrowed; it belongs to the sentence around it.
The speaker stands by a verb of saying close behind the closing mark, or before the opening one; a quotation that
follows another without such a verb goes on with its speaker. Unbalanced marks cost nothing: an opening mark that is never
closed ends with its paragraph.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.annotations import extensions as _extensions  # noqa: F401 - registers what is written below
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import has_feature, is_verb, own_subject
from kg.lexicon import Lexicon, configured_lexicon
from kg.lexicon.words import fold

_OPEN, _CLOSE = frozenset("«“"), frozenset("»”")
_AFTER, _BEFORE, _NEAR = 10, 14, 9  # tokens in which a verb of saying, and its subject, are looked for
_MIN_TOKENS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Direct speech: the tokens between the marks, the index of the mention that speaks, and of the verb of saying."""

    start: int
    end: int
    speaker: int | None = None
    cue: int | None = None


class QuotationReader:
    """The component; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._say = frozenset(word for word in lexicon.cues.say if " " not in word)

    def __call__(self, doc: Doc) -> Doc:
        """Write the quotations of *doc*."""
        found: list[Quotation] = []
        for start, end in _quoted(doc):
            quotation = self._attribute(doc, Quotation(start=start, end=end))
            last = found[-1] if found else None
            if quotation.speaker is None and last and _goes_on(doc, last, quotation):
                quotation = replace(quotation, speaker=last.speaker)
            found.append(quotation)
        doc._.kg_quotations = tuple(found)
        doc._.kg_spoken = {index: quotation for quotation in found for index in range(quotation.start, quotation.end)}
        doc.spans["kg_quotations"] = [Span(doc, q.start, q.end, label="QUOTATION") for q in found]
        return doc

    def _attribute(self, doc: Doc, quotation: Quotation) -> Quotation:
        for cue in self._cues(doc, quotation):
            speaker = speaker_of(cue, doc._.kg_mentions, outside=(quotation.start, quotation.end))
            if speaker is not None:
                return replace(quotation, speaker=speaker, cue=cue.i)
        return quotation

    def _cues(self, doc: Doc, quotation: Quotation) -> Iterator[Token]:
        """Yield the verbs of saying around a quotation, those behind it first."""
        for token in doc[quotation.end + 1 : quotation.end + 1 + _AFTER]:
            if token.text in _OPEN or "\n" in token.text or (token.text == "." and token.i > quotation.end + 1):
                break
            if is_verb(token) and fold(token.lemma_) in self._say:
                yield token
                break
        for token in reversed(doc[max(0, quotation.start - 1 - _BEFORE) : max(0, quotation.start - 1)]):
            if token.text in {".", "»", "«", "!", "?"} or "\n" in token.text:
                break
            if is_verb(token) and fold(token.lemma_) in self._say:
                yield token
                break


def _quoted(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield the tokens between the outermost marks of a paragraph that are speech, half-open."""
    depth, start = 0, 0
    for token in doc:
        if token.text in _OPEN:
            start = token.i + 1 if depth == 0 else start
            depth += 1
        closes = token.text in _CLOSE
        if depth and (closes or "\n" in token.text):
            depth = max(0, depth - 1) if closes else 0
            if depth == 0 and _is_speech(doc, start, token.i):
                yield start, token.i


def _is_speech(doc: Doc, start: int, end: int) -> bool:
    return end - start >= _MIN_TOKENS and any(has_feature(token, "VerbForm", "Fin") for token in doc[start:end])


def _goes_on(doc: Doc, last: Quotation, quotation: Quotation) -> bool:
    """Return whether *quotation* goes on with the speaker of *last*: at most one sentence ends between them."""
    return sum(token.text == "." for token in doc[last.end : quotation.start]) <= 1


def speaker_of(verb: Token, mentions: Sequence[ActorMention], *, outside: tuple[int, int] = (0, 0)) -> int | None:
    """Return the index of the mention that says what *verb* reports: its subject, else the nearest mention beside it."""
    grammatical = own_subject(verb)
    best: tuple[int, int] | None = None
    for index, mention in enumerate(mentions):
        if mention.kind in {MentionKind.PLACE, MentionKind.POSSESSIVE} or outside[0] <= mention.start < outside[1]:
            continue
        if grammatical is not None and mention.start <= grammatical.i < mention.end:
            return index
        distance = abs(mention.root - verb.i)
        if distance <= _NEAR and (best is None or distance < best[0]):
            best = (distance, index)
    return best[1] if best and grammatical is None else None


@Language.factory(
    "kg_quotations",
    assigns=["doc._.kg_quotations"],
    requires=["doc._.kg_mentions", "token.dep"],
    default_config={"ontology": None, "frames": []},
)
def make_quotations(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> QuotationReader:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return QuotationReader(configured_lexicon(ontology, frames))
