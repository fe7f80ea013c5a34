"""Agents that are nobody in particular: « plusieurs membres », « des personnes ».

Who they are the text does not say, so what they do is no event of anybody's. Only those who take to the streets are told by
just that: « deux mille personnes ont défilé » tells of demonstrators.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.annotations.labels import new_actor
from kg.events.mentions import Argument
from kg.lexicon import Groups, Relation
from kg.lexicon.words import fold
from kg.model import ActorType

_DEMONSTRATORS = "manifestants"


def identified(agents: Iterable[Argument], relation: Relation, groups: Groups) -> Iterator[Argument]:
    """Yield those of *agents* that are somebody: of people who do what *relation* tells, demonstrators."""
    for agent in agents:
        if not is_anybody(agent, groups):
            yield agent
        elif relation.category == "PROTEST" and agent.actor.label.endswith("s"):
            yield replace(agent, actor=new_actor(_DEMONSTRATORS, ActorType.GROUP, agent.actor.country))


def is_anybody(agent: Argument, groups: Groups) -> bool:
    """Return whether the label of *agent* is one common noun, and says no more than that they are people or a body."""
    label = fold(agent.actor.label)
    return not agent.actor.known and bool({label, label.removesuffix("s")} & groups.anybody)
