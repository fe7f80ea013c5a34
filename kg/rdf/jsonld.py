"""JSON-LD with the keys of `ontology/context.jsonld`: a JSON document of plain objects that is RDF to those who ask."""

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from kg.rdf.namespaces import RDF, XSD
from kg.rdf.terms import Term, Triple, parts
from kg.resources import ontology_dir


def jsonld(graphs: Iterable[tuple[NamedNode, Iterable[Quad]]], base: str) -> Iterator[str]:
    """Yield the pieces of a JSON-LD document: the context, then each named graph as an object with its nodes.

    Args:
        graphs: Names, and quads of which those of one subject stand together.
        base: The base IRI of the data.
    """
    writer = _Writer(ontology_dir() / "context.jsonld", base)
    yield f'{{\n"@context": {_dump(writer.context, indent=1)},\n"@graph": ['
    separator = "\n"
    for name, quads in graphs:
        subjects = groupby(map(parts, quads), key=lambda triple: triple[0])
        body = ",\n".join(_dump(writer.node(list(triples))) for _, triples in subjects)
        yield f'{separator}{{"id": {_dump(writer.name(name))}, "@graph": [\n{body}\n]}}'
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

    def expand(self, name: str) -> str:
        prefix, _, local = name.partition(":")
        return self.namespaces[prefix] + local if prefix in self.namespaces else name

    def name(self, node: NamedNode) -> str:
        iri = node.value
        if iri.startswith(self.base):
            return iri.removeprefix(self.base)
        fitting = (f"{prefix}:{iri.removeprefix(ns)}" for prefix, ns in self.namespaces.items() if iri.startswith(ns))
        return next(fitting, iri)

    def node(self, triples: list[Triple]) -> dict[str, Any]:
        found: dict[str, list[Any]] = {"id": [self.name(triples[0][0])], "type": []}
        for _, predicate, value in triples:
            if predicate == RDF.type and isinstance(value, NamedNode):
                found["type"].append(self.name(value))
            else:
                key, definition = self.keys.get(predicate.value, (self.name(predicate), {}))
                found.setdefault(key, []).append(self.value(value, definition))
        return {key: values[0] if len(values) == 1 else values for key, values in found.items() if values}

    def value(self, term: Term, definition: object) -> object:
        coercion = definition if isinstance(definition, Mapping) else {}
        if isinstance(term, NamedNode):
            return self.name(term) if coercion.get("@type") == "@id" else {"id": self.name(term)}
        if coercion:
            kind = term.language or term.datatype.value
            fits = kind in (coercion.get("@language"), self.expand(coercion.get("@type", "")))
            return term.value if fits else _typed(term)
        if term.datatype == XSD.integer:
            return int(term.value)
        if term.datatype == XSD.boolean:
            return term.value == "true"
        return term.value if term.datatype == XSD.string else _typed(term)


def _typed(literal: Literal) -> dict[str, str]:
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    return {"@value": literal.value, "@type": literal.datatype.value}


def _load(path: Path) -> dict[str, Any]:
    context: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["@context"]
    return context


def _id(definition: object) -> str:
    return str(definition["@id"] if isinstance(definition, Mapping) else definition)


def _dump(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
