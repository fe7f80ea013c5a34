"""Agents that are nobody in particular: « plusieurs membres », « des personnes »."""

from kg.events.mentions import Argument
from kg.lexicon import Groups
from kg.lexicon.words import fold


def is_anybody(agent: Argument, groups: Groups) -> bool:
    """Return whether the label of *agent* is one common noun, and says no more than that they are people or a body.

    Who they are the text does not say, so what they do is no event of anybody's.
    """
    label = fold(agent.actor.label)
    return not agent.actor.known and bool({label, label.removesuffix("s")} & groups.anybody)
