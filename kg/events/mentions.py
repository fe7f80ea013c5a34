"""What a text tells, still tied to the words of the `Doc`: the event mention."""

from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotations.mentions import ActorMention
from kg.model import Actor, Modality, Place, Polarity, TimeSpan


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """An actor in a role: the actor, and the tokens that stood for it, half-open."""

    actor: Actor
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of tokens, half-open, and the token that heads it."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """One telling of one event.

    Attributes:
        rule: The id of the lexicon entry, or the name of the construction, that found it.
        trigger: The word that tells it.
        trigger_end: Index of the last token of the trigger.
        claimed_by: Who says so; None is the outlet.
    """

    relation: str
    rule: str
    trigger: Token
    trigger_end: int
    agents: tuple[Argument, ...] = ()
    addressees: tuple[Argument, ...] = ()
    theme: Span | None = None
    place: Place | None = None
    time: TimeSpan | None = None
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.ACTUAL
    mode: str | None = None
    claimed_by: ActorMention | None = None
