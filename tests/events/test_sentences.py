"""Sentences and the events that they tell: a case is a line of `sentences/*.txt`.

    relation: [Paris]agent a exhorté [Minsk]addressee à [libérer les prisonniers]theme. {planned}

The brackets and notes are those of `ontology/frames/` (see `kg.check`). Lines that follow each other and differ in their
brackets only are all that one sentence tells; `nothing` is a sentence that tells no event. `known-limits.txt` has what the reader
should find and does not: when it learns to, the line moves to one of the other files.
"""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from kg.check import check_examples, parse_example
from kg.lexicon.frames import Frames
from tests.french import annotate, load_reader

SENTENCES = Path(__file__).parent / "sentences"
LIMITS = SENTENCES / "known-limits.txt"
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, and (relation, the sentence annotated for it) of each event that it tells."""

    name: str
    text: str
    told: tuple[tuple[str, str], ...]


def load_cases(path: Path) -> list[Case]:
    cases: list[Case] = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        relation, annotated = line.split(": ", 1)
        text = parse_example(annotated).text
        told = () if relation == NOTHING else ((relation, annotated),)
        if cases and cases[-1].text == text:
            cases[-1] = replace(cases[-1], told=cases[-1].told + told)
        else:
            cases.append(Case(f"{path.stem}:{number}", text, told))
    return cases


def check_case(case: Case) -> None:
    """Check that just these relations are told, and each of them as annotated."""
    found = {event.relation for event in annotate(case.text)._.kg_events}
    assert found == {relation for relation, _ in case.told}, case.text
    for relation, annotated in case.told:
        assert problems(relation, annotated) == []


def problems(relation: str, annotated: str) -> list[str]:
    """Return what `kg.check` says against *annotated* as an example of *relation*."""
    reader = load_reader()
    entry = replace(reader.lexicon.frames.entries[0], relation=relation, examples=(annotated,), counterexamples=())
    lexicon = replace(reader.lexicon, frames=Frames((entry,), {}))
    return [f"{failure.sentence}: {failure.problem}" for failure in check_examples(lexicon, reader.nlp)]


FILES = sorted(SENTENCES.glob("*.txt"))
TOLD = [case for path in FILES if path != LIMITS for case in load_cases(path)]


@pytest.mark.parametrize("case", TOLD, ids=lambda case: case.name)
def test_just_these_events_are_told(case: Case) -> None:
    check_case(case)


@pytest.mark.parametrize("case", load_cases(LIMITS), ids=lambda case: case.name)
@pytest.mark.xfail(strict=True, raises=AssertionError, reason="a known limit of the reader")
def test_what_the_reader_should_find_and_does_not(case: Case) -> None:
    check_case(case)


def test_the_files_speak_of_many_relations_and_countries() -> None:
    """A guard against an empty or misread folder: most relations of the ontology have a sentence."""
    told = {relation for case in TOLD for relation, _ in case.told}
    assert told <= set(load_reader().lexicon.relations)
    assert len(told) > 20
    assert len({case.text for case in TOLD}) == len(TOLD) > 150
