"""Deeds that a verb above them tells of already: « ont péri dans [un raid] » is one attack."""

from kg.events.mentions import EventMention


def is_deed_within(event: EventMention, other: EventMention) -> bool:
    """« Six civils ont péri dans [un raid] de Tsahal »: the noun only says again what the verb above it tells of somebody."""
    is_same = event.relation == other.relation and {a.actor.id for a in event.agents} <= {
        a.actor.id for a in other.agents
    }
    theme = event.theme
    is_own = theme is None or any(a.start <= theme.head < a.end for a in event.agents)
    is_bare = is_own and not event.addressees and bool(other.addressees or other.theme)
    return is_same and is_bare and other.trigger.is_ancestor(event.trigger)
