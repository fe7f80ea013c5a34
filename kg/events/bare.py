"""Nouns of deeds that only name a thing: « une invasion russe », « les demandes du Tchad », « après le départ des soldats »."""

from kg.annotations.syntax import preposition
from kg.events.matching import Match
from kg.events.verdicts import is_verdict
from kg.lexicon import Relation
from kg.lexicon.words import fold

#: Where a deed is only spoken of: « après le départ des soldats », « le plan de retrait de l’armée ».
_ASIDE = frozenset({"obl:mod", "obl:arg", "obl:agent", "nmod"})
_SUMMIT = "sommet"
_OWNING = frozenset({"de", "par", "entre"})


def is_bare_noun(match: Match, relation: Relation, participants: int) -> bool:
    """Return whether *match*, which has so many *participants*, is a noun with nothing but its owner: it tells nothing.

    What somebody did, and not only said, may stand with « de » all the same: « la démission du ministre ». Not so what is
    done to others (« l’offensive des rebelles »), nor what is an object (« redoute l’arrivée du ministre »).
    """
    if match.entry.kind != "noun" or is_verdict(match):
        return False
    if "head" in match.entry.where:
        return False  # « une trêve conclue sous l’égide de l’ONU »: what it hangs on is told
    owners = match.slots.get("agent", ())
    if fold(match.trigger.lemma_) == _SUMMIT and any(t.pos_ == "PROPN" for t in owners):
        return False  # « en marge du sommet de l’Otan »: whose it is, meets
    others = [t for slot in ("addressee", "theme", "place") for t in match.slots.get(slot, ()) if t not in owners]
    is_deed = not relation.speech_act
    aside = _ASIDE if others else _ASIDE | {"obj"}
    if is_deed and match.trigger.dep_ in aside and not match.is_light and participants <= 1:
        return True
    if others or match.is_light or participants > 1:
        return False
    return relation.category == "ASSAULT" or not (is_deed and any(preposition(t) in _OWNING for t in owners))
