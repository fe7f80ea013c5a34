"""Statements looked up by subject and predicate: what reading a graph back and checking it have in common."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.namespaces import RDF
from kg.rdf.terms import Term


class Statements:
    """The statements of one graph, in the order in which they came."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._facts: dict[NamedNode, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        self._instances: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        for subject, predicate, value, _ in quads:
            if isinstance(subject, NamedNode) and isinstance(value, NamedNode | Literal):
                self._facts[subject][predicate].append(value)
                if predicate == RDF.type and isinstance(value, NamedNode):
                    self._instances[value].append(subject)

    def instances(self, kind: NamedNode) -> list[NamedNode]:
        """Return the nodes of the class *kind*."""
        return self._instances.get(kind, [])

    def values(self, subject: NamedNode, predicate: NamedNode) -> list[Term]:
        """Return all that *subject* has for *predicate*."""
        facts = self._facts.get(subject)
        return [] if facts is None else facts.get(predicate, [])

    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """Return those values that are nodes."""
        return [term for term in self.values(subject, predicate) if isinstance(term, NamedNode)]

    def is_a(self, node: Term, kind: NamedNode) -> bool:
        """Return whether *node* has the class *kind*."""
        return isinstance(node, NamedNode) and kind in self.values(node, RDF.type)
