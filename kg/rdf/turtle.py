"""Turtle and TriG for people: prefixes, one block a subject, types first, everything sorted, so that files can be compared.

Text is escaped by the RDF library (`str(literal)` is its N-Triples form, which Turtle shares); only names are shortened here.
"""

import re
from collections.abc import Iterable, Iterator

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.rdf.namespaces import RDF, XSD
from kg.rdf.prefixes import prefixes, shorten
from kg.rdf.terms import AnyTerm, AnyTriple, Graphs, Statement, by_subject

_INDENT = "    "
_BARE = {
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile("true|false"),
}


def turtle(triples: Iterable[Statement], base: str) -> Iterator[str]:
    """Yield the pieces of a Turtle document.

    Args:
        triples: Those of one subject stand together; the order within a subject does not matter.
        base: The base IRI of the data, for the prefixes.
    """
    yield from _header(base)
    for run in by_subject(triples):
        yield "\n" + _block(run, base, "")


def trig(graphs: Graphs, base: str) -> Iterator[str]:
    """Yield the pieces of a TriG document: graphs by name, `None` for the default graph, each as `turtle` writes it."""
    yield from _header(base)
    for name, statements in graphs:
        yield f"\n{_term(name, base)} {{\n" if name else "\n{\n"
        for run in by_subject(statements):
            yield _block(run, base, _INDENT)
        yield "}\n"


def _header(base: str) -> Iterator[str]:
    for prefix, namespace in prefixes(base).items():
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _block(triples: list[AnyTriple], base: str, indent: str) -> str:
    """Return what is said of one subject."""
    facts: dict[str, list[str]] = {}
    for _, predicate, value in sorted(triples, key=_rank):
        name = "a" if predicate == RDF.type else _term(predicate, base)
        facts.setdefault(name, []).append(_term(value, base))
    lines = [f"{name} {', '.join(values)}" for name, values in facts.items()]
    return f"{indent}{_term(triples[0][0], base)} " + f" ;\n{indent}{_INDENT}".join(lines) + " .\n"


def _rank(triple: AnyTriple) -> tuple[bool, str, str]:
    _, predicate, value = triple
    return predicate != RDF.type, str(predicate), str(value)


def _term(term: AnyTerm, base: str) -> str:
    if isinstance(term, NamedNode):
        short = shorten(term.value, base)
        return str(term) if short == term.value else short
    if isinstance(term, BlankNode):
        return str(term)
    if isinstance(term, pyoxigraph.Triple):
        return f"<<( {' '.join(_term(part, base) for part in term)} )>>"
    return _literal(term, base)


def _literal(literal: Literal, base: str) -> str:
    if _is_bare(literal):
        return literal.value
    if not literal.language and literal.datatype != XSD.string:
        return f"{Literal(literal.value)}^^{_term(literal.datatype, base)}"
    return str(literal)


def _is_bare(literal: Literal) -> bool:
    """Return whether Turtle has a short form for *literal*: `7`, `0.86`, `true`."""
    form = _BARE.get(literal.datatype)
    return form is not None and form.fullmatch(literal.value) is not None
