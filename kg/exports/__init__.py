r"""What leaves the store: one module a format, all listed in `FORMATS`.

To add a format, write a function that turns readings into a file, and give it a line in `FORMATS`:

    def write_names(readings: Iterable[Reading], path: Path) -> None:
        with atomic_writer(path) as lines:
            lines.writelines(f"{name}\n" for reading in readings for name in reading.actors())

    Format("names", "names.txt", "the ids of all actors", _from_readings(write_names)),

`kg export names` and `kg build` know it from then on (with `built=False` the first alone). Writers see model values alone: no RDF, no parser.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from kg.errors import ExportError
from kg.exports.csv_tables import write_csv
from kg.exports.digest_html import write_digest
from kg.exports.digest_markdown import write_markdown
from kg.exports.events import write_events
from kg.exports.ftm import write_ftm
from kg.exports.gexf import write_gexf
from kg.exports.graphml import write_graphml
from kg.exports.html import write_html
from kg.exports.jgf import write_jgf
from kg.exports.neo4j import write_neo4j
from kg.exports.parquet import write_parquet
from kg.model import Reading

__all__ = ["BUILT", "FORMATS", "Format", "StoreView", "export"]


class StoreView(Protocol):
    """What an exporter sees of a store."""

    def readings(self) -> Iterator[Reading]:
        """Yield all readings, sorted by the id of their article."""
        ...


class Format(NamedTuple):
    """One way to write the graph down.

    Attributes:
        name: What the user asks for: `kg export NAME`.
        filename: The file (or folder) that it writes in the output folder.
        description: One clause for the help text.
        write: Writes the whole of a store to a path; raises `ExportError` where that cannot be written.
        built: Whether `kg build` writes it; the others are written by `kg export` alone.
    """

    name: str
    filename: str
    description: str
    write: Callable[[StoreView, Path], None]
    built: bool = True


def export(store: StoreView, name: str, target: Path) -> Path:
    """Write *store* in the format *name* and return the path that was written.

    Args:
        store: Where the readings are.
        name: A key of `FORMATS`.
        target: A folder that is there (what is written gets its usual name in it), or the path to write.

    Raises:
        ExportError: The format is unknown, or the file cannot be written.
    """
    if name not in FORMATS:
        close = get_close_matches(name, FORMATS, n=1)
        cure = f"did you mean {close[0]!r}?" if close else f"choose one of {', '.join(FORMATS)}"
        raise ExportError("there is no such format", where=name, cure=cure)
    chosen = FORMATS[name]
    path = target / chosen.filename if target.is_dir() and target.name != chosen.filename else target
    chosen.write(store, path)
    return path


def _from_readings(write: Callable[[Iterable[Reading], Path], None]) -> Callable[[StoreView, Path], None]:
    return lambda store, path: write(store.readings(), path)


def _from_quads(function: str) -> Callable[[Any, Path], None]:
    """Return a writer of `kg.exports.rdf`, which needs the store itself and is imported when it is used."""

    def write(store: Any, path: Path) -> None:
        getattr(import_module("kg.exports.rdf"), function)(store, path)

    return write


_FORMATS = (
    Format("turtle", "graph.ttl", "RDF, all articles merged (Turtle)", _from_quads("write_turtle")),
    Format("nquads", "graph.nq", "RDF, a named graph an article (N-Quads)", _from_quads("write_nquads")),
    Format("trig", "graph.trig", "RDF, a named graph an article (TriG)", _from_quads("write_trig")),
    Format("rdf12", "graph-rdf12.trig", "RDF 1.2: events reify what they say (TriG)", _from_quads("write_rdf12")),
    Format("jsonld", "graph.jsonld", "RDF for web developers (JSON-LD)", _from_quads("write_jsonld")),
    Format("ntriples", "graph.nt", "RDF, all articles merged (N-Triples)", _from_quads("write_ntriples"), built=False),
    Format("rdfxml", "graph.rdf", "RDF, all articles merged (RDF/XML)", _from_quads("write_rdfxml"), built=False),
    Format("html", "graph.html", "the graph to look at, in one page that needs no network", _from_readings(write_html)),
    Format("gexf", "graph.gexf", "the graph of actors for Gephi (GEXF 1.3)", _from_readings(write_gexf)),
    Format("graphml", "graph.graphml", "the graph of actors (GraphML)", _from_readings(write_graphml)),
    Format("neo4j", "neo4j", "CSV files and a script for Neo4j (a folder)", _from_readings(write_neo4j)),
    Format(
        "events", "events.jsonl", "events and positions with their evidence (JSON Lines)", _from_readings(write_events)
    ),
    Format("digest", "digest.html", "what happened, by day, with sources (a page)", _from_readings(write_digest)),
    Format("markdown", "digest.md", "the same as Markdown, in French", _from_readings(write_markdown), built=False),
    Format("csv", "csv", "tables of events and positions (a folder of CSV files)", _from_readings(write_csv)),
    Format("parquet", "parquet", "the same tables, typed (a folder)", _from_readings(write_parquet), built=False),
    Format("jgf", "graph.jgf.json", "the graph of actors (JSON Graph Format)", _from_readings(write_jgf), built=False),
    Format("ftm", "entities.ftm.json", "entities for Aleph (FollowTheMoney)", _from_readings(write_ftm), built=False),
)

#: Every format by name.
FORMATS: Mapping[str, Format] = {entry.name: entry for entry in _FORMATS}
#: The names of those that `kg build` writes, in that order.
BUILT = tuple(entry.name for entry in _FORMATS if entry.built)
