"""What pages call the things of the graph that have no label of their own: mentions, clues, passages, days."""

from kg.pages.environment import dates, message
from kg.rdf.labels import shortened
from kg.rdf.namespaces import KG, OA, TIME
from kg.server.pages.things import Thing


async def title(thing: Thing) -> str:
    """Return what the page of *thing* is called, for a kind of thing that is not labelled; nothing for any other."""
    excerpt, node, language = thing.excerpt, thing.node, thing.visit.language
    if actor := excerpt.node(node, KG.actor):
        await excerpt.fetch_names([actor])
        return message("mention_of", language=language, name=excerpt.name(actor).label)
    if excerpt.node(node, KG.sentence):
        return message("clue", language=language, words=shortened(excerpt.text(node, KG.text)))
    if quoted := excerpt.text(node, OA.exact):
        return message("quoted", language=language, words=shortened(quoted))
    if start := excerpt.text(node, OA.start):
        return message("offsets", language=language, start=start, end=excerpt.text(node, OA.end))
    day = excerpt.day(node, TIME.inXSDDate)
    return dates(language)["day"](day) if day else ""
