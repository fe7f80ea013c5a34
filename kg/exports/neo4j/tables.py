"""The property graph that Neo4j gets, as tables: what the files and the queries both follow.

(:Actor:Person)-[:MEETS {count, first, last …}]->(:Actor:Country)     what the articles tell as fact, at a glance
(:Event)-[:AGENT|ADDRESSEE|CLAIMED_BY]->(:Actor), -[:THEME]->(:Theme), -[:PLACE]->(:Place)
(:Event)-[:EVIDENCE {trigger, rule}]->(:Statement)-[:IN_ARTICLE]->(:Article)-[:PUBLISHED_BY]->(:Outlet)
(:Actor)-[:HOLDS]->(:Position)-[:OF]->(:Actor), (:Position)-[:EVIDENCE]->(:Statement)

Every node has the label `Kg` as well, and a `key` that no other such node has (`actor/norvege`): by these `kg` knows its own
among all that stands in a database.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.lexicon.relations import load_relations
from kg.model import ActorType

#: The label of every node that we make.
OURS = "Kg"
#: Columns are `name` (a text) or `name:type`, as the import tool of Neo4j has them.
Columns = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeTable:
    """Nodes of one kind, one a row.

    Attributes:
        name: Of the file.
        label: What all have; the rows of a table with *kinds* have one of these labels as well.
        shared: Whether several articles may tell of the same node; others belong to the article that tells of them.
    """

    name: str
    label: str
    columns: Columns
    kinds: tuple[str, ...] = ()
    shared: bool = False

    @property
    def header(self) -> Columns:
        """All columns, as they stand in the file."""
        return ("key:ID", *self.columns, ":LABEL")

    def labels(self, kind: str = "") -> tuple[str, ...]:
        """Return the labels of a row of *kind*."""
        return (OURS, self.label, *([kind] if kind else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeTable:
    """Relationships, one a row; `type` is `None` where each row has its own."""

    name: str
    type: str | None
    columns: Columns = ()

    @property
    def header(self) -> Columns:
        """All columns, as they stand in the file."""
        return (":START_ID", ":END_ID", *self.columns, ":TYPE")

    def types(self) -> tuple[str, ...]:
        """Return every type that a row may have."""
        return (self.type,) if self.type else tuple(map(tie_type, load_relations()))


def tie_type(relation: str) -> str:
    """Return the type of a direct relationship: `talksWith` is `TALKS_WITH`."""
    return "".join(f"_{letter}" if letter.isupper() else letter.upper() for letter in relation)


def names(columns: Columns) -> Iterator[tuple[str, str]]:
    """Yield the name of each column, and its type; a text has none."""
    for column in columns:
        name, _, kind = column.partition(":")
        yield name, kind


ACTORS = NodeTable(
    name="actors",
    label="Actor",
    columns=("id", "name", "type", "country", "wikidata", "known:boolean"),
    kinds=tuple(kind.value for kind in ActorType),
    shared=True,
)
THEMES = NodeTable(name="themes", label="Theme", columns=("id", "name"), shared=True)
PLACES = NodeTable(name="places", label="Place", columns=("id", "name", "country", "wikidata"), shared=True)
OUTLETS = NodeTable(name="outlets", label="Outlet", columns=("name",), shared=True)
ARTICLES = NodeTable(
    name="articles",
    label="Article",
    columns=("id", "title", "url", "published:date", "publisher", "language", "digest"),
)
STATEMENTS = NodeTable(
    name="statements", label="Statement", columns=("article", "quote", "startOffset:int", "endOffset:int")
)
POSITIONS = NodeTable(name="positions", label="Position", columns=("id", "article", "role", "seen:date"))
EVENTS = NodeTable(
    name="events",
    label="Event",
    columns=(
        *("id", "article", "name", "fact", "relation", "category", "mode", "polarity", "modality"),
        *("toldAsFact:boolean", "confidence:double", "theme"),
        *("time", "startDate:date", "endDate:date", "precision"),
    ),
)
NODE_TABLES = (ACTORS, THEMES, PLACES, OUTLETS, ARTICLES, STATEMENTS, POSITIONS, EVENTS)

_WORDS = ("text", "startOffset:int", "endOffset:int")
AGENTS = EdgeTable(name="event_agent", type="AGENT", columns=_WORDS)
ADDRESSEES = EdgeTable(name="event_addressee", type="ADDRESSEE", columns=_WORDS)
SOURCES = EdgeTable(name="event_claimed_by", type="CLAIMED_BY", columns=_WORDS)
EVENT_THEMES = EdgeTable(name="event_theme", type="THEME", columns=_WORDS)
EVENT_PLACES = EdgeTable(name="event_place", type="PLACE")
HOLDERS = EdgeTable(name="actor_position", type="HOLDS")
POSITIONS_OF = EdgeTable(name="position_of", type="OF")
EVIDENCE = EdgeTable(name="evidence", type="EVIDENCE", columns=("trigger", "rule"))
STATEMENT_ARTICLES = EdgeTable(name="statement_article", type="IN_ARTICLE")
PUBLISHERS = EdgeTable(name="article_outlet", type="PUBLISHED_BY")
#: What belongs to an article, as its nodes do.
OWNED_EDGES = (
    *(AGENTS, ADDRESSEES, SOURCES, EVENT_THEMES, EVENT_PLACES),
    *(HOLDERS, POSITIONS_OF, EVIDENCE, STATEMENT_ARTICLES, PUBLISHERS),
)
#: Direct relationships, from an actor to an actor or a theme: one for all events in which one does one thing to the other.
TIES = EdgeTable(
    name="ties",
    type=None,
    columns=(
        "category",
        "count:int",
        "articles:int",
        "first:date",
        "last:date",
        "confidence:double",
        "events:string[]",
    ),
)
EDGE_TABLES = (*OWNED_EDGES, TIES)
