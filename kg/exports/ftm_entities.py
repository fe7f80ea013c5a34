"""Readings as entities of FollowTheMoney, the data model of Aleph and OpenSanctions.

    person, organisation, country   → Person, Organization, PublicBody, LegalEntity     article  → Article
    event                           → Event (organised by its agents, involving the others, proved by its article)
    what an outlet tells as a fact  → UnknownLink as well, from agent to addressee
    office                          → Position, and an Occupancy by whoever holds it

Ids are hashes of ours, so that the same thing is the same entity everywhere. A country that acts is a public body.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256

from kg.exports.characters import for_display
from kg.exports.countries import codes_of, country_of
from kg.exports.projection import days
from kg.exports.wording import line, status
from kg.model import Actor, ActorType, Document, Event, Position
from kg.sources.web_address import is_web_address

#: An entity: `id`, `schema`, and `properties`, each a list of texts.
Entity = dict[str, object]

_SCHEMATA = {
    ActorType.PERSON: "Person",
    ActorType.COUNTRY: "PublicBody",
    ActorType.ORGANIZATION: "Organization",
    ActorType.ARMED_FORCE: "PublicBody",
    ActorType.GROUP: "LegalEntity",
}
_TOPICS = {ActorType.COUNTRY: "gov.national", ActorType.ARMED_FORCE: "mil"}
#: What ISO 639-3 calls the language that all articles are read in.
_FRENCH = "fra"
#: The most characters that FollowTheMoney allows in a name.
_LONGEST_NAME = 384

Value = str | date | None


def actor(one: Actor) -> Entity:
    """Return *one* who acts."""
    return _entity(
        actor_id(one),
        _SCHEMATA[one.type],
        name=[_name(one.label)],
        country=[_country(country_of(one))],
        wikidataId=[one.wikidata],
        topics=[_TOPICS.get(one.type)],
    )


def article(document: Document) -> Entity:
    """Return an article, without its text."""
    metadata = document.metadata
    title = for_display(metadata.title or "") or for_display(document.id)
    return _entity(
        article_id(document),
        "Article",
        title=[title],
        fileName=[_name(document.name)],
        sourceUrl=[_address(document)],
        publisher=[for_display(metadata.publisher or "")],
        publishedAt=[metadata.published],
        language=[_FRENCH],
    )


def event(told: Event, document: Document) -> Entity:
    """Return an event, as *document* tells it; whether it is a fact, and who claims it, is in `summary`."""
    organizers = [actor_id(part.actor) for part in told.agents]
    place = told.place
    return _entity(
        _id("event", told.id),
        "Event",
        name=[_name(str(line(told)))],
        summary=[_summary(told)],
        organizer=organizers,
        involved=[actor_id(part.actor) for part in told.addressees],
        location=[for_display(place.label) if place else None],
        country=[_country(place.country) if place else None],
        keywords=[told.relation, told.polarity.value, told.modality.value],
        **_told_on(told, document),
        **_proof(document, (evidence.quote for evidence in told.evidence)),
    )


def ties(told: Event, document: Document) -> Iterator[Entity]:
    """Yield a link from each agent of *told* to each that it befalls; if nobody is told of, from the first agent on."""
    described = line(told)
    agents, others = [part.actor for part in told.agents], [part.actor for part in told.addressees]
    if not others:
        agents, others = agents[:1], agents[1:]
    for one in agents:
        for other in others:
            if one.id != other.id:
                yield _entity(
                    _id("tie", told.id, one.id, other.id),
                    "UnknownLink",
                    subject=[actor_id(one)],
                    object=[actor_id(other)],
                    role=[described.verb("fr")],
                    **_told_on(told, document),
                    **_proof(document, (evidence.quote for evidence in told.evidence)),
                )


def office(held: Position) -> Entity:
    """Return the post that *held* is about, whoever holds it."""
    of = held.of
    name = f"{held.role} ({of.label})" if of else held.role
    body = of if of and of.type is ActorType.ORGANIZATION else None
    return _entity(
        _office_id(held),
        "Position",
        name=[_name(name)],
        country=[_country(country_of(of)) if of else None],
        organization=[actor_id(body) if body else None],
    )


def occupancy(held: Position, document: Document) -> Entity:
    """Return that somebody holds a post, as *document* tells it."""
    return _entity(
        _id("occupancy", held.id),
        "Occupancy",
        holder=[actor_id(held.person)],
        post=[_office_id(held)],
        date=[held.seen],
        **_proof(document, [held.evidence.quote]),
    )


def actor_id(one: Actor) -> str:
    """Return the id of the entity of *one* who acts."""
    return _id("actor", one.id)


def article_id(document: Document) -> str:
    """Return the id of the entity of an article."""
    return _id("article", document.id)


def _office_id(held: Position) -> str:
    return _id("office", held.role, held.of.id if held.of else "")


def _id(*parts: str) -> str:
    return f"kg-{parts[0]}-{sha256(chr(31).join(parts).encode(errors='replace')).hexdigest()[:24]}"


def _entity(entity_id: str, schema: str, **properties: Iterable[Value]) -> Entity:
    texts = {key: list(dict.fromkeys(str(value) for value in values if value)) for key, values in properties.items()}
    return {"id": entity_id, "schema": schema, "properties": {key: found for key, found in texts.items() if found}}


def _told_on(told: Event, document: Document) -> dict[str, Iterable[Value]]:
    first, last = days(told, document)
    return {"date": [first]} if first == last else {"startDate": [first], "endDate": [last]}


def _proof(document: Document, sentences: Iterable[str]) -> dict[str, Iterable[Value]]:
    return {
        "description": [for_display(sentence) for sentence in sentences],
        "proof": [article_id(document)],
        "sourceUrl": [_address(document)],
        "publisher": [for_display(document.metadata.publisher or "")],
    }


def _summary(told: Event) -> str:
    claimant = f", selon {for_display(told.source.actor.label)}" if told.source else ""
    return status(told, "fr") + claimant


def _address(document: Document) -> str | None:
    url = document.metadata.url
    return url if url and is_web_address(url) else None


def _country(country: str | None) -> str | None:
    codes = codes_of(country)
    return codes.two.lower() if codes else None


def _name(text: str) -> str:
    return for_display(text)[:_LONGEST_NAME] or "?"
