"""Participants that a predicate shares with another one, or that a phrase with a possessive names.

« enlevés par des rebelles avant d’être relâchés »   who acts in a passive does what follows it, too
« le chef que l’armée dit avoir tué »                an infinitive has the relative pronoun of the verb above it for an object
« salue et soutient la décision »                    what stands behind the second of two verbs is the object of both
« des sanctions à son encontre »                     a possessive says whom it is against
"""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.subjects import antecedent
from kg.annotations.syntax import has_feature, is_infinitive, is_passive, is_verb, preposition
from kg.events.objects import is_object
from kg.lexicon.words import fold

_QUE = frozenset({"que", "qu'"})
_MARKS = frozenset({"avant", "après", "pour", "puis"})
_PHRASES = {
    "encontre": "contre",
    "egard": "envers",
    "endroit": "envers",
    "adresse": "à",
    "intention": "à",
}
_JOINING = frozenset({"cc", "punct", "advmod", "mark"})  # what may stand between two verbs with one object
_NEXT = 4  # words to the second of them: « condamne et, surtout, punit »
_MAX_DEPTH = 3


def shared_agent(verb: Token) -> Iterator[Token]:
    """Yield who does a passive that tells nobody itself: what is coordinated with it, or stands above it, tells it.

    « arrêté par [l’armée] puis jugé », « arrêté puis jugé par [l’armée] », « enlevés par [des rebelles] avant d’être relâchés ».
    """
    head = verb.head
    is_second = verb.dep_ == "conj" and _is_bare(verb)
    marks = {fold(t.text) for t in verb.lefts if t.dep_ == "mark"}
    if head != verb and (is_second or (verb.dep_ == "advcl" and is_infinitive(verb) and marks & _MARKS)):
        yield from _agents(head)
    if any(child.dep_.startswith("obl") for child in verb.rights):
        return  # « privé de courant et gardé par l’armée »
    for child in verb.rights:
        if child.dep_ == "conj" and _is_bare(child):
            yield from _agents(child)


def _is_bare(verb: Token) -> bool:
    """Return whether *verb* is a participle with nothing of its own before it: « arrêté et [jugé] »."""
    is_participle = is_verb(verb) and has_feature(verb, "VerbForm", "Part")
    return is_participle and all(t.dep_ in {"cc", "advmod", "punct"} for t in verb.lefts)


def _agents(verb: Token) -> Iterator[Token]:
    if is_verb(verb) and is_passive(verb):
        yield from (t for t in verb.rights if preposition(t) == "par" and not is_verb(t))


def embedded_object(infinitive: Token, object_control: frozenset[str]) -> Iterator[Token]:
    """Yield what an infinitive in a relative clause is done to: « [le chef] que l’armée dit avoir tué ».

    Of « que Paris accuse d’avoir tiré » no object is missing: whoever is accused does it.
    """
    verb = infinitive
    for _ in range(_MAX_DEPTH):
        if verb.dep_ != "xcomp" or not is_infinitive(verb) or fold(verb.head.lemma_) in object_control:
            return
        verb = verb.head
        if verb.dep_ == "acl:relcl" and _opens_with_que(verb) and (noun := antecedent(verb)) is not None:
            yield noun
            return


def shared_object(verb: Token) -> Iterator[Token]:
    """Yield what *verb* is done to where only a verb right behind it has the object: « salue et soutient [la décision] ».

    Infinitives are as good as always what the verb above them tells of.
    """
    other = next((child for child in verb.rights if child.dep_ == "conj"), None)
    if (
        other is None
        or is_infinitive(verb)
        or not is_verb(other)
        or other.i > verb.i + _NEXT
        or any(t.dep_ not in _JOINING for t in other.lefts)
    ):
        return
    found = [t for t in other.rights if is_object(t, other)]
    yield from found or shared_object(other)


def _opens_with_que(verb: Token) -> bool:
    first = next((t for t in verb.lefts if t.dep_ != "punct"), None)
    return first is not None and fold(first.text) in _QUE


def owner_of_phrase(noun: Token) -> tuple[Token, str] | None:
    """Return the possessive of « à [son] encontre » and the preposition that it amounts to (« contre »)."""
    word = _PHRASES.get(fold(noun.text))
    if word is None or preposition(noun) != "à":
        return None
    owner = next((t for t in noun.lefts if has_feature(t, "Poss", "Yes")), None)
    return (owner, word) if owner is not None else None
