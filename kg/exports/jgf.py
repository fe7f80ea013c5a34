"""`graph.jgf.json`: the graph of actors in JSON Graph Format, version 2, for programs on the web.

Nodes and edges stand on a line each. What the format has no name for is in `metadata`; what is not known is left out.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from kg.exports.files import atomic_writer
from kg.exports.json_text import json_line
from kg.exports.projection import project
from kg.exports.vocabulary import relation
from kg.model import Reading

_NODE = ("kind", "type", "country", "wikidata", "known", "events", "roles")
_EDGE = ("category", "polarity", "modality", "count", "articles", "first", "last", "confidence", "events")


def write_jgf(readings: Iterable[Reading], path: Path) -> None:
    """Write the graph of actors of *readings* to *path* in JSON Graph Format.

    Raises:
        ExportError: The file cannot be written.
    """
    graph = project(readings)
    nodes = (f"{json_line(name)}: {json_line(_node(data))}" for name, data in graph.nodes(data=True))
    edges = (json_line(_edge(*edge)) for edge in graph.edges(data=True))
    with atomic_writer(path) as lines:
        lines.write('{"graph": {"label": "Qui fait quoi à qui", "directed": true,\n"nodes": {')
        _write_list(lines, nodes)
        lines.write('},\n"edges": [')
        _write_list(lines, edges)
        lines.write("]}}\n")


def _write_list(lines: TextIO, items: Iterable[str]) -> None:
    separator = "\n"
    for item in items:
        lines.write(separator + item)
        separator = ",\n"


def _node(data: Mapping[str, Any]) -> dict[str, Any]:
    return {"label": data["label"], "metadata": _metadata(data, _NODE)}


def _edge(source: str, target: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "source": source,
        "target": target,
        "relation": data["relation"],
        "directed": not relation(data["relation"]).symmetric,
        "label": data["label"],
        "metadata": _metadata(data, _EDGE),
    }


def _metadata(data: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    known = {key: data[key] for key in keys if data[key] not in (None, "", ())}
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in known.items()}
