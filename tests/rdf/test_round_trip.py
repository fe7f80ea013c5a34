"""What goes into a graph comes out of it, for any text, and through the engine of the store."""

from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import given, settings
from pyoxigraph import BlankNode

from kg.errors import StoreError
from kg.model import Reading
from kg.rdf import quads_to_reading, reading_to_quads
from tests.rdf.strategies import RUN, readings
from tests.readings import HOSTILE, MEETING, READINGS

BASE = "https://data.example/news/"


def without_text(reading: Reading) -> Reading:
    """Return *reading* less what is not stored: the repaired text, and an address that is none of the web."""
    metadata = reading.document.metadata
    if metadata.url and not metadata.url.startswith("https://"):
        metadata = replace(metadata, url=None)
    return replace(reading, document=replace(reading.document, text="", pieces=(), dropped=(), metadata=metadata))


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.document.name)
def test_a_reading_comes_back_from_its_quads(reading: Reading) -> None:
    assert quads_to_reading(reading_to_quads(reading, run=RUN)) == without_text(reading)


@settings(max_examples=60, deadline=None)
@given(reading=readings())
def test_any_reading_comes_back_from_the_engine(reading: Reading) -> None:
    engine = pyoxigraph.Store()
    engine.extend(reading_to_quads(reading, run=RUN, base=BASE))
    assert quads_to_reading(reversed(list(engine)), base=BASE) == reading


@settings(max_examples=15, deadline=None)
@given(reading=readings())
def test_quads_are_unique_and_stand_in_one_graph_without_blank_nodes(reading: Reading) -> None:
    quads = list(reading_to_quads(reading, run=RUN))
    assert len(quads) == len(set(quads))
    assert len({quad.graph_name for quad in quads}) == 1
    assert not any(isinstance(term, BlankNode) for quad in quads for term in quad)


@settings(max_examples=15, deadline=None)
@given(reading=readings())
def test_literals_are_in_the_form_in_which_the_engine_keeps_them(reading: Reading) -> None:
    quads = set(reading_to_quads(reading, run=RUN))
    engine = pyoxigraph.Store()
    engine.extend(quads)
    assert set(engine) == quads


def test_the_same_reading_gives_the_same_quads_in_the_same_order() -> None:
    assert list(reading_to_quads(MEETING, run=RUN)) == list(reading_to_quads(MEETING, run=RUN))


def test_another_base_is_told() -> None:
    with pytest.raises(StoreError, match="base IRI"):
        quads_to_reading(reading_to_quads(MEETING, run=RUN, base=BASE))


def test_half_a_graph_is_told() -> None:
    quads = [quad for quad in reading_to_quads(HOSTILE, run=RUN) if "prefLabel" not in quad.predicate.value]
    with pytest.raises(StoreError, match="build the article again"):
        quads_to_reading(quads)


def test_two_articles_are_told() -> None:
    quads = [quad for reading in READINGS for quad in reading_to_quads(reading, run=RUN)]
    with pytest.raises(StoreError, match="4 articles"):
        quads_to_reading(quads)


def test_a_lone_surrogate_becomes_one_replacement_character() -> None:
    reading = replace(MEETING, document=replace(MEETING.document, source="Il a \ud800dit."))
    assert quads_to_reading(reading_to_quads(reading, run=RUN)).document.source == "Il a �dit."
