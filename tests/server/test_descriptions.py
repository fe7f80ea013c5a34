"""What a server tells about itself, and the queries that it ships."""

import httpx
import pytest
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from kg.pages.environment import VOCABULARIES
from kg.queries import list_queries
from kg.server.pages.vocabularies import DOCUMENTS
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


def ours(client: httpx.Client) -> list[str]:
    """Return our IRIs, without their fragments, in what the server, the vocabularies and the authority files say of themselves."""
    texts = [described(client, path) for path in ("/sparql", "/.well-known/void")]
    texts += [described(client, f"/{name}") for name in DOCUMENTS if not name.startswith("authority")]
    named = {
        str(term).partition("#")[0]
        for graph in texts
        for triple in graph
        for term in triple
        if isinstance(term, URIRef)
    }
    return sorted({*named, *(VOCABULARIES + name for name in DOCUMENTS)})


@pytest.mark.parametrize("accept", ["text/turtle", "text/html"])
def test_every_iri_of_ours_that_is_told_of_answers(client: httpx.Client, accept: str) -> None:
    iris = [iri for iri in ours(client) if iri.startswith(VOCABULARIES)]
    for name in (
        "id/graph/authority",
        "id/graph/dataset",
        "id/graph/ontology",
        "id/dataset",
        "ontology/0.1.0",
        "mappings/0.1.0",
    ):
        assert VOCABULARIES + name in iris
    for iri in iris:
        answer = client.get(f"/{iri.removeprefix(VOCABULARIES)}", headers={"Accept": accept})
        assert (answer.status_code, answer.headers["Content-Type"].partition(";")[0]) == (200, accept), iri
        if accept == "text/turtle":
            assert any(str(term).startswith(iri) for triple in Graph().parse(data=answer.text) for term in triple), iri


def test_the_partitions_are_told_of_where_the_data_set_is(client: httpx.Client) -> None:
    graph, dataset = described(client, "/id/dataset"), URIRef("https://kg.example/id/dataset")
    parts = [*graph.objects(dataset, VOID.classPartition), *graph.objects(dataset, VOID.propertyPartition)]
    assert parts
    assert all(str(part).startswith(f"{dataset}#") and (part, None, None) in graph for part in parts)


def test_a_graph_is_told_of_with_the_address_of_the_whole(client: httpx.Client) -> None:
    graph, name = described(client, "/id/graph/dataset"), URIRef("https://kg.example/id/graph/dataset")
    assert (URIRef("https://kg.example/id/dataset"), RDF.type, VOID.Dataset) in graph
    whole = client.get(str(graph.value(name, VOID.dataDump)), headers={"Accept": "text/turtle"})
    assert graph.value(name, VOID.triples) == Literal(len(Graph().parse(data=whole.text)))


@pytest.mark.parametrize("path", ["/ontology/0.0.1", "/mappings/latest", "/id/graph/nothing", "/authority/nothing"])
def test_what_is_not_told_of_is_not_there(client: httpx.Client, path: str) -> None:
    for accept in ("text/turtle", "text/html"):
        assert client.get(path, headers={"Accept": accept}).status_code == 404
