"""`kg_quotations`: direct speech between « and », and who says it.

A quotation of a few words without a verb (« constructifs ») is only a word borrowed, unless somebody is told to say it at
once (« Le chaos », prévient-il). The speaker is looked for behind the closing mark, within the quotation, before the opening
mark; a quotation without one goes on with the speaker before, or is of whom the sentence beside it is about. Unbalanced marks
cost nothing: an opening mark that is never closed ends with its paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.annotations import extensions as _extensions  # noqa: F401 - registers what is written below
from kg.annotations.marks import CLOSE, OPEN, Marked, marked_spans
from kg.annotations.mentions import MentionKind
from kg.annotations.saying import SayingVerbs, first_word, inverted_pronoun, is_inserted, saying_verbs
from kg.annotations.speakers import Speaker, SpeakerFinder, is_finite_group
from kg.annotations.subjects import own_subject
from kg.annotations.syntax import has_feature, is_verb, sentence
from kg.lexicon import Lexicon, configured_lexicon

_AFTER, _BEFORE = 10, 14  # tokens in which a verb of saying is looked for
_FINAL = frozenset({".", "!", "?", "…"})
_MIN_TOKENS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Direct speech.

    Attributes:
        start, end: The tokens between the marks, half-open.
        speaker: Index of the mention that speaks; None where nobody does, or somebody whom no mention stands for.
        words: Who speaks as the text names it.
        cue: Index of the verb of saying.
        inserted: The tokens of « , dit-il, » in the midst of it, half-open.
        goes_on: Whether it goes on with the quotation of the paragraph before.
    """

    start: int
    end: int
    speaker: int | None = None
    words: Speaker | None = None
    cue: int | None = None
    inserted: tuple[int, int] | None = None
    goes_on: bool = False


