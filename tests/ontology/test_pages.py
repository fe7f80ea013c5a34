"""The pages of the ontology: all there, no dead link, readable by machines that read aloud, and those in `docs/` up to date."""

import re
from collections import Counter
from functools import cache
from html.parser import HTMLParser

import pytest
from rdflib import SKOS

from kg.pages.environment import Visit
from kg.pages.ontology import FILES, Shelf, on_server, ontology_page, scheme_page
from kg.pages.ontology_schemes import SCHEMES
from tests.conftest import ROOT
from tests.ontology.vocabularies import graph, name, ours

NAMES = ("ontology", *SCHEMES)
SHELVES = {
    "files": FILES,
    "server": on_server(Visit(language="fr")),
    "server below a path, in English": on_server(Visit(language="en", chosen=True, root="/kg", path="/kg/ontology")),
}
VOID = {"meta", "link", "input", "br", "hr", "img"}


class Page(HTMLParser):
    """What tests ask of a page: its anchors, links, headings, texts by language; and that what is opened is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.levels: list[int] = []
        self.tags: Counter[str] = Counter()
        self.languages: list[str] = []
        self.open: list[str] = []
        self.texts: dict[str, list[str]] = {"fr": [], "en": []}
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.tags[tag] += 1
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if tag == "a" else []
        self.levels += [int(tag[1])] if re.fullmatch(r"h[1-6]", tag) else []
        if tag not in VOID:
            self.open.append(tag)
            self.languages.append(values.get("lang", self.languages[-1] if self.languages else ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.languages.pop()

    def handle_data(self, data: str) -> None:
        if self.languages and data.strip():
            self.texts[self.languages[-1]].append(data)


@cache
def page(name: str, shelf: str = "files") -> Page:
    return Page(source(name, SHELVES[shelf]))


def source(name: str, shelf: Shelf = FILES) -> str:
    return ontology_page(shelf) if name == "ontology" else scheme_page(name, shelf)


each_page = pytest.mark.parametrize("name", NAMES)
each_shelf = pytest.mark.parametrize("shelf", SHELVES)


def test_the_pages_in_docs_are_those_of_this_ontology() -> None:
    """If not: `python scripts/ontology_pages.py`."""
    folder = ROOT / "docs" / "ontology"
    assert {path.name for path in folder.glob("*.html")} == set(FILES.pages.values())
    for each, file in FILES.pages.items():
        assert (folder / file).read_text("utf-8") == source(each), file


def test_every_term_has_its_anchor() -> None:
    assert {name(term) for term in ours()} <= set(page("ontology").ids)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_concept_has_its_anchor(scheme: str) -> None:
    concepts = graph(SCHEMES[scheme].removesuffix(".ttl")).subjects(SKOS.inScheme)
    wanted = {name(each) for each in concepts if str(each).startswith(f"https://kg.example/{scheme}#")}
    assert wanted
    assert wanted <= set(page(scheme).ids)


@each_shelf
@each_page
def test_links_between_the_pages_lead_somewhere(name: str, shelf: str) -> None:
    addresses = {address: each for each, address in SHELVES[shelf].pages.items()}
    followed = 0
    for link in page(name, shelf).links:
        address, _, anchor = link.partition("#")
        target = name if not address else addresses.get(address)
        if target and anchor:
            assert anchor in page(target, shelf).ids, link
            followed += 1
    assert followed > 100


@each_page
def test_links_of_the_files_to_turtle_and_style_lead_somewhere(name: str) -> None:
    folder = ROOT / "docs" / "ontology"
    relative = re.findall(r'href="((?:\.\./)+[^"]+)"', source(name))
    assert len(relative) >= 3
    assert [link for link in relative if not (folder / link).is_file()] == []


@each_shelf
@each_page
def test_a_page_can_be_read_aloud(name: str, shelf: str) -> None:
    """Anchors are unique, headings follow one another without a gap, and each text says its language."""
    read = page(name, shelf)
    assert [each for each, count in Counter(read.ids).items() if count > 1] == []
    assert read.levels[0] == 1
    assert read.levels.count(1) == 1
    assert all(lower - higher <= 1 for higher, lower in zip(read.levels, read.levels[1:], strict=False))
    assert read.tags["main"] == 1
    assert read.tags["script"] == 0


def test_french_is_told_as_french_and_english_as_english() -> None:
    for term in ours():
        for text in (*graph("kg").objects(term, SKOS.scopeNote), *graph("kg").objects(term, SKOS.example)):
            if text.language:
                assert str(text) in page("ontology").texts[text.language]
    concept = next(graph("relations").subjects(SKOS.prefLabel))
    for label in graph("relations").objects(concept, SKOS.prefLabel):
        assert str(label) in page("relations").texts[label.language]


def test_the_page_is_in_the_language_of_the_visitor() -> None:
    assert "Sommaire" in source("ontology", on_server(Visit(language="fr")))
    assert "Contents" in source("ontology", on_server(Visit(language="en")))


def test_the_page_tells_version_licence_and_axioms() -> None:
    text = source("ontology")
    assert 'rel="license"' in text
    assert "functional: one value at most" in text
    assert ">wd:P297<" in text
    assert ">sem:Event<" in text
