"""Events in a line that anybody reads: Serbie – exige de – OTAN : des garanties de sécurité."""

from typing import NamedTuple

from kg.exports.characters import for_display
from kg.exports.vocabulary import relation
from kg.lexicon.relations import Relation
from kg.model import Event
from kg.pages.environment import message


class Line(NamedTuple):
    """Who does what to whom, about what; texts are fit for display, and empty where nobody is told of."""

    agents: str
    relation: Relation
    others: str
    theme: str

    def verb(self, language: str) -> str:
        """Return what is done, in `fr` or `en`, with the preposition that it needs before an actor."""
        label, before_actor = f"label_{language}", f"before_actor_{language}"
        return str(getattr(self.relation, before_actor if self.others else label))

    def __str__(self) -> str:
        """Return the line in French."""
        clause = " – ".join(filter(None, (self.agents, self.verb("fr"), self.others)))
        return f"{clause} : {self.theme}" if self.theme else clause


def line(event: Event) -> Line:
    """Return *event* as a line: of a symmetric one without addressees, the first agent stands before the verb."""
    named = relation(event.relation)
    agents, others = ([part.actor.label for part in group] for group in (event.agents, event.addressees))
    if named.symmetric and not others:
        agents, others = agents[:1], agents[1:]
    theme = for_display(event.theme.text) if event.theme else ""
    return Line(_series(agents), named, _series(others), theme)


def status(event: Event, language: str) -> str:
    """Return in words whether *event* is told as a fact, planned, feared, denied."""
    return message(f"status_{event.polarity.value}_{event.modality.value}", language=language)


def _series(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(for_display(name) or "?" for name in names))