class QuotationReader:
    """The component; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._say = saying_verbs(lexicon.cues.say)

    def __call__(self, doc: Doc) -> Doc:
        """Write the quotations of *doc*."""
        found = _DirectSpeech(doc, self._lexicon, self._say).read()
        doc._.kg_quotations = tuple(found)
        doc._.kg_spoken = {index: q for q in found for index in range(q.start, q.end) if not _is_inserted_at(q, index)}
        doc.spans["kg_quotations"] = [Span(doc, q.start, q.end, label="QUOTATION") for q in found]
        return doc


class _DirectSpeech:
    """Reads the direct speech of one text."""

    def __init__(self, doc: Doc, lexicon: Lexicon, say: SayingVerbs) -> None:
        self._doc, self._say = doc, say
        self._finder = SpeakerFinder(doc, lexicon)

    def read(self) -> list[Quotation]:
        """Return the quotations in order of the text."""
        found: list[Quotation] = []
        last: Marked | None = None
        for marked in marked_spans(self._doc):
            if marked.depth:
                continue
            quotation = self._attribute(Quotation(start=marked.start, end=marked.end))
            if not is_speech(self._doc, marked.start, marked.end) and not self._is_told_at_once(quotation):
                continue
            if last is not None and self._goes_on_from(last, found[-1], marked):
                quotation = replace(quotation, goes_on=True)
            found.append(quotation)
            last = marked
        for index in range(len(found) - 1, 0, -1):  # who closes the last paragraph by saying so has said all of them
            if found[index].goes_on:
                found[index - 1] = replace(found[index - 1], speaker=found[index].speaker, words=found[index].words)
        return self._inherit(found)

    def _is_told_at_once(self, quotation: Quotation) -> bool:
        """« Le chaos », prévient-il; « Le chaos, dit-il, ou la loi »: words without a verb that are all that is said."""
        before = self._doc[quotation.start - 2] if quotation.start > 1 else None
        opens = before is None or before.is_space or before.text in _FINAL | CLOSE | {":"}
        return quotation.cue is not None and quotation.cue > quotation.start and opens

    def _goes_on_from(self, last: Marked, before: Quotation, marked: Marked) -> bool:
        """Return whether a paragraph opens with the quotation that the one before has left open, and given no speaker."""
        return not last.closed and before.words is None and marked.start - last.end <= _MIN_TOKENS

    def _attribute(self, quotation: Quotation) -> Quotation:
        """Return *quotation* with its speaker, if a verb or a colon gives it one."""
        for cue in self._cues(quotation):
            speaker = self._finder.of_verb(cue)
            if speaker is not None and not quotation.start <= speaker.start < quotation.end:
                return replace(quotation, speaker=speaker.mention, words=speaker, cue=cue.i)
        inserted = self._inserted(quotation)
        if inserted is not None:
            return inserted
        speaker = self._before_colon(quotation) or self._at_end(quotation)
        return replace(quotation, speaker=speaker.mention, words=speaker) if speaker else quotation

    def _at_end(self, quotation: Quotation) -> Speaker | None:
        """« « Nous tiendrons », quoi qu’il en coûte aux « autres », a promis la ministre »: who closes the sentence by saying so."""
        index = quotation.end + 1
        if not self._runs_on(index):
            return None
        _, end = sentence(self._doc[index])
        for token in self._doc[index + 1 : end]:
            if token.is_space:
                return None
            if (
                is_inserted(token)
                and token in self._say
                and is_finite_group(token)
                and not self._finder.is_marked(token)
            ):
                return self._finder.of_verb(token)
        return None

    def _cues(self, quotation: Quotation) -> Iterator[Token]:
        """Yield the verbs around a quotation that may report it, those behind it first, if a mark closes it."""
        is_closed = quotation.end < len(self._doc) and self._doc[quotation.end].text in CLOSE
        verb = self._right_behind(quotation) if is_closed else None
        if verb is not None:
            yield verb
        following = quotation.end + 1
        if not (is_closed and self._runs_on(following)):
            following = len(self._doc)
        for token in self._doc[following : following + _AFTER]:
            if token.text in OPEN or token.is_space or (token.text in _FINAL and token.i > quotation.end + 1):
                break
            if token in self._say and verb is None and not _has_clause(token) and not token.lower_.endswith("ant"):
                yield token
                break
        for token in reversed(self._doc[max(0, quotation.start - 1 - _BEFORE) : max(0, quotation.start - 1)]):
            if token.text in _FINAL | OPEN | CLOSE or token.is_space:
                break
            if token in self._say:
                yield token
                break

    def _runs_on(self, index: int) -> bool:
        """Return whether the sentence goes on at *index*, behind a closing mark."""
        return index < len(self._doc) and (self._doc[index].text == "," or self._doc[index].text[:1].islower())

    def _right_behind(self, quotation: Quotation) -> Token | None:
        """« … », sourit-elle; « … », a réagi Kemal Öz: any verb at once behind the mark, its subject behind it, reports."""
        index = quotation.end + 1
        has_comma = index < len(self._doc) and self._doc[index].text == ","
        if not has_comma and self._doc[quotation.end - 1].text not in _FINAL | {","}:
            return None  # « L’opération « Bouclier » commence »
        index += has_comma
        if index < len(self._doc) and self._is_lost_verb(self._doc[index]):
            return self._doc[index]
        for token in self._doc[index : index + 5]:
            if is_verb(token) and token.pos_ == "VERB":
                is_first = first_word(token).i <= index
                return token if is_first and is_finite_group(token) else None
        return None

    def _is_lost_verb(self, token: Token) -> bool:
        """« … », soupire le maire: a verb of saying by its form, before an article or a name."""
        following = self._doc[token.i + 1 : token.i + 2]
        opens = any(t.pos_ in {"DET", "PROPN"} or t.text.startswith("-") for t in following)
        return opens and not is_verb(token) and self._say.may_be(token)

    def _inserted(self, quotation: Quotation) -> Quotation | None:
        """« Hier, ajoute-t-elle, ils ont … »: the verb of saying stands within the quotation, between commas."""
        for token in self._doc[quotation.start + 1 : quotation.end]:
            if not self._say.may_be(token) or not is_inserted(token):
                continue
            start, pronoun = first_word(token).i - 1, inverted_pronoun(token)
            speaker = self._finder.of_verb(token) if pronoun is not None else self._finder.behind(token)
            if speaker is None or speaker.start < start or self._doc[start].text != ",":
                continue
            end = self._end_of_insertion(max(speaker.end, token.i + 1), quotation.end)
            if end is not None and (end - speaker.end <= _MIN_TOKENS or pronoun is not None):
                inserted = (start, end)
                return replace(quotation, speaker=speaker.mention, words=speaker, cue=token.i, inserted=inserted)
        return None

    def _end_of_insertion(self, start: int, end: int) -> int | None:
        """Return the index behind the comma or stop that ends « , dit le maire, »."""
        return next((t.i + 1 for t in self._doc[start:end] if t.text == "," or t.text in _FINAL), None)

    def _before_colon(self, quotation: Quotation) -> Speaker | None:
        """« Ana Prado : « … » », « Elle ne mâche pas ses mots : « … » »: who is the subject, or stands alone, before the colon."""
        colon = quotation.start - 2
        while (
            colon > 0 and self._doc[colon].is_space
        ):  # « a fait la déclaration suivante : », and a paragraph of its own
            colon -= 1
        if colon < 1 or self._doc[colon].text != ":":
            return None
        start, _ = sentence(self._doc[colon])
        verbs = [t for t in self._doc[start:colon] if t.pos_ == "VERB" and is_verb(t) and is_finite_group(t)]
        if not verbs and colon and self._say.may_be(self._doc[colon - 1]):
            verbs = [self._doc[colon - 1]]
        if verbs:
            speaker = self._finder.of_verb(verbs[-1])
            return speaker if self._say.may_be(verbs[-1]) else self._somebody(speaker)
        end = self._finder.phrase_end(start)
        return self._somebody(self._finder.phrase(start, end)) if end > start else None

    def _somebody(self, speaker: Speaker | None) -> Speaker | None:
        """Return *speaker* if it is a person, or stands for one."""
        if speaker is None or speaker.mention is None:
            return None
        mention = self._finder.mentions[speaker.mention]
        is_person = mention.name is not None or mention.kind in {MentionKind.PRONOUN, MentionKind.TITLE}
        return speaker if is_person else None

    def _inherit(self, found: list[Quotation]) -> list[Quotation]:
        """Give the quotations that nobody is told to say the speaker of the one before, or of the sentence beside."""
        for index, quotation in enumerate(found):
            if quotation.words is not None:
                continue
            last = found[index - 1] if index else None
            if last is not None and last.words is not None and self._goes_on(last, quotation):
                found[index] = replace(quotation, speaker=last.speaker, words=last.words)
            elif self._stands_alone(quotation):
                speaker = self._beside(quotation)
                found[index] = replace(quotation, speaker=speaker.mention, words=speaker) if speaker else quotation
        return found

    def _goes_on(self, last: Quotation, quotation: Quotation) -> bool:
        """Return whether *quotation* goes on with the speaker of *last*: at most one sentence ends between them."""
        return sum(token.text == "." for token in self._doc[last.end : quotation.start]) <= 1

    def _stands_alone(self, quotation: Quotation) -> bool:
        """Return whether *quotation* is all of its sentence, or sentences."""
        before = self._doc[quotation.start - 2] if quotation.start > 1 else None
        opens = before is None or before.is_space or before.text in _FINAL | CLOSE
        return opens and self._doc[quotation.end - 1].text in _FINAL

    def _beside(self, quotation: Quotation) -> Speaker | None:
        """Return the person whom the sentence before is about, or the one behind where none is before in the paragraph."""
        for verb in self._verbs_beside(quotation):
            subject = own_subject(verb)
            speaker = self._finder.at(subject) if subject is not None else None
            if self._somebody(speaker) is not None:
                return speaker
        return None

    def _verbs_beside(self, quotation: Quotation) -> Iterator[Token]:
        sides = []
        if quotation.start > _MIN_TOKENS and not self._doc[quotation.start - 2].is_space:
            sides.append(sentence(self._doc[quotation.start - 2]))
        if quotation.end + 1 < len(self._doc) and not self._doc[quotation.end + 1].is_space:
            sides.append(sentence(self._doc[quotation.end + 1]))
        for start, end in sides:
            first = next((t for t in self._doc[start:end] if (s := own_subject(t)) is not None and s.i < t.i), None)
            if first is not None:
                yield first


def is_speech(doc: Doc, start: int, end: int) -> bool:
    """Return whether the words between two marks are a sentence, not a word or two that are borrowed."""
    return end - start >= _MIN_TOKENS and any(has_feature(token, "VerbForm", "Fin") for token in doc[start:end])


def _has_clause(verb: Token) -> bool:
    return any(child.dep_ == "ccomp" and child.i > verb.i for child in verb.children)


def _is_inserted_at(quotation: Quotation, index: int) -> bool:
    return quotation.inserted is not None and quotation.inserted[0] <= index < quotation.inserted[1]


@Language.factory(
    "kg_quotations",
    assigns=["doc._.kg_quotations"],
    requires=["doc._.kg_mentions", "token.dep"],
    default_config={"ontology": None, "frames": []},
)
def make_quotations(nlp: Language, name: str, ontology: str | None, frames: list[str]) -> QuotationReader:  # noqa: ARG001 - spaCy passes them
    """Make the component; *ontology* and *frames* name another ontology folder and more frame files."""
    return QuotationReader(configured_lexicon(ontology, frames))
