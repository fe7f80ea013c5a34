"""Python values as RDF literals, each in its canonical form: what is read back from a store is what was written.

An RDF literal holds any character but lone surrogates, which are no characters: they become U+FFFD, one for one, so that
offsets keep their meaning. NUL and the other control characters are kept; N-Quads, TriG, Turtle and JSON-LD escape them.
(XML cannot hold them at all: `kg.rdf.rdfxml` replaces them.)
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import groupby
from operator import itemgetter
from typing import cast

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.rdf.namespaces import XSD
from kg.sources.web_address import is_web_address

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]
Statement = pyoxigraph.Triple | pyoxigraph.Quad
#: What may stand in a statement of RDF 1.2: our data hold a `Term`, what a query constructs may hold the others, too.
AnyTerm = NamedNode | BlankNode | Literal | pyoxigraph.Triple
AnyTriple = tuple[AnyTerm, NamedNode, AnyTerm]
#: What is written down: graphs by name, `None` for the one without. Of each, the statements about one subject stand
#: together; the names that quads bear themselves do not count.
Graphs = Iterable[tuple[NamedNode | None, Iterable[Statement]]]

_SURROGATE = re.compile("[\ud800-\udfff]")


def parts(statement: Statement) -> Triple:
    """Return subject, predicate and object of a statement of ours, in which no blank node and no quoted triple stands."""
    return cast("Triple", (statement.subject, statement.predicate, statement.object))


def by_subject(statements: Iterable[Statement]) -> Iterator[list[AnyTriple]]:
    """Yield runs of *statements* that have the same subject, as subject, predicate and object."""
    triples = ((statement.subject, statement.predicate, statement.object) for statement in statements)
    for _, run in groupby(triples, key=itemgetter(0)):
        yield list(run)


def storable(text: str) -> str:
    """Return *text* with U+FFFD for each lone surrogate."""
    return _SURROGATE.sub("�", text)


def string(text: str) -> Literal:
    """Return *text* as a plain string: identifiers, and words as they stand in an article."""
    return Literal(storable(text))


def french(text: str) -> Literal:
    """Return *text* as a string for French readers: labels, headlines, what somebody holds or asks for."""
    return Literal(storable(text), language="fr")


def integer(number: int) -> Literal:
    """Return *number* as an `xsd:integer`."""
    return Literal(str(number), datatype=XSD.integer)


def decimal(number: float) -> Literal:
    """Return *number* as an `xsd:decimal`, with no exponent and no superfluous zero.

    >>> decimal(1.0).value, decimal(0.86).value
    ('1', '0.86')
    """
    return Literal(f"{Decimal(repr(number)).normalize():f}", datatype=XSD.decimal)


def boolean(flag: bool) -> Literal:
    """Return *flag* as an `xsd:boolean`."""
    return Literal("true" if flag else "false", datatype=XSD.boolean)


def day(value: date) -> Literal:
    """Return *value* as an `xsd:date`."""
    return Literal(value.isoformat(), datatype=XSD.date)


def web_address(text: str | None) -> Literal | None:
    """Return *text* as an `xsd:anyURI`, a string that a page may link to; `None` for all but an absolute web address."""
    return Literal(text, datatype=XSD.anyURI) if text is not None and is_web_address(text) else None
