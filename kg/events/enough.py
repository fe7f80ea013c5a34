"""Whether an event has the participants without which it says nothing: a meeting has two, a visit a place, a demand an object."""

from collections.abc import Mapping

from spacy.tokens import Doc

from kg.annotations.syntax import has_feature, is_reflexive, is_verb
from kg.events.mentions import Argument, EventMention
from kg.lexicon import Relation
from kg.lexicon.words import fold
from kg.model import ActorType

_NEEDS_TWO = frozenset({"meets", "talksWith", "cooperates"})
_NEEDS_ADDRESSEE = frozenset({"visits"})
_BARE = "expressesConcern"  # « s’est dit préoccupé » tells enough by itself
_SESSIONS = frozenset({"sommet", "reunion", "session"})
_MARKS = frozenset({"«", "“", '"'})
_TRUCES = frozenset({"cessez-le-feu", "treve", "armistice"})


def says_enough(event: EventMention, relations: Mapping[str, Relation]) -> bool:
    """Return whether *event* has the participants that its relation asks for, whatever entry tells it."""
    if _is_naming(event):
        return False
    if event.relation in _NEEDS_TWO or _is_truce(event):
        participants = {a.actor.id: a for a in (*event.agents, *event.addressees)}
        if _is_session(event):
            return bool(participants)
        return len(participants) > 1 or any(_is_several(a, event.trigger.doc) for a in participants.values())
    if not event.agents:
        return False
    if event.relation in _NEEDS_ADDRESSEE:
        return bool(event.addressees)
    needs_object = relations[event.relation].speech_act and event.relation != _BARE
    return bool(event.addressees or event.theme) or not needs_object


def _is_naming(event: EventMention) -> bool:
    """« appelle Lima « [la] menteuse » »: a noun in marks right behind somebody says what he is called."""
    doc = event.trigger.doc
    behind = [doc[a.end : a.end + 2] for a in (*event.agents, *event.addressees) if a.start > event.trigger.i]
    named = [words for words in behind if len(words) > 1 and words[0].text in _MARKS and words[1].pos_ == "DET"]
    return bool(named) and fold(event.trigger.lemma_) == "appeler"


def _is_truce(event: EventMention) -> bool:
    """« Lima annonce un cessez-le-feu »: whoever stops by itself agrees with nobody."""
    return event.relation == "agrees" and fold(event.trigger.text) in _TRUCES and not is_verb(event.trigger)


def _is_session(event: EventMention) -> bool:
    """« Le Conseil de sécurité se réunit », « le sommet de la SADC »: a body that meets, alone, is several itself."""
    if event.relation != "meets":
        return False
    types = {a.actor.type for a in event.agents}
    if is_verb(event.trigger):
        return types <= {ActorType.ORGANIZATION, ActorType.GROUP} and is_reflexive(event.trigger)
    return types == {ActorType.ORGANIZATION} and fold(event.trigger.lemma_) in _SESSIONS


def _is_several(argument: Argument, doc: Doc) -> bool:
    """Return whether one actor is several: a group, or a body by those who make it up (« les membres du Conseil »)."""
    if argument.actor.type is ActorType.ORGANIZATION:
        first = doc[argument.start]
        return first.text.islower() and has_feature(first, "Number", "Plur")
    return argument.actor.type is ActorType.GROUP
