"""Deeds that only say when something else was done: « Lors d’une visite à Oslo, [X] a … », « à l’issue d’un entretien avec Y ».

Who does them is the subject of the clause that they stand in.
"""

from spacy.tokens import Token

from kg.annotations.subjects import own_subject, subject
from kg.annotations.syntax import clause_verb, coordinated, first_conjunct, is_passive, is_verb, preposition
from kg.events.displaced import agents_below, subject_behind
from kg.lexicon.wordlists import Cues
from kg.lexicon.words import fold

_TEMPORAL = frozenset({"lors", "après", "avant", "pendant", "durant", "depuis"})
_OWNING = frozenset({"de", "entre", "par"})
_AIMS = frozenset({"pour", "par", "avant"})
_WHERE = frozenset({"à", "en", "dans", "sur", "chez", "auprès"})


def partner(noun: Token, cues: Cues) -> Token | None:
    """Return the subject of the clause in which a noun with « avec » is an occasion: « Lors d’un entretien avec X, [Y] a … ».

    And who travels: « [Y] a dit, au cours d’un voyage en Norvège, … ».
    """
    is_travel = fold(noun.lemma_) in cues.travels and any(preposition(child) in _WHERE for child in noun.rights)
    if not is_travel and not any(preposition(t) == "avec" for one in coordinated(noun) for t in one.rights):
        return None
    if any(preposition(child) in _OWNING and child.pos_ == "PROPN" for child in noun.rights):
        return None
    verb = clause_verb(noun)
    if not (_is_occasion(noun, cues) or _is_aim(noun, cues)) or not is_verb(verb):
        return None
    if is_passive(verb):
        return next(agents_below(verb), None) if is_travel else None
    found = subject_behind(verb) or subject(verb, cues.object_control)
    is_relative = verb.dep_ == "acl:relcl"  # of which what it hangs on is the subject
    is_above = found in noun.ancestors and not _is_somebody(found) if found is not None else False
    return found if is_relative or not is_above else None


def speakers(noun: Token, cues: Cues) -> list[Token]:
    """Return both who speaks and whom he speaks to, where talks are the occasion: « [X] a assuré à [Y] lors d’un entretien que … »."""
    verb = clause_verb(noun)
    if fold(noun.lemma_) not in cues.talks or not _is_occasion(noun, cues) or not is_verb(verb) or is_passive(verb):
        return []
    if any(preposition(child) in _OWNING | {"avec"} and child.pos_ != "NUM" for child in noun.rights):
        return []
    speaker = subject_behind(verb) or own_subject(verb)
    is_told = fold(verb.lemma_) in cues.telling
    told = (t for t in verb.children if (preposition(t) == "à" or (is_told and t.dep_ == "obj")) and _is_somebody(t))
    addressed = next(told, None)
    is_said = is_told or fold(verb.lemma_) in cues.say
    return [speaker, addressed] if is_said and speaker is not None and addressed is not None else []


def _is_aim(noun: Token, cues: Cues) -> bool:
    """« se rendra à Oslo pour une [rencontre] avec X », « achève sa tournée par un [dîner] avec X »."""
    return fold(noun.lemma_) in cues.sittings and preposition(first_conjunct(noun)) in _AIMS


def _is_somebody(token: Token) -> bool:
    return any(m.start <= token.i < m.end and m.actors and m.place is None for m in token.doc._.kg_mentions)


def _is_occasion(noun: Token, cues: Cues) -> bool:
    return preposition(noun) in _TEMPORAL or (preposition(noun) == "de" and fold(noun.head.text) in cues.occasions)
