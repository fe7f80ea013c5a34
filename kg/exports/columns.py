"""What graph programs show of nodes and edges in their tables, and how they draw them: the same in GEXF and GraphML."""

import math
from collections.abc import Mapping
from typing import Any

from kg.exports.characters import for_display
from kg.exports.projection import THEME
from kg.model import ActorType, Modality, Polarity

#: Name and type (as GEXF has them) of each attribute.
Columns = Mapping[str, str]
#: Red, green and blue, 0 to 255.
Colour = tuple[int, int, int]

NODE_COLUMNS: Columns = {
    "kind": "string",
    "type": "string",
    "country": "string",
    "wikidata": "string",
    "known": "boolean",
    "events": "integer",
    "roles": "string",
}
EDGE_COLUMNS: Columns = {
    "relation": "string",
    "category": "string",
    "polarity": "string",
    "modality": "string",
    "count": "integer",
    "articles": "integer",
    "first": "string",
    "last": "string",
    "confidence": "double",
    "events": "string",
}

_COLOURS: Mapping[str, Colour] = {
    ActorType.PERSON: (47, 109, 181),
    ActorType.COUNTRY: (27, 138, 90),
    ActorType.ORGANIZATION: (138, 79, 168),
    ActorType.ARMED_FORCE: (181, 71, 47),
    ActorType.GROUP: (201, 138, 18),
    THEME: (119, 128, 138),
}
_PLAIN, _NEGATED = (139, 146, 154), (195, 36, 59)


def cell(value: Any) -> str:
    """Return *value* as a cell has it: parts of a list with `; ` between, nothing for `None`."""
    if isinstance(value, tuple):
        return "; ".join(value)
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def node_label(name: str, data: Mapping[str, Any]) -> str:
    """Return what to write beside a node: on one line, with nothing that deceives the eye."""
    return for_display(data["label"]) or name


def node_colour(data: Mapping[str, Any]) -> Colour:
    """Return the colour of a node: it tells the type."""
    return _COLOURS[data["type"]]


def node_size(events: int) -> float:
    """Return the radius of a node with so many events: its area grows with them."""
    return round(4 + 3 * math.sqrt(events), 1)


def edge_colour(data: Mapping[str, Any]) -> Colour:
    """Return the colour of an edge: what is denied is red."""
    return _NEGATED if data["polarity"] == Polarity.NEGATED else _PLAIN


def edge_kind(data: Mapping[str, Any]) -> str:
    """Return the relation with what keeps it from being a fact (`visits/planned`): no two edges between two nodes share it.

    Gephi puts edges of the same kind between the same nodes into one.
    """
    plain = (Polarity.AFFIRMED, Modality.ACTUAL)
    return "/".join([data["relation"], *(part for part in (data["polarity"], data["modality"]) if part not in plain)])
