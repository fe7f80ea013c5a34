"""Turtle and TriG for people: prefixes, one block a subject, types first, everything sorted, so that files can be compared.

Text is escaped by the RDF library (`str(literal)` is its N-Triples form, which Turtle shares); only names are shortened here.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.namespaces import RDF, XSD
from kg.rdf.prefixes import prefixes, shorten
from kg.rdf.terms import Term, Triple, parts

_INDENT = "    "


def turtle(triples: Iterable[pyoxigraph.Triple], base: str) -> Iterator[str]:
    """Yield the pieces of a Turtle document.

    Args:
        triples: Those of one subject stand together; the order within a subject does not matter.
        base: The base IRI of the data, for the prefixes.
    """
    yield from _header(base)
    for _, group in groupby(map(parts, triples), key=_subject):
        yield "\n" + _block(list(group), base, "")


def trig(graphs: Iterable[tuple[NamedNode, Iterable[Quad]]], base: str) -> Iterator[str]:
    """Yield the pieces of a TriG document: named graphs, each as `turtle` writes it."""
    yield from _header(base)
    for name, quads in graphs:
        yield f"\n{_term(name, base)} {{\n"
        for _, group in groupby(map(parts, quads), key=_subject):
            yield _block(list(group), base, _INDENT)
        yield "}\n"


def _header(base: str) -> Iterator[str]:
    for prefix, namespace in prefixes(base).items():
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _subject(triple: Triple) -> NamedNode:
    return triple[0]


def _block(triples: list[Triple], base: str, indent: str) -> str:
    """Return what is said of one subject."""
    facts: dict[str, list[str]] = {}
    for _, predicate, value in sorted(triples, key=_rank):
        name = "a" if predicate == RDF.type else _term(predicate, base)
        facts.setdefault(name, []).append(_term(value, base))
    lines = [f"{name} {', '.join(values)}" for name, values in facts.items()]
    return f"{indent}{_term(triples[0][0], base)} " + f" ;\n{indent}{_INDENT}".join(lines) + " .\n"


def _rank(triple: Triple) -> tuple[bool, str, str]:
    _, predicate, value = triple
    return predicate != RDF.type, str(predicate), str(value)


def _term(term: Term, base: str) -> str:
    if isinstance(term, NamedNode):
        short = shorten(term.value, base)
        return str(term) if short == term.value else short
    if _is_bare(term):
        return term.value
    if not term.language and term.datatype != XSD.string:
        return f"{Literal(term.value)}^^{_term(term.datatype, base)}"
    return str(term)


def _is_bare(literal: Literal) -> bool:
    """Return whether Turtle has a short form for *literal*: `7`, `0.86`, `true`."""
    return literal.datatype in (XSD.integer, XSD.boolean) or (literal.datatype == XSD.decimal and "." in literal.value)
