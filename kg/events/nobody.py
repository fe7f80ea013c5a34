"""Agents that are nobody in particular: « plusieurs membres », « des personnes », « tout pays »."""

from spacy.tokens import Doc

from kg.events.mentions import Argument
from kg.lexicon import Groups
from kg.lexicon.words import fold

_WHOEVER = frozenset({"tout", "toute", "chaque"})


def is_anybody(agent: Argument, groups: Groups, *, attacks: bool = False) -> bool:
    """Return whether the label of *agent* is one common noun, and says no more than that they are people or a body.

    Who they are the text does not say, so what they do is no event of anybody's; but « un homme » who *attacks* is told of.
    """
    label = fold(agent.actor.label)
    nobody = groups.anybody - groups.assailants if attacks else groups.anybody
    return not agent.actor.known and bool({label, label.removesuffix("s")} & nobody)


def is_whoever(agent: Argument, doc: Doc) -> bool:
    """« [tout pays] qui soutient les rebelles »: whoever does so, and nobody who has done it."""
    return not agent.actor.known and agent.start > 0 and fold(doc[agent.start - 1].text) in _WHOEVER
