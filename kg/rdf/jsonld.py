"""JSON-LD with the keys of `ontology/context.jsonld`: a JSON document of plain objects that is RDF to those who ask."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode

from kg.errors import ExportError
from kg.rdf.namespaces import RDF, XSD
from kg.rdf.terms import AnyTerm, AnyTriple, Graphs, Statement, by_subject
from kg.resources import ontology_dir

#: What may stand relative to the base: neither a scheme, nor a path that would be shortened, nor an escape, which some
#: readers (Titanium, in Apache Jena) take off when they resolve it.
_RELATIVE = re.compile(r"[a-z]+(?:/(?!\.{1,2}\Z)[A-Za-z0-9_.~-]+)?\Z")
#: Numbers that JSON-LD reads as the integers that they are.
_PLAIN_INTEGER = re.compile(r"(?:0|-?[1-9][0-9]{0,14})\Z")


def jsonld(graphs: Graphs, base: str) -> Iterator[str]:
    """Yield the pieces of a JSON-LD document: the context, then the nodes, those of a named graph within one object.

    Args:
        graphs: What is written.
        base: The base IRI of the data.

    Raises:
        ExportError: A statement is about a statement, which JSON-LD 1.1 cannot write.
    """
    writer = _Writer(ontology_dir() / "context.jsonld", base)
    yield f'{{\n"@context": {_dump(writer.context, indent=1)},\n"@graph": ['
    separator = "\n"
    for name, statements in graphs:
        for part in writer.objects(name, statements):
            yield separator + part
            separator = ",\n"
    yield "\n]\n}\n"


class _Writer:
    """Turns terms to JSON by the definitions of the context; what stands below the base is written relative to it."""

    def __init__(self, path: Path, base: str) -> None:
        definitions = _load(path)
        self.base = base
        self.context = {**definitions, "@base": base}
        self.namespaces = {key: iri for key, iri in definitions.items() if str(iri).endswith(("#", "/"))}
        self.keys = {self.expand(_id(definition)): (key, definition) for key, definition in definitions.items()}

    def objects(self, name: NamedNode | None, statements: Iterable[Statement]) -> Iterator[str]:
        nodes = (_dump(self.node(run)) for run in by_subject(statements))
        if name is None:
            yield from nodes
        else:
            yield f'{{"id": {_dump(self.name(name))}, "@graph": [\n' + ",\n".join(nodes) + "\n]}"

    def expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.namespaces[prefix] + local if prefix in self.namespaces else name

    def name(self, node: AnyTerm) -> str:
        if isinstance(node, BlankNode):
            return str(node)
        if isinstance(node, pyoxigraph.Triple):
            raise ExportError(
                "JSON-LD has no statements about statements", cure="ask for Turtle or N-Triples, which hold any graph"
            )
        local = node.value.removeprefix(self.base)
        return local if node.value.startswith(self.base) and _RELATIVE.match(local) else self.compact(node.value)

    def compact(self, iri: str) -> str:
        fitting = (f"{prefix}:{iri.removeprefix(ns)}" for prefix, ns in self.namespaces.items() if iri.startswith(ns))
        return next(fitting, iri)

    def node(self, triples: list[AnyTriple]) -> dict[str, Any]:
        found: dict[str, list[Any]] = {"id": [self.name(triples[0][0])], "type": []}
        for _, predicate, value in triples:
            if predicate == RDF.type and isinstance(value, NamedNode):
                found["type"].append(self.name(value))
            else:
                key, definition = self.keys.get(predicate.value, (self.compact(predicate.value), {}))
                found.setdefault(key, []).append(self.value(value, definition))
        return {key: values[0] if len(values) == 1 else values for key, values in found.items() if values}

    def value(self, term: AnyTerm, definition: object) -> object:
        coercion = definition if isinstance(definition, Mapping) else {}
        if not isinstance(term, Literal):
            return self.name(term) if coercion.get("@type") == "@id" else {"id": self.name(term)}
        if coercion:
            kind = term.language or term.datatype.value
            fits = kind in (coercion.get("@language"), self.expand(coercion.get("@type", "")))
            return term.value if fits else _typed(term)
        return _native(term)


def _native(literal: Literal) -> object:
    """Return *literal* as a string, a number or a truth value of JSON, where that is read back as the same literal."""
    text, kind = literal.value, literal.datatype
    if kind == XSD.integer and _PLAIN_INTEGER.match(text):
        return int(text)
    if kind == XSD.boolean and text in ("true", "false"):
        return text == "true"
    return text if kind == XSD.string else _typed(literal)


def _typed(literal: Literal) -> dict[str, str]:
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if literal.datatype == XSD.string:
        return {"@value": literal.value}  # no key of the context coerces it
    return {"@value": literal.value, "@type": literal.datatype.value}


@cache
def _load(path: Path) -> dict[str, Any]:
    context: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["@context"]
    return context


def _id(definition: object) -> str:
    return str(definition["@id"] if isinstance(definition, Mapping) else definition)


def _dump(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
