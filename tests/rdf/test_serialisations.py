"""Each notation of `SERIALISATIONS` is read back, by readers of others, to what was written: by rdflib and by Oxigraph."""

import re
from collections.abc import Iterable

import pyoxigraph
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, NamedNode, Quad, RdfFormat, Triple
from rdflib.compare import isomorphic

from kg.errors import ExportError
from kg.rdf import DEFAULT_BASE, reading_to_quads
from kg.rdf.namespaces import RDF, XSD
from kg.rdf.serialisations import SERIALISATIONS, Serialisation
from tests.rdf.strategies import RUN, texts
from tests.readings import HOSTILE, READINGS

GRAPHS = [sorted(reading_to_quads(reading, run=RUN), key=str) for reading in READINGS]
ALL = list(SERIALISATIONS.values())
EX = "https://other.example/"
#: What a query may construct, beside what articles give.
ODD = [
    Literal("07", datatype=XSD.integer),
    Literal("9" * 30, datatype=XSD.integer),
    Literal("viel", datatype=XSD.integer),
    Literal("1", datatype=XSD.boolean),
    Literal("5", datatype=XSD.decimal),
    Literal("1.0e6", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#double")),
    Literal("", language="fr"),
    Literal("  \n"),
    Literal("", datatype=XSD.date),
    NamedNode(f"{DEFAULT_BASE}urn:x"),
    NamedNode(f"{DEFAULT_BASE}actor/a/../b"),
    NamedNode(f"{DEFAULT_BASE}actor/é"),
    NamedNode(DEFAULT_BASE),
    BlankNode("b1"),
]

each_notation = pytest.mark.parametrize("notation", ALL, ids=lambda notation: notation.name)


def written(notation: Serialisation, graphs: Iterable[tuple[NamedNode | None, list[Quad] | list[Triple]]]) -> str:
    return "".join(notation.write(graphs, DEFAULT_BASE))


def read(notation: Serialisation, text: str) -> set[Quad]:
    return set(pyoxigraph.parse(text, format=RdfFormat.from_media_type(notation.media_type)))


def expected(notation: Serialisation, quads: Iterable[Quad]) -> set[Quad]:
    if notation.quads:
        return set(quads)
    return {Quad(quad.subject, quad.predicate, _for_xml(notation, quad.object)) for quad in quads}


def _for_xml(notation: Serialisation, term: NamedNode | Literal) -> NamedNode | Literal:
    if notation.name != "rdfxml" or isinstance(term, NamedNode):
        return term
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", term.value)
    return Literal(text, language=term.language) if term.language else Literal(text, datatype=term.datatype)


@each_notation
def test_every_article_comes_back(notation: Serialisation) -> None:
    text = written(notation, [(quads[0].graph_name, quads) for quads in GRAPHS])
    assert read(notation, text) == expected(notation, (quad for quads in GRAPHS for quad in quads))


@each_notation
def test_rdflib_reads_what_oxigraph_reads(notation: Serialisation) -> None:
    text = written(notation, [(None, GRAPHS[READINGS.index(HOSTILE)])])
    names = {"ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld"}
    ours = rdflib.Dataset() if notation.quads else rdflib.Graph()
    ours.parse(data=text, format=names.get(notation.name, notation.name))
    triples = [quad.triple for quad in read(notation, text)]
    theirs = rdflib.Graph().parse(data=pyoxigraph.serialize(triples, format=RdfFormat.N_TRIPLES), format="nt")
    assert isomorphic(ours.default_graph if isinstance(ours, rdflib.Dataset) else ours, theirs)


@each_notation
def test_whatever_a_query_constructs_comes_back(notation: Serialisation) -> None:
    things = [NamedNode(f"{EX}é#ç"), NamedNode(f"{DEFAULT_BASE}of-data"), RDF.type, BlankNode("b2")]
    triples = [Triple(NamedNode(f"{EX}a:b?c=1&d='"), NamedNode(f"{EX}p"), value) for value in ODD]
    triples += [Triple(thing, NamedNode(f"{DEFAULT_BASE}own"), BlankNode("b1")) for thing in things]
    found, told = (
        Dataset(quads) for quads in (read(notation, written(notation, [(None, triples)])), [Quad(*t) for t in triples])
    )
    for dataset in (found, told):
        dataset.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    assert found == told


@settings(max_examples=60, deadline=None)
@given(text=texts, language=st.sampled_from([None, "fr", "en-gb"]))
@each_notation
def test_no_text_breaks_out_of_any_notation(notation: Serialisation, text: str, language: str | None) -> None:
    literal = Literal(text, language=language) if language else Literal(text)
    quad = Quad(NamedNode(f"{EX}s"), NamedNode(f"{EX}p"), literal)
    assert read(notation, written(notation, [(None, [quad])])) == expected(notation, [quad])


@pytest.mark.parametrize("name", ["turtle", "ntriples", "trig", "nquads"])
def test_a_statement_about_a_statement_comes_back(name: str) -> None:
    told = Triple(NamedNode(f"{EX}s"), NamedNode(f"{EX}p"), Literal("7", datatype=XSD.integer))
    quad = Quad(NamedNode(f"{EX}r"), NamedNode(f"{RDF.iri}reifies"), told)
    assert read(SERIALISATIONS[name], written(SERIALISATIONS[name], [(None, [quad])])) == {quad}


@pytest.mark.parametrize("name", ["jsonld", "rdfxml"])
def test_a_notation_that_has_no_statements_about_statements_says_so(name: str) -> None:
    told = Triple(NamedNode(f"{EX}s"), NamedNode(f"{EX}p"), NamedNode(f"{EX}o"))
    with pytest.raises(ExportError, match="statements about statements"):
        written(SERIALISATIONS[name], [(None, [Triple(NamedNode(f"{EX}r"), NamedNode(f"{RDF.iri}reifies"), told)])])


def test_xml_has_no_name_for_some_properties() -> None:
    with pytest.raises(ExportError, match="no name for the property"):
        written(SERIALISATIONS["rdfxml"], [(None, [Triple(NamedNode(f"{EX}s"), NamedNode(f"{EX}1"), Literal("a"))])])


def test_no_escape_stands_in_a_relative_address_of_jsonld() -> None:
    """Some readers would take it off: `publisher/Le%20Canard` would be an address with a space."""
    relative = re.findall(r'"([a-z]+/[^"]*)"', written(SERIALISATIONS["jsonld"], [(None, GRAPHS[0])]))
    assert "actor/serbie" in relative
    assert not [name for name in relative if "%" in name]


@each_notation
def test_nothing_is_a_document_too(notation: Serialisation) -> None:
    assert read(notation, written(notation, [])) == set()


def test_names_media_types_and_endings_are_those_of_oxigraph() -> None:
    assert list(SERIALISATIONS) == [entry.name for entry in ALL]
    for entry in ALL:
        known = RdfFormat.from_extension(entry.suffix)
        assert known is not None
        assert (known.media_type, known.supports_datasets) == (entry.media_type, entry.quads)
