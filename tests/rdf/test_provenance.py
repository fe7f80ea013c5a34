"""By PROV-O alone, what was read leads to its words, its article, its publisher and to what read it."""

import pytest
import rdflib
from rdflib import PROV, RDF

from kg.model import Reading
from kg.rdf import reading_to_quads
from kg.rdf.iris import Iris
from kg.rdf.serialisations import SERIALISATIONS
from tests.rdf.strategies import RUN
from tests.readings import CRISIS, READINGS

PREFIXES = """
PREFIX kg: <https://kg.example/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/>
"""
each_reading = pytest.mark.parametrize("reading", READINGS, ids=lambda reading: reading.document.name)


def graph(reading: Reading) -> rdflib.Graph:
    """The article's graph, as another library reads it."""
    document = "".join(SERIALISATIONS["turtle"].write([(None, reading_to_quads(reading, run=RUN))], ""))
    return rdflib.Graph().parse(data=document, format="turtle")


def answers(reading: Reading, variables: str, where: str) -> list[tuple[str, ...]]:
    rows = graph(reading).query(f"{PREFIXES} SELECT DISTINCT {variables} {{ {where} }}")
    return sorted(tuple(str(term) for term in row) for row in rows)  # type: ignore[union-attr]


@each_reading
def test_what_was_read_leads_to_its_sentence_its_article_and_the_words_at_their_place(reading: Reading) -> None:
    found = answers(
        reading,
        "?read ?quote",
        """
        ?read kg:evidence/kg:sentence ?sentence ; prov:wasDerivedFrom ?sentence .
        ?sentence prov:wasQuotedFrom ?article ; oa:hasSource ?article ;
            oa:hasSelector [ oa:start ?start ; oa:end ?end ], [ oa:exact ?quote ] .
        ?article a kg:Article, prov:Entity ; schema:articleBody ?body .
        FILTER (SUBSTR(?body, ?start + 1, ?end - ?start) = ?quote)
        """,
    )
    iris = Iris()
    told = {(iris.mint("event", event.id).value, part.quote) for event in reading.events for part in event.evidence}
    told |= {(iris.mint("position", item.id).value, item.evidence.quote) for item in reading.positions}
    assert found == sorted(told)


@each_reading
def test_what_was_read_was_generated_by_a_run_of_a_version_with_a_lexicon_and_a_model(reading: Reading) -> None:
    found = answers(
        reading,
        "?read",
        """
        { ?read a kg:Event } UNION { ?read a kg:Position }
        ?read prov:wasGeneratedBy ?run .
        ?run a kg:Run, prov:Activity ; prov:wasAssociatedWith ?software ; prov:used ?lexicon, ?model, ?article .
        ?software a prov:SoftwareAgent, prov:Agent ; schema:softwareVersion "0.1.0" .
        ?lexicon a kg:Lexicon, prov:Entity ; schema:identifier "5f2d" .
        ?model a kg:LanguageModel, prov:Entity ; schema:identifier "fr_core_news_md-3.8.0" .
        ?article a kg:Article
        """,
    )
    assert len(found) == len(reading.events) + len(reading.positions)


@each_reading
def test_an_article_is_attributed_to_its_publisher(reading: Reading) -> None:
    where = "?article prov:wasAttributedTo ?who ; schema:publisher ?who . ?who a prov:Agent ; schema:name ?name"
    publisher = reading.document.metadata.publisher
    assert answers(reading, "?name", where) == ([(publisher,)] if publisher else [])


def test_what_is_claimed_names_who_claims_it_and_where() -> None:
    where = """
        ?event kg:relation ?relation ; kg:claimedBy ?who ; kg:participation ?mention .
        ?mention <http://semanticweb.cs.vu.nl/2009/11/sem/roleType> kg:claimantRole ; kg:actor ?who ; kg:text ?words
        BIND (STRAFTER(STR(?relation), "#") AS ?told)
    """
    assert answers(CRISIS, "?told ?words", where) == [("sanctions", "Lars Haugen"), ("threatens", "Mila Petrović")]


@each_reading
def test_nothing_is_an_entity_and_an_activity(reading: Reading) -> None:
    told = graph(reading)
    assert not set(told.subjects(RDF.type, PROV.Entity)) & set(told.subjects(RDF.type, PROV.Activity))
