"""The digest, as a reader has it: in a browser without a network, and in what renders Markdown."""

import html
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kg.exports.characters import for_display
from kg.exports.digest import MOST_ACCOUNTS, MOST_FACTS, Fact, digest
from kg.exports.digest_html import write_digest
from kg.exports.digest_markdown import write_markdown
from kg.exports.markdown_text import in_markdown, link
from kg.model import Modality, Polarity, Precision, Reading, TimeSpan
from tests.exports.crowd import crowd
from tests.readings import CRISIS, HOSTILE, INJECTOR, MEETING, MEETING_ELSEWHERE, READINGS, fingerprint

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
try:
    from playwright.sync_api import Page, sync_playwright
except ImportError:
    CHROMIUM = None
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium and the package playwright")

_ATTACKS = (
    "<img src=x onerror=window.ran=1>",
    "</style></head><script>window.ran=1</script>",
    "</title><svg onload=window.ran=1>",
    "\u202egnp.exe\u202c <!--<script>",
    "{{ 7*7 }}{% raw %}</p><iframe src=https://mal.example>",
    "[clic](https://mal.example) <https://mal.example> www.mal.example a@mal.example `x` **y** $z$ | # 1. - :+1:",
)
_DIALECTS = (MarkdownIt("gfm-like", {"linkify": True, "html": True}), MarkdownIt("commonmark"))


def told(words: str) -> Reading:
    """Return a reading that has *words* wherever an article's text can go."""
    event = HOSTILE.events[0]
    document = replace(HOSTILE.document, id=words)
    document = replace(document, metadata=replace(document.metadata, title=words, publisher=words, url=f"//{words}"))
    evidence = replace(event.evidence[0], quote=words, end=event.evidence[0].start + len(words))
    villain = replace(event.agents[0], actor=replace(INJECTOR, label=words), text=words)
    return Reading(
        document=document,
        events=(
            replace(
                event,
                agents=(villain,),
                source=villain,
                theme=event.theme and replace(event.theme, text=words),
                time=TimeSpan(text=words),
                place=event.place and replace(event.place, label=words),
                evidence=(evidence,),
            ),
        ),
    )


def facts(*readings: Reading) -> dict[str, Fact]:
    """Return the facts of the digest of *readings* by their lines."""
    return {str(fact.line): fact for day in digest(readings).days for _, some in day.groups for fact in some}


def published_by(reading: Reading, publisher: str) -> Reading:
    """Return *reading* as another outlet has it, word by word."""
    metadata = replace(reading.document.metadata, publisher=publisher)
    return replace(reading, document=replace(reading.document, id=publisher, metadata=metadata))


def test_the_newest_day_is_the_first_and_what_has_none_the_last() -> None:
    assert [day.day for day in digest(READINGS).days] == [date(2024, 4, 2), date(2024, 3, 13), date(2024, 3, 12), None]


def test_what_several_outlets_tell_is_one_fact_with_all_its_sources() -> None:
    meeting = facts(MEETING, MEETING_ELSEWHERE)["Lars Haugen – rencontre – Mila Petrović"]
    assert [source.publisher for said in meeting.said for source in said.sources] == [
        "Le Courrier du Léman",
        "Dépêches du Nord",
    ]
    assert (meeting.outlets, meeting.agreed) == (2, False)
    assert (meeting.conflict, meeting.places) == (("place",), ("Genève", "Oslo"))


def test_outlets_that_say_it_in_the_same_words_share_the_sentence() -> None:
    demand = facts(MEETING, published_by(MEETING, "La Copie"))["Serbie – exige de – OTAN : des garanties de sécurité"]
    (said,) = demand.said
    assert [source.publisher for source in said.sources] == ["Le Courrier du Léman", "La Copie"]


def test_what_one_tells_and_another_denies_is_disputed() -> None:
    denied = replace(MEETING_ELSEWHERE.events[0], polarity=Polarity.NEGATED, place=None)
    (fact,) = facts(
        MEETING_ELSEWHERE, replace(MEETING_ELSEWHERE, document=MEETING.document, events=(replace(denied, id="other"),))
    ).values()
    assert fact.conflict == ("polarity",)
    assert not fact.agreed


def test_the_sentence_is_not_the_headline_where_there_is_another() -> None:
    meeting = facts(MEETING)["Lars Haugen – rencontre – Mila Petrović"]
    assert meeting.said[0].sentence == MEETING.events[0].evidence[1]


