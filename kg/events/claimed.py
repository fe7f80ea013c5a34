"""Attacks that somebody claims, or is said to have committed: who they were against stands where the attack is told.

« Deux soldats ont été tués à Gao. … Ansar Dine a revendiqué [l’attaque] »: it was against the soldiers.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from kg.events.matching import Match
from kg.events.mentions import Argument, EventMention, Span
from kg.lexicon import Cues
from kg.lexicon.words import fold

_RULES = "attacks/verb/"
_KNOWN = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})

#: Gives whom, and what, a match is about.
Targets = Callable[[Match], tuple[tuple[Argument, ...], Span | None]]


def with_targets(
    events: Sequence[EventMention], nameless: Sequence[Match], targets: Targets, cues: Cues
) -> Iterator[EventMention]:
    """Yield *events*; of an attack that is claimed, with the target of the attack that was told last before it.

    Args:
        events: What a text tells.
        nameless: The attacks of the text that nobody is told to have committed, in its order.
        targets: Finds whom and what one of them was against.
        cues: For the verbs of claiming.
    """
    for event in events:
        yield _with_target(event, nameless, targets) if _is_claim(event, cues) else event


def is_claiming(rule: str, cues: Cues) -> bool:
    """Return whether the entry *rule* says of an attack that it was somebody's deed: « a revendiqué l’attaque »."""
    return rule.startswith(_RULES) and rule.removeprefix(_RULES) in cues.claiming


def _is_claim(event: EventMention, cues: Cues) -> bool:
    return is_claiming(event.rule, cues) and event.theme is not None and not event.addressees


def _with_target(event: EventMention, nameless: Iterable[Match], targets: Targets) -> EventMention:
    theme = event.theme
    if theme is None:
        return event
    doc = event.trigger.doc
    is_known = any(fold(child.text) in _KNOWN for child in doc[theme.head].lefts)
    before = [match for match in nameless if match.trigger.i < event.trigger.i]
    own = [match for match in nameless if match.trigger.i == theme.head]
    above = [match for match in before if match.trigger in event.trigger.ancestors]
    for match in (*own, *above, *(reversed(before) if is_known else ())):
        against, about = targets(match)
        agents = {agent.actor.id for agent in event.agents}
        against = tuple(a for a in against if a.actor.id not in agents)
        if against:
            return replace(event, addressees=against, theme=about or theme)
    return event
