"""Every rule of the SPARQL 1.1 Protocol, asked of a server as clients do."""

import gzip
import json
from typing import Any
from urllib.parse import quote, urlencode
from xml.dom import minidom

import httpx
import pyoxigraph
import pytest

from tests.readings import READINGS

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
ARTICLES = "SELECT ?article { ?article a kg:Article }"
TRIPLES = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"
# ruff: noqa: S608 (the queries are ours)
GENEVA = "https://kg.example/id/article/geneve-pourparlers"
CRISIS = "https://kg.example/id/article/crise-frontiere"
ONTOLOGY = "https://kg.example/id/graph/ontology"

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv; charset=utf-8", "text/tab-separated-values; charset=utf-8"
TURTLE, NTRIPLES = "text/turtle; charset=utf-8", "application/n-triples"
RDFXML, JSONLD = "application/rdf+xml", "application/ld+json"


def ask(client: httpx.Client, query: str, **parameters: Any) -> httpx.Response:
    return client.get("/sparql", params={"query": query} | parameters)


def count(client: httpx.Client, query: str, **parameters: Any) -> int:
    answer = ask(client, query, **parameters)
    assert answer.status_code == 200, answer.text
    return len(answer.json()["results"]["bindings"])


@pytest.mark.parametrize(
    "send",
    [
        lambda client: client.get("/sparql", params={"query": ARTICLES}),
        lambda client: client.post("/sparql", data={"query": ARTICLES}),
        lambda client: client.post("/sparql", content=ARTICLES, headers=QUERY),
        lambda client: client.post(
            "/sparql", content=ARTICLES, headers={"Content-Type": "Application/SPARQL-query; charset=UTF-8"}
        ),
        lambda client: client.get(f"/sparql?query={quote(ARTICLES)}&unknown=1&query_id="),
    ],
    ids=["get", "form", "direct", "direct with charset", "unknown parameters"],
)
def test_ways_to_ask(client: httpx.Client, send: Any) -> None:
    answer = send(client)
    assert answer.status_code == 200
    assert len(answer.json()["results"]["bindings"]) == len(READINGS)
    assert answer.headers["Content-Type"] == JSON
    assert int(answer.headers["Content-Length"]) == len(answer.content)


SENT_WRONGLY = {
    "two queries": ("GET", f"?{urlencode([('query', 'ASK {}'), ('query', 'ASK {}')])}", {}, "", 400),
    "two queries in a form": ("POST", "", FORM, urlencode([("query", "ASK {}"), ("query", "ASK {}")]), 400),
    "a query in both places": ("POST", "?query=ASK%20%7B%7D", QUERY, "ASK {}", 400),
    "a form without a query": ("POST", "", FORM, "a=b", 400),
    "an empty form": ("POST", "", FORM, "", 400),
    "a query and an update": ("POST", "", FORM, urlencode({"query": "ASK {}", "update": "CLEAR ALL"}), 400),
    "an update by GET": ("GET", "?update=CLEAR%20ALL", {}, "", 400),
    "an update as a query": ("GET", "?query=CLEAR%20ALL", {}, "", 400),
    "no query at all": ("GET", "?query=", {}, "", 400),
    "no SPARQL": ("GET", "?query=SELEC", {}, "", 400),
    "two operations": ("GET", "?query=ASK%20%7B%7D%20ASK%20%7B%7D", {}, "", 400),
    "graphs of an update": ("GET", "?query=ASK%20%7B%7D&using-graph-uri=a:b", {}, "", 400),
    "a graph that is no IRI": ("GET", "?query=ASK%20%7B%7D&default-graph-uri=a%20b", {}, "", 400),
    "a query that is no UTF-8": ("GET", "?query=ASK%20%7B%22%FF%22%7D", {}, "", 400),
    "a body that is no UTF-8": ("POST", "", QUERY, b"ASK {} # \xff", 400),
    "a form that is no UTF-8": ("POST", "", FORM, b"query=ASK%20%7B%7D%20%23%FF", 400),
    "a body in UTF-16": ("POST", "", {"Content-Type": "application/sparql-query; charset=UTF-16"}, "ASK {}", 415),
    "a body of no kind": ("POST", "", {}, b"ASK {}", 415),
    "a body that is compressed": ("POST", "", QUERY | {"Content-Encoding": "gzip"}, gzip.compress(b"ASK {}"), 415),
    "a body of another kind": ("POST", "", {"Content-Type": "text/plain"}, "ASK {}", 415),
    "an update where all is read": ("POST", "", UPDATE, "CLEAR ALL", 403),
    "an update by form where all is read": ("POST", "", FORM, urlencode({"update": "CLEAR ALL"}), 403),
    "a method that is none": ("PUT", "?query=ASK%20%7B%7D", {}, "", 405),
    "another method that is none": ("DELETE", "", {}, "", 405),
    "a format that there is not": ("GET", "?query=ASK%20%7B%7D&format=jsno", {}, "", 400),
}


