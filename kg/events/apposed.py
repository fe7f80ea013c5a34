"""The name between commas behind a noun: « une ONG locale, [Amnesty], a accusé … », « l’accusé, [Karim Saleh], nie »."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import has_feature
from kg.events.mentions import Argument
from kg.lexicon.words import fold
from kg.model import Actor, ActorType


def apposed_name(noun: Token, end: int, mentions: Mapping[int, ActorMention], *, is_person: bool) -> Argument | None:
    """Return whom the name between commas names where the phrase of *noun* ends, at the token *end*.

    A person is named so by a full name, anybody else by a name of no person.
    """
    doc: Doc = noun.doc
    if end + 1 >= len(doc) or doc[end].text != "," or has_feature(noun, "Number", "Plur"):
        return None
    name = mentions.get(end + 1)
    if name is None or name.start != end + 1 or name.kind is not MentionKind.NAME or len(name.actors) != 1:
        return None
    closes = name.end < len(doc) and doc[name.end].text in {",", "."}
    actor = _fitting(name, noun, is_person=is_person) if closes else None
    return Argument(actor=actor, start=name.start, end=name.end) if actor is not None else None


def _fitting(name: ActorMention, noun: Token, *, is_person: bool) -> Actor | None:
    """Return the actor of *name*; two capitals that no file knows are a body behind « une ONG locale »."""
    actor = name.actors[0]
    if is_person:
        return actor if actor.type is ActorType.PERSON and name.end - name.start > 1 else None
    if actor.type is ActorType.PERSON:
        is_new = not actor.known and any(fold(child.text) in {"un", "une"} for child in noun.lefts)
        return new_actor(actor.label, ActorType.ORGANIZATION) if is_new else None
    return actor if actor.type is not ActorType.COUNTRY else None
