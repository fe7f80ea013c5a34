"""From mentions to facts: ids, evidence in the source, and one event for what one text tells twice."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, islice

from spacy.tokens import Doc

from kg.events.confidence import confidence
from kg.events.mentions import Argument, EventMention, Span
from kg.events.positions import PositionMention
from kg.events.repeats import grouped
from kg.lexicon import Lexicon, Relation
from kg.lexicon.words import phrase, stem
from kg.model import Document, Event, Evidence, Participant, Position, Precision, Theme

_ID_LENGTH = 16


class Merger:
    """Makes the events and positions of one document of their mentions."""

    def __init__(self, doc: Doc, document: Document, lexicon: Lexicon) -> None:
        self._doc, self._document, self._lexicon = doc, document, lexicon
        self._text = doc.text  # put together from the tokens at each call

    def events(self, mentions: Iterable[EventMention]) -> tuple[Event, ...]:
        """Return one event for each fact told, in order of their first evidence; what is likely misread is left out.

        Of a text of one sentence nothing is: whoever has a headline read wants to know what it tells, however unsure.
        """
        groups: dict[tuple[str, ...], list[Event]] = defaultdict(list)
        for mention in mentions:
            event = self._event(mention)
            groups[self._key(event, mention)].append(event)
        told_once = sorted((_merged(group, _surest(group)) for group in groups.values()), key=_place_in_text)
        headline_end = self._document.source_span(0, self._document.title_end)[1] if self._document.title_end else 0
        facts = grouped(told_once, headline_end=headline_end)
        merged = (self._weighed(self._identified(_merged(group, _best_named(group)))) for group in facts)
        least = 0.0 if self._is_brief() else self._lexicon.confidence.least
        likely = (event for event in merged if event.confidence >= least)
        return tuple(sorted(likely, key=_place_in_text))

    def _is_brief(self) -> bool:
        return sum(1 for _ in islice(self._doc.sents, 2)) == 1

    def _weighed(self, event: Event) -> Event:
        return replace(event, confidence=confidence(event, self._lexicon.confidence.weights))

    def positions(self, mentions: Iterable[PositionMention]) -> tuple[Position, ...]:
        """Return the positions, in order of their evidence."""
        return tuple(self._position(mention) for mention in mentions)

    def _event(self, mention: EventMention) -> Event:
        theme = self._theme(mention.theme)
        agents, addressees = self._participants(mention.agents), self._participants(mention.addressees)
        if self._lexicon.relations[mention.relation].symmetric:
            agents, addressees = (*agents, *addressees), ()
        source = None
        if mention.claimed_by is not None and mention.claimed_by.actors:
            speaker = mention.claimed_by
            source = self._participant(Argument(actor=speaker.actors[0], start=speaker.start, end=speaker.end))
        event = Event(
            id="",
            fact="",
            relation=mention.relation,
            agents=agents,
            addressees=addressees,
            theme=theme,
            place=mention.place,
            time=mention.time,
            polarity=mention.polarity,
            modality=mention.modality,
            source=source,
            mode=mention.mode,
            evidence=(self._evidence(mention),),
        )
        return self._weighed(self._identified(event))

    def _identified(self, event: Event) -> Event:
        relation = self._lexicon.relations[event.relation]
        return replace(event, id=self._id(event), fact=self._fact(event, relation))

    def _key(self, event: Event, mention: EventMention) -> tuple[str, ...]:
        """Return what two tellings of one fact have in common within an article."""
        words = self._doc[mention.theme.head : mention.theme.head + 2] if mention.theme else ()
        head = " ".join(
            stem(word.text) for n, word in enumerate(words) if n == 0 or word.is_digit
        )  # « la résolution 836 »
        actors = ("|".join(sorted(p.actor.id for p in group)) for group in (event.agents, event.addressees))
        return (
            event.relation,
            *actors,
            head,
            event.polarity.value,
            event.modality.value,
            event.source.actor.id if event.source else "",
        )

    def _id(self, event: Event) -> str:
        theme = " ".join(phrase(event.theme.text)) if event.theme else ""
        actors = (",".join(p.actor.id for p in group) for group in (event.agents, event.addressees))
        source = event.source.actor.id if event.source else ""
        return _hash(
            self._document.id,
            event.relation,
            *actors,
            theme,
            event.polarity,
            event.modality,
            source,
            str(event.evidence[0].trigger_start),
        )

    def _fact(self, event: Event, relation: Relation) -> str:
        """Two articles tell of one fact if relation, participants, theme's concept and day are the same.

        An event without a day of its own counts for the day of publication.
        """
        groups = [[p.actor.id for p in group] for group in (event.agents, event.addressees)]
        actors = [sorted(chain(*groups))] if relation.symmetric else [sorted(group) for group in groups]
        day = event.time.start if event.time and event.time.start and event.time.precision is Precision.DAY else None
        day = day or self._document.metadata.published
        concept = event.theme.concept if event.theme and event.theme.concept else ""
        return _hash(
            event.relation,
            *(",".join(group) for group in actors),
            concept,
            day.isoformat() if day else self._document.id,
        )

    def _position(self, mention: PositionMention) -> Position:
        person = mention.mention
        start, end = self._doc[person.start].idx, self._doc[person.end - 1].idx + len(self._doc[person.end - 1])
        evidence = self._sentence(start, end, rule="position/title")
        of = mention.of.id if mention.of else ""
        return Position(
            id=_hash(self._document.id, mention.person.id, mention.role, of),
            person=mention.person,
            role=mention.role,
            of=mention.of,
            seen=self._document.metadata.published,
            evidence=evidence,
        )

    def _evidence(self, mention: EventMention) -> Evidence:
        first, last = mention.trigger, self._doc[mention.trigger_end]
        return self._sentence(first.idx, last.idx + len(last), rule=mention.rule)

    def _sentence(self, start: int, end: int, *, rule: str) -> Evidence:
        """Return the sentence around `doc.text[start:end]`, in the offsets and words of the source."""
        span = self._doc.char_span(start, end, alignment_mode="expand")
        sentence = span.sent if span is not None else self._doc[:].sent
        text = self._text[sentence.start_char : sentence.end_char]
        left = len(text) - len(text.lstrip())
        source = self._document.source
        first, last = self._document.source_span(sentence.start_char + left, sentence.start_char + len(text.rstrip()))
        trigger_start, trigger_end = self._document.source_span(start, end)
        return Evidence(
            quote=source[first:last],
            start=first,
            end=last,
            trigger=source[trigger_start:trigger_end],
            trigger_start=trigger_start,
            trigger_end=trigger_end,
            rule=rule,
        )

    def _participants(self, arguments: Sequence[Argument]) -> tuple[Participant, ...]:
        return tuple(self._participant(argument) for argument in arguments)

    def _participant(self, argument: Argument) -> Participant:
        start, end = self._source_span(argument.start, argument.end)
        return Participant(actor=argument.actor, text=self._document.source[start:end], start=start, end=end)

    def _theme(self, span: Span | None) -> Theme | None:
        if span is None:
            return None
        start, end = self._source_span(span.start, span.end)
        text = self._document.source[start:end]
        return Theme(text=text, start=start, end=end, concept=self._lexicon.themes.concept(text))

    def _source_span(self, start: int, end: int) -> tuple[int, int]:
        span = self._doc[start:end]
        return self._document.source_span(span.start_char, span.end_char)


def _place_in_text(event: Event) -> tuple[int, str]:
    return event.evidence[0].trigger_start, event.id


def _surest(group: Sequence[Event]) -> Event:
    return max(group, key=lambda event: (event.confidence, -event.evidence[0].trigger_start))


def _best_named(group: Sequence[Event]) -> Event:
    """Return the first of several tellings that names those who act (« les dirigeants » is no name), else the first."""
    return next((e for e in group if all(p.actor.known or p.actor.label[:1].isupper() for p in e.agents)), group[0])


def _merged(group: Sequence[Event], best: Event) -> Event:
    """Return the *best* of several tellings, with the evidence of all, and what only others say: to whom, of what, where, when."""
    evidence = {(e.start, e.trigger_start): e for event in group for e in event.evidence}
    return replace(
        best,
        addressees=best.addressees or next((event.addressees for event in group if event.addressees), ()),
        theme=best.theme or next((event.theme for event in group if event.theme), None),
        place=best.place or next((event.place for event in group if event.place), None),
        time=best.time or next((event.time for event in group if event.time), None),
        evidence=tuple(evidence[key] for key in sorted(evidence)),
    )


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:_ID_LENGTH]
