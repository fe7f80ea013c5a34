"""Lists on pages: which events, articles and actors there are, a bounded number at a time."""

from collections.abc import Sequence

from pyoxigraph import Literal, NamedNode

from kg.pages.views import Counted, Leaf
from kg.rdf.namespaces import RDF
from kg.server.pages.excerpt import Excerpt

#: How many things a page lists.
LEAF_SIZE = 50

# When an event is told to be, or else when its article came out: the day under which `Telling.day` has it.
_DAY_OF_EVENT = """
  OPTIONAL { ?item kg:time/time:hasBeginning/time:inXSDDate ?begin }
  OPTIONAL { ?item prov:wasDerivedFrom/oa:hasSource/schema:datePublished ?published }
  BIND(COALESCE(?begin, ?published) AS ?day)
"""
_DAY_OF_ARTICLE = "OPTIONAL { ?item schema:datePublished ?day }"


def involving(actor: NamedNode) -> str:
    """Return the pattern of the events that *actor* takes part in."""
    return f"?item kg:agent|kg:addressee {actor} ."


async def newest_events(excerpt: Excerpt, pattern: str, leaf: Leaf) -> list[NamedNode]:
    """Return the events `?item` of *pattern* that stand on *leaf*, the newest first, those without a day last."""
    return await _listed(excerpt, pattern + _DAY_OF_EVENT, leaf)


async def newest_articles(excerpt: Excerpt, pattern: str, leaf: Leaf) -> list[NamedNode]:
    """Return the articles `?item` of *pattern* that stand on *leaf*, the newest first."""
    return await _listed(excerpt, pattern + _DAY_OF_ARTICLE, leaf)


async def count(excerpt: Excerpt, pattern: str) -> int:
    """Return how many `?item` *pattern* has."""
    rows = await excerpt.asker.select(f"SELECT (COUNT(DISTINCT ?item) AS ?count) {{ {pattern} }}")
    return _number(rows[0]["count"])


async def leaf_of(excerpt: Excerpt, pattern: str, number: int) -> Leaf:
    """Return where one is in the list of the `?item` of *pattern*; a number beyond the last is the last."""
    return leaf_at(number, await count(excerpt, pattern))


def leaf_at(number: int, total: int) -> Leaf:
    """Return where one is in a list of *total* things; a number beyond the last is the last."""
    last = max(1, -(-total // LEAF_SIZE))
    return Leaf(number=max(1, min(number, last)), last=last, total=total)


async def counterparts(excerpt: Excerpt, actor: NamedNode, most: int) -> list[Counted]:
    """Return with whom *actor* takes part in events, the most frequent first."""
    pattern = f"{involving(actor)} ?item kg:agent|kg:addressee ?of FILTER(?of != {actor})"
    return await most_frequent(excerpt, pattern, most)


async def most_frequent(excerpt: Excerpt, pattern: str, most: int) -> list[Counted]:
    """Return the things `?of` that have the most `?item` in *pattern*, with how many they have."""
    rows = await excerpt.asker.select(
        f"SELECT ?of (COUNT(DISTINCT ?item) AS ?count) {{ {pattern} }} GROUP BY ?of ORDER BY DESC(?count) ?of LIMIT {most}"
    )
    counts = {row["of"]: _number(row["count"]) for row in rows}
    nodes = [node for node in counts if isinstance(node, NamedNode)]
    return [
        Counted(name=excerpt.name(node), count=counts[node], kind=kind) for node, kind in await kinds(excerpt, nodes)
    ]


async def kinds(excerpt: Excerpt, nodes: Sequence[NamedNode]) -> list[tuple[NamedNode, str]]:
    """Return *nodes*, each with what kind of thing it is, in words; their names are fetched too."""
    await excerpt.fetch_names(nodes)
    await excerpt.fetch_names(excerpt.reached(nodes, RDF.type))
    found = ((node, excerpt.kind(node)) for node in nodes)
    return [(node, kind.label if kind else "") for node, kind in found]


async def _listed(excerpt: Excerpt, pattern: str, leaf: Leaf) -> list[NamedNode]:
    # Ordered by nothing but the day: the engine would look up the text of each IRI again for each comparison.
    rows = await excerpt.asker.select(
        f"SELECT DISTINCT ?item ?day {{ {pattern} }} ORDER BY DESC(?day)"
        f" LIMIT {LEAF_SIZE} OFFSET {(leaf.number - 1) * LEAF_SIZE}"
    )
    return list(dict.fromkeys(row["item"] for row in rows if isinstance(row["item"], NamedNode)))


def _number(term: object) -> int:
    return int(term.value) if isinstance(term, Literal) else 0
