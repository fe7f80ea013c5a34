"""The part of the graph that a page is about, fetched in a few bounded questions and then looked at in memory."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import unquote

from pyoxigraph import Literal, NamedNode, Triple

from kg.lexicon.turtle import local_name
from kg.pages.views import Name
from kg.rdf.namespaces import KG, PROV, RDF, RDFS, SCHEMA, SKOS
from kg.rdf.prefixes import shorten
from kg.rdf.terms import Term
from kg.server.asking import Asker

#: The properties by which things are called, the first ones preferred.
LABELS = (SKOS.prefLabel, SCHEMA.headline, SCHEMA.name, RDFS.label)
#: Classes that say less than those below them.
_GENERAL = (KG.Actor, KG.Event)
#: What a thing is called where it has no label in a language.
_IDENTIFIER = SCHEMA.identifier


class Excerpt:
    """What was fetched of the graph so far.

    Args:
        asker: Who answers.
        language: The language in which labels are wanted: `fr` or `en`.
    """

    def __init__(self, asker: Asker, language: str) -> None:
        self.asker = asker
        self.language = language
        self._facts: dict[NamedNode, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))

    async def fetch(self, subjects: Iterable[NamedNode], *predicates: NamedNode) -> None:
        """Fetch what is said of *subjects*: what *predicates* say, or all but texts of articles and which ones a run has read.

        A subject is fetched once: ask for the same one with the same predicates.
        """
        wanted = [node for node in dict.fromkeys(subjects) if node not in self._facts]
        if not wanted:
            return
        # A filter, for the engine would start from a second VALUES and go through all that these predicates say.
        limit = f"?p IN ({', '.join(map(str, predicates))})" if predicates else self._not_long()
        rows = await self.asker.select(f"SELECT ?s ?p ?o {{ {values('s', wanted)} ?s ?p ?o FILTER({limit}) }}")
        for row in sorted(rows, key=lambda row: str(row["o"])):
            subject, predicate, value = row["s"], row["p"], row["o"]
            if isinstance(subject, NamedNode) and isinstance(predicate, NamedNode) and isinstance(value, Term):
                self._facts[subject][predicate].append(value)

    def add(self, triples: Iterable[Triple]) -> None:
        """Take in what is known of things and does not stand in the graph."""
        for triple in triples:
            if isinstance(triple.subject, NamedNode) and isinstance(triple.object, Term):
                self._facts[triple.subject][triple.predicate].append(triple.object)

    def _not_long(self) -> str:
        read = f'?p = {PROV.used} && STRSTARTS(STR(?o), "{self.asker.base}article/")'
        return f"?p != {SCHEMA.articleBody} && !({read})"

    async def follow(self, subjects: Iterable[NamedNode], *predicates: NamedNode) -> list[NamedNode]:
        """Fetch what *predicates* of *subjects* lead to, and return it."""
        reached = self.reached(subjects, *predicates)
        await self.fetch(reached)
        return reached

    async def fetch_names(self, nodes: Iterable[NamedNode]) -> None:
        """Fetch what *nodes* are called, and their types."""
        await self.fetch(nodes, RDF.type, _IDENTIFIER, *LABELS)

    def reached(self, subjects: Iterable[NamedNode], *predicates: NamedNode) -> list[NamedNode]:
        """Return the nodes that *predicates* of *subjects* lead to, each once."""
        found = (node for subject in subjects for predicate in predicates for node in self.nodes(subject, predicate))
        return list(dict.fromkeys(found))

    def terms(self, subject: NamedNode, predicate: NamedNode) -> Sequence[Term]:
        """Return the values of *predicate* for *subject*, sorted."""
        return self._facts[subject].get(predicate, ()) if subject in self._facts else ()

    def nodes(self, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
        """Return those values that are nodes."""
        return [term for term in self.terms(subject, predicate) if isinstance(term, NamedNode)]

    def node(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        """Return the value that is a node, if there is one."""
        return next(iter(self.nodes(subject, predicate)), None)

    def text(self, subject: NamedNode, predicate: NamedNode) -> str:
        """Return the words of the value, or nothing."""
        return next((term.value for term in self.terms(subject, predicate) if isinstance(term, Literal)), "")

    def texts(self, subject: NamedNode, predicate: NamedNode) -> list[str]:
        """Return the words of all values, in the language that is wanted or in none."""
        literals = (term for term in self.terms(subject, predicate) if isinstance(term, Literal))
        return [literal.value for literal in literals if literal.language in (None, self.language)]

    def number(self, subject: NamedNode, predicate: NamedNode) -> int:
        """Return the value as a whole number; 0 where there is none."""
        return int(self.text(subject, predicate) or 0)

    def day(self, subject: NamedNode, predicate: NamedNode) -> date | None:
        """Return the value as a day, where it is one."""
        text = self.text(subject, predicate)
        return date.fromisoformat(text) if text else None

    def facts(self, subject: NamedNode) -> dict[NamedNode, list[Term]]:
        """Return all that was fetched about *subject*, by predicate."""
        return (
            dict(sorted(self._facts[subject].items(), key=lambda fact: fact[0].value)) if subject in self._facts else {}
        )

    def triples(self, subject: NamedNode) -> list[Triple]:
        """Return the same as triples."""
        return [Triple(subject, predicate, term) for predicate, terms in self.facts(subject).items() for term in terms]

    def name(self, node: NamedNode) -> Name:
        """Return *node* as people call it: by its label, in the language that is wanted if there is one."""
        labels = [term for predicate in LABELS for term in self.terms(node, predicate) if isinstance(term, Literal)]
        ranked = sorted(labels, key=lambda label: (label.language != self.language, label.language != "fr"))
        label = next((label for label in ranked if label.value.strip()), None)
        if label is not None:
            return Name(iri=node.value, label=label.value, language=label.language or "")
        return Name(iri=node.value, label=self.text(node, _IDENTIFIER).strip() or self._called_by_iri(node))

    def _called_by_iri(self, node: NamedNode) -> str:
        """Return the id of a thing of ours, or a prefixed name such as `prov:used`, or the whole IRI."""
        base = self.asker.base
        return (unquote(local_name(node.value)) if node.value.startswith(base) else "") or shorten(node.value, base)

    def names(self, subject: NamedNode, predicate: NamedNode) -> tuple[Name, ...]:
        """Return the nodes of *predicate* as people call them."""
        return tuple(self.name(node) for node in self.nodes(subject, predicate))

    def kind(self, node: NamedNode) -> Name | None:
        """Return the class of the ontology that says most of *node*, where it has one."""
        own = [kind for kind in self.nodes(node, RDF.type) if kind.value.startswith(KG.iri)]
        return self.name(min(own, key=lambda kind: kind in _GENERAL)) if own else None


def values(variable: str, nodes: Iterable[NamedNode]) -> str:
    """Return the SPARQL that lets *variable* be each of *nodes*; a node's text is a complete IRI, and nothing else."""
    return f"VALUES ?{variable} {{ {' '.join(map(str, nodes))} }}"
