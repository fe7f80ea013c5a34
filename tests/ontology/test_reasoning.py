"""What OWL software makes of the ontology: it is OWL 2 DL, no class is empty, and the data do not contradict it.

A reasoner that never objects proves nothing, so it is also shown what must not be.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Triple, parse

from kg.rdf import reading_to_quads
from kg.resources import ontology_dir
from tests.ontology.reasoner import Verdict, check, needs_java
from tests.rdf.strategies import RUN
from tests.readings import READINGS

pytestmark = needs_java

PREFIXES = """
PREFIX event: <https://kg.example/id/event/>
PREFIX actor: <https://kg.example/id/actor/>
PREFIX kg: <https://kg.example/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX time: <http://www.w3.org/2006/time#>
"""
CONTRADICTIONS = {
    "an actor that is an article": "actor:a a kg:Person, kg:Article .",
    "a person that is a country": "actor:a a kg:Person, kg:Country .",
    "an event that an actor is": "actor:a a kg:Meeting ; kg:meets actor:b .",
    "who meets themselves": "actor:a kg:meets actor:a .",
    "who demands something of themselves": "actor:a kg:demands actor:a .",
    "an event affirmed and negated": "event:e kg:polarity kg:affirmed, kg:negated .",
    "an event with two confidences": "event:e kg:confidence 0.5, 0.7 .",
    "a day as precise as a month": "event:t kg:precision kg:day, kg:month .",
    "an event in the role of an agent": "event:e kg:agent event:f . event:f kg:theme kg:x .",
    "a run that was generated": "event:r a kg:Run ; prov:wasGeneratedBy event:s .",
    "a time span that is an instant": "event:t a kg:TimeSpan, time:Instant .",
    "a number where words are wanted": "event:e kg:themeText 7 .",
    "words where a number is wanted": 'event:m kg:start "7" .',
}
#: What the reasoner must object to in another way: a class without members, and what is not OWL 2 DL.
EMPTY = "kg:Told <http://www.w3.org/2000/01/rdf-schema#subClassOf> kg:Event, kg:Article ."
NOT_DL = "kg:agent a <http://www.w3.org/2002/07/owl#DatatypeProperty> ."


def turtle(path: Path) -> list[Triple]:
    return [quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Verdict]:
    """What the reasoner says of the ontology, of all that is written with it, and of each contradiction."""
    ontology = turtle(ontology_dir() / "kg.ttl")
    whole = [
        triple for path in sorted(ontology_dir().glob("*.ttl")) if path.name != "shapes.ttl" for triple in turtle(path)
    ]
    whole += [triple for path in sorted((ontology_dir() / "actors").glob("*.ttl")) for triple in turtle(path)]
    whole += [quad.triple for reading in READINGS for quad in reading_to_quads(reading, run=RUN)]
    others = turtle(Path(__file__).parent / "others.ttl")
    planted = {
        name: [*ontology, *others, *(q.triple for q in parse(PREFIXES + facts, format=RdfFormat.TURTLE))]
        for name, facts in (CONTRADICTIONS | {"empty": EMPTY, "not DL": NOT_DL}).items()
    }
    folder = tmp_path_factory.mktemp("ontologies")
    return check({"ontology": ontology, "whole": [*whole, *others], **planted}, folder)


def test_the_ontology_is_owl_2_dl(verdicts: Mapping[str, Verdict]) -> None:
    assert verdicts["ontology"].violations == []


def test_no_class_is_empty_by_definition(verdicts: Mapping[str, Verdict]) -> None:
    assert verdicts["whole"].unsatisfiable == []


def test_ontology_and_data_do_not_contradict_each_other(verdicts: Mapping[str, Verdict]) -> None:
    assert not verdicts["whole"].inconsistent


def test_ontology_schemes_authority_and_data_are_together_owl_2_dl(verdicts: Mapping[str, Verdict]) -> None:
    assert verdicts["whole"].violations == []


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_found(verdicts: Mapping[str, Verdict], name: str) -> None:
    assert verdicts[name].inconsistent


def test_an_empty_class_is_found(verdicts: Mapping[str, Verdict]) -> None:
    assert verdicts["empty"].unsatisfiable == ["https://kg.example/ontology#Told"]


def test_what_is_not_owl_2_dl_is_found(verdicts: Mapping[str, Verdict]) -> None:
    assert verdicts["not DL"].violations
