"""Finding things by their names, whatever the accents and the case: `/search?q=petrovic`."""

import re
import unicodedata
from collections import defaultdict
from functools import cache

from pyoxigraph import Literal, NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from kg.pages.views import Name
from kg.rdf.namespaces import SCHEMA, SKOS
from kg.server.asking import Asker
from kg.server.pages.excerpt import Excerpt
from kg.server.pages.html import page
from kg.server.pages.lists import kinds
from kg.server.pages.visit import first_parameters, visit_of

_MOST = 50
_LONGEST = 200
_LIGATURES = {"œ": "oe", "æ": "ae"}
_LIGATURE_OF = {spelt: ligature for ligature, spelt in _LIGATURES.items()}
_LATIN_LETTERS = range(0xC0, 0x250)


async def search_page(request: Request, *, asker: Asker) -> Response:
    """Return what bears the name that is asked for; for one of our own addresses, go there."""
    visit = visit_of(request, asker.base)
    words = first_parameters(request).get("q", "").strip()[:_LONGEST]
    if words.startswith(visit.base):
        return RedirectResponse(visit.link(words), 303)
    excerpt = Excerpt(asker, visit.language)
    found = await _found(excerpt, words) if words else []
    return page("search.html", visit, words=words, results=found[:_MOST], more=len(found) > _MOST)


async def _found(excerpt: Excerpt, words: str) -> list[tuple[Name, str]]:
    pattern = name_pattern(words)
    rows = await excerpt.asker.select(
        "SELECT ?item (MAX(?begins) AS ?first) (MIN(STRLEN(?name)) AS ?length) {"
        f" ?item {SKOS.prefLabel}|{SCHEMA.headline}|{SCHEMA.name} ?name"
        f' FILTER(REGEX(?name, {Literal(pattern)}, "i")) BIND(REGEX(?name, {Literal("^" + pattern)}, "i") AS ?begins)'
        f" }} GROUP BY ?item ORDER BY DESC(?first) ?length ?item LIMIT {_MOST + 1}"
    )
    nodes = [row["item"] for row in rows if isinstance(row["item"], NamedNode)]
    return [(excerpt.name(node), kind) for node, kind in await kinds(excerpt, nodes)]


def name_pattern(words: str) -> str:
    r"""Return the regular expression of names that have *words* in them, with or without accents and ligatures.

    >>> name_pattern("Ra.")
    '[rŕŗřȑȓɍ][aàáâãäåāăąǎǟǡǻȁȃȧ]\\.'
    """
    spelt = "".join(_LIGATURES.get(character, character) for character in words.lower())
    plain = "".join(letter for letter in unicodedata.normalize("NFD", spelt) if not unicodedata.combining(letter))
    return re.sub("oe|ae|.", lambda found: _alike(found[0]), plain, flags=re.DOTALL)


def _alike(letters: str) -> str:
    if len(letters) > 1:
        return f"(?:{''.join(map(_alike, letters))}|{_LIGATURE_OF[letters]})"
    accented = _accented()[letters]
    return f"[{letters}{accented}]" if accented else re.escape(letters)


@cache
def _accented() -> dict[str, str]:
    """Return the letters of the Latin script that are a plain one with something added, by the plain one."""
    found: dict[str, str] = defaultdict(str)
    for code in _LATIN_LETTERS:
        name = unicodedata.name(chr(code), "")
        if match := re.fullmatch(r"LATIN SMALL LETTER ([A-Z]) WITH .*", name):
            found[match[1].lower()] += chr(code)
    return found
