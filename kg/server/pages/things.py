"""What stands on the page of each kind of thing: which template, and the values for it."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain, groupby
from typing import Any
from urllib.parse import urlsplit

from pyoxigraph import Literal, NamedNode

from kg.pages.environment import Visit
from kg.pages.highlighting import cut
from kg.pages.views import Leaf, Name, Telling
from kg.rdf.namespaces import KG, PROV, SCHEMA, SEM, SKOS
from kg.rdf.terms import Term
from kg.server.pages.events import marks, offices, quotation, source, tellings
from kg.server.pages.excerpt import Excerpt
from kg.server.pages.lists import (
    count,
    counterparts,
    involving,
    leaf_at,
    leaf_of,
    most_frequent,
    newest_articles,
    newest_events,
)
from kg.sources.web_address import is_web_address

_DEFINITION = NamedNode(f"{SKOS.iri}definition")
#: How many actors a page counts beside its events, how many positions it lists, and how much leads to it.
_ASIDE, _OFFICES, _INCOMING = 15, 20, 100
#: How many events of one article, and concepts below another, a page shows.
_MOST = 500

Page = tuple[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What a page is about.

    Attributes:
        node: Its IRI.
        excerpt: What was fetched about it.
        visit: Who asks, and for which part of a long list.
    """

    node: NamedNode
    excerpt: Excerpt
    visit: Visit

    @property
    def leaf(self) -> int:
        """Return the number of the part that is asked for, from 1."""
        asked = dict(self.visit.parameters).get("page", "")
        return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < len("1000000000") else 1

    def asked(self, parameter: str, choices: Iterable[str]) -> str:
        """Return which of *choices* is asked for; the first one unless one is."""
        known = list(choices)
        value = dict(self.visit.parameters).get(parameter)
        return value if value in known else known[0]


async def actor(thing: Thing) -> Page:
    """Return the page of an actor: who it is, its events day by day, what it claims, and with whom it has to do."""
    excerpt, node = thing.excerpt, thing.node
    patterns = {
        "events": involving(node),
        "claims": f"?item kg:claimedBy {node}",
        "claimed": f"{{ {involving(node)} }} ?item kg:claimedBy ?claimant FILTER(?claimant != {node})",
    }
    shown = thing.asked("show", patterns)
    totals = {name: await count(excerpt, pattern) for name, pattern in patterns.items()}
    leaf = leaf_at(thing.leaf, totals[shown])
    events = await tellings(excerpt, await newest_events(excerpt, patterns[shown], leaf))
    await excerpt.fetch_names(excerpt.reached([node], KG.country))
    return "actor.html", {
        "countries": excerpt.names(node, KG.country),
        "matches": excerpt.names(node, SKOS.exactMatch),
        "tabs": list(totals.items()),
        "show": shown,
        "days": by_day(events),
        "leaf": leaf,
        "counterparts": await counterparts(excerpt, node, _ASIDE),
        "held": await offices(excerpt, await _newest_positions(excerpt, KG.holder, node)),
        "holders": await offices(excerpt, await _newest_positions(excerpt, KG.of, node)),
    }


async def event(thing: Thing) -> Page:
    """Return the page of an event: its sentences, all that is known of it, and the other accounts of the same fact."""
    excerpt, node = thing.excerpt, thing.node
    [told] = await tellings(excerpt, [node])
    others = []
    if told.fact:
        pattern = f"?item kg:fact {NamedNode(told.fact)} FILTER(?item != {node})"
        others = await tellings(excerpt, await newest_events(excerpt, pattern, Leaf(number=1, last=1, total=0)))
    more = {"category": KG.category, "mode": KG.mode, "read_by": PROV.wasGeneratedBy}
    await excerpt.fetch_names(excerpt.reached([node], *more.values()))
    return "event.html", {
        "telling": told,
        "others": others,
        "disputed": any(other.polarity != told.polarity for other in others),
        "more": [(key, names) for key, item in more.items() if (names := excerpt.names(node, item))],
    }


