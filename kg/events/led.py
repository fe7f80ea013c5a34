"""Whose a noun of the state or of forces is that a person's name stands behind.

« l’administration Biden », « le régime d’Assad »   the country that the person leads
« le gouvernement Barzon »                          a body of that name, where no file knows the person
« les forces du maréchal Haftar »                   the person
"""

from spacy.tokens import Token

from kg.annotations.forms import listed_form
from kg.annotations.group_names import lowered
from kg.annotations.labels import new_actor, of
from kg.lexicon import Lexicon
from kg.model import Actor, ActorType


def side_of(noun: Token, leader: Actor, lexicon: Lexicon) -> Actor | None:
    """Return for whom *noun* stands before the name of *leader*; None where it is somebody else than both."""
    if leader.type is not ActorType.PERSON:
        return None
    if listed_form(noun, lexicon.groups.led) is not None:
        is_behind = noun.doc[noun.i + 1].text == leader.label.split()[0]
        name = leader.label if is_behind else of(lexicon.authority, leader)
        body = new_actor(f"{lowered(noun.text)} {name}", ActorType.ORGANIZATION)
        return lexicon.authority.actors.get(leader.country or "", body)
    return leader if listed_form(noun, lexicon.groups.forces) is not None else None


def named_after(noun: Token, lexicon: Lexicon) -> str | None:
    """« le gouvernement [Barzon] »: return the name of whoever leads it, where it is one word that nobody is known by."""
    behind = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    is_name = behind is not None and behind.pos_ == "PROPN" and behind.head == noun
    return behind.text if behind and is_name and listed_form(noun, lexicon.groups.led) is not None else None
