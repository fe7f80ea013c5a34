"""What the reader knows of a stretch of text that stands for an actor or a place."""

from dataclasses import dataclass
from enum import StrEnum

from spacy.tokens import Doc

from kg.model import Actor, Place


class MentionKind(StrEnum):
    """How a mention names its actor."""

    NAME = "name"  # « Hulusi Akar », « l’Otan »
    TITLE = "title"  # « le ministre turc de la Défense », with or without a name
    METONYM = "metonym"  # « Ankara », « le Kremlin »: an actor when it acts, else a place
    PLACE = "place"  # « Genève »: never an actor
    GROUP = "group"  # « quatre diplomates français »
    COMPANIONS = "companions"  # « leurs alliés »
    STATE = "state"  # « le gouvernement », « l’armée », of a country that only the context tells
    PRONOUN = "pronoun"
    DESCRIPTION = "description"  # « le mouvement », « l’ex-otage », « son gouvernement »
    POSSESSIVE = "possessive"  # « sa » in « sa visite »
    COUNTERPART = "counterpart"  # « son homologue »
    BOTH = "both"  # « les deux hommes », « les deux pays »


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorMention:
    """A stretch of a `Doc` that stands for an actor, a place, or for nobody that is known yet.

    Attributes:
        start, end: Token indices, half-open.
        root: Index of the token that heads it in the parse.
        kind: How it names what it names.
        actors: Whom it stands for: one, several (« les deux hommes »), or nobody until coreference knows.
        place: Where, if it may be read as a place.
        name: The personal name in it, or of whom it is told, as read (« Hulusi Akar »); None where there is none.
        role: The role in it (« ministre de la Défense »).
        of: Id of the country or organisation that it belongs to.
        body: That organisation, where no authority file has it (« chef du Front du Nord »); then *of* is None.
        gender: "m", "f" or None.
        plural: Whether its form is plural.
        former: Whether the role is no longer held.
        owners: Of a title in the plural whose holders nobody names, the countries that have one each.
    """

    start: int
    end: int
    root: int
    kind: MentionKind
    actors: tuple[Actor, ...] = ()
    place: Place | None = None
    name: str | None = None
    role: str | None = None
    of: str | None = None
    body: Actor | None = None
    gender: str | None = None
    plural: bool = False
    former: bool = False
    owners: tuple[str, ...] = ()


def mentions_by_token(doc: Doc) -> dict[int, ActorMention]:
    """Return the mention that covers each token that one covers."""
    return {i: mention for mention in doc._.kg_mentions for i in range(mention.start, mention.end)}
