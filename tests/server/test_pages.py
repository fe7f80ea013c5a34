"""Every IRI of ours resolves: to a page, and to RDF in each notation, as any client asks for it."""

from collections.abc import Iterator
from datetime import date
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import httpx
import pyoxigraph
import pytest
from pyoxigraph import NamedNode, RdfFormat, Triple

from kg.rdf import DEFAULT_BASE, reading_to_quads
from kg.rdf.iris import Iris
from kg.server.formats import TRIPLES
from kg.store import Store
from tests.rdf.strategies import RUN
from tests.readings import (
    CRISIS,
    HOSTILE,
    INJECTOR,
    MEETING,
    MEETING_ELSEWHERE,
    MEETING_FACT,
    READINGS,
    numbered_readings,
)
from tests.server.conftest import serving

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
NOTATIONS = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
IRIS = Iris()
_VOID_ELEMENTS = {"meta", "link", "input", "br", "img", "hr"}


def path_of(node: NamedNode) -> str:
    """Return where *node* stands on the server."""
    return node.value.removeprefix("https://kg.example")


def subjects() -> list[NamedNode]:
    """Return things of ours that the readings' graphs describe: some of each kind, and all that the hostile article has."""
    chosen: set[NamedNode] = set()
    for reading in READINGS:
        described = {quad.subject for quad in reading_to_quads(reading, run=RUN) if isinstance(quad.subject, NamedNode)}
        ours = sorted((node for node in described if node.value.startswith(DEFAULT_BASE)), key=str)
        first_of_kind = {path_of(node).split("/")[2]: node for node in reversed(ours)}
        chosen |= set(ours) if reading is HOSTILE else set(first_of_kind.values())
    return sorted(chosen, key=str)


