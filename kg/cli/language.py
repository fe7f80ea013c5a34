"""The commands with which the lexicon is extended: `explain` a sentence, run the lexicon's own examples."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say
from kg.cli.failures import SOME_FAILED, reported
from kg.cli.options import Debug, Frames
from kg.cli.rows import Format, print_rows
from kg.model import Document, Event, Participant, Piece, Position, Reading

Sentence = Annotated[str, typer.Argument(help="A French sentence, in quotes.")]
Relation = Annotated[str | None, typer.Option(metavar="NAME", help="Only the examples of this relation.")]
_EVENT = ("relation", "trigger", "agent", "addressee", "theme", "how", "source", "rule")
_POSITION = ("person", "role", "of", "rule")

lexicon = typer.Typer(help="Check the lexicon.", no_args_is_help=True)


def explain(sentence: Sentence, *, frames: Frames = None, debug: Debug = False) -> None:
    """Show what is found in a sentence, and by which entry of the lexicon.

    Examples:
    ```console
    kg explain "Oslo a exhorté lundi Belgrade à libérer les prisonniers."

    kg explain "Le gouvernement a fustigé Minsk."
    ```
    """
    with reported(debug=debug):
        reading = _read(sentence, frames or ())
        if reading.events:
            print_rows(_EVENT, map(_event, reading.events), Format.TABLE)
        if reading.positions:
            print_rows(_POSITION, map(_position, reading.positions), Format.TABLE)
        if not (reading.events or reading.positions):
            say("nothing was found: no entry of the lexicon fits, or nobody acts")


@lexicon.command()
def check(*, relation: Relation = None, frames: Frames = None, debug: Debug = False) -> None:
    """Check the files of the lexicon, and run its examples; exit code 1 if one does not hold.

    Examples:
    ```console
    kg lexicon check

    kg lexicon check --relation urges
    ```
    """
    with reported(debug=debug):
        from kg.check import check_examples
        from kg.reader import Reader

        reader = Reader(frames=frames or ())
        entries = [entry for entry in reader.lexicon.frames.entries if relation in {None, entry.relation}]
        failures = list(check_examples(reader.lexicon, reader.nlp, entries))
        if failures:
            rows = ((failure.entry.id, failure.sentence, failure.problem) for failure in failures)
            print_rows(("entry", "sentence", "problem"), rows, Format.TABLE)
        count = sum(len(entry.examples) + len(entry.counterexamples) for entry in entries)
        say(f"{len(entries)} entries, {count} examples, {len(failures)} do not hold")
    if failures:
        raise typer.Exit(SOME_FAILED)


def _read(sentence: str, frames: Iterable[Path]) -> Reading:
    from kg.reader import Reader

    whole = Piece(start=0, source_start=0, length=len(sentence))
    document = Document(id="sentence", name="<sentence>", source=sentence, text=sentence, pieces=(whole,))
    return next(Reader(frames=tuple(frames)).read([document]))


def _event(event: Event) -> Iterator[str]:
    yield event.relation
    yield event.evidence[0].trigger
    yield _labels(event.agents)
    yield _labels(event.addressees)
    yield event.theme.text if event.theme else ""
    yield f"{event.polarity}, {event.modality}"
    yield _labels([event.source] if event.source else [])
    yield event.evidence[0].rule


def _position(position: Position) -> Iterator[str]:
    yield position.person.label
    yield position.role
    yield position.of.label if position.of else ""
    yield position.evidence.rule


def _labels(participants: Iterable[Participant]) -> str:
    """Return who they are, and in brackets the words where they are others."""
    return ", ".join(
        found.actor.label if found.text == found.actor.label else f"{found.actor.label} [{found.text}]"
        for found in participants
    )