def test_what_is_planned_stands_under_the_day_of_the_news_and_what_happened_under_its_own() -> None:
    day = TimeSpan(text="vendredi", start=date(2024, 5, 3), end=date(2024, 5, 3), precision=Precision.DAY)
    visit = replace(CRISIS.events[4], time=day)
    for modality, expected in ((Modality.PLANNED, date(2024, 4, 2)), (Modality.ACTUAL, date(2024, 5, 3))):
        (shown,) = digest([replace(CRISIS, events=(replace(visit, modality=modality),))]).days
        assert shown.day == expected


def test_of_many_facts_the_newest_are_told_and_the_rest_are_counted() -> None:
    readings = list(crowd(actors=3000, articles=MOST_FACTS))
    shown = digest(readings)
    kept = [fact for day in shown.days for _, some in day.groups for fact in some]
    assert len(kept) == MOST_FACTS
    assert (shown.articles, shown.events) == (MOST_FACTS, 3 * MOST_FACTS)
    assert MOST_FACTS <= shown.told < shown.events
    oldest = min(day.day for day in shown.days if day.day)
    newer = {event.fact for reading in readings for event in reading.events if _published(reading) > oldest}
    assert newer <= {fact.key.rpartition("-")[2] for fact in kept}


def _published(reading: Reading) -> date:
    return reading.document.metadata.published or date.min


def test_in_which_order_articles_come_is_nothing_to_the_days(tmp_path: Path) -> None:
    readings = list(crowd(actors=3000, articles=MOST_FACTS))
    keys = [
        {fact.key for day in digest(some).days for _, told_ in day.groups for fact in told_}
        for some in (readings, readings[::-1])
    ]
    assert keys[0] == keys[1]


def test_accounts_beyond_what_anybody_reads_are_counted() -> None:
    many = [published_by(MEETING, f"Journal {number}") for number in range(MOST_ACCOUNTS + 7)]
    demand = facts(*many)["Serbie – exige de – OTAN : des garanties de sécurité"]
    assert (demand.more, demand.outlets) == (7, MOST_ACCOUNTS + 7)


# Markdown


def rendered(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE))


