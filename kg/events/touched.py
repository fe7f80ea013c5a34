"""Whom a deed that is only spoken of would touch: « menace de rompre avec [le Togo] », « rejette l’offre faite par [le Togo] ».

The nearest actor that stands in what is refused, threatened, promised or protested against is the one that the refusal, the
threat, the promise or the protest is for.
"""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive, is_verb, own_subject, preposition
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, Span
from kg.lexicon import Relation
from kg.model import ActorType

_ANY = frozenset({"obj", "contre", "avec", "à", "envers", "auprès", "par", "de", "amod"})
_TOWARDS = frozenset({"contre", "avec", "à", "envers", "auprès"})
#: What still tells it at depth within a noun phrase, where « de » and « à » belong to other nouns.
_DEEP = frozenset({"contre", "avec", "par"})
#: PLOVER category → in which functions within the theme whoever is touched may stand.
_FUNCTIONS: Mapping[str, frozenset[str]] = {
    "THREATEN": _ANY | {"en"},
    "SANCTION": frozenset({"contre"}),
    "REJECT": _ANY - {"obj"},
    "PROTEST": _ANY,
    "SUPPORT": frozenset({"de", "par", "amod"}),
    "ACCUSE": frozenset({"de", "par", "amod"}),
    "AGREE": _TOWARDS,
    "CONCEDE": frozenset({"à", "par", "de", "amod"}),
    "AID": frozenset({"à"}),
}
_PARTS = frozenset({"nmod", "obj", "obl:arg", "obl:mod", "obl:agent", "amod", "acl", "xcomp", "conj"})
_MAX_DEPTH = 3
_ORDER = ("obj", "contre", "avec", "à", "envers", "auprès", "par", "amod", "de", "en")
_RANK = {function: rank for rank, function in enumerate(_ORDER)}


def touched(
    theme: Span, relation: Relation, agents: Iterable[Argument], arguments: ArgumentReader
) -> tuple[Argument, ...]:
    """Return the nearest actors in *theme*, other than *agents*, that what it tells is for, or nobody."""
    doers = {agent.actor.id for agent in agents}
    functions = (
        _FUNCTIONS.get(relation.category, frozenset()) if relation.name not in {"denies", "agrees"} else frozenset()
    )
    head = arguments.doc[theme.head]
    if relation.category == "AGREE" and not is_infinitive(head):
        return ()
    level = [(head, functions)]
    for _ in range(_MAX_DEPTH):
        below = [(function, child, open_) for word, open_ in level for function, child in _parts(word)]
        for function, child, open_ in sorted(below, key=lambda part: _RANK.get(part[0], len(_RANK))):
            found = _actors(child, function, arguments) if function in open_ else ()
            if found := tuple(argument for argument in found if argument.actor.id not in doers):
                return found
        level = [
            (child, open_ if is_verb(child) or is_infinitive(head) else open_ & _DEEP)
            for _, child, open_ in below
            if not arguments.mention(child)
        ]
    return ()


def _actors(token: Token, function: str, arguments: ArgumentReader) -> tuple[Argument, ...]:
    """Return whom *token* names: a place stands for its country behind « en » and « à », an adjective for nobody else."""
    found = arguments.actors([token]) if function != "en" else ()
    if function == "amod":
        return tuple(argument for argument in found if argument.actor.type is ActorType.COUNTRY)
    return found or (arguments.countries([token]) if function in {"en", "à"} else ())


def _parts(head: Token) -> Iterator[tuple[str, Token]]:
    """Yield what belongs to *head*, with its function: « obj », « amod », or its preposition."""
    for child in head.rights:
        if child.dep_ == "acl:relcl" and (proposer := own_subject(child)) is not None and proposer.head == child:
            yield "par", proposer  # « les modifications qu’[Israël] propose »
        elif child.dep_ not in _PARTS or (is_verb(child) and not (is_infinitive(child) or child.dep_ == "acl")):
            continue
        elif child.dep_ == "amod":
            yield "amod", child
            yield from _parts(child)  # « armes américaines au [Pakistan] »: no demonym has complements
        else:
            yield preposition(child) or ("obj" if child.dep_ == "obj" else ""), child
