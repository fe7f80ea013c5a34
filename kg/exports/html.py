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

from kg.exports.drawing import draw
from kg.exports.excerpt import excerpt
from kg.exports.files import atomic_writer
from kg.exports.json_text import json_for_html
from kg.exports.page_data import page_data
from kg.exports.projection import Projection
from kg.exports.stories import Stories
from kg.model import Reading

#: Above so many, the page has the nodes with the most events: more could be drawn, but not read.
MOST_NODES = 400
#: With more edges between them, it has fewer nodes.
MOST_EDGES = 20_000

_SCRIPTS = (
    "data.js",
    "words.js",
    "names.js",
    "paths.js",
    "view.js",
    "minimal.js",
    "labels.js",
    "picture.js",
    "picture_vis.js",
)
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
    shown = excerpt(whole, most_nodes=MOST_NODES, most_edges=MOST_EDGES)
    active = sum(1 for _, events in whole.nodes(data="events") if events)
    data = page_data(shown, draw(shown), stories, {"nodes": active})
    with atomic_writer(path) as page:
        page.write(_page(json_for_html(data)))


def _page(data: str) -> str:
    style = _part("page.css")
    engine = _engine()
    script = "\n".join(_part(name) for name in _SCRIPTS)
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {_hash(engine)} {_hash(script)}",
            f"style-src {_hash(style)}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )
    parts = {"policy": policy, "style": style, "engine": engine, "data": data, "script": script}
    return _SLOT.sub(lambda slot: parts[slot[1] or slot[2]], _part("page.html"))


def _part(name: str) -> str:
    return (files("kg.exports") / "page" / name).read_text("utf-8")


def _engine() -> str:
    text = (files("pyvis") / _VIS_NETWORK).read_text("utf-8")
    return re.sub(r"\n//# sourceMappingURL=.*", "\n", text)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
