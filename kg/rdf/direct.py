"""The direct triples (`actor:russie kg:demands theme:security-guarantee`): facts that can be asked for in one pattern.

An event gives direct triples when nothing stands between the reader and the fact:

1. it is affirmed (not negated) and actual (not planned, not possible), and
2. nobody but the outlet claims it; or it is done by saying so (`kg:speechAct`: a promise, a demand, a denial) and the one
   who claims it is its only agent. That Belgrade says that Belgrade demands guarantees *is* the demand; that Belgrade says
   that Belgrade has pulled back its troops is only Belgrade's word, and stays in the event node.

Symmetric relations hold between every two participants, both ways. The others lead from each agent to each addressee and,
where the relation has it so (`kg:directTheme`), to the concept of the theme. Nobody does anything to themselves.
"""

from collections.abc import Iterable, Iterator
from itertools import permutations

from kg.model import Event, Modality, Participant, Polarity
from kg.rdf.iris import Iris, theme
from kg.rdf.relations import RelationTerms
from kg.rdf.terms import Triple


def direct_triples(event: Event, terms: RelationTerms, iris: Iris) -> Iterator[Triple]:
    """Yield the direct triples that *event* warrants, if any."""
    if event.polarity is Polarity.AFFIRMED and event.modality is Modality.ACTUAL and not is_mere_word(event, terms):
        yield from told_triples(event, terms, iris)


def is_mere_word(event: Event, terms: RelationTerms) -> bool:
    """Return whether somebody claims *event* whose word alone does not make it so."""
    if event.source is None:
        return False
    return not terms.speech_act or _ids(event.agents) != [event.source.actor.id]


def told_triples(event: Event, terms: RelationTerms, iris: Iris) -> Iterator[Triple]:
    """Yield the triples that would hold if *event* was so."""
    agents = _ids(event.agents)
    addressees = _ids(event.addressees)
    if terms.symmetric:
        for one, other in permutations(dict.fromkeys(agents + addressees), 2):
            yield iris.actor(one), terms.direct, iris.actor(other)
        return
    for agent in agents:
        for addressee in addressees:
            if agent != addressee:
                yield iris.actor(agent), terms.direct, iris.actor(addressee)
        if terms.direct_theme and event.theme and event.theme.concept:
            yield iris.actor(agent), terms.direct, theme(event.theme.concept)


def _ids(participants: Iterable[Participant]) -> list[str]:
    return [participant.actor.id for participant in participants]