class _Tags(HTMLParser):
    """The tags, the addresses of links and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for key, value in attrs if key in {"href", "src"}]

    def handle_data(self, data: str) -> None:
        self.words += data


def test_the_markdown_tells_by_day_who_did_what_with_sources(tmp_path: Path) -> None:
    write_markdown([MEETING, MEETING_ELSEWHERE, CRISIS], tmp_path / "digest.md")
    text = (tmp_path / "digest.md").read_text("utf-8")
    assert re.findall("^## (.*)", text, re.MULTILINE) == ["2 avril 2024", "13 mars 2024", "12 mars 2024"]
    assert "- **Serbie – menace – Kosovo** – nié : n’a pas eu lieu, selon Mila Petrović\n" in text
    assert "- **Mila Petrović – visite – Norvège** – annoncé ou prévu\n" in text
    assert "≠ Les récits ne s’accordent pas sur le lieu : Genève, Oslo" in text
    page = _Tags(rendered(text))
    assert set(page.links) == {MEETING.document.metadata.url}
    assert page.tags == {"h1", "h2", "h3", "p", "ul", "li", "strong", "blockquote", "a"}
    assert "La Serbie exige des garanties de sécurité de l’OTAN." in page.words


_MARKUP = list("\\`*_{}[]<>#|~^=$&!+-.:;()@/'\" \n\t1a")
hostile = (
    st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(_MARKUP)))
    | st.lists(st.sampled_from([*_MARKUP, "www.", "https://", "a@b.fr", "&amp;", "```", "1. "])).map("".join)
    | st.sampled_from(_ATTACKS)
)


@given(words=hostile)
@settings(max_examples=120, deadline=None)
def test_text_is_text_in_every_dialect(words: str) -> None:
    shown = for_display(words).replace("@", "＠")
    for page in (rendered(in_markdown(words)), *(dialect.render(in_markdown(words)) for dialect in _DIALECTS)):
        assert page.rstrip() == (f"<p>{html.escape(shown)}</p>".replace("&#x27;", "'") if shown else "")


@given(words=hostile)
@settings(max_examples=60, deadline=None)
def test_a_link_leads_where_it_should_and_says_what_it_should(words: str) -> None:
    shown = for_display(words).replace("@", "＠")
    address = "https://journal.example/une_page?a=1&copy;=2&b=(3)*_x_"
    for page in (rendered(link(words, address)), *(dialect.render(link(words, address)) for dialect in _DIALECTS)):
        found = _Tags(page)
        assert (found.tags, found.links, found.words.strip()) == ({"p", "a"}, [address], shown)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(words=hostile)
def test_nothing_of_an_article_is_markup_in_the_markdown(words: str, tmp_path: Path) -> None:
    write_markdown([told(words)], tmp_path / "digest.md")
    text = (tmp_path / "digest.md").read_text("utf-8")
    for page in (rendered(text), *(dialect.render(text) for dialect in _DIALECTS)):
        found = _Tags(page)
        assert found.tags <= {"h1", "h2", "h3", "p", "ul", "li", "strong", "blockquote"}
        assert not found.links


# HTML


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "digest.html"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(words=hostile)
def test_nothing_of_an_article_is_markup_in_the_page(words: str, path: Path) -> None:
    write_digest([told(words)], path)
    found = _Tags(path.read_text("utf-8"))
    assert not found.links
    assert not found.tags & {"script", "img", "svg", "iframe", "a"}
    assert "object" not in found.tags
    assert for_display(words) in for_display(found.words)


class Visit:
    """A page that is open, and what it did: errors, messages on the console, requests."""

    def __init__(self, page: "Page") -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("request", lambda request: self.requests.append(request.url))

    def see(self, path: Path) -> Any:
        self.page.goto(path.as_uri())
        assert self.requests == [path.as_uri()]
        assert not self.complaints
        return self.page


@pytest.fixture
def visit() -> Iterator[Visit]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM)
        yield Visit(browser.new_page(viewport={"width": 360, "height": 740}))
        browser.close()


@pytest.mark.slow
@in_browser
def test_attacks_do_nothing_in_a_browser(visit: Visit, path: Path) -> None:
    write_digest([told(words) for words in _ATTACKS], path)
    page = visit.see(path)
    assert page.evaluate("window.ran") is None
    assert page.locator("script, img, svg, iframe, a").count() == 0
    assert page.locator("article").count() == 1
    assert page.locator("blockquote").count() == len(_ATTACKS)


@pytest.mark.slow
@in_browser
def test_a_reader_sees_days_facts_and_sources_and_may_read_them_in_english(visit: Visit, path: Path) -> None:
    write_digest([MEETING, MEETING_ELSEWHERE, CRISIS], path)
    page = visit.see(path)
    assert page.locator("h2").all_inner_texts() == ["2 avril 2024", "13 mars 2024", "12 mars 2024"]
    meeting = page.locator("article", has_text="ne s’accordent pas sur le lieu")
    assert meeting.locator("h4").inner_text() == "Lars Haugen – rencontre – Mila Petrović"
    assert meeting.locator("mark.trigger").all_inner_texts() == ["rencontré", "reçu"]
    assert meeting.locator("a").first.get_attribute("href") == MEETING.document.metadata.url
    assert page.locator(".chips .negated").all_inner_texts() == ["nié : n’a pas eu lieu"]
    page.get_by_label("English").check()
    assert meeting.locator("h4").inner_text() == "Lars Haugen – meets – Mila Petrović"
    assert page.locator("h2").first.inner_text() == "2 April 2024"
    assert page.locator(".chips .negated").all_inner_texts() == ["negated: did not happen"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
@in_browser
def test_the_page_is_dark_where_the_reader_wants_it_and_prints_its_addresses(visit: Visit, path: Path) -> None:
    write_digest([MEETING], path)
    page = visit.see(path)
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ground) != light
    page.emulate_media(media="print")
    printed = page.evaluate("getComputedStyle(document.querySelector('.sources a'), '::after').content")
    assert MEETING.document.metadata.url in printed
    assert not page.locator(".switch").is_visible()


def test_a_digest_of_days_that_follow_one_another_reads_in_both_languages(path: Path) -> None:
    readings = [
        replace(
            MEETING,
            document=replace(
                MEETING.document,
                id=str(number),
                metadata=replace(MEETING.document.metadata, published=date(2024, 3, 1) + timedelta(days=number)),
            ),
            events=(replace(MEETING.events[2], id=str(number), fact=fingerprint(str(number))),),
        )
        for number in range(3)
    ]
    write_digest(readings, path)
    words = path.read_text("utf-8")
    assert [words.count(day) > 0 for day in ("1er mars 2024", "1 March 2024", "3 mars 2024")] == [True] * 3
