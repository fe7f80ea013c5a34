"""`kg.check`: the notation of examples, what it finds wrong, and that the project's own examples hold."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.check import check_examples, parse_example
from kg.lexicon.frames import Entry, Frames
from kg.model import Modality, Polarity
from tests.french import load_reader

#: Examples of `ontology/frames/` that do not hold yet. One that begins to hold must be taken off.
KNOWN_FAILURES: frozenset[str] = frozenset()

TOLD = "[Paris]agent a exhorté [Minsk]addressee à [libérer les prisonniers]theme."


def entry(relation: str, examples: Iterable[str] = (), counterexamples: Iterable[str] = ()) -> Entry:
    template = load_reader().lexicon.frames.of("verb", "exhorter")[0]
    return replace(template, relation=relation, examples=tuple(examples), counterexamples=tuple(counterexamples))


def problems(*entries: Entry) -> list[str]:
    reader = load_reader()
    lexicon = replace(reader.lexicon, frames=Frames(entries, {}))
    return [failure.problem for failure in check_examples(lexicon, reader.nlp)]


def test_brackets_are_slots_and_braces_are_notes() -> None:
    example = parse_example(
        "[Paris]agent et [Oslo]agent pressent [Minsk]addressee à [Genève]place. {negated} {planned}"
    )
    assert example.text == "Paris et Oslo pressent Minsk à Genève."
    words = {slot: [example.text[start:end] for start, end in spans] for slot, spans in example.slots.items()}
    assert words == {"agent": ["Paris", "Oslo"], "addressee": ["Minsk"], "place": ["Genève"]}
    assert (example.polarity, example.modality) == (Polarity.NEGATED, Modality.PLANNED)


def test_without_notes_it_is_affirmed_and_actual() -> None:
    example = parse_example(TOLD)
    assert (example.polarity, example.modality) == (Polarity.AFFIRMED, Modality.ACTUAL)


@given(st.text(alphabet="ab é[]{}", max_size=20).filter(lambda text: "]a" not in text))
def test_other_brackets_are_text(text: str) -> None:
    assert parse_example(text).text == text


def test_an_example_that_holds_has_no_problem() -> None:
    assert problems(entry("urges", [TOLD])) == []


@pytest.mark.parametrize(
    ("example", "problem"),
    [
        ("Le blé monte à [Paris]agent.", "not found"),
        (TOLD.replace("[Minsk]addressee", "Minsk"), "addressee: Biélorussie"),
        (TOLD.replace("[Paris]agent", "Paris").replace("à [lib", "[à]agent [lib"), "agent: France"),
        ("[Paris]agent a exhorté [Minsk]addressee à libérer [les prisonniers]theme.", "theme: libérer les prisonniers"),
        (f"{TOLD} {{planned}}", "actual"),
        (f"{TOLD} {{negated}}", "affirmed"),
    ],
    ids=["no event", "one participant more", "another agent", "another theme", "modality", "polarity"],
)
def test_what_is_wrong_is_said(example: str, problem: str) -> None:
    assert problems(entry("urges", [example])) == [problem]


def test_a_counterexample_that_fires_is_told_with_its_rule() -> None:
    assert problems(entry("urges", counterexamples=["Paris a exhorté Minsk à libérer les prisonniers."])) == [
        "found urges by urges/verb/exhorter"
    ]
    assert problems(entry("meets", counterexamples=["Paris a exhorté Minsk à libérer les prisonniers."])) == []


def test_a_shared_example_is_checked_once() -> None:
    wrong = f"{TOLD} {{planned}}"
    assert problems(entry("urges", [wrong]), entry("urges", [wrong])) == ["actual"]


@pytest.mark.slow
def test_the_projects_examples_hold() -> None:
    reader = load_reader()
    failures = {failure.sentence: failure.problem for failure in check_examples(reader.lexicon, reader.nlp)}
    assert {s: p for s, p in failures.items() if s not in KNOWN_FAILURES} == {}
    assert failures.keys() == KNOWN_FAILURES
