"""Groups that a text spells out: « trois pays africains, le Ghana, le Togo et le Bénin, … », « les deux pays (Chili et Pérou) »."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from kg.annotations.descriptions import NUMBERS
from kg.annotations.mentions import ActorMention, MentionKind
from kg.lexicon.words import fold
from kg.model import Actor

_GROUPS = frozenset({MentionKind.GROUP, MentionKind.BOTH})
_NAMES = frozenset({MentionKind.NAME, MentionKind.METONYM, MentionKind.TITLE})
_OPENING = frozenset({",", "(", "-", "–", "—", ":"})
_BETWEEN = frozenset({",", "et", "le", "la", "les", "l'"})


def spell_out(mentions: Iterable[ActorMention], doc: Doc) -> list[ActorMention]:
    """Return *mentions*, of which a group with a number stands for as many names that follow it."""
    listed = list(mentions)
    by_start = {mention.start: mention for mention in listed}
    return [_spelt_out(mention, doc, by_start) if mention.kind in _GROUPS else mention for mention in listed]


def _spelt_out(group: ActorMention, doc: Doc, by_start: Mapping[int, ActorMention]) -> ActorMention:
    number = NUMBERS.get(fold(doc[group.start].text)) or NUMBERS.get(fold(doc[max(group.start - 1, 0)].text))
    if number is None or group.end >= len(doc) or doc[group.end].text not in _OPENING:
        return group
    actors = _names(group.end + 1, doc, by_start)
    return replace(group, kind=MentionKind.GROUP, actors=actors) if len(actors) == number else group


def _names(index: int, doc: Doc, by_start: Mapping[int, ActorMention]) -> tuple[Actor, ...]:
    """Return the actors that are enumerated from *index* on."""
    found: list[Actor] = []
    while index < len(doc):
        mention = by_start.get(index)
        if mention is not None and mention.kind in _NAMES and len(mention.actors) == 1:
            found.append(mention.actors[0])
            index = mention.end
        elif fold(doc[index].text) in _BETWEEN:
            index += 1
        else:
            break
    return tuple(dict.fromkeys(found))