class Outline(HTMLParser):
    """Checks that tags are closed in order; keeps the levels of the headings, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.headings: list[int] = []
        self.text = ""
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID_ELEMENTS:
            self.open.append(tag)
        if tag in ("h1", "h2", "h3", "h4"):
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_every_thing_has_a_page_that_is_well_formed_in_both_languages(client: httpx.Client) -> None:
    kinds: set[str] = set()
    for node in subjects():
        kind = path_of(node).split("/")[2]
        for language in ("fr",) if kind in kinds else ("fr", "en"):
            response = client.get(path_of(node), params={"lang": language}, headers=HTML)
            assert response.status_code == 200, node
            assert f'<html lang="{language}">' in response.text
            headings = Outline(response.text).headings
            assert headings.count(1) == 1
            assert all(below - above <= 1 for above, below in pairwise(headings)), node
            assert "<script" not in response.text
        kinds.add(kind)


@pytest.mark.parametrize(("form", "media_type"), NOTATIONS.items())
def test_every_thing_is_told_in_each_notation(client: httpx.Client, form: str, media_type: str) -> None:
    for node in subjects():
        response = client.get(path_of(node), headers={"Accept": media_type})
        assert response.headers["content-type"].split(";")[0] == media_type
        triples = {
            quad.triple for quad in pyoxigraph.parse(response.content, format=RdfFormat.from_media_type(media_type))
        }
        assert any(triple.subject == node for triple in triples), node
    assert client.get(path_of(node), params={"format": form}).content == response.content


def test_a_description_has_the_labels_of_what_it_names_and_what_leads_to_it(client: httpx.Client) -> None:
    actor = IRIS.actor("lars-haugen")
    content = client.get(path_of(actor), params={"format": "nt"}).content
    triples = {quad.triple for quad in pyoxigraph.parse(content, format=RdfFormat.N_TRIPLES)}
    label = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    assert Triple(IRIS.actor("norvege"), label, pyoxigraph.Literal("Norvège", language="fr")) in triples
    event = IRIS.mint("event", MEETING.events[0].id)
    assert Triple(event, NamedNode("https://kg.example/ontology#agent"), actor) in triples


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/html"),
        (HTML["Accept"], "text/html"),
        ("text/turtle", "text/turtle"),
        ("text/html;q=0.5, application/ld+json", "application/ld+json"),
        ("application/rdf+xml;q=0.7, application/n-triples;q=0.8", "application/n-triples"),
        ("text/turtle;q=0, application/*;q=0.1", "application/n-triples"),
    ],
)
def test_the_form_is_the_one_that_is_liked_best(client: httpx.Client, accept: str, media_type: str) -> None:
    response = client.get("/id/actor/serbie", headers={"Accept": accept})
    assert response.headers["content-type"].split(";")[0] == media_type
    assert "accept" in response.headers["vary"].lower()
    again = client.get(response.headers["content-location"])
    assert again.headers["content-type"] == response.headers["content-type"]
    assert 'rel="alternate"; type="text/turtle"' in response.headers["link"]


@pytest.mark.parametrize("name", [name for form in TRIPLES for name in form.names])
def test_a_thing_comes_in_the_forms_of_the_endpoint_under_the_same_names(client: httpx.Client, name: str) -> None:
    query = "CONSTRUCT WHERE { <https://kg.example/id/actor/serbie> a ?kind }"
    thing = client.get("/id/actor/serbie", params={"format": name})
    answer = client.get("/sparql", params={"query": query, "format": name})
    assert thing.status_code == answer.status_code == 200
    assert thing.headers["content-type"] == answer.headers["content-type"]


def test_of_a_parameter_that_is_given_twice_the_first_value_counts(client: httpx.Client) -> None:
    response = client.get("/id/actor/serbie?format=nt&format=pdf")
    assert response.headers["content-type"] == "application/n-triples"
    assert client.get("/id/actor/serbie?lang=en&lang=fr", headers=HTML).headers["content-language"] == "en"


def test_a_slash_too_many_leads_to_the_thing(client: httpx.Client) -> None:
    response = client.get("/id/actor/serbie/?lang=en", headers=HTML)
    assert (response.status_code, response.headers["location"]) == (308, "/id/actor/serbie?lang=en")
    assert client.get("//elsewhere.example/x/", headers=HTML).status_code == 404


def test_a_form_that_there_is_not_is_refused(client: httpx.Client) -> None:
    assert client.get("/id/actor/serbie", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/id/actor/serbie", params={"format": "pdf"}).status_code == 400


@pytest.mark.parametrize(
    "path", ["/id/actor/personne", "/id/", "/id/nothing", "/nothing", "/theme/nothing", "/id/actor/%FF%00"]
)
def test_what_is_not_there_is_404_in_the_form_asked_for(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers=HTML)
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert Outline(page.text).headings == [1]
    data = client.get(path, headers={"Accept": "text/turtle"})
    assert (data.status_code, data.headers["content-type"].split(";")[0]) == (404, "text/plain")


def test_head_tells_the_same_without_the_page(client: httpx.Client) -> None:
    whole, head = (client.request(method, "/id/actor/otan", headers=HTML) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == whole.headers["content-length"]


@pytest.mark.parametrize(
    "written",
    [
        quote(MEETING_ELSEWHERE.document.id, safe=""),
        MEETING_ELSEWHERE.document.id,
        quote(MEETING_ELSEWHERE.document.id, safe="").lower(),
    ],
)
def test_an_id_is_found_however_its_slashes_are_written(client: httpx.Client, written: str) -> None:
    assert MEETING_ELSEWHERE.events[0].evidence[0].trigger in client.get(f"/id/article/{written}", headers=HTML).text


def test_hostile_words_are_text_on_every_page(client: httpx.Client) -> None:
    article, actor = IRIS.article(HOSTILE.document.id), IRIS.actor(INJECTOR.id)
    publisher = IRIS.mint("publisher", str(HOSTILE.document.metadata.publisher))
    event = IRIS.mint("event", HOSTILE.events[0].id)
    for node in (article, actor, publisher, event, IRIS.mint("place", "a b>c")):
        page = client.get(path_of(node), headers=HTML).text
        assert "<script" not in page
        assert "<img" not in page
        assert 'href="javascript' not in page.lower()
    assert INJECTOR.label in unescape(client.get(path_of(actor), headers=HTML).text)


def test_no_script_can_run_and_nothing_of_others_can_load(client: httpx.Client) -> None:
    policy = client.get("/", headers=HTML).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_an_actor_is_shown_with_what_is_told_of_it(client: httpx.Client) -> None:
    page = unescape(client.get("/id/actor/mila-petrovic", headers=HTML).text)
    assert "Il <a" not in page
    for words in ("Mila Petrović", "présidente", "12 mars 2024", "annoncé ou prévu", "Lars Haugen", 'class="trigger"'):
        assert words in page
    claims = unescape(client.get("/id/actor/mila-petrovic", params={"show": "claims"}, headers=HTML).text)
    assert "nié : n’a pas eu lieu" in claims
    assert "le Kosovo" in claims


def test_a_fact_shows_its_accounts_and_where_they_part(client: httpx.Client) -> None:
    page = client.get(path_of(IRIS.mint("fact", MEETING_FACT)), headers=HTML).text
    for words in (
        "Les récits ne s’accordent pas sur le lieu",
        "Genève",
        "Oslo",
        "Le Courrier du Léman",
        "Dépêches du Nord",
    ):
        assert words in page
    event = client.get(path_of(IRIS.mint("event", MEETING.events[0].id)), headers=HTML).text
    assert path_of(IRIS.mint("event", MEETING_ELSEWHERE.events[0].id)) in event


def test_an_article_shows_its_whole_text_with_the_events_marked(client: httpx.Client) -> None:
    page = client.get(path_of(IRIS.article(CRISIS.document.id)), headers=HTML).text
    body = page.partition('<div class="body"')[2].partition(">")[2].partition("</div>")[0]
    assert Outline(body).text == CRISIS.document.source
    for event in CRISIS.events:
        assert f'href="{path_of(IRIS.mint("event", event.id))}"' in body


@pytest.mark.parametrize("path", ["/theme/sanction", "/relation/threatens", "/id/place/oslo"])
def test_concepts_and_places_show_their_events(client: httpx.Client, path: str) -> None:
    page = client.get(path, headers=HTML).text
    assert 'class="telling' in page
    assert client.get(path, headers={"Accept": "text/turtle"}).status_code == 200


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("petrovic", "/id/actor/mila-petrovic"),
        ("PETROVIĆ", "/id/actor/mila-petrovic"),
        ("geneve", "/id/place/geneve"),
        ("garantie de secu", "/theme/security-guarantee"),
        ("haugen recoit", "/id/article/2024%2F03%2Foslo-rencontre"),
    ],
)
def test_names_are_found_without_accents_and_case(client: httpx.Client, words: str, path: str) -> None:
    assert f'href="{path}"' in client.get("/search", params={"q": words}, headers=HTML).text


@pytest.mark.parametrize("words", ["(", "[a-", "\\", '"', "}", "?x", ".*zzz", "é" * 500, "<b>"])
def test_a_search_is_for_words_whatever_they_are(client: httpx.Client, words: str) -> None:
    response = client.get("/search", params={"q": words}, headers=HTML)
    assert response.status_code == 200
    Outline(response.text)


def test_one_of_our_addresses_leads_to_its_page(client: httpx.Client) -> None:
    response = client.get("/search", params={"q": f"{DEFAULT_BASE}actor/otan"})
    assert (response.status_code, response.headers["location"]) == (303, "/id/actor/otan")


def test_the_start_page_leads_everywhere(client: httpx.Client) -> None:
    page = client.get("/", headers=HTML).text
    Outline(page)
    assert "4 articles" in page
    for address in (
        "/sparql",
        "/ontology",
        "/.well-known/void",
        "/queries",
        "/queries/who-met-whom",
        "/id/actor/serbie",
    ):
        assert f'href="{address}"' in page


@pytest.mark.parametrize("name", ["ontology", "relations", "plover", "themes"])
def test_vocabularies_are_documents_in_every_form(client: httpx.Client, name: str) -> None:
    assert "<h1" in client.get(f"/{name}", headers=HTML).text
    graphs = []
    for media_type in NOTATIONS.values():
        response = client.get(f"/{name}", headers={"Accept": media_type})
        graphs.append(
            {quad.triple for quad in pyoxigraph.parse(response.content, format=RdfFormat.from_media_type(media_type))}
        )
    named = [{str(triple) for triple in graph if "_:" not in str(triple)} for graph in graphs]
    assert named[0]
    assert all(graph == named[0] for graph in named)


def test_the_language_is_the_one_that_is_liked_best_or_chosen(client: httpx.Client) -> None:
    liked = client.get("/", headers={**HTML, "Accept-Language": "de, en-GB;q=0.8, fr;q=0.5"})
    assert liked.headers["content-language"] == "en"
    chosen = client.get("/", params={"lang": "fr"}, headers={**HTML, "Accept-Language": "en"})
    assert chosen.headers["content-language"] == "fr"
    assert 'href="/id/actor/serbie?lang=fr"' in chosen.text


@pytest.mark.parametrize("name", ["style.css", "query.js", "yasgui/yasgui.min.js", "yasgui/LICENSES.txt"])
def test_assets_are_kept_by_browsers_and_asked_for_again_only_when_they_change(client: httpx.Client, name: str) -> None:
    response = client.get(f"/static/{name}")
    assert response.status_code == 200
    again = client.get(f"/static/{name}", headers={"If-None-Match": response.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "name", ["", "../environment.py", "%2e%2e/environment.py", "..%2fenvironment.py", "nothing.css"]
)
def test_nothing_but_assets_is_served_as_one(client: httpx.Client, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of so many articles that lists have several pages, under another base."""
    out = tmp_path_factory.mktemp("busy")
    with Store.open(out / "store", base="http://data.example/presse/") as store:
        for reading in numbered_readings(60):
            store.replace(reading, run=RUN)
    with serving(Path(out)) as (address, _):
        yield address


