"""Whose a noun of the state or of forces is that a person's name stands behind.

« l’administration Biden », « le régime d’Assad »   the country that the person leads
« les forces du maréchal Haftar »                   the person
"""

from spacy.tokens import Token

from kg.annotations.forms import listed_form
from kg.lexicon import Lexicon
from kg.model import Actor, ActorType


def side_of(noun: Token, leader: Actor, lexicon: Lexicon) -> Actor | None:
    """Return for whom *noun* stands before the name of *leader*; None where it is somebody else than both."""
    if leader.type is not ActorType.PERSON:
        return None
    if listed_form(noun, lexicon.groups.led) is not None:
        return lexicon.authority.actors.get(leader.country or "")
    return leader if listed_form(noun, lexicon.groups.forces) is not None else None
