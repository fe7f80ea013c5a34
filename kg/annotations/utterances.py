"""Who says what: all that a text quotes or reports, as utterances of three kinds.

    « Nous partons », a dit le maire.                 direct: the words between the marks
    Le maire affirme qu’ils partent.                  indirect: a clause or an infinitive under a verb of saying
    Ils partent, assure le maire. Selon le maire, …   indirect: the sentence around it
    Ils seraient partis.                              indirect, of nobody: hearsay
    Le maire dénonce une « fuite ».                   mixed: in the sentence of the text, words between marks

An utterance may stand in another (« « On m’a dit : « Pars » », raconte le maire »). Mentions have to be resolved first.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Doc

from kg.annotations.marks import Marked, marked_spans
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.quotations import Quotation
from kg.annotations.reports import Report, ReportReader
from kg.annotations.speakers import Speaker
from kg.annotations.syntax import gender_of, has_feature
from kg.lexicon import Lexicon
from kg.model import ActorType

#: Token indices, half-open.
Piece = tuple[int, int]


class Kind(StrEnum):
    """How a text gives what somebody says."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What somebody says.

    Attributes:
        pieces: Where it stands, in order; several where « , dit-il, » or a paragraph's end interrupts it.
        speaker: The words that name who speaks; None where the text names nobody.
        voice: The mention of the actor who speaks, pronouns and « la diplomate » resolved; None where it is no actor.
        cue: Index of the word that reports it: a verb, or « selon ».
    """

    kind: Kind
    pieces: tuple[Piece, ...]
    speaker: Speaker | None = None
    voice: ActorMention | None = None
    cue: int | None = None

    @property
    def start(self) -> int:
        """Return where its first piece starts."""
        return self.pieces[0][0]

    def covers(self, index: int) -> bool:
        """Return whether the token at *index* belongs to it."""
        return any(start <= index < end for start, end in self.pieces)

    def text(self, doc: Doc) -> str:
        """Return its words, its pieces parted by « […] »."""
        return " […] ".join(doc[start:end].text for start, end in self.pieces)

    def name(self, doc: Doc) -> str | None:
        """Return who speaks: the actor's label, else the words that name him without their article; None for nobody."""
        if self.voice is not None:
            return ", ".join(actor.label for actor in self.voice.actors)
        return named_as(doc, self.speaker) if self.speaker is not None else None


def named_as(doc: Doc, speaker: Speaker) -> str | None:
    """Return the words of *speaker* without determiners before them; None for a pronoun."""
    start = speaker.start
    while start < speaker.end and doc[start].pos_ in {"DET", "ADP"}:
        start += 1
    words = doc[start : speaker.end]
    return words.text if any(token.pos_ in {"NOUN", "PROPN", "ADJ"} for token in words) else None


def read_utterances(doc: Doc, lexicon: Lexicon) -> tuple[Utterance, ...]:
    """Return all that somebody says in *doc*, in order of the text, an outer utterance before those in it."""
    marks = marked_spans(doc)
    reports = list(ReportReader(doc, lexicon).read())
    direct = [utterance for utterance in _direct(doc) if not _is_reported(utterance, reports)]
    found = [*direct, *(_reported(report, marks) for report in reports if not _is_cue_of(report, direct))]
    return tuple(_Voices(doc).give(sorted(found, key=lambda u: (u.start, -u.pieces[-1][1]))))


def _direct(doc: Doc) -> Iterator[Utterance]:
    """Yield direct speech, what goes on behind « , dit-il, » or in the next paragraph put together."""
    held: Utterance | None = None
    last: Quotation | None = None
    for quotation in doc._.kg_quotations:
        pieces = _pieces(quotation)
        if held is not None and last is not None and _is_same(doc, last, quotation):
            held = replace(held, pieces=(*held.pieces, *pieces))
        else:
            yield from [held] if held is not None else []
            held = Utterance(kind=Kind.DIRECT, pieces=pieces, speaker=quotation.words, cue=quotation.cue)
        last = quotation
    yield from [held] if held is not None else []


def _pieces(quotation: Quotation) -> tuple[Piece, ...]:
    if quotation.inserted is None:
        return ((quotation.start, quotation.end),)
    return ((quotation.start, quotation.inserted[0]), (quotation.inserted[1], quotation.end))


