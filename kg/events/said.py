"""What is only spoken of: in « exige le retrait des troupes » nobody withdraws."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive
from kg.events.mentions import EventMention, Span
from kg.model import Modality


@dataclass(frozen=True, slots=True)
class Said:
    """What a trigger only speaks of; of what is *quoted*, only what is still to come or may be: the rest is told as well."""

    trigger: Token
    relation: str
    theme: Span
    quoted: bool = False


def without_said(told: Sequence[EventMention], said: Iterable[Said]) -> list[EventMention]:
    """Return *told*, which is in order of the triggers, without what stands in a theme that is only spoken of."""
    triggers = [event.trigger.i for event in told]
    gone = set()
    for one in said:
        first, last = bisect_left(triggers, one.theme.start), bisect_left(triggers, one.theme.end)
        gone |= {number for number in range(first, last) if _is_only_said(told[number], one)}
    return [event for number, event in enumerate(told) if number not in gone]


def _is_only_said(event: EventMention, said: Said) -> bool:
    """Return whether *event*, which stands in the theme, is only spoken of.

    What a relative or participial clause in there tells is told all the same, and « formuler une proposition » is one act.
    """
    trigger, theme = event.trigger, said.theme
    if trigger == said.trigger or (trigger.i == theme.head and event.relation == said.relation):
        return False
    if said.quoted and event.modality is Modality.ACTUAL:
        return False
    return not _is_told_aside(trigger, theme.head)


def _is_told_aside(trigger: Token, theme_head: int) -> bool:
    current = trigger
    while current.i != theme_head and current.head != current:
        if current.dep_ in {"acl:relcl", "acl"} and not is_infinitive(current):
            return True
        current = current.head
    return False
