"""Whom a deed that is only spoken of would touch: « menace de rompre avec [le Togo] », « rejette l’offre faite par [le Togo] ».

The nearest actor that stands in what is refused, threatened, promised or protested against is the one that the refusal, the
threat, the promise or the protest is for.
"""

from collections.abc import Iterable, Iterator, Mapping

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive, is_verb, preposition
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, Span
from kg.lexicon import Relation

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
}
_PARTS = frozenset({"nmod", "obj", "obl:arg", "obl:mod", "obl:agent", "amod", "acl", "xcomp", "conj"})
_MAX_DEPTH = 3
_RANK = ("obj", "contre", "avec", "à", "envers", "auprès", "par", "amod", "de", "en")


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
    level = [head]
    for _ in range(_MAX_DEPTH):
        below = [(function, child) for word in level for function, child in _parts(word)]
        for function, child in sorted(below, key=lambda part: _RANK.index(part[0]) if part[0] in _RANK else len(_RANK)):
            if function in functions:
                read = arguments.countries if function == "en" else arguments.actors
                found = tuple(argument for argument in read([child]) if argument.actor.id not in doers)
                if found:
                    return found
        level = [child for _, child in below if not arguments.mention(child)]
        functions = functions if is_infinitive(head) else functions & _DEEP
    return ()


def _parts(head: Token) -> Iterator[tuple[str, Token]]:
    """Yield what belongs to *head*, with its function: « obj », « amod », or its preposition."""
    for child in head.rights:
        if child.dep_ not in _PARTS or (is_verb(child) and not (is_infinitive(child) or child.dep_ == "acl")):
            continue
        if child.dep_ == "amod":
            yield "amod", child
        else:
            yield preposition(child) or ("obj" if child.dep_ == "obj" else ""), child
