"""Whom a deed that is only spoken of would touch: « menace de rompre avec [le Togo] », « rejette l’offre faite par [le Togo] ».

The nearest actor that stands in what is refused, threatened, promised or protested against is the one that the refusal, the
threat, the promise or the protest is for.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from spacy.tokens import Token

from kg.annotations.subjects import antecedent, own_subject
from kg.annotations.syntax import is_infinitive, is_verb, preposition
from kg.events.arguments import ArgumentReader
from kg.events.mentions import Argument, Span
from kg.lexicon import Relation
from kg.lexicon.words import fold
from kg.model import Actor, ActorType

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
    "ASSAULT": frozenset({"de", "contre", "sur", "amod"}),
}
#: PLOVER category → the functions that name nobody within an infinitive.
_OWNING: Mapping[str, frozenset[str]] = {
    "REJECT": frozenset({"de", "amod"}),
    "ACCUSE": frozenset({"de", "par", "amod"}),
}
#: Relations whose theme touches nobody: « nie l’attaque contre Oslo », « a pris les hauteurs de la ville ».
_OF_NOBODY = frozenset({"denies", "agrees", "seizes", "invades"})
_PARTS = frozenset({"nmod", "obj", "obl:arg", "obl:mod", "obl:agent", "amod", "acl", "xcomp", "conj"})
_MAX_DEPTH = 3
_OWNED = frozenset({"obj", "obl:arg", "obl:mod"})
_DEFINITE = frozenset({"le", "la", "l'", "les"})
_CLOSING = frozenset({"»", "”", '"', ")"})
_DE = frozenset({"de", "du", "d'", "des"})
_OWN = frozenset({ActorType.ARMED_FORCE, ActorType.COUNTRY})
_ORDER = ("obj", "contre", "avec", "à", "envers", "auprès", "sur", "par", "amod", "de", "en")
_RANK = {function: rank for rank, function in enumerate(_ORDER)}


def touched(
    theme: Span, relation: Relation, agents: Iterable[Argument], arguments: ArgumentReader
) -> tuple[Argument, ...]:
    """Return the nearest actors in *theme*, other than *agents*, that what it tells is for, or nobody."""
    doers = {agent.actor.id for agent in agents}
    own = {agent.actor.home for agent in agents} if relation.category == "THREATEN" else set()
    functions = frozenset() if relation.name in _OF_NOBODY else _FUNCTIONS.get(relation.category, frozenset())
    head = arguments.doc[theme.head]
    if is_infinitive(head):
        # « refuse de commenter les propos de Lima », « accuse X de servir Lima »: whose it is only tells what
        functions = functions - _OWNING.get(relation.category, frozenset())
    if relation.category == "AGREE" and not is_infinitive(head):
        return ()
    beside = _beside(theme, head, arguments) if functions & {"de"} else None
    if beside is not None and (found := tuple(a for a in arguments.actors([beside]) if a.actor.id not in doers)):
        return found
    # « des missiles à longue portée [à l’Irak] »: what is given goes to whom « à » tells, at whatever depth
    deep = _DEEP | functions if relation.category == "AID" else _DEEP
    level = [(head, functions)]
    for _ in range(_MAX_DEPTH):
        below = [(function, child, open_) for word, open_ in level for function, child in _parts(word, arguments)]
        for function, child, open_ in sorted(below, key=lambda part: _RANK.get(part[0], len(_RANK))):
            found = _actors(child, function, arguments) if function in open_ else ()
            if found := tuple(a for a in found if a.actor.id not in doers and not _is_own_side(a.actor, own)):
                return found
        level = [
            (child, open_ if is_verb(child) or is_infinitive(head) else open_ & deep)
            for _, child, open_ in below
            if not arguments.mention(child)
        ]
    return ()


def _is_own_side(actor: Actor, countries: AbstractSet[str | None]) -> bool:
    """« menace d’envoyer l’armée », « … ses soldats »: whose forces they are threatens others with them."""
    return actor.type in _OWN and actor.home is not None and actor.home in countries


def _beside(theme: Span, head: Token, arguments: ArgumentReader) -> Token | None:
    """« la « lenteur » [de Lima] »: return who stands behind « de » right after *theme*, hung on the verb by the parser."""
    doc, index = head.doc, theme.end
    while index < len(doc) and doc[index].text in _CLOSING:
        index += 1
    if is_verb(head) or index >= len(doc) or fold(doc[index].text) not in _DE:
        return None
    noun = doc[index].head
    if fold(noun.text) == "part" and noun.i == index + 2:
        noun = next((t for t in noun.rights if t.dep_ == "nmod"), noun)
    is_hung = noun.i > index and noun.dep_.startswith(("obl", "nmod"))
    return noun if is_hung and arguments.mention(noun) is not None else None


def _actors(token: Token, function: str, arguments: ArgumentReader) -> tuple[Argument, ...]:
    """Return whom *token* names: a place stands for its country behind « en » and « à », an adjective for nobody else."""
    found = arguments.actors([token]) if function != "en" else ()
    if function == "amod":
        return tuple(argument for argument in found if argument.actor.type is ActorType.COUNTRY)
    return found or (arguments.countries([token]) if function in {"en", "à", "sur"} else ())


def _shares_owner(noun: Token) -> bool:
    """Return whether of two nouns with definite articles only the second, *noun*, has a complement: it is of both."""
    is_definite = all(fold(next((t.text for t in n.lefts), "")) in _DEFINITE for n in (noun, noun.head))
    return is_definite and not any(t.dep_ in {"nmod", "amod", "acl"} for t in noun.head.rights)


def _word_before(name: Token, arguments: ArgumentReader) -> str | None:
    """Return the preposition before the mention of *name*, whatever word of it the parser hung it on."""
    mention = arguments.mention(name)
    title = name.doc[mention.start] if mention is not None and mention.start < name.i else None
    return preposition(title) if title is not None else None


def _owner_before(noun: Token) -> Token | None:
    """« [Lima], dont Quito dénonce la lenteur »: return whose *noun* is by a relative pronoun."""
    verb = noun.head
    if noun.dep_ not in _OWNED or verb.dep_ not in {"acl:relcl", "acl"} or verb.i > noun.i:
        return None
    # a name has no owner: what the parser hangs on the subject « Quito » is the object's
    named = (t for t in verb.lefts if t.dep_ == "nsubj" and t.i in t.doc._.kg_named)
    is_owned = any(fold(t.text) == "dont" for word in (verb, noun, *named) for t in word.lefts)
    return antecedent(verb) if is_owned and not any(t.dep_ == "nmod" for t in noun.rights) else None


def _parts(head: Token, arguments: ArgumentReader) -> Iterator[tuple[str, Token]]:
    """Yield what belongs to *head*, with its function: « obj », « amod », or its preposition."""
    if (owner := _owner_before(head)) is not None:
        yield "de", owner
    for child in head.rights:
        if child.dep_ == "appos" and (word := _word_before(child, arguments)) == "de":
            yield word, child  # « l’attitude [du chancelier Karl Roth] »
        elif child.dep_ == "acl:relcl" and (proposer := own_subject(child)) is not None and proposer.head == child:
            yield "par", proposer  # « les modifications qu’[Israël] propose »
        elif child.dep_ not in _PARTS or (is_verb(child) and not (is_infinitive(child) or child.dep_ == "acl")):
            continue
        elif child.dep_ == "amod":
            yield "amod", child
            yield from _parts(child, arguments)  # « armes américaines au [Pakistan] »: no demonym has complements
        elif child.dep_ == "conj" and child.pos_ == "ADJ" and preposition(child) is None:
            yield from _parts(child, arguments)  # « une décision injuste et hâtive de [Lima] »
        elif child.dep_ == "conj" and _shares_owner(child):
            yield from _parts(child, arguments)  # « le courage et l’ardeur des [soldats] »
        elif fold(child.text) == "part" and preposition(child) == "de":
            yield from _parts(child, arguments)  # « un manque de rigueur de la part du [Pérou] »
        else:
            yield preposition(child) or ("obj" if child.dep_ == "obj" else ""), child
