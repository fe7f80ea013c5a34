"""Events reify what they say, be it a fact or not; what is asserted is reified as well, and nothing else is."""

from hypothesis import given, settings
from pyoxigraph import Triple

from kg.model import Reading
from kg.rdf import reading_to_quads
from kg.rdf.iris import Iris
from kg.rdf.namespaces import RDF
from kg.rdf.reification import reifications
from kg.rdf.relations import relation_terms
from tests.rdf.strategies import RELATIONS, RUN, readings
from tests.readings import CRISIS, HAUGEN, MEETING_ELSEWHERE, NATO, PETROVIC, SERBIA

IRIS = Iris()
DIRECT = {relation_terms(name).direct for name in RELATIONS}


def reified(reading: Reading, number: int) -> list[Triple]:
    """Return what the event of that number reifies."""
    event = IRIS.mint("event", reading.events[number].id)
    return [quad.object for quad in reifications(reading, IRIS) if quad.subject == event]


def test_what_is_feared_is_reified() -> None:
    sanctions = relation_terms("sanctions").direct
    assert reified(CRISIS, 2) == [Triple(IRIS.actor(NATO.id), sanctions, IRIS.actor(SERBIA.id))]


def test_a_symmetric_relation_is_reified_both_ways() -> None:
    meets, one, other = relation_terms("meets").direct, IRIS.actor(HAUGEN.id), IRIS.actor(PETROVIC.id)
    assert reified(MEETING_ELSEWHERE, 0) == [Triple(one, meets, other), Triple(other, meets, one)]


@settings(max_examples=40, deadline=None)
@given(reading=readings())
def test_what_is_asserted_is_reified_by_an_event_of_the_article(reading: Reading) -> None:
    quads = list(reading_to_quads(reading, run=RUN))
    extra = list(reifications(reading, IRIS))
    assert {quad.predicate for quad in extra} <= {RDF.reifies}
    asserted = {quad.triple for quad in quads if quad.predicate in DIRECT}
    assert asserted <= {quad.object for quad in extra}
    assert {quad.subject for quad in extra} <= {quad.subject for quad in quads}
    assert {quad.graph_name for quad in extra} <= {quad.graph_name for quad in quads}
    assert len(set(extra)) == len(extra)
