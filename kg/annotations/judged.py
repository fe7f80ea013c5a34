"""Whose deed it is that somebody is sanctioned, thanked or blamed for: « Lima a sanctionné Quito pour [son] soutien aux rebelles ».

Elsewhere a possessive is sooner its subject's: « Lima a envoyé des soldats pour sa défense ».
"""

from collections.abc import Container

from spacy.tokens import Token

from kg.annotations.syntax import is_passive, is_verb, preposition
from kg.lexicon.words import fold

_THANKS = frozenset({"remercier", "feliciter"})  # « remercie Lima de son aide »; but « expulse Lima de son territoire »
_REPROACHES = frozenset({"reprocher", "pardonner"})  # « reproche à Lima ses frappes »
_GROUNDS = frozenset({"raison", "cause", "motif"})  # « en raison de son soutien »
_SIDES = frozenset({"contre", "envers", "avec"})
_MAX_STEPS = 3  # from what somebody is judged for to the verb


def judged_for(possessive: Token, judging: Container[str]) -> Token | None:
    """Return who is judged, by one of the words *judging*, for what *possessive* stands before, if it is named before it."""
    deed = possessive.head
    verb = _verb_above(deed)
    if verb is None or verb.i > deed.i:
        return None
    lemma, before = fold(verb.lemma_), [t for t in verb.children if t.i < possessive.i]
    if lemma in _REPROACHES and deed.dep_ == "obj":
        return next((t for t in before if preposition(t) == "à"), None)
    if not _is_ground(deed, lemma):
        return None
    # « a pris des sanctions contre Quito », « a suspendu ses relations avec Quito », « des sanctions ont été prises contre Quito »
    objects = [t for t in before if t.dep_ in {"obj", "nsubj:pass"}]
    measures = [t for t in objects if fold(t.lemma_) in judging]
    sides = [t for head in (*measures, verb) for t in head.rights if preposition(t) in _SIDES and t.i < possessive.i]
    if measures or (lemma in judging and not objects):
        return next(iter(sides), None)
    return next(iter(objects), None) if lemma in judging and not is_passive(verb) else None


def _is_ground(deed: Token, lemma: str) -> bool:
    """« pour son soutien », « en raison de son soutien », of thanks « de son soutien » too."""
    if preposition(deed) != "de":
        return preposition(deed) == "pour"
    marker = next(deed.lefts)
    # The parser takes « à cause de » apart in several ways
    is_named = marker.i > 0 and fold(marker.nbor(-1).text) in _GROUNDS
    return is_named or (lemma in _THANKS and is_verb(deed.head))


def _verb_above(noun: Token) -> Token | None:
    above = noun
    for _ in range(_MAX_STEPS):
        above = above.head
        if is_verb(above):
            return above
    return None