async def fact(thing: Thing) -> Page:
    """Return the page of a fact: all its accounts, those that affirm it beside those that deny it."""
    pattern = f"?item kg:fact {thing.node}"
    leaf = await leaf_of(thing.excerpt, pattern, thing.leaf)
    told = await tellings(thing.excerpt, await newest_events(thing.excerpt, pattern, leaf))
    return "fact.html", {
        "total": leaf.total,
        "leaf": leaf,
        "affirmed": [telling for telling in told if telling.polarity != "negated"],
        "negated": [telling for telling in told if telling.polarity == "negated"],
        "places": list(dict.fromkeys(place for telling in told for place in telling.places)),
    }


async def article(thing: Thing) -> Page:
    """Return the page of an article: its text with the events marked in it, and where it is from."""
    excerpt, node = thing.excerpt, thing.node
    [body] = await excerpt.asker.select(f"SELECT (SAMPLE(?text) AS ?body) {{ {node} {SCHEMA.articleBody} ?text }}")
    events = await _in_order(excerpt, f"GRAPH {node} {{ ?item a {SEM.Event} ; schema:position ?at }}")
    held = await _in_order(excerpt, f"GRAPH {node} {{ ?item a {KG.Position} ; schema:position ?at }}")
    runs = await _in_order(excerpt, f"GRAPH {node} {{ ?item a {KG.Run} BIND(0 AS ?at) }}")
    told = await tellings(excerpt, events)
    await excerpt.fetch_names([*runs, *excerpt.reached([node], SCHEMA.publisher)])
    text, original = str(getattr(body.get("body"), "value", "")), excerpt.text(node, SCHEMA.url)
    return "article.html", {
        "source": source(excerpt, node),
        "publishers": excerpt.names(node, SCHEMA.publisher),
        "original": original if is_web_address(original) else "",
        "identifier": excerpt.text(node, SCHEMA.identifier),
        "segments": tuple(cut(text, marks(excerpt, events))),
        "positions": await offices(excerpt, held),
        "runs": [excerpt.name(run) for run in runs],
        "tellings": told,
    }


async def sentence(thing: Thing) -> Page:
    """Return the page of a sentence, with the events and positions that it tells."""
    excerpt, node = thing.excerpt, thing.node
    derived = f"?item prov:wasDerivedFrom {node} ; schema:position ?at"
    events = await _in_order(excerpt, f"?item a {SEM.Event} . {derived}")
    held = await _in_order(excerpt, f"?item a {KG.Position} . {derived}")
    told = await tellings(excerpt, events)
    return "sentence.html", {
        "quotation": await quotation(excerpt, node, marks(excerpt, events)),
        "tellings": told,
        "positions": await offices(excerpt, held),
    }


async def position(thing: Thing) -> Page:
    """Return the page of a position, with the sentence that tells it."""
    [office] = await offices(thing.excerpt, [thing.node])
    return "position.html", {"office": office}


async def place(thing: Thing) -> Page:
    """Return the page of a place: what happened there."""
    await thing.excerpt.fetch_names(thing.excerpt.reached([thing.node], KG.country))
    related = [("country", thing.excerpt.names(thing.node, KG.country))]
    return await _listing(thing, f"?item {SEM.hasPlace} {thing.node}", related)


async def concept(thing: Thing, predicate: NamedNode) -> Page:
    """Return the page of a theme or a relation: what it means, and the events that have it as their *predicate*."""
    excerpt, node = thing.excerpt, thing.node
    narrower = await _in_order(excerpt, f"?item {SKOS.broader} {node} BIND(0 AS ?at)")
    await excerpt.fetch_names([*narrower, *excerpt.reached([node], SKOS.broader)])
    related = [("broader", excerpt.names(node, SKOS.broader)), ("narrower", tuple(map(excerpt.name, narrower)))]
    return await _listing(thing, f"?item {predicate} {node}", related)


