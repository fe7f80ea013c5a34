"""The prefixes under which people read and write our IRIs: in Turtle, in queries, in tables."""

import re
from collections.abc import Mapping
from functools import cache

from kg.rdf.namespaces import (
    KG,
    OA,
    PLOVER,
    PROV,
    RDF,
    RDFS,
    RELATIONS,
    SCHEMA,
    SEM,
    SKOS,
    THEMES,
    TIME,
    VOID,
    WIKIDATA,
    XSD,
)

_KINDS = (
    "actor",
    "article",
    "event",
    "evidence",
    "fact",
    "graph",
    "instant",
    "lexicon",
    "model",
    "offsets",
    "participation",
    "place",
    "position",
    "publisher",
    "quote",
    "run",
    "sentence",
    "software",
    "timespan",
)
#: What may follow a prefix in Turtle and SPARQL as it stands.
_SAFE_LOCAL = re.compile(r"(?![.-])(?:[A-Za-z0-9_.-]|%[0-9A-Fa-f]{2})*(?<!\.)")


@cache
def prefixes(base: str) -> Mapping[str, str]:
    """Return namespaces by prefix, prefixes sorted; those of data stand below *base*."""
    vocabularies = {
        "kg": KG.iri,
        "oa": OA.iri,
        "owl": "http://www.w3.org/2002/07/owl#",
        "plover": PLOVER,
        "prov": PROV.iri,
        "rdf": RDF.iri,
        "rdfs": RDFS.iri,
        "rel": RELATIONS,
        "schema": SCHEMA.iri,
        "sem": SEM.iri,
        "skos": SKOS.iri,
        "theme": THEMES,
        "time": TIME.iri,
        "void": VOID.iri,
        "wd": WIKIDATA,
        "xsd": XSD.iri,
    }
    data = {kind: f"{base}{kind}/" for kind in _KINDS}
    return dict(sorted((vocabularies | data).items()))


def shorten(iri: str, base: str) -> str:
    """Return *iri* as a prefixed name, or as it is where none is possible."""
    start = max(iri.rfind("#"), iri.rfind("/")) + 1
    prefix = _by_namespace(base).get(iri[:start])
    return iri if prefix is None or not _SAFE_LOCAL.fullmatch(iri, start) else f"{prefix}:{iri[start:]}"


@cache
def _by_namespace(base: str) -> Mapping[str, str]:
    # All namespaces end where a local name may begin: after the last `#` or `/`.
    return {namespace: prefix for prefix, namespace in prefixes(base).items()}
