"""What a server tells about itself, and the queries that it ships."""

import httpx
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from kg.queries import list_queries
from kg.server.vocabularies import VOID_CLASS
from tests.readings import READINGS

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = Namespace("http://rdfs.org/ns/void#")
NOTATIONS = {
    "text/turtle": "turtle",
    "application/rdf+xml": "xml",
    "application/n-triples": "nt",
    "application/ld+json": "json-ld",
}


def described(client: httpx.Client, path: str, accept: str = "text/turtle") -> Graph:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.status_code == 200
    return Graph().parse(data=answer.content, format=NOTATIONS[accept])


def number(client: httpx.Client, query: str) -> int:
    (row,) = client.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    return int(row["n"]["value"])


@pytest.mark.parametrize("accept", NOTATIONS)
def test_the_service_describes_itself(client: httpx.Client, accept: str) -> None:
    graph = described(client, "/sparql", accept)
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert service == URIRef(f"{client.base_url}/sparql".replace("//sparql", "/sparql"))
    assert list(graph.objects(service, SD.endpoint)) == [service]
    assert list(graph.objects(service, SD.supportedLanguage)) == [SD.SPARQL11Query]
    assert URIRef("http://www.w3.org/ns/formats/SPARQL_Results_JSON") in set(graph.objects(service, SD.resultFormat))
    names = {str(name) for name in graph.objects(None, SD.name)}
    assert "https://kg.example/id/article/geneve-pourparlers" in names
    assert len(names) == number(client, "SELECT (COUNT(*) AS ?n) { GRAPH ?g {} }")


@pytest.mark.parametrize("accept", ["*/*", "", "application/json"])
def test_the_description_is_not_taken_for_a_page(client: httpx.Client, accept: str) -> None:
    assert "html" not in client.get("/sparql", headers={"Accept": accept}).headers["Content-Type"]


def test_a_browser_gets_the_page(client: httpx.Client) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get("/sparql", headers={"Accept": accept}).headers["Content-Type"].startswith("text/html")


def test_the_data_set_is_counted(client: httpx.Client) -> None:
    graph = described(client, "/.well-known/void")
    dataset = URIRef("https://kg.example/id/dataset")
    triples = number(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert graph.value(dataset, VOID.triples) == Literal(triples)
    subjects = number(client, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }")
    assert graph.value(dataset, VOID.distinctSubjects) == Literal(subjects)
    assert graph.value(dataset, VOID.uriSpace) == Literal("https://kg.example/id/")
    assert URIRef("https://kg.example/ontology#") in set(graph.objects(dataset, VOID.vocabulary))
    (articles,) = graph.subjects(URIRef(VOID_CLASS.value), URIRef("https://kg.example/ontology#Article"))
    assert graph.value(articles, VOID.entities) == Literal(len(READINGS))
    parts = [graph.value(part, VOID.triples) for part in graph.objects(dataset, VOID.propertyPartition)]
    assert sum(int(str(part)) for part in parts) == triples


def test_the_addresses_that_the_description_gives_answer(client: httpx.Client) -> None:
    graph = described(client, "/.well-known/void")
    for link in (VOID.sparqlEndpoint, VOID.dataDump):
        (address,) = graph.objects(None, link)
        assert client.get(str(address), headers={"Accept": "text/turtle"}).status_code == 200


def test_shipped_queries_are_listed(client: httpx.Client) -> None:
    listed = client.get("/queries").json()["queries"]
    assert [query["name"] for query in listed] == [query.name for query in list_queries()]
    assert all(query["description"]["fr"] and query["sparql"] for query in listed)


def test_shipped_queries_are_answered(client: httpx.Client) -> None:
    rows = client.get("/queries/articles").json()["results"]["bindings"]
    assert len(rows) == len(READINGS)
    as_table = client.get("/queries/articles", params={"format": "csv"})
    assert as_table.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert len(as_table.text.splitlines()) >= len(READINGS) + 1


def test_shipped_queries_are_asked_for_values(client: httpx.Client) -> None:
    every = client.get("/queries/who-met-whom").json()["results"]["bindings"]
    serbia = client.get("/queries/who-met-whom", params={"actor": "Mila Petrović"}).json()["results"]["bindings"]
    kosovo = client.get("/queries/who-met-whom", params={"actor": "Kosovo"}).json()["results"]["bindings"]
    assert serbia
    assert len(kosovo) < len(serbia) <= len(every)


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/queries/nothing", 404),
        ("/queries/..%2F..%2Fetc", 404),
        ("/queries/who-met-whom?actor=nobody-of-this-name", 400),
        ("/queries/who-met-whom?nonsense=1", 400),
        ("/queries/who-met-whom?actor=a&actor=b", 400),
        ("/queries/who-met-whom?actor=%22%20%7D%20CLEAR%20ALL%20%23", 400),
        ("/queries/who-met-whom?format=nonsense", 400),
    ],
)
def test_shipped_queries_that_cannot_be_answered(client: httpx.Client, target: str, status: int) -> None:
    answer = client.get(target)
    assert answer.status_code == status
    assert "Traceback" not in answer.text
