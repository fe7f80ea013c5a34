"""Attacks that somebody claims, or is said to have committed: who they were against stands where the attack is told.

« Deux soldats ont été tués à Gao. … Ansar Dine a revendiqué [l’attaque] »: it was against the soldiers.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.events.matching import Match
from kg.events.mentions import Argument, EventMention, Span
from kg.lexicon import Cues
from kg.lexicon.words import fold

_RULES = "attacks/verb/"
_KNOWN = frozenset({"le", "la", "l'", "les", "ce", "cet", "cette", "ces"})

_LAST = 20  # attacks before a claim, of which one is claimed

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
    by_trigger = {match.trigger.i: match for match in nameless}
    for event in events:
        claimed = _claimable(event, nameless, by_trigger) if _is_claim(event, cues) else ()
        yield _with_target(event, claimed, targets)


def is_claiming(rule: str, cues: Cues) -> bool:
    """Return whether the entry *rule* says of an attack that it was somebody's deed: « a revendiqué l’attaque »."""
    return rule.startswith(_RULES) and rule.removeprefix(_RULES) in cues.claiming


def _is_claim(event: EventMention, cues: Cues) -> bool:
    return is_claiming(event.rule, cues) and event.theme is not None and not event.addressees


def _claimable(event: EventMention, nameless: Sequence[Match], by_trigger: Mapping[int, Match]) -> Iterator[Match]:
    """Yield the attacks that *event* may claim: the one it names, one whose clause it stands in, then the last ones before it."""
    doc, theme = event.trigger.doc, event.theme
    if theme is None:
        return
    if theme.head in by_trigger:
        yield by_trigger[theme.head]
    above = (by_trigger.get(token.i) for token in event.trigger.ancestors)
    yield from (match for match in above if match is not None and match.trigger.i < event.trigger.i)
    if any(fold(child.text) in _KNOWN for child in doc[theme.head].lefts):
        first = bisect_left(nameless, event.trigger.i, key=lambda match: match.trigger.i)
        yield from reversed(nameless[max(0, first - _LAST) : first])


def _with_target(event: EventMention, claimed: Iterable[Match], targets: Targets) -> EventMention:
    agents = {agent.actor.id for agent in event.agents}
    for match in claimed:
        against, about = targets(match)
        against = tuple(a for a in against if a.actor.id not in agents)
        if against:
            return replace(event, addressees=against, theme=about or event.theme)
    return event
