"""Nouns with the name that stands right behind them: « la force française [Barkhane] », « l’opposante russe [Ada Kovac] »."""

from collections.abc import Iterable
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotations.mentions import ActorMention, MentionKind
from kg.annotations.syntax import has_feature
from kg.model import ActorType

_MARKS = frozenset({"«", '"', "“"})  # « le mouvement « [Balai neuf] » »
_NAMES = frozenset({MentionKind.NAME, MentionKind.GROUP})
_NOUNS = frozenset({MentionKind.GROUP, MentionKind.DESCRIPTION})


def join_called(mentions: Iterable[ActorMention], doc: Doc) -> list[ActorMention]:
    """Return *mentions* in which the name of somebody takes in the noun in the singular right before it."""
    joined: list[ActorMention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if last is not None and _is_beside(last, mention, doc) and _calls(last, mention, doc):
            joined[-1] = replace(mention, start=last.start, root=last.root, gender=mention.gender or last.gender)
        else:
            joined.append(mention)
    return joined


def _is_beside(noun: ActorMention, name: ActorMention, doc: Doc) -> bool:
    """Return whether *name* stands right behind *noun*, or behind its adjective: « le syndicat autonome [SUD Rail] »."""
    between = doc[noun.end : name.start]
    if len(between) == 0 or between.text in _MARKS:
        return noun.end == name.start - len(between)
    is_adjective = len(between) == 1 and between[0].pos_ == "ADJ" and between[0].text.islower()
    return is_adjective and name.name is None and noun.end == noun.root + 1


def _calls(noun: ActorMention, name: ActorMention, doc: Doc) -> bool:
    """Return whether *name* is that of *noun*: of a person’s noun a person’s, of a body’s a body’s."""
    if noun.kind not in _NOUNS or name.kind not in _NAMES or doc[name.start].is_sent_start:
        return False
    if noun.plural or has_feature(doc[noun.root], "Number", "Plur"):  # « les rebelles [Houthis] »
        return any(actor.known and actor.type is ActorType.ARMED_FORCE for actor in name.actors)
    is_person = bool(noun.actors) and noun.actors[0].type is ActorType.PERSON
    if name.name is not None:
        return is_person and name.role is None and name.end - name.start > 1
    kinds = {actor.type for actor in name.actors if name.kind is MentionKind.NAME}
    return not is_person and bool(kinds) and kinds.isdisjoint({ActorType.PERSON, ActorType.COUNTRY})
