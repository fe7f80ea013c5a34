"""The compiled shapes give the verdict of a full SHACL engine, on graphs that are right and on graphs that are not."""

from dataclasses import replace
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.errors import LexiconError, ValidationError
from kg.rdf import DEFAULT_BASE, reading_to_quads
from kg.rdf.namespaces import XSD
from kg.rdf.shapes import NodeShape, PropertyShape, load_shapes
from kg.rdf.statements import Statements
from kg.rdf.validation import find_problems, validate
from kg.resources import ontology_dir
from tests.rdf.strategies import RUN
from tests.readings import CRISIS, HOSTILE, MEETING, READINGS

SHAPES = ontology_dir() / "shapes.ttl"
#: Two articles in one graph, so that each shape has a node.
GRAPH = [
    Quad(*triple, NamedNode(f"{DEFAULT_BASE}graph/test"))
    for triple in dict.fromkeys(
        quad.triple for reading in (MEETING, CRISIS) for quad in reading_to_quads(reading, run=RUN)
    )
]


def engine_verdict(quads: list[Quad]) -> set[tuple[str, str]]:
    """Return the node and the property of each violation that pyshacl finds."""
    data = rdflib.Graph().parse(
        data=pyoxigraph.serialize([quad.triple for quad in quads], format=RdfFormat.N_TRIPLES), format="nt"
    )
    _, report, _ = pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(SHAPES), inference="none")
    sh = rdflib.SH
    return {
        (str(report.value(result, sh.focusNode)), str(report.value(result, sh.resultPath)))
        for result in report.subjects(rdflib.RDF.type, sh.ValidationResult)
    }


def our_verdict(quads: list[Quad]) -> set[tuple[str, str]]:
    statements = Statements(quads)
    return {
        (node.value, broken.path.value)
        for shape in load_shapes(SHAPES)
        for node, broken in shape.violations(statements)
    }


def property_shapes() -> list[tuple[NodeShape, PropertyShape]]:
    return [(shape, part) for shape in load_shapes(SHAPES) for part in shape.properties]


def first_node(shape: NodeShape, part: PropertyShape) -> NamedNode:
    """Return a node that the shape is about, one with a value for the property if there is any."""
    statements = Statements(GRAPH)
    nodes = statements.instances(shape.target)
    return next((node for node in nodes if statements.values(node, part.path)), nodes[0])


WRONG_VALUES = {
    "none": [],
    "two": [NamedNode("https://kg.example/a"), Literal("b")],
    "empty": [Literal("")],
    "number": [Literal("-7", datatype=XSD.integer)],
    "no date": [Literal("2024-02-31", datatype=XSD.date)],
    "no number": [Literal("viel", datatype=XSD.decimal)],
    "another node": [NamedNode("https://kg.example/a")],
}


@pytest.mark.slow
@pytest.mark.parametrize("values", WRONG_VALUES.values(), ids=WRONG_VALUES)
@pytest.mark.parametrize(
    ("shape", "part"), property_shapes(), ids=lambda item: item.path.value if isinstance(item, PropertyShape) else ""
)
def test_verdicts_agree_with_those_of_a_shacl_engine(
    shape: NodeShape, part: PropertyShape, values: list[NamedNode | Literal]
) -> None:
    node = first_node(shape, part)
    kept = [quad for quad in GRAPH if (quad.subject, quad.predicate) != (node, part.path)]
    quads = [*kept, *(Quad(node, part.path, value, GRAPH[0].graph_name) for value in values)]
    assert our_verdict(quads) == engine_verdict(quads)


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.document.name)
def test_what_is_mapped_fits_the_shapes(reading: object) -> None:
    assert isinstance(reading, type(MEETING))
    validate(reading_to_quads(reading, run=RUN), name=reading.document.name)
    assert engine_verdict(list(reading_to_quads(reading, run=RUN))) == set()


def test_what_does_not_fit_is_named_with_the_article_the_node_and_what_is_wanted() -> None:
    nameless = replace(HOSTILE.events[0].addressees[0].actor, label="")
    event = replace(
        HOSTILE.events[0], addressees=(replace(HOSTILE.events[0].addressees[0], actor=nameless),), confidence=1.5
    )
    with pytest.raises(ValidationError) as caught:
        validate(reading_to_quads(replace(HOSTILE, events=(event,)), run=RUN), name=HOSTILE.document.name)
    assert str(caught.value).startswith("../<b>é")
    assert "actor:otan skos:prefLabel: an actor has one name, in a language" in str(caught.value)
    assert f"event:{event.id} kg:confidence: the confidence in an event is a decimal number" in str(caught.value)


def test_an_event_without_evidence_is_a_problem() -> None:
    event = replace(CRISIS.events[0], evidence=())
    wanted = [problem.wanted for problem in find_problems(reading_to_quads(replace(CRISIS, events=(event,)), run=RUN))]
    assert wanted == ["an event has evidence: no statement without its words", "an event comes from a sentence"]


@pytest.mark.parametrize(
    ("constraint", "message"),
    [
        ('sh:pattern "^Q" ; sh:message "a"', "knows no sh:pattern"),
        ("sh:minCount 1", "lacks sh:message"),
        ('sh:class "Actor" ; sh:message "a"', "wanted"),
    ],
)
def test_a_shape_that_is_not_understood_is_no_shape_passed_over(tmp_path: Path, constraint: str, message: str) -> None:
    path = tmp_path / "shapes.ttl"
    path.write_text(
        f"""@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://kg.example/> .
        ex:S a sh:NodeShape ; sh:targetClass ex:C ; sh:property [ sh:path ex:p ; {constraint} ] .""",
        encoding="utf-8",
    )
    with pytest.raises(LexiconError, match=message):
        load_shapes(path)
