"""Somebody without a name whom « un » brings in and « le » takes up: « [Un haut responsable] a averti … Le responsable a ajouté … »."""

from spacy.tokens import Doc, Token

from kg.annotations.discourse import Discourse
from kg.annotations.labels import new_actor
from kg.annotations.mentions import ActorMention
from kg.annotations.syntax import preposition
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

_A = frozenset({"un", "une"})
_PARTICIPANT = ("nsubj", "obj", "obl", "iobj", "nmod")
_REACH = 150  # words back
_COMPLEMENT = 5  # words of « de la Maison-Blanche » at most


def newcomer(discourse: Discourse, mention: ActorMention, person: Actor | None) -> Actor | None:
    """Return who has no name and is taken up by *mention*, definite; None where *person*, who may be meant, is told of since."""
    noun = _brought_in(discourse.doc, mention)
    if noun is None:
        return None
    told = discourse.at(noun)
    if told is not None and len(told.actors) == 1:
        return told.actors[0]
    stranger = _nameless(noun)
    since = [m.actors for m in discourse.mentions if noun.i < m.start < mention.start]
    is_known = any(stranger in actors for actors in since)  # taken up already
    return None if not is_known and any(person in actors for actors in since) else stranger


def _brought_in(doc: Doc, mention: ActorMention) -> Token | None:
    """Return the noun with « un » before *mention*; None where it told only what a named person is."""
    noun = doc[mention.root]
    for index in range(mention.start - 1, max(mention.start - _REACH, -1), -1):
        token = doc[index]
        if token.pos_ == "NOUN" and fold(token.lemma_) == fold(noun.lemma_) and _is_indefinite(token):
            return token if _is_participant(token) else None
    return None


def _is_indefinite(noun: Token) -> bool:
    return any(t.dep_ == "det" and fold(t.text) in _A for t in noun.lefts)


def _is_participant(noun: Token) -> bool:
    """« Ada Holm, [une militante] », « Ada Holm est [une militante] », « [une militante], Ada Holm, » have a name."""
    is_said = any(t.dep_ == "cop" for t in noun.lefts) or any(t.dep_ in {"appos", "flat:name"} for t in noun.rights)
    return noun.dep_.startswith(_PARTICIPANT) and not is_said


def _nameless(noun: Token) -> Actor:
    """Return the person whom *noun*, its adjectives before it and a short complement tell."""
    start, end = noun.i, noun.i + 1
    while start and noun.doc[start - 1].pos_ == "ADJ":
        start -= 1
    complement = next((t for t in noun.rights if t.dep_ == "nmod" and preposition(t) == "de"), None)
    if complement is not None and complement.left_edge.i == end and complement.right_edge.i - end < _COMPLEMENT:
        end = complement.right_edge.i + 1
    return new_actor(noun.doc[start:end].text, ActorType.PERSON)
