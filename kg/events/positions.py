"""Who holds which office, as the titles of a text say it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
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
        person = mention.actors[0]
        of = lexicon.authority.actors.get(mention.of or "")
        key = (person.id, of.id if of else "", fold(mention.role or "").split()[0])
        is_person = person.type is ActorType.PERSON and (mention.name is not None or _is_named(person, doc))
        is_general = mention.name is None and any(k[0] == person.id for k in seen)
        if is_person and key not in seen and not is_general and of is not None:
            seen.add(key)
            yield PositionMention(person=person, role=mention.role or "", of=of, mention=mention)


def _is_named(person: Actor, doc: Doc) -> bool:
    return any(m.name and m.actors and m.actors[0].id == person.id for m in doc._.kg_mentions)
