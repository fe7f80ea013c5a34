"""`graph.html`: the graph of actors in one file that opens without a network, with the sentences behind every line.

The page is the files of `kg/exports/page/` and vis-network (as pyvis ships it), put into one another. Its content security
policy lets those scripts run and nothing else; what articles say is in a block of JSON and reaches the page as text alone.
"""

import base64
import hashlib
import re
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import networkx as nx

from kg.exports.drawing import draw
from kg.exports.excerpt import excerpt
from kg.exports.files import atomic_writer
from kg.exports.json_text import json_for_html
from kg.exports.page_data import page_data
from kg.exports.projection import Projection
from kg.exports.stories import Stories
from kg.model import Reading


class Size(NamedTuple):
    """How much of a graph: so many nodes and so many edges at most."""

    nodes: int
    edges: int


#: Of a bigger graph, the page has the nodes with the most events: more could be drawn, but not read.
MOST = Size(5_000, 20_000)
#: Of a bigger graph sigma has the first picture sooner, and smoother frames, with a graphics card or without.
MOST_BY_VIS = Size(150, 500)

#: Scripts of the page, in order: before the picture is drawn, and after.
_PARTS = (
    "data.js",
    "words_fr.js",
    "words_en.js",
    "words.js",
    "dates.js",
    "elements.js",
    "names.js",
    "facets.js",
    "paths.js",
    "view.js",
    "colours.js",
    "address.js",
    "picture.js",
    "labels.js",
    "islands.js",
    "status.js",
    "evidence.js",
    "panel.js",
    "choosing.js",
    "tip.js",
    "search.js",
    "facet_rows.js",
    "filters.js",
    "active.js",
    "legend.js",
    "timeline.js",
    "brush.js",
    "list.js",
    "csv.js",
    "svg.js",
    "saving.js",
    "opening.js",
)
_START = "controls.js"
_VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
_SLOT = re.compile(r"<!--\{(\w+)\}-->|\{\{(\w+)\}\}")


def write_html(readings: Iterable[Reading], path: Path) -> None:
    """Write the page about *readings* to *path*.

    Raises:
        ExportError: The file cannot be written.
    """
    projection, stories = Projection(), Stories()
    for reading in readings:
        projection.add(reading)
        stories.add(reading)
    whole = projection.graph()
    shown = excerpt(whole, most_nodes=MOST.nodes, most_edges=MOST.edges)
    active = sum(1 for _, events in whole.nodes(data="events") if events)
    data = page_data(shown, draw(shown), stories, {"nodes": active})
    with atomic_writer(path) as page:
        page.write(_page(json_for_html(data), _engine(shown)))


class _Engine(NamedTuple):
    """What draws the picture: the library, and the scripts of the page that use it."""

    library: str
    scripts: tuple[str, ...]


def _engine(graph: nx.MultiDiGraph) -> _Engine:
    if len(graph) <= MOST_BY_VIS.nodes and graph.size() <= MOST_BY_VIS.edges:
        text = (files("pyvis") / _VIS_NETWORK).read_text("utf-8")
        return _Engine(re.sub(r"\n//# sourceMappingURL=.*", "\n", text), ("picture_vis.js",))
    return _Engine(_part("sigma/sigma.min.js"), ("hits.js", "sigma_programs.js", "picture_sigma.js"))


def _page(data: str, engine: _Engine) -> str:
    style = _part("page.css")
    script = "\n".join(_part(name) for name in (*_PARTS, *engine.scripts, _START))
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(engine.library)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    parts = {"policy": policy, "style": style, "engine": engine.library, "data": data, "script": script}
    return _SLOT.sub(lambda slot: parts[slot[1] or slot[2]], _part("page.html"))


def _part(name: str) -> str:
    return (files("kg.exports") / "page" / name).read_text("utf-8")


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
