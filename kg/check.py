"""`kg lexicon check`: the examples of the frames, run.

An example brackets the fillers of its slots, and may end with how real the event is:

    « [Paris]agent exhorte [Minsk]addressee à [libérer les prisonniers]theme. {planned} »

It holds if its entry's relation is found with just these participants, the theme's head in the bracket, polarity and modality
as written (affirmed and actual where nothing is).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.language import Language

from kg.events.mentions import Argument, EventMention
from kg.lexicon import Lexicon
from kg.lexicon.frames import Entry
from kg.model import Modality, Polarity

_BRACKET = re.compile(r"\[([^\]]*)\](agent|addressee|theme|place)")
_NOTE = re.compile(r"\s*\{(negated|planned|possible)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence with the character spans that fill each slot."""

    text: str
    slots: dict[str, list[tuple[int, int]]]
    polarity: Polarity
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An example, or counterexample, that does not hold, and what was found instead."""

    entry: Entry
    sentence: str
    problem: str


def parse_example(annotated: str) -> Example:
    """Return *annotated* without its brackets and notes, and what they say."""
    notes = set(_NOTE.findall(annotated))
    annotated = _NOTE.sub("", annotated)
    text, last = "", 0
    slots: dict[str, list[tuple[int, int]]] = {}
    for match in _BRACKET.finditer(annotated):
        text += annotated[last : match.start()]
        slots.setdefault(match[2], []).append((len(text), len(text) + len(match[1])))
        text, last = text + match[1], match.end()
    modality = next((Modality(note) for note in notes if note != "negated"), Modality.ACTUAL)
    return Example(
        text=text + annotated[last:],
        slots=slots,
        polarity=Polarity.NEGATED if "negated" in notes else Polarity.AFFIRMED,
        modality=modality,
    )


def check_examples(lexicon: Lexicon, nlp: Language, entries: Iterable[Entry] | None = None) -> Iterator[Failure]:
    """Yield the examples and counterexamples that do not hold, in order of the entries; shared ones once."""
    cases = dict.fromkeys(
        (entry.relation, sentence, is_counter)
        for entry in (lexicon.frames.entries if entries is None else entries)
        for is_counter, sentences in ((False, entry.examples), (True, entry.counterexamples))
        for sentence in sentences
    )
    entry_of = {(e.relation, s): e for e in reversed(lexicon.frames.entries) for s in (*e.examples, *e.counterexamples)}
    parsed = {case: parse_example(case[1]) for case in cases}
    docs = nlp.pipe(example.text for example in parsed.values())
    for (case, example), doc in zip(parsed.items(), docs, strict=True):
        relation, sentence, is_counter = case
        events = [event for event in doc._.kg_events if event.relation == relation]
        if is_counter:
            problem = f"found {relation} by {events[0].rule}" if events else None
        else:
            problem = _problem(example, events, symmetric=lexicon.relations[relation].symmetric)
        if problem:
            yield Failure(entry=entry_of[relation, sentence], sentence=sentence, problem=problem)


def _problem(example: Example, events: list[EventMention], *, symmetric: bool) -> str | None:
    """Return what is wrong with the best of *events*, or None if one is right."""
    if not events:
        return "not found"
    problems = [list(_differences(example, event, symmetric=symmetric)) for event in events]
    best = min(problems, key=len)
    return "; ".join(best) or None


def _differences(example: Example, event: EventMention, *, symmetric: bool) -> Iterator[str]:
    groups = [("agent", event.agents), ("addressee", event.addressees)]
    if symmetric:
        groups = [("participants", (*event.agents, *event.addressees))]
    for name, found in groups:
        wanted = [
            span for slot in (("agent", "addressee") if symmetric else (name,)) for span in example.slots.get(slot, ())
        ]
        if not _same_participants(wanted, found, event):
            labels = ", ".join(argument.actor.label for argument in found) or "nobody"
            yield f"{name}: {labels}"
    if "theme" in example.slots:
        head = event.trigger.doc[event.theme.head].idx if event.theme else -1
        if not any(start <= head < end for start, end in example.slots["theme"]):
            yield f"theme: {event.trigger.doc[event.theme.start : event.theme.end].text if event.theme else None}"
    if event.polarity is not example.polarity:
        yield event.polarity.value
    if event.modality is not example.modality:
        yield event.modality.value


def _same_participants(wanted: list[tuple[int, int]], found: tuple[Argument, ...], event: EventMention) -> bool:
    """Each bracket has a participant in it, and each participant stands in a bracket, or its antecedent does."""
    doc = event.trigger.doc
    bracketed = {
        actor.id: span
        for mention in doc._.kg_mentions
        for span in wanted
        for actor in mention.actors
        if doc[mention.start].idx < span[1] and span[0] < doc[mention.end - 1].idx + len(doc[mention.end - 1])
    }
    covered = set()
    for argument in found:
        start, end = doc[argument.start].idx, doc[argument.end - 1].idx + len(doc[argument.end - 1])
        span = next((span for span in wanted if start < span[1] and span[0] < end), bracketed.get(argument.actor.id))
        if span is None:
            return False
        covered.add(span)
    return covered == set(wanted)
