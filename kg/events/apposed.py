"""The name between commas behind a noun: « une ONG locale, [Amnesty], a accusé … », « l’accusé, [Karim Saleh], nie »."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import has_feature
from kg.model import ActorType


def apposed_name(
    noun: Token, end: int, mentions: Mapping[int, ActorMention], *, is_person: bool
) -> ActorMention | None:
    """Return the name that stands between commas where the phrase of *noun* ends, at the token *end*.

    A person is named so by a full name, anybody else by a name of no person.
    """
    doc: Doc = noun.doc
    if end + 1 >= len(doc) or doc[end].text != "," or has_feature(noun, "Number", "Plur"):
        return None
    name = mentions.get(end + 1)
    if name is None or name.start != end + 1 or name.kind is not MentionKind.NAME or len(name.actors) != 1:
        return None
    closes = name.end < len(doc) and doc[name.end].text in {",", "."}
    is_fit = (
        (name.actors[0].type is ActorType.PERSON and name.end - name.start > 1)
        if is_person
        else (name.actors[0].type not in {ActorType.PERSON, ActorType.COUNTRY})
    )
    return name if closes and is_fit else None
