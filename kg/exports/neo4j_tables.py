"""The property graph that Neo4j gets, as tables: what the CSV files and the Cypher script both follow.

(:Actor:Person)-[:MEETS {count, first, last …}]->(:Actor:Country)     what the articles tell as fact, at a glance
(:Event)-[:AGENT|ADDRESSEE|CLAIMED_BY]->(:Actor), -[:THEME]->(:Theme), -[:PLACE]->(:Place)
(:Event)-[:EVIDENCE {trigger, rule}]->(:Statement)-[:IN_ARTICLE]->(:Article)
(:Actor)-[:HOLDS]->(:Position)-[:OF]->(:Actor), (:Position)-[:EVIDENCE]->(:Statement)
"""

from dataclasses import dataclass

#: Columns are `name` (a text) or `name:type`, as the import tool of Neo4j has them.
Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeTable:
    """Nodes with one label, one a row; `label_column` names what gives each a second label."""

    name: str
    label: str
    columns: Columns
    label_column: str | None = None

    @property
    def id_column(self) -> str:
        """The column of the id, with the group in which it is unique."""
        return f"id:ID({self.label})"

    @property
    def header(self) -> Columns:
        """All columns, as they stand in the file."""
        return (self.id_column, *self.columns, ":LABEL")


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeTable:
    """Relationships between nodes of two labels, one a row; `type` is `None` where each row has its own."""

    name: str
    type: str | None
    start: str
    end: str
    columns: Columns = ()

    @property
    def start_column(self) -> str:
        """The column of the id of the node from which it leads."""
        return f":START_ID({self.start})"

    @property
    def end_column(self) -> str:
        """The column of the id of the node to which it leads."""
        return f":END_ID({self.end})"

    @property
    def header(self) -> Columns:
        """All columns, as they stand in the file."""
        return (self.start_column, self.end_column, *self.columns, ":TYPE")


ACTORS = NodeTable(
    name="actors",
    label="Actor",
    columns=("name", "type", "country", "wikidata", "known:boolean"),
    label_column="type",
)
THEMES = NodeTable(name="themes", label="Theme", columns=("name",))
PLACES = NodeTable(name="places", label="Place", columns=("name", "country", "wikidata"))
ARTICLES = NodeTable(
    name="articles", label="Article", columns=("title", "url", "published:date", "publisher", "language")
)
STATEMENTS = NodeTable(name="statements", label="Statement", columns=("quote", "startOffset:int", "endOffset:int"))
POSITIONS = NodeTable(name="positions", label="Position", columns=("role", "seen:date"))
EVENTS = NodeTable(
    name="events",
    label="Event",
    columns=(
        *("fact", "relation", "category", "mode", "polarity", "modality", "confidence:double"),
        *("theme", "time", "startDate:date", "endDate:date", "precision"),
    ),
)
NODE_TABLES = (ACTORS, THEMES, PLACES, ARTICLES, STATEMENTS, POSITIONS, EVENTS)

_WORDS = ("text", "startOffset:int", "endOffset:int")
_TRIGGER = ("trigger", "rule")
_TIES = (
    *("category", "count:int", "articles:int", "first:date", "last:date", "confidence:double"),
    "events:string[]",
)
AGENTS = EdgeTable(name="event_agent", type="AGENT", start="Event", end="Actor", columns=_WORDS)
ADDRESSEES = EdgeTable(name="event_addressee", type="ADDRESSEE", start="Event", end="Actor", columns=_WORDS)
SOURCES = EdgeTable(name="event_claimed_by", type="CLAIMED_BY", start="Event", end="Actor", columns=_WORDS)
EVENT_THEMES = EdgeTable(name="event_theme", type="THEME", start="Event", end="Theme", columns=_WORDS)
EVENT_PLACES = EdgeTable(name="event_place", type="PLACE", start="Event", end="Place")
EVENT_EVIDENCE = EdgeTable(name="event_evidence", type="EVIDENCE", start="Event", end="Statement", columns=_TRIGGER)
STATEMENT_ARTICLES = EdgeTable(name="statement_article", type="IN_ARTICLE", start="Statement", end="Article")
HOLDERS = EdgeTable(name="actor_position", type="HOLDS", start="Actor", end="Position")
POSITIONS_OF = EdgeTable(name="position_of", type="OF", start="Position", end="Actor")
POSITION_EVIDENCE = EdgeTable(
    name="position_evidence", type="EVIDENCE", start="Position", end="Statement", columns=_TRIGGER
)
ACTOR_TIES = EdgeTable(name="actor_relation", type=None, start="Actor", end="Actor", columns=_TIES)
THEME_TIES = EdgeTable(name="theme_relation", type=None, start="Actor", end="Theme", columns=_TIES)
EDGE_TABLES = (
    *(AGENTS, ADDRESSEES, SOURCES, EVENT_THEMES, EVENT_PLACES, EVENT_EVIDENCE, STATEMENT_ARTICLES),
    *(HOLDERS, POSITIONS_OF, POSITION_EVIDENCE, ACTOR_TIES, THEME_TIES),
)
