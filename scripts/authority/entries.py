"""The entries of the authority files, as they are written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.lexicon.turtle import KG, RDF_TYPE, SKOS, TurtleGraph, local_name, read_turtle

_LITERALS = {"altLabel": SKOS + "altLabel"} | {
    name: KG + name
    for name in (
        "metonym",
        "demonym",
        "capital",
        "countryCode",
        "countryCode3",
        "grammaticalGender",
        "role",
        "since",
        "until",
    )
}
_LINKS = {"type": RDF_TYPE, "exactMatch": SKOS + "exactMatch"} | {
    name: KG + name for name in ("country", "of", "holder")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One resource of the files.

    Attributes:
        id: Local name of its IRI.
        kind: Local name of its class: `Country`, `Person`, `Office`, `Place` and so on.
        file: Name of the file that it stands in.
        labels: Preferred labels in French; a sound entry has one.
        values: Its other values by local name of the predicate; of values that are IRIs, the local
            names. `englishLabel` is the preferred label in English.
    """

    id: str
    kind: str
    file: str
    labels: tuple[str, ...]
    values: Mapping[str, tuple[str, ...]]

    def all(self, predicate: str) -> tuple[str, ...]:
        """Return the values of *predicate*."""
        return self.values.get(predicate, ())

    def one(self, predicate: str) -> str:
        """Return the first value of *predicate*, or an empty string."""
        return next(iter(self.all(predicate)), "")

    def names(self) -> tuple[str, ...]:
        """Return the labels and alternative labels."""
        return (*self.labels, *self.all("altLabel"))


def read_entries(ontology: Path) -> list[Entry]:
    """Return the entries of the authority files below the folder *ontology*, in the order in which they are written.

    Raises:
        LexiconError: A file is missing or no Turtle.
    """
    paths = [*sorted((ontology / "actors").glob("*.ttl")), ontology / "places.ttl"]
    return [entry for path in paths for entry in _entries(read_turtle(path))]


def _entries(graph: TurtleGraph) -> Iterator[Entry]:
    for iri in graph.subjects(RDF_TYPE):
        if not any(kind.startswith(KG) for kind in graph.iris(iri, RDF_TYPE)):
            continue  # the file itself
        values = {name: tuple(graph.texts(iri, predicate)) for name, predicate in _LITERALS.items()}
        values |= {name: tuple(map(local_name, graph.iris(iri, predicate))) for name, predicate in _LINKS.items()}
        yield Entry(
            id=local_name(iri),
            kind=next(iter(values["type"]), ""),
            file=graph.path.name,
            labels=tuple(graph.texts(iri, SKOS + "prefLabel", "fr")),
            values=values | {"englishLabel": tuple(graph.texts(iri, SKOS + "prefLabel", "en"))},
        )
