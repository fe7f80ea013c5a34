"""Who undergoes the deed that a noun names, where the clause has him elsewhere than behind the noun.

« [X] a subi des critiques », « [X] fait l’objet de sanctions », « [X] est visé par un raid »
« [X] fait face à des accusations », « [X] s’est heurté au refus de Y »
« [X] avance avec le soutien de Y »
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.subjects import own_subject, subject
from kg.annotations.syntax import is_passive, is_verb, preposition
from kg.events.displaced import active_subject, meets_with, patient
from kg.events.objects import OBJECTS
from kg.lexicon import Cues
from kg.lexicon.words import fold

_HAVING = frozenset({"fort", "forte", "forts", "fortes"})  # « fort du soutien de »
_GOVERNED = OBJECTS | {"obl:arg", "obl:mod"}


def undergoers(noun: Token, light: Token | None, cues: Cues) -> list[Token]:
    """Return who undergoes *noun*, whose light verb is *light*; nobody where the clause does not tell."""
    bearer = _bearer(noun)
    if fold(bearer.lemma_) in cues.undergoing and preposition(noun) == "de":
        return list(_of_bearer(bearer))
    if (borne := _bearing(noun, cues)) is not None:
        return list(borne)
    if (given := _beneficiary(noun, cues)) is not None:
        return [given]
    is_borne = light is not None and (fold(light.lemma_) in cues.light_passive or _is_had(noun))
    found = subject(light, cues.object_control) if is_borne and light is not None else None
    return [found] if found is not None and light is not None and not is_passive(light) else []


def _bearer(noun: Token) -> Token:
    """Return what *noun* hangs on, or the object of that verb right before it: « fait l’[objet] d’une plainte »."""
    above, before = noun.head, noun.doc[max(noun.left_edge.i - 1, 0)]
    return before if is_verb(above) and before.head == above and before.dep_ in OBJECTS else above


def _of_bearer(bearer: Token) -> Iterator[Token]:
    """« [X] fait l’[objet] de sanctions », « [X], [cible] de critiques »."""
    verb = bearer.head if is_verb(bearer.head) else bearer
    if bearer.dep_ in {"appos", "amod", "acl"} and not is_verb(bearer.head):
        yield bearer.head
    else:
        yield from (t for t in verb.lefts if t.dep_.startswith("nsubj"))


def _bearing(noun: Token, cues: Cues) -> list[Token] | None:
    """« [X] est visé par des raids », « [X] affronte les critiques de Y »; None where no verb says that somebody bears *noun*."""
    verb = noun.head
    if not is_verb(verb):
        return None
    lemma, governing = fold(verb.lemma_), preposition(noun)
    is_met = lemma in cues.enduring or (lemma == "faire" and meets_with(verb))
    if is_met and noun.dep_ in _GOVERNED and not is_passive(verb):
        found = subject(verb, cues.object_control)
        return [found] if found is not None else []
    if (
        lemma in cues.earning and noun.dep_ in _GOVERNED
    ):  # « vaut à [X] de vives critiques », « [lui] a valu une plainte »
        return [t for t in verb.children if t != noun and (t.dep_ == "iobj" or preposition(t) == "à")]
    is_aimed = lemma in cues.targeting and governing in {"par", "de"}
    is_faced = lemma in cues.facing and governing in {"à", "par"}
    if not (is_aimed or is_faced):
        return None
    found = own_subject(verb) or patient(verb, cues.object_control)
    return [found] if found is not None and is_passive(verb) else []


def _is_had(noun: Token) -> bool:
    """Return whether somebody has what another gives: « a le soutien de Paris », « a l’accord du Sénat »."""
    is_definite = any(fold(child.text) in {"le", "la", "l'"} for child in noun.lefts)
    is_object = noun.dep_ == "obj" and fold(noun.head.lemma_) == "avoir"
    return is_object and is_definite and any(preposition(child) == "de" for child in noun.rights)


def _beneficiary(noun: Token, cues: Cues) -> Token | None:
    """Return who has what somebody gives where a clause has it beside: « avance avec le [soutien] de Paris », « fort du [soutien] … »."""
    is_beside = preposition(noun) == "avec" or fold(noun.head.text) in _HAVING or _is_thanks(noun)
    is_given = fold(noun.lemma_) in cues.backing and is_beside
    is_owned = any(preposition(child) == "de" or child.pos_ == "ADJ" for child in noun.rights)
    return active_subject(noun) if is_given and is_owned else None


def _is_thanks(noun: Token) -> bool:
    """« grâce au soutien de Paris »."""
    return any(fold(child.text) == "grace" for child in noun.lefts)