async def anything(thing: Thing) -> Page:
    """Return the page of a thing of any other kind: what is said of it, and what points to it."""
    excerpt, node = thing.excerpt, thing.node
    listed = f"{{ ?item {SCHEMA.publisher} {node} }} UNION {{ {node} {PROV.used} ?item . ?item a {KG.Article} }}"
    leaf = await leaf_of(excerpt, listed, thing.leaf)
    articles = await newest_articles(excerpt, listed, leaf)
    await excerpt.fetch(articles)
    incoming = await _incoming(excerpt, node)
    facts = excerpt.facts(node)
    return "thing.html", {
        "facts": await _rows(excerpt, facts),
        "incoming": await _rows(excerpt, {} if articles else incoming),
        "capped": _INCOMING if sum(map(len, incoming.values())) == _INCOMING else 0,
        "articles": [source(excerpt, item) for item in articles],
        "leaf": leaf,
    }


#: The pages of those kinds of things that have one of their own, by the first segment of their address below the base.
PAGES: Mapping[str, Callable[[Thing], Awaitable[Page]]] = {
    "actor": actor,
    "article": article,
    "event": event,
    "fact": fact,
    "place": place,
    "position": position,
    "sentence": sentence,
}


def by_day(events: Iterable[Telling]) -> list[tuple[date | None, list[Telling]]]:
    """Return *events*, which come in order of their days, day by day."""
    return [(day, list(told)) for day, told in groupby(events, key=lambda telling: telling.day)]


async def _listing(thing: Thing, pattern: str, related: list[tuple[str, tuple[Name, ...]]]) -> Page:
    excerpt, node = thing.excerpt, thing.node
    leaf = await leaf_of(excerpt, pattern, thing.leaf)
    events = await tellings(excerpt, await newest_events(excerpt, pattern, leaf))
    address = urlsplit(node.value)
    return "listing.html", {
        "related": related,
        "definition_link": f"{thing.visit.at(address.path)}#{address.fragment}" if address.fragment else "",
        "definitions": excerpt.texts(node, _DEFINITION),
        "matches": excerpt.names(node, SKOS.exactMatch),
        "days": by_day(events),
        "leaf": leaf,
        "actors": await most_frequent(excerpt, f"{pattern} . ?item kg:agent|kg:addressee ?of", _ASIDE),
    }


async def _newest_positions(excerpt: Excerpt, predicate: NamedNode, actor_: NamedNode) -> list[NamedNode]:
    rows = await excerpt.asker.select(
        f"SELECT ?item {{ ?item {predicate} {actor_} OPTIONAL {{ ?item {KG.seen} ?day }} }} ORDER BY DESC(?day) LIMIT {_OFFICES}"
    )
    return [row["item"] for row in rows if isinstance(row["item"], NamedNode)]


async def _in_order(excerpt: Excerpt, pattern: str) -> list[NamedNode]:
    """Return the `?item` of *pattern* in order of their `?at`."""
    rows = await excerpt.asker.select(f"SELECT DISTINCT ?item ?at {{ {pattern} }} ORDER BY ?at ?item LIMIT {_MOST}")
    return [row["item"] for row in rows if isinstance(row["item"], NamedNode)]


async def _incoming(excerpt: Excerpt, node: NamedNode) -> dict[NamedNode, list[Term]]:
    rows = await excerpt.asker.select(f"SELECT ?s ?p {{ ?s ?p {node} }} LIMIT {_INCOMING}")
    found: dict[NamedNode, list[Term]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (str(row["p"]), str(row["s"]))):
        predicate, subject = row["p"], row["s"]
        if isinstance(predicate, NamedNode) and isinstance(subject, NamedNode):
            found[predicate].append(subject)
    return found


async def _rows(excerpt: Excerpt, facts: Mapping[NamedNode, list[Term]]) -> list[tuple[Name, list[Name], list[str]]]:
    """Return *facts* as people read them: the name of each property, the names of nodes, and texts."""
    nodes = {predicate: [term for term in terms if isinstance(term, NamedNode)] for predicate, terms in facts.items()}
    await excerpt.fetch_names([*facts, *chain.from_iterable(nodes.values())])
    return [
        (
            excerpt.name(predicate),
            [excerpt.name(node) for node in nodes[predicate]],
            [term.value for term in terms if isinstance(term, Literal)],
        )
        for predicate, terms in facts.items()
    ]
