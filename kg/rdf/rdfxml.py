"""RDF/XML, the notation that older tools ask for.

XML holds less than RDF: a control character cannot stand in it even escaped, so each becomes U+FFFD; and a property whose
IRI does not end in an XML name, or a statement about a statement, cannot be written at all.
"""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import ExportError
from kg.rdf.namespaces import XSD
from kg.rdf.prefixes import prefixes
from kg.rdf.terms import AnyTerm, AnyTriple, Statement, by_subject

_CURE = "ask for Turtle or N-Triples, which hold any graph"
#: All but what XML 1.0 allows (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: The part of an IRI that can be the local name of an element.
_LOCAL = re.compile(r"[A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff][\w.\u00b7-]*\Z")


def rdfxml(triples: Iterable[Statement], base: str) -> Iterator[str]:
    """Yield the pieces of an RDF/XML document.

    Args:
        triples: Those of one subject stand together.
        base: The base IRI of the data, for the prefixes.

    Raises:
        ExportError: A triple cannot be written in RDF/XML.
    """
    names = {namespace: prefix for prefix, namespace in prefixes(base).items()}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    yield from (f"\n    xmlns:{prefix}={quoteattr(namespace)}" for namespace, prefix in names.items())
    yield ">\n"
    for run in by_subject(triples):
        yield f"<rdf:Description{_reference(run[0][0], 'about')}>\n"
        yield from sorted(_element(triple, names) for triple in run)
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _element(triple: AnyTriple, names: dict[str, str]) -> str:
    _, predicate, value = triple
    tag, declared = _tag(predicate, names)
    if isinstance(value, Literal):
        return f"  <{tag}{declared}{_kind(value)}>{_text(value.value)}</{tag}>\n"
    return f"  <{tag}{declared}{_reference(value, 'resource')}/>\n"


def _tag(predicate: NamedNode, names: dict[str, str]) -> tuple[str, str]:
    """Return the name of an element, and the declaration of its namespace where the document has none."""
    local = _LOCAL.search(predicate.value)
    if local is None:
        raise ExportError(f"RDF/XML has no name for the property <{predicate.value}>", cure=_CURE)
    namespace = predicate.value[: local.start()]
    if namespace in names:
        return f"{names[namespace]}:{local[0]}", ""
    return f"ns:{local[0]}", f" xmlns:ns={quoteattr(namespace)}"


def _reference(term: AnyTerm, attribute: str) -> str:
    if isinstance(term, BlankNode):
        return f' rdf:nodeID="b{term.value}"'
    if isinstance(term, pyoxigraph.Triple):
        raise ExportError("RDF/XML has no statements about statements", cure=_CURE)
    return f" rdf:{attribute}={quoteattr(term.value)}"


def _kind(literal: Literal) -> str:
    if literal.language:
        return f" xml:lang={quoteattr(literal.language)}"
    return "" if literal.datatype == XSD.string else f" rdf:datatype={quoteattr(literal.datatype.value)}"


def _text(text: str) -> str:
    # A bare carriage return would be read back as a line feed.
    return escape(_NOT_XML.sub("\ufffd", text), {"\r": "&#13;"})
