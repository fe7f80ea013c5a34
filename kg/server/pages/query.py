"""The query page: YASGUI, set to this server. It works without a network, and nothing is stored in the browser."""

import json

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import Response

from kg.errors import QueryError
from kg.pages.environment import Visit, message
from kg.queries import list_queries, load_query
from kg.rdf.prefixes import prefixes
from kg.server.asking import Asker
from kg.server.pages.html import page
from kg.server.pages.visit import first_parameters, visit_of

#: The one page on which scripts run: those of this server, which may ask this server. YASGUI has its icons in its style sheet.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-zCK2EVMoPc04mRF/g5CotUvxbJPWS+8V0b+s9ptqQIk='; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: The prefixes that a new query starts with.
_USUAL = ("kg", "oa", "prov", "rdf", "rdfs", "rel", "schema", "sem", "skos", "theme", "time", "xsd")
#: What the fields of YASGUI are for, by where they stand.
_FIELDS = {
    ".CodeMirror textarea": "query_label",
    "input.tableFilter": "query_filter",
    "select.tableSizer": "query_rows",
}
_FIRST = """
SELECT ?event ?who ?relation ?whom WHERE {{
  ?event kg:agent/skos:prefLabel ?who ;
         kg:relation/skos:prefLabel ?relation ;
         kg:addressee/skos:prefLabel ?whom .
  FILTER(LANG(?who) = "fr" && LANG(?relation) = "{language}" && LANG(?whom) = "fr")
}}
LIMIT 100
"""


async def query_page(request: Request, *, asker: Asker) -> Response:
    """Return the page at `/sparql`, for browsers that bring no query; with the shipped one in it that `example` names, if any."""
    visit = visit_of(request, asker.base)
    example = first_parameters(request).get("example", "")
    query = _shipped(example) or _first(visit)
    return page(
        "query.html",
        visit,
        policy=_POLICY,
        sparql=query,
        chosen=example,
        queries=list_queries(),
        setup=json.dumps(await _setup(asker, visit, query), ensure_ascii=False),
    )


async def _setup(asker: Asker, visit: Visit, query: str) -> dict[str, object]:
    """Return what the script of the page has to know."""
    longest_first = sorted(visit.namespaces().items(), key=lambda item: -len(item[0]))
    return {
        "endpoint": f"{visit.root}/sparql",
        "query": query,
        "tabName": message("sparql", language=visit.language),
        "names": {selector: message(key, language=visit.language) for selector, key in _FIELDS.items()},
        "prefixes": dict(prefixes(visit.base)),
        "local": longest_first,
        "classes": await _terms(asker, "owl:Class"),
        "properties": await _terms(asker, "owl:ObjectProperty", "owl:DatatypeProperty", "owl:AnnotationProperty"),
    }


async def _terms(asker: Asker, *kinds: str) -> list[str]:
    """Return the IRIs of the terms of the ontology that are of these *kinds*."""
    rows = await asker.select(f"SELECT DISTINCT ?term {{ VALUES ?kind {{ {' '.join(kinds)} }} ?term a ?kind }}")
    return sorted(term.value for row in rows if isinstance(term := row["term"], NamedNode))


def _shipped(name: str) -> str:
    try:
        return load_query(name).sparql if name else ""
    except QueryError:
        return ""


def _first(visit: Visit) -> str:
    known = prefixes(visit.base)
    declared = "".join(f"PREFIX {prefix}: <{known[prefix]}>\n" for prefix in _USUAL)
    return declared + _FIRST.format(language=visit.language)
