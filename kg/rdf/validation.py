"""Checking what is to be stored, and what is stored, against `ontology/shapes.ttl`."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad

from kg.errors import ValidationError
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.prefixes import shorten
from kg.rdf.shapes import load_shapes
from kg.rdf.statements import Statements
from kg.resources import ontology_dir

_SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A node that breaks a shape.

    Attributes:
        node: Its IRI, shortened (`event:77ab…`).
        property: The property that it is about (`kg:agent`).
        wanted: What the shape asks for, as a clause.
    """

    node: str
    property: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.node} {self.property}: {self.wanted}"


def find_problems(quads: Iterable[Quad], *, base: str = DEFAULT_BASE) -> Iterator[Problem]:
    """Yield what is wrong with *quads*, the whole graph of one article.

    Raises:
        LexiconError: The shapes cannot be read.
    """
    statements = Statements(quads)
    for shape in load_shapes(ontology_dir() / "shapes.ttl"):
        for node, broken in shape.violations(statements):
            yield Problem(
                node=shorten(node.value, base), property=shorten(broken.path.value, base), wanted=broken.message
            )


def validate(quads: Iterable[Quad], *, name: str, base: str = DEFAULT_BASE) -> None:
    """Let *quads*, the whole graph of the article *name*, pass if they fit the shapes.

    Raises:
        ValidationError: They do not; the message names the article, the nodes and what is wanted of them.
    """
    problems = [str(problem) for problem in find_problems(quads, base=base)]
    if problems:
        more = f" (and {len(problems) - _SHOWN} more)" if len(problems) > _SHOWN else ""
        raise ValidationError(
            f"the graph breaks its shapes: {'; '.join(problems[:_SHOWN])}{more}",
            where=name,
            cure="please report it with the article, or leave the article out",
        )
