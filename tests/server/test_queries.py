"""The shipped queries for people: pages where a browser asks, data where a program does."""

from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import httpx
import pyoxigraph
import pytest
import yaml
from pyoxigraph import QuerySolutions

from kg.queries import Query, list_queries, load_query
from kg.rdf.iris import Iris
from kg.store import Store
from tests.rdf.strategies import RUN
from tests.readings import HOSTILE, INJECTOR, MEETING, numbered_readings
from tests.server.conftest import serving

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
WORDS = yaml.safe_load((files("kg.pages") / "messages" / "queries.yaml").read_text("utf-8"))


class Cells(HTMLParser):
    """Reads the one table of a page: its head, and its rows, each a list of texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._within = False
        self.feed(page)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td"):
            self.rows[-1].append("")
        self._within = self._within or tag in ("th", "td")

    def handle_endtag(self, tag: str) -> None:
        self._within = self._within and tag not in ("th", "td")

    def handle_data(self, data: str) -> None:
        if self._within:
            self.rows[-1][-1] += data


def columns(query: Query) -> list[str]:
    """Return the variables of the rows of *query*."""
    found = pyoxigraph.Store().query(query.sparql)
    assert isinstance(found, QuerySolutions)
    return [variable.value for variable in found.variables]


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_people_have_words_for_every_column_and_every_parameter(query: Query) -> None:
    wanted = {f"column_{column}" for column in columns(query)}
    for parameter in query.parameters:
        wanted |= {f"parameter_{parameter.name}", f"meaning_{parameter.description}"}
    assert wanted <= set(WORDS)


@pytest.mark.parametrize("path", ["/queries", "/queries/timeline"])
@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (BROWSER["Accept"], "text/html"),
        ("*/*", "json"),
        ("application/json", "json"),
        ("text/html;q=0.5, application/json", "json"),
    ],
)
def test_a_browser_gets_a_page_and_a_program_data(
    client: httpx.Client, path: str, accept: str, media_type: str
) -> None:
    answer = client.get(path, headers={"Accept": accept})
    assert answer.headers["content-type"].split(";")[0].endswith(media_type)
    assert "accept" in answer.headers["vary"].lower()


def test_the_format_goes_before_what_is_accepted(client: httpx.Client) -> None:
    table = client.get("/queries/timeline?format=csv&lang=en", headers=BROWSER)
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert client.get("/queries?format=json", headers=BROWSER).json()["queries"]
    assert client.get("/queries/timeline?format=html").headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_query_has_its_sentence_and_its_form_on_the_list(client: httpx.Client, language: str) -> None:
    page = unescape(client.get("/queries", params={"lang": language}, headers=BROWSER).text)
    for query in list_queries():
        assert (query.description_fr if language == "fr" else query.description) in page
        assert f'action="/queries/{query.name}"' in page


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_the_page_of_a_query_has_the_rows_that_a_program_gets(client: httpx.Client, query: Query) -> None:
    values = {"paths": {"actor": "serbie", "other": "otan"}}.get(query.name, {})
    rows = client.get(f"/queries/{query.name}", params=values).json()["results"]["bindings"]
    page = client.get(f"/queries/{query.name}", params=values, headers=BROWSER)
    assert page.status_code == 200
    shown = Cells(page.text).rows
    assert len(shown) == (len(rows) + 1 if rows else 0)
    assert all(len(row) == len(columns(query)) for row in shown)


def test_an_answer_leads_to_the_things_that_it_names(client: httpx.Client) -> None:
    page = client.get("/queries/timeline?actor=haugen", headers=BROWSER).text
    path = Iris().article(MEETING.document.id).value.removeprefix("https://kg.example")
    assert f'<a href="{path}"' in page
    assert str(MEETING.document.metadata.title) in page


def test_hostile_words_are_text_in_an_answer(client: httpx.Client) -> None:
    page = client.get("/queries/timeline", headers=BROWSER).text
    assert INJECTOR.label in "".join(cell for row in Cells(page).rows for cell in row)
    assert "<script" not in page
    assert "<img" not in page
    listed = client.get("/queries/articles", headers=BROWSER).text
    assert str(HOSTILE.document.metadata.url).startswith("javascript:")
    assert 'href="javascript' not in listed.lower()


def test_hostile_values_are_text_in_the_form(client: httpx.Client) -> None:
    words = '"><img src=x onerror=alert(1)>'
    page = client.get("/queries/timeline", params={"actor": words}, headers=BROWSER)
    assert page.status_code == 400
    assert "<img" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]


def test_fields_that_were_left_empty_narrow_nothing(client: httpx.Client) -> None:
    every = client.get("/queries/timeline", headers=BROWSER).text
    empty = client.get("/queries/timeline?actor=&since=&limit=%20", headers=BROWSER).text
    assert Cells(every).rows == Cells(empty).rows
    assert client.get("/queries/timeline?actor=").json() == client.get("/queries/timeline").json()


def test_a_query_that_needs_something_waits_for_it(client: httpx.Client) -> None:
    page = client.get("/queries/paths", headers=BROWSER)
    assert page.status_code == 200
    assert "<table" not in page.text
    assert page.text.count(" required") == sum(parameter.needed for parameter in load_query("paths").parameters)
    assert client.get("/queries/paths?actor=otan", headers=BROWSER).status_code == 400


@pytest.mark.parametrize(
    ("target", "problem"),
    [
        ("timeline?actor=nessuno", "no actor of the graph is called so"),
        ("timeline?since=mars", "this is no day"),
        ("timeline?limit=%C2%B2", "this is no number"),
        ("timeline?nonsense=1", "the query has no such parameter"),
    ],
)
def test_what_is_wrong_is_told_on_the_page(client: httpx.Client, target: str, problem: str) -> None:
    page = client.get(f"/queries/{target}", headers=BROWSER)
    assert page.status_code == 400
    assert problem in page.text.partition('role="alert"')[2].partition("</p>")[0]


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of more events than a page has rows."""
    out = tmp_path_factory.mktemp("crowded")
    with Store.open(out / "store") as store:
        for reading in numbered_readings(210):
            store.replace(reading, run=RUN)
    with serving(Path(out)) as (address, _):
        yield address


@pytest.mark.parametrize(
    ("limit", "rows"), [("", 200), ("3", 3), ("200", 200), ("5000", 200), ("0", 0), ("9" * 5000, 200)]
)
def test_a_page_has_a_bounded_number_of_rows_and_says_so(crowded: str, limit: str, rows: int) -> None:
    page = httpx.get(f"{crowded}/queries/timeline", params={"limit": limit}, headers=BROWSER, timeout=60).text
    assert len(Cells(page).rows[1:]) == rows
    assert ("les 200 premières lignes" in page) == (limit in ("", "5000", "9" * 5000))