@pytest.mark.parametrize("case", SENT_WRONGLY.values(), ids=SENT_WRONGLY.keys())
def test_what_is_sent_wrongly_is_told(client: httpx.Client, case: tuple[str, str, dict[str, str], str, int]) -> None:
    method, target, headers, content, status = case
    answer = client.request(method, f"/sparql{target}", content=content, headers=headers)
    assert answer.status_code == status
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.text.strip()
    assert "Traceback" not in answer.text


def test_what_is_wrong_with_a_query_is_told(client: httpx.Client) -> None:
    answer = ask(client, "SELECT ?a WHERE { ?a ?b }")
    assert "the query is malformed: error at 1:" in answer.text


@pytest.mark.parametrize(
    ("accept", "rows", "triples"),
    [
        ("", JSON, TURTLE),
        ("*/*", JSON, TURTLE),
        (JSON, JSON, None),
        ("application/json", JSON, JSONLD),
        (XML, XML, None),
        ("application/xml", XML, RDFXML),
        ("text/csv", CSV, None),
        ("text/tab-separated-values", TSV, None),
        ("text/turtle", None, TURTLE),
        ("application/n-triples", None, NTRIPLES),
        ("application/rdf+xml", None, RDFXML),
        ("application/ld+json", None, JSONLD),
        ("application/trig", None, "application/trig"),
        ("application/n-quads", None, "application/n-quads"),
        ("text/*", CSV, TURTLE),
        ("application/*", JSON, NTRIPLES),
        ("text/csv;q=0.4, application/sparql-results+xml;q=0.5", XML, None),
        ("application/sparql-results+json;q=0, */*;q=0.1", XML, TURTLE),
        ("TEXT/Turtle ; Q=0.9 , application/ld+json;q=0.8", None, TURTLE),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", XML, RDFXML),
        ("text/html, */*;q=0.01", JSON, TURTLE),
        ("text/html", "application/json", "text/plain; charset=utf-8"),
        ("text/html, text/csv;q=0.5", CSV, "text/plain; charset=utf-8"),
        ("text/html;q=0", None, None),
        ("image/png", None, None),
        ("text/csv;q=0", None, None),
        ("text/csv;q=nonsense", None, None),
        (", ;q=1 ,,", None, None),
    ],
)
def test_content_negotiation(client: httpx.Client, accept: str, rows: str | None, triples: str | None) -> None:
    for query, expected in ((ARTICLES, rows), ("ASK {}", rows), (TRIPLES, triples), ("DESCRIBE kg:Article", triples)):
        answer = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
        assert answer.status_code == (200 if expected else 406)
        assert answer.headers["Content-Type"] == (expected or "text/plain; charset=utf-8")


@pytest.mark.parametrize(
    ("name", "rows", "triples"),
    [
        ("json", JSON, JSONLD),
        ("xml", XML, RDFXML),
        ("csv", CSV, TURTLE),
        ("TSV", TSV, TURTLE),
        ("turtle", JSON, TURTLE),
        ("nt", JSON, NTRIPLES),
        ("json-ld", JSON, JSONLD),
        ("rdf+xml", JSON, RDFXML),
        ("application/sparql-results+xml", XML, TURTLE),
    ],
)
def test_the_parameter_format_goes_before_the_header(client: httpx.Client, name: str, rows: str, triples: str) -> None:
    for query, expected in ((ARTICLES, rows), (TRIPLES, triples)):
        assert ask(client, query, format=name).headers["Content-Type"] == expected


@pytest.mark.parametrize("form", ["JSON", "XML", "TSV"])
def test_rows_are_read_back(client: httpx.Client, form: str) -> None:
    expected = getattr(pyoxigraph.QueryResultsFormat, form)
    content = ask(client, "SELECT ?s ?o { ?s skos:prefLabel ?o }", format=form.lower()).content
    rows = pyoxigraph.parse_query_results(content, format=expected)
    assert isinstance(rows, pyoxigraph.QuerySolutions)
    assert len(list(rows)) == count(client, "SELECT ?s ?o { ?s skos:prefLabel ?o }")


