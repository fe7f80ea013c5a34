"""Who holds which office, as the titles of a text say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.people import same_office
from kg.lexicon import Lexicon
from kg.lexicon.words import fold
from kg.model import Actor, ActorType


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionMention:
    """One telling of a position."""

    person: Actor
    role: str
    of: Actor | None
    mention: ActorMention


def read_positions(doc: Doc, lexicon: Lexicon) -> Iterator[PositionMention]:
    """Yield each position once, in order of the text: of a title beside a name, and of one that a name was found for.

    A general title (« le chef de la diplomatie ») says nothing new of somebody whose office the text names elsewhere.
    """
    seen: set[tuple[str, str, str]] = set()
    titled = [
        m
        for m in doc._.kg_mentions
        if m.kind is MentionKind.TITLE and m.role and m.actors and not m.former and not m.plural
    ]
    for mention in sorted(titled, key=lambda m: (m.name is None, m.start)):
        person, role = mention.actors[0], mention.role or ""
        of = lexicon.authority.actors.get(mention.of or "") or _known_employer(person, role, doc, lexicon)
        key = (person.id, of.id if of else "", fold(role).split()[0])
        is_person = person.type is ActorType.PERSON and (mention.name is not None or _is_named(person, doc))
        is_general = mention.name is None and any(k[0] == person.id for k in seen)
        if is_person and key not in seen and not is_general and of is not None:
            seen.add(key)
            yield PositionMention(person=person, role=role, of=of, mention=mention)


def _known_employer(person: Actor, role: str, doc: Doc, lexicon: Lexicon) -> Actor | None:
    """« le président Tinubu »: the text leaves out of what, the authority files know it for the day."""
    for office in lexicon.authority.offices.get(person.id, ()):
        held = doc._.kg_published is None or office.held_on(doc._.kg_published)
        if held and same_office(lexicon.titles, role, office.role):
            return lexicon.authority.actors.get(office.of)
    return None


def _is_named(person: Actor, doc: Doc) -> bool:
    return any(m.name and m.actors and m.actors[0].id == person.id for m in doc._.kg_mentions)
