"""What any web server is asked, apart from its pages and its data."""

from urllib.robotparser import RobotFileParser
from xml.dom import minidom

import httpx
import pytest
from rdflib import Graph, Namespace

VOID = Namespace("http://rdfs.org/ns/void#")
ORIGIN = "https://app.example"
METHODS = {
    "/sparql": "GET, HEAD, OPTIONS, POST",
    "/graph?default": "DELETE, GET, HEAD, OPTIONS, POST, PUT",
    "/queries": "GET, HEAD, OPTIONS",
    "/queries/articles": "GET, HEAD, OPTIONS",
    "/.well-known/void": "GET, HEAD, OPTIONS",
    "/id/actor/serbie": "GET, HEAD, OPTIONS",
    "/theme/Diplomatie": "GET, HEAD, OPTIONS",
    "/": "GET, HEAD, OPTIONS",
}


@pytest.mark.parametrize("target", METHODS)
def test_an_address_tells_what_may_be_done_there(client: httpx.Client, target: str) -> None:
    answer = client.options(target)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Allow"] == METHODS[target]


@pytest.mark.parametrize("target", METHODS)
def test_pages_of_the_web_may_read_and_not_write(client: httpx.Client, target: str) -> None:
    asked = {"Origin": ORIGIN, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "content-type"}
    told = client.options(target, headers=asked).headers
    assert told["Access-Control-Allow-Origin"] == "*"
    assert not {"PUT", "DELETE"}.intersection(told["Access-Control-Allow-Methods"].split(", "))
    assert "content-type" in told["Access-Control-Allow-Headers"].lower()
    assert "authorization" not in told["Access-Control-Allow-Headers"].lower()
    assert "Access-Control-Allow-Credentials" not in told
    assert client.get(target, headers={"Origin": ORIGIN}).headers["Access-Control-Allow-Origin"] == "*"


def test_pages_of_the_web_may_read_what_is_wrong(client: httpx.Client) -> None:
    answer = client.get("/sparql", params={"query": "SELEC"}, headers={"Origin": ORIGIN})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (400, "*")


def test_crawlers_are_asked_to_leave_alone_what_is_asked_of_the_graph(client: httpx.Client) -> None:
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    rules = RobotFileParser()
    rules.parse(answer.text.splitlines())
    for path in ("/sparql", "/sparql?query=ASK%20%7B%7D", "/search?q=a", "/graph?default", "/queries/articles"):
        assert not rules.can_fetch("anybody", path)
    for path in ("/", "/id/actor/serbie", "/ontology", "/queries", "/.well-known/void"):
        assert rules.can_fetch("anybody", path)


def test_browsers_find_an_icon(client: httpx.Client) -> None:
    answer = client.get("/favicon.ico")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    root = minidom.parseString(answer.content).documentElement  # noqa: S318 (it is our own)
    assert root is not None
    assert root.tagName == "svg"


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "identity, gzip", "x"])
def test_bodies_are_taken_as_they_are(client: httpx.Client, encoding: str) -> None:
    headers = {"Content-Type": "application/sparql-query", "Content-Encoding": encoding}
    answer = client.post("/sparql", content=b"ASK {}", headers=headers)
    assert (answer.status_code, answer.text) == (415, "the body is compressed (send it without a Content-Encoding)\n")
    headers["Content-Encoding"] = "Identity"
    assert client.post("/sparql", content=b"ASK {}", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "host", ['a"> <script>', "a/b", "a b", "user@a.example", "a.example:80:80", "é", "[::1", "<x>"]
)
@pytest.mark.parametrize("target", ["/.well-known/void", "/", "/sparql?query=ASK%20%7B%7D"])
def test_a_host_that_is_none_is_refused(client: httpx.Client, host: str, target: str) -> None:
    answer = client.get(target, headers={b"Host": host.encode()})
    assert (answer.status_code, answer.text) == (400, "the header Host names no host\n")


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        ({"Host": "news.example"}, "http://news.example/"),
        ({"Host": "news.example", "X-Forwarded-Proto": "https"}, "https://news.example/"),
        ({"Host": "news.example", "X-Forwarded-Proto": "evil"}, "http://news.example/"),
        ({"Host": "[::1]:8000"}, "http://[::1]:8000/"),
    ],
)
@pytest.mark.parametrize("target", ["/.well-known/void", "/id/dataset"])
def test_descriptions_name_the_address_that_clients_use(
    client: httpx.Client, headers: dict[str, str], address: str, target: str
) -> None:
    told = client.get(target, headers=headers | {"Accept": "text/turtle"})
    (found,) = Graph().parse(data=told.text).objects(None, VOID.sparqlEndpoint)
    assert str(found) == f"{address}sparql"
