"""What an HTML page says of itself: JSON-LD, OpenGraph, `<time>`, the canonical link, the language.

A page's own words are often wrong or broken: what cannot be read is passed over, for the user can do nothing about it.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from kg.model import Metadata
from kg.sources.dates import parse_date
from kg.sources.metadata import language_code, merge_metadata, one_line
from kg.sources.web_address import is_web_address

_HTML = re.compile(
    r"\s{0,100}(?:<\?xml[^<>]{0,200}>\s{0,100})?(?:<!--[^<>]{0,1000}-->\s{0,100})?<(?:!doctype\s{1,9}html|html|head|body|article)\b",
    re.IGNORECASE,
)
_LONG_TAG = re.compile(r"<([a-zA-Z][\w:-]{0,40})[^<>]{5000,}>")
_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "LiveBlogPosting", "BlogPosting")
_MAX_DEPTH = 8
_META = {
    "title": ("og:title", "twitter:title"),
    "url": ("og:url",),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datePublished",
        "date",
        "dc.date",
        "dc.date.issued",
    ),
    "publisher": ("og:site_name", "application-name"),
    "language": ("og:locale",),
}


def looks_like_html(text: str) -> bool:
    """Return whether *text* begins as a web page does."""
    return bool(_HTML.match(text))


def parse_html(html: str) -> Any:
    """Return the tree of *html* (an lxml element), or `None` if it is empty.

    The attributes of overlong tags are left out: the parser takes quadratic time on thousands of them.
    """
    from trafilatura import load_html

    return load_html(_LONG_TAG.sub(r"<\1>", html).replace("\0", ""))


def html_metadata(html: str) -> Metadata:
    """Return what the page says of itself; JSON-LD is stronger than OpenGraph, and that than the rest."""
    tree = parse_html(html)
    if tree is None:
        return Metadata()
    return merge_metadata(*map(_from_linked_data, _articles(tree)), _from_meta(tree), _from_elements(tree))


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from (node for node in _nodes(value, depth=0) if _is_article(node))


def _nodes(value: Any, *, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield the objects of JSON-LD, alone, in lists, in a `@graph`, or as the main entity of a page."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth=depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity"):
            yield from _nodes(value.get(key), depth=depth + 1)


def _is_article(node: Mapping[str, Any]) -> bool:
    types = node.get("@type")
    return any(name in _ARTICLES for name in (types if isinstance(types, list) else [types]))


def _from_linked_data(node: Mapping[str, Any]) -> Metadata:
    page = node.get("mainEntityOfPage")
    return Metadata(
        title=_text(node.get("headline") or node.get("name")),
        url=_web_address(_text(node.get("url")) or _text(page.get("@id") if isinstance(page, dict) else page)),
        published=_day(_text(node.get("datePublished"))),
        publisher=_name(node.get("publisher")),
        language=language_code(_text(node.get("inLanguage"))),
    )


def _from_meta(tree: Any) -> Metadata:
    said: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        said.setdefault(str(name).lower(), element.get("content"))
    first = {
        field: next((said[name.lower()] for name in names if name.lower() in said), None)
        for field, names in _META.items()
    }
    return Metadata(
        title=one_line(first["title"]),
        url=_web_address(one_line(first["url"])),
        published=_day(one_line(first["published"])),
        publisher=one_line(first["publisher"]),
        language=language_code(one_line(first["language"])),
    )


def _from_elements(tree: Any) -> Metadata:
    def first(path: str) -> str | None:
        return next((one_line(str(value)) for value in tree.xpath(path)), None)

    return Metadata(
        url=_web_address(first("//link[@rel='canonical']/@href")),
        published=_day(first("//time[@itemprop='datePublished' or @pubdate]/@datetime | //article//time/@datetime")),
        language=language_code(first("/html/@lang | /html/@xml:lang")),
    )


def _text(value: Any) -> str | None:
    return one_line(value) if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        return next(map(_name, value), None)
    return _text(value.get("name") if isinstance(value, dict) else value)


def _web_address(url: str | None) -> str | None:
    return url if url and is_web_address(url) else None


def _day(text: str | None) -> date | None:
    try:
        return parse_date(text) if text else None
    except ValueError:
        return None