def _is_same(doc: Doc, last: Quotation, quotation: Quotation) -> bool:
    """« « La police », a-t-il dit, « viendra ». »: the second goes on in small letters, after no full stop."""
    between = doc[last.end : quotation.start]
    runs_on = doc[quotation.start].text[:1].islower() and not any(t.text in {".", "!", "?"} for t in between)
    return quotation.goes_on or (runs_on and last.cue is not None and last.end < last.cue < quotation.start)


def _is_reported(direct: Utterance, reports: Iterable[Report]) -> bool:
    """Return whether the marks stand within a clause that is reported: the words are part of a mixed utterance."""
    return any(not report.nested and any(s <= direct.start < e for s, e in report.pieces) for report in reports)


def _is_cue_of(report: Report, direct: Iterable[Utterance]) -> bool:
    return report.cue is not None and any(utterance.cue == report.cue for utterance in direct)


def _reported(report: Report, marks: Iterable[Marked]) -> Utterance:
    """Return *report* as an utterance: mixed where marks stand in it, or all around it."""
    start, end = report.pieces[0][0], report.pieces[-1][1]
    has_marks = report.fragment or any(start <= marked.start and marked.end <= end for marked in marks)
    kind = Kind.DIRECT if report.nested else Kind.MIXED if has_marks else Kind.INDIRECT
    return Utterance(kind=kind, pieces=report.pieces, speaker=report.speaker, cue=report.cue)


class _Voices:
    """Resolves speakers, from left to right: a pronoun or « la diplomate » without an actor is whoever spoke or was named last."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._mentions: tuple[ActorMention, ...] = doc._.kg_mentions

    def give(self, utterances: Iterable[Utterance]) -> Iterator[Utterance]:
        """Yield the utterances with their voices."""
        last: Utterance | None = None
        for utterance in utterances:
            given = self._give(utterance, last)
            last = given if given.speaker is not None else last
            yield given

    def _give(self, utterance: Utterance, last: Utterance | None) -> Utterance:
        speaker = utterance.speaker
        if speaker is None:
            return utterance
        mention = self._mentions[speaker.mention] if speaker.mention is not None else None
        if mention is not None and mention.actors and not self._is_bare(speaker, mention):
            if last is not None and self._is_rather(last, mention):
                return replace(utterance, speaker=last.speaker, voice=last.voice)
            return replace(utterance, voice=mention)
        if self._points_back(speaker, mention):
            person = self._person_before(speaker)
            if person is not None:
                return replace(utterance, voice=person)
            if last is not None and named_as(self._doc, speaker) is None:
                return replace(utterance, speaker=last.speaker, voice=last.voice)
        return replace(utterance, voice=mention) if mention is not None and mention.actors else utterance

    def _is_rather(self, last: Utterance, mention: ActorMention) -> bool:
        """« il » of a ship that the speaker before tells of: rather that person goes on speaking."""
        is_thing = mention.kind is MentionKind.PRONOUN and mention.actors[0].type is not ActorType.PERSON
        voice = last.voice
        if not is_thing or mention.plural or voice is None or len(voice.actors) != 1 or voice.actors == mention.actors:
            return False
        return voice.actors[0].type is ActorType.PERSON and voice.gender in {None, mention.gender}

    def _is_bare(self, speaker: Speaker, mention: ActorMention) -> bool:
        """« l’enseignante »: an actor of the words alone; it may be somebody whom the text has named."""
        return mention.kind is MentionKind.GROUP and not mention.plural and self._points_back(speaker, mention)

    def _points_back(self, speaker: Speaker, mention: ActorMention | None) -> bool:
        """Return whether a speaker is a pronoun, or one person by a definite noun without a complement: « la juriste »."""
        if mention is not None and mention.kind is MentionKind.PRONOUN:
            return not mention.plural
        if named_as(self._doc, speaker) is None:
            return True
        words = self._doc[speaker.start : speaker.end]
        is_definite = words[0].text.lower() in {"le", "la", "l'", "cet", "cette", "ce"}
        is_one = not any(has_feature(word, "Number", "Plur") or word.pos_ in {"ADP", "PROPN"} for word in words)
        return is_definite and is_one and (mention is None or mention.of is None)

    def _person_before(self, speaker: Speaker) -> ActorMention | None:
        """Return the person named last before *speaker* whose gender is not another."""
        genders = [g for t in self._doc[speaker.start : speaker.end] if t.pos_ != "DET" and (g := gender_of(t))]
        for mention in reversed([m for m in self._mentions if m.end <= speaker.start and m.name and m.actors]):
            if not genders or mention.gender in {None, genders[0]}:
                return mention
        return None
