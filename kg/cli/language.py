"""The commands with which the lexicon is extended: `explain` a sentence, run the lexicon's own examples."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import say
from kg.cli.failures import SOME_FAILED, reported
from kg.cli.options import Debug, Frames
from kg.cli.rows import Format, print_rows
from kg.model import Document, Event, Participant, Piece, Position, Reading

if TYPE_CHECKING:
    from kg.reader import Reader

Sentence = Annotated[str, typer.Argument(help="A French sentence, in quotes.")]
Relation = Annotated[str | None, typer.Option(metavar="NAME", help="Only the examples of this relation.")]
Gold = Annotated[
    Path | None,
    typer.Option(
        metavar="PATH",
        exists=True,
        help="Instead: how well each entry reads NAME.txt, measured on NAME.json or a folder.",
    ),
]
Clashes = Annotated[
    bool, typer.Option("--clashes", help="Instead: entries of two relations that claim the same words.")
]
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
def check(
    *,
    relation: Relation = None,
    gold: Gold = None,
    clashes: Clashes = False,
    frames: Frames = None,
    debug: Debug = False,
) -> None:
    """Check the files of the lexicon, and run its examples; exit code 1 if one does not hold.

    Examples:
    ```console
    kg lexicon check

    kg lexicon check --relation urges

    kg lexicon check --gold articles/

    kg lexicon check --clashes
    ```
    """
    with reported(debug=debug):
        from kg.reader import Reader

        reader = Reader(frames=frames or ())
        if gold:
            _measure(reader, gold, relation)
        elif clashes:
            _clash(reader, relation)
        has_failed = not (gold or clashes) and _fails(reader, relation)
    if has_failed:
        raise typer.Exit(SOME_FAILED)


def _fails(reader: "Reader", relation: str | None) -> bool:
    """Print the examples that do not hold; return whether there is one."""
    from kg.check import check_examples

    entries = [entry for entry in reader.lexicon.frames.entries if relation in {None, entry.relation}]
    failures = list(check_examples(reader.lexicon, reader.nlp, entries))
    if failures:
        rows = ((failure.entry.id, failure.sentence, failure.problem) for failure in failures)
        print_rows(("entry", "sentence", "problem"), rows, Format.TABLE)
    count = sum(len(entry.examples) + len(entry.counterexamples) for entry in entries)
    say(f"{len(entries)} entries, {count} examples, {len(failures)} do not hold")
    return bool(failures)


def _measure(reader: "Reader", path: Path, relation: str | None) -> None:
    """Print how well each entry reads the articles of *path*."""
    from kg.gold import figures_by_rule, load_gold
    from kg.pipeline import read

    wanted = load_gold(path)
    outcomes = read([str(text) for text in wanted], make_reader=lambda: reader)
    readings = [outcome for outcome in outcomes if isinstance(outcome, Reading)]
    by_article = {text.stem: events for text, events in wanted.items()}
    figures = [row for row in figures_by_rule(by_article, readings) if relation in {None, row.rule.split("/")[0]}]
    rows = ((row.rule, str(row.told), str(row.right), f"{row.precision:.2f}", f"{row.coverage:.2f}") for row in figures)
    print_rows(("entry", "told", "right", "precision", "coverage"), rows, Format.TABLE)
    told, right = sum(row.told for row in figures), sum(row.right for row in figures)
    count = sum(relation in {None, event.relation} for events in by_article.values() for event in events)
    say(f"{len(readings)} articles, {count} events wanted, {told} told, {right} right")


def _clash(reader: "Reader", relation: str | None) -> None:
    """Print the entries that claim the same words."""
    from kg.lexicon.clashes import clashes

    found = [
        c for c in clashes(reader.lexicon.frames.entries) if relation in {None, c.first.relation, c.second.relation}
    ]
    rows = ((clash.first.id, clash.second.id, ", ".join(sorted(clash.shared))) for clash in found)
    print_rows(("entry", "other entry", "words of both"), rows, Format.TABLE)
    say(f"{len(found)} pairs of entries claim the same words")


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
