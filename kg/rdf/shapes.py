"""A quick checker for the shapes in `ontology/shapes.ttl`.

A general SHACL engine takes longer over an article than the parser of French does. The shapes use a small part of SHACL
Core, and that part is compiled here to plain functions, once. A construct outside of it is an error where the shapes are
loaded, so that no constraint is passed over in silence; and tests hold every verdict against that of pyshacl.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from kg.errors import LexiconError
from kg.rdf.namespaces import RDF, XSD
from kg.rdf.statements import Statements
from kg.rdf.terms import Term

_SH = "http://www.w3.org/ns/shacl#"
#: Facts of the shapes' own file: name of the SHACL term → values; and those by node, be it a blank one.
_Facts = Mapping[str, list[Term | BlankNode]]
_Source = Mapping[object, _Facts]


@dataclass(frozen=True, slots=True)
class Focus:
    """A node under test, and its values for the path of one property shape."""

    node: NamedNode
    values: Sequence[Term]
    statements: Statements


Check = Callable[[Focus], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyShape:
    """What the values of one property must be.

    Attributes:
        message: What is wanted, as a clause.
    """

    path: NamedNode
    message: str
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeShape:
    """What the nodes of one class must be."""

    target: NamedNode
    properties: tuple[PropertyShape, ...]

    def violations(self, statements: Statements) -> Iterator[tuple[NamedNode, PropertyShape]]:
        """Yield each node that breaks the shape, with the property that it is about."""
        for node in statements.instances(self.target):
            for shape in self.properties:
                focus = Focus(node, statements.values(node, shape.path), statements)
                if not all(check(focus) for check in shape.checks):
                    yield node, shape


@cache
def load_shapes(path: Path) -> tuple[NodeShape, ...]:
    """Return the shapes of the file *path*.

    Raises:
        LexiconError: The file is missing, is no Turtle, or uses a part of SHACL that this checker does not know.
    """
    source: dict[object, dict[str, list[Term | BlankNode]]] = defaultdict(lambda: defaultdict(list))
    try:
        for quad in parse(path=str(path), format=RdfFormat.TURTLE):
            source[quad.subject][quad.predicate.value.removeprefix(_SH)].append(quad.object)
    except (OSError, SyntaxError) as error:
        raise LexiconError(str(error), where=str(path), cure="correct the Turtle, or restore the file") from error
    try:
        return tuple(_node_shape(facts, source) for facts in list(source.values()) if "targetClass" in facts)
    except _UnknownError as error:
        raise LexiconError(str(error), where=str(path), cure="keep to the constructs of the other shapes") from error


class _UnknownError(ValueError):
    """The shapes use what this checker does not know."""


def _node_shape(facts: _Facts, source: _Source) -> NodeShape:
    _demand(facts, required={"targetClass", "property"}, allowed={RDF.type.value})
    properties = tuple(_property_shape(source[node], source) for node in facts["property"])
    return NodeShape(target=_node(facts["targetClass"][0]), properties=properties)


def _property_shape(facts: _Facts, source: _Source) -> PropertyShape:
    _demand(facts, required={"path", "message"}, allowed=set(_CHECKS))
    constraints = {name: values[0] for name, values in facts.items() if name in _CHECKS}
    return PropertyShape(
        path=_node(facts["path"][0]),
        message=facts["message"][0].value,
        checks=tuple(_CHECKS[name](_members(value, source)) for name, value in constraints.items()),
    )


def _demand(facts: _Facts, *, required: set[str], allowed: set[str]) -> None:
    if missing := required - facts.keys():
        raise _UnknownError(f"a shape lacks sh:{min(missing)}")
    if unknown := facts.keys() - required - allowed:
        raise _UnknownError(f"the checker knows no sh:{min(unknown)} there")


def _members(value: Term | BlankNode, source: _Source) -> list[Term]:
    """Return the members of an RDF list; anything else is a list of itself."""
    members: list[Term] = []
    while isinstance(value, BlankNode):
        members += [item for item in source[value][RDF.iri + "first"] if not isinstance(item, BlankNode)]
        value = source[value][RDF.iri + "rest"][0]
    return members or ([] if isinstance(value, BlankNode) else [value])


def _node(term: Term | BlankNode) -> NamedNode:
    if not isinstance(term, NamedNode):
        raise _UnknownError(f"{term} stands where a class or property is wanted")
    return term


def _each(test: Callable[[Term, Statements], bool]) -> Check:
    return lambda focus: all(test(value, focus.statements) for value in focus.values)


def _instance(kind: NamedNode) -> Check:
    return _each(lambda value, statements: statements.is_a(value, kind))


def _pair(other: Sequence[Term], test: Callable[[Decimal, Decimal], bool]) -> Check:
    path = _node(other[0])
    return lambda focus: all(
        test(_number(one), _number(two)) for one in focus.values for two in focus.statements.values(focus.node, path)
    )


def _number(term: Term) -> Decimal:
    return Decimal(term.value) if isinstance(term, Literal) and _is_valid(term) else Decimal("NaN")


def _is_valid(literal: Literal) -> bool:
    """Return whether the text of *literal* is one of its datatype: the store itself takes any."""
    try:
        _PARSERS.get(literal.datatype.value, str)(literal.value)
    except (ValueError, ArithmeticError):
        return False
    return True


def _has_datatype(term: Term, datatype: Term) -> bool:
    return isinstance(term, Literal) and term.datatype == datatype and _is_valid(term)


_PARSERS: Mapping[str, Callable[[str], object]] = {
    XSD.integer.value: int,
    XSD.decimal.value: Decimal,
    XSD.date.value: date.fromisoformat,
}

#: What each part of SHACL Core means; the argument is its value, or the members where that is a list.
_CHECKS: Mapping[str, Callable[[list[Term]], Check]] = {
    "minCount": lambda of: lambda focus: len(focus.values) >= int(of[0].value),
    "maxCount": lambda of: lambda focus: len(focus.values) <= int(of[0].value),
    "datatype": lambda of: _each(lambda value, _: _has_datatype(value, of[0])),
    "nodeKind": lambda of: _each(lambda value, _: isinstance(value, NamedNode) == (of[0].value == _SH + "IRI")),
    "class": lambda of: _instance(_node(of[0])),
    "in": lambda of: _each(lambda value, _: value in of),
    "minLength": lambda of: _each(lambda value, _: len(value.value) >= int(of[0].value)),
    "minInclusive": lambda of: _each(lambda value, _: _number(value) >= _number(of[0])),
    "maxInclusive": lambda of: _each(lambda value, _: _number(value) <= _number(of[0])),
    "lessThan": lambda of: _pair(of, lambda one, two: one < two),
    "lessThanOrEquals": lambda of: _pair(of, lambda one, two: one <= two),
}