@pytest.mark.parametrize("query", ["CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "SELECT * { ?s ?p ?o }"])
def test_xml_is_well_formed_whatever_an_article_holds(client: httpx.Client, query: str) -> None:
    content = ask(client, query, format="xml").content
    assert minidom.parseString(content)  # noqa: S318 (it is our own)
    assert "\ufffd".encode() in content


@pytest.mark.parametrize("name", ["turtle", "nt", "rdfxml", "jsonld", "trig", "nquads"])
def test_triples_are_read_back(client: httpx.Client, name: str) -> None:
    answer = ask(client, TRIPLES, format=name)
    form = pyoxigraph.RdfFormat.from_media_type(answer.headers["Content-Type"].partition(";")[0])
    assert len(set(pyoxigraph.parse(answer.content, form))) == count(client, "SELECT DISTINCT ?s ?o { ?s a ?o }")


DATASETS = [
    ({}, 4, 0),
    ({"default-graph-uri": GENEVA}, 1, 0),
    ({"default-graph-uri": [GENEVA, CRISIS]}, 2, 0),
    ({"named-graph-uri": GENEVA}, 0, 1),
    ({"default-graph-uri": CRISIS, "named-graph-uri": [GENEVA, CRISIS]}, 1, 2),
    ({"default-graph-uri": "https://elsewhere.example/"}, 0, 0),
]


@pytest.mark.parametrize(("parameters", "default", "named"), DATASETS)
def test_the_data_set_of_the_request(
    client: httpx.Client, parameters: dict[str, Any], default: int, named: int
) -> None:
    assert count(client, ARTICLES, **parameters) == default
    if parameters:
        assert count(client, "SELECT ?g { GRAPH ?g { ?a a kg:Article } }", **parameters) == named
        posted = client.post("/sparql", data={"query": ARTICLES} | parameters)
        assert len(posted.json()["results"]["bindings"]) == default
        url = f"/sparql?{urlencode(parameters, doseq=True)}"
        direct = client.post(url, content=ARTICLES, headers=QUERY)
        assert len(direct.json()["results"]["bindings"]) == default


def test_the_data_set_of_the_request_goes_before_that_of_the_query(client: httpx.Client) -> None:
    query = f"SELECT ?a FROM <{GENEVA}> {{ ?a a kg:Article }}"
    assert ask(client, query).json()["results"]["bindings"][0]["a"]["value"] == GENEVA
    answer = ask(client, query, **{"default-graph-uri": CRISIS})
    assert [row["a"]["value"] for row in answer.json()["results"]["bindings"]] == [CRISIS]


MERGES = [
    (f"SELECT * FROM <{GENEVA}> FROM <{CRISIS}> {{ ?s ?p ?o }}", {}),
    (f"PREFIX a: <{GENEVA}> SELECT * FROM a: # and\n FROM article:crise-frontiere {{ ?s ?p ?o }}", {}),
    (f"BASE <https://kg.example/id/article/> SELECT * FROM <geneve-pourparlers> from<{CRISIS}>{{ ?s ?p ?o }}", {}),
    ("SELECT * { ?s ?p ?o }", {"default-graph-uri": [GENEVA, CRISIS]}),
]


@pytest.mark.parametrize(("query", "parameters"), MERGES)
def test_the_merge_of_several_graphs_holds_a_triple_once(
    client: httpx.Client, query: str, parameters: dict[str, Any]
) -> None:
    union = f"SELECT DISTINCT ?s ?p ?o {{ VALUES ?g {{ <{GENEVA}> <{CRISIS}> }} GRAPH ?g {{ ?s ?p ?o }} }}"
    both = f"SELECT ?s ?p ?o {{ GRAPH <{GENEVA}> {{ ?s ?p ?o }} GRAPH <{CRISIS}> {{ ?s ?p ?o }} }}"
    assert count(client, both) > 0
    assert count(client, query, **parameters) == count(client, union)


def test_prefixes_are_known_and_relative_iris_stand_below_the_base(client: httpx.Client) -> None:
    query = "SELECT (kg:Article AS ?a) (<actor/serbie> AS ?b) {}"
    (row,) = ask(client, query).json()["results"]["bindings"]
    assert row["a"]["value"] == "https://kg.example/ontology#Article"
    assert row["b"]["value"] == "https://kg.example/id/actor/serbie"


def test_head_tells_what_get_would(client: httpx.Client) -> None:
    got, told = (client.request(method, "/sparql", params={"query": ARTICLES}) for method in ("GET", "HEAD"))
    assert told.status_code == 200
    assert told.content == b""
    for name in ("Content-Type", "Content-Length"):
        assert told.headers[name] == got.headers[name]
    assert client.head("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"}).status_code == 200


def test_large_answers_come_in_pieces(client: httpx.Client) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 20000"
    answer = ask(client, query)
    assert answer.headers.get("Transfer-Encoding") == "chunked"
    assert len(json.loads(answer.content)["results"]["bindings"]) > 1000