def test_a_long_list_is_told_page_by_page_each_event_once(busy: str) -> None:
    seen: list[str] = []
    for number in (1, 2):
        page = httpx.get(f"{busy}/presse/actor/lars-haugen", params={"page": number}, headers=HTML, timeout=30).text
        seen += [line for line in page.split('"') if line.startswith("/presse/event/")]
        assert f"page {number} sur 2" in page
    assert len(set(seen)) == 60
    assert (
        httpx.get(f"{busy}/presse/actor/lars-haugen?page=99", headers=HTML, timeout=30).text.count("page 2 sur 2") == 1
    )


def test_another_base_has_its_own_addresses(busy: str) -> None:
    assert "lars-haugen" in httpx.get(f"{busy}/presse/actor/lars-haugen?format=nt", timeout=30).text
    assert httpx.get(f"{busy}/id/actor/lars-haugen", timeout=30).status_code == 404


def test_who_claims_nothing_of_others_is_the_outlet_itself(client: httpx.Client) -> None:
    event = next(event for event in CRISIS.events if event.source is None)
    page = unescape(client.get(path_of(IRIS.mint("event", event.id)), headers=HTML).text)
    assert "<dt>Affirmé par</dt><dd>le média lui-même</dd>" in page


@pytest.mark.parametrize(
    ("node", "title"),
    [
        (IRIS.mint("participation", MEETING.events[0].id, "agent", 0), "mention de Lars Haugen"),
        (IRIS.mint("evidence", MEETING.events[0].id, 0), "indice : « Pourparlers »"),
        (IRIS.instant(date(2024, 3, 12), "begin"), "12 mars 2024"),
    ],
)
def test_what_has_no_label_has_a_title(client: httpx.Client, node: NamedNode, title: str) -> None:
    assert f"<h1><bdi>{title}</bdi></h1>" in unescape(client.get(path_of(node), headers=HTML).text)


def test_no_title_of_a_part_is_its_id(client: httpx.Client) -> None:
    for node in subjects():
        if path_of(node).split("/")[2] in ("participation", "evidence", "offsets", "quote", "instant"):
            page = unescape(client.get(path_of(node), headers=HTML).text)
            assert f"<bdi>{node.value.rpartition('/')[2]}</bdi></h1>" not in page, node
