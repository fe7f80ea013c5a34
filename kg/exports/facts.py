"""What counts as a fact where only one line between two actors can be drawn: in a link, a relationship, a direct triple."""

from kg.exports.vocabulary import relation
from kg.model import Event, Modality, Polarity


def told_as_fact(event: Event) -> bool:
    """Return whether *event* is affirmed and actual, and told by the outlet (or done by saying so, by its one agent)."""
    if event.polarity is not Polarity.AFFIRMED or event.modality is not Modality.ACTUAL:
        return False
    if event.source is None:
        return True
    own_word = [agent.actor.id for agent in event.agents] == [event.source.actor.id]
    return own_word and relation(event.relation).speech_act
