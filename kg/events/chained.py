"""Complements of a word that the parser hung on another one: on the complement before, or on the verb above.

« à [Genève] [avec le ministre] »                     both are the noun’s
« une promesse d’aide de [Moscou] »                  what stands behind a bare complement is whose the whole is
« réagit à l’invasion de l’île par [ses voisins] »    what stands right behind a noun belongs to it, not to the verb
"""

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter

from spacy.tokens import Token

from kg.annotations.syntax import is_infinitive, is_reflexive, is_verb, preposition
from kg.lexicon.words import fold

_LINKS = frozenset({"obl:mod", "nmod", "obl:arg", "obl:agent"})
_CHAINED = frozenset({"nmod", "obl:arg", "obl:mod", "acl"})
_DESCRIBED = frozenset({"obj", "obl:arg", "nsubj:pass"})
_STRAY = frozenset({"obl:mod", "obl:agent"})
_SIDES = frozenset({"par", "avec", "contre", "entre", "envers"})
_SHARING = frozenset({"avec", "entre"})
_PLACES = frozenset({"à", "en"})
_DE = frozenset({"de", "d'"})


def chained(word: Token) -> Iterator[Token]:
    """Yield what hangs on a complement behind *word* and belongs to *word*."""
    for child in word.rights:
        if child.dep_ in _LINKS:
            for token in child.children:
                if token.dep_ in _CHAINED and _beyond(token, child):
                    yield token
                    yield from _past_owner(token, child)
            yield from (t for part in child.rights for t in part.rights if _is_deep_agent(t, part, word))
        elif child.dep_ == "amod" and not is_verb(word):  # « des manœuvres communes [avec Lima] »
            yield from (t for t in child.rights if preposition(t) in _SHARING)
        if child.dep_ in _DESCRIBED:
            yield from _behind_apposition(child)


def _behind_apposition(described: Token) -> Iterator[Token]:
    """« accuse Rosa Mora, l’ex-ministre de l’Eau, [de fraude] »: what follows the comma behind an apposition is the verb's."""
    for apposed in described.rights:
        if apposed.dep_ == "appos":
            parts = (t for part in (apposed, *apposed.rights) for t in part.rights)
            yield from (t for t in parts if t.dep_ in _CHAINED and t.left_edge.text == ",")


def is_from(token: Token) -> bool:
    """« des critiques de la part de [Lima] »: as good as « de »; so is the « des » of « se félicite des [sanctions] »."""
    if token.dep_ == "obj":
        return any(fold(child.text) == "des" for child in token.lefts) and is_reflexive(token.head)
    return token.dep_ == "nmod" and fold(token.head.text) == "part" and preposition(token) == "par"


def stranded(noun: Token) -> Iterator[Token]:
    """Yield what stands right behind the phrase of *noun* and that the parser hung on the verb above it."""
    end = noun.right_edge.i + 1
    for token in noun.head.rights if is_verb(noun.head) else ():
        if token.i <= noun.i:
            continue
        if token.left_edge.i != end or token.dep_ not in _STRAY:
            return
        if preposition(token) in _SIDES:
            yield token
        elif preposition(token) in _PLACES:
            yield from (t for t in token.rights if t.dep_ == "nmod" and _beyond_place(t, token))
        end = token.right_edge.i + 1


def next_to(phrase: tuple[Token, ...]) -> Iterator[Token]:
    """Yield what stands right behind *phrase* and hangs on what this hangs on: « [X], de passage [à Lima] »."""
    for noun in phrase[:1]:
        end = noun.right_edge.i + 1
        yield from (t for t in noun.head.rights if t.left_edge.i == end)


def _beyond(token: Token, agent: Token) -> bool:
    """Return whether *token* goes past the *agent* that the parser hung it on: « la prise par X [de la ville] », « accusé par X [de vol] ».

    So it does past the name of a place: « le déploiement à Lima [de blindés] »; « accusé par le parquet [de vol] », not « de Lima ».
    """
    if is_infinitive(token) or preposition(token) != "de":
        return True
    if agent.i in agent.doc._.kg_named:
        is_past_place = agent.dep_ == "nmod" and preposition(agent) in {"à", "en"}
        return agent.dep_ == "obl:agent" or preposition(agent) == "par" or is_past_place
    if agent.dep_ == "obl:agent" and is_verb(agent.head):
        return _is_bare(token)
    if _is_part_of_deed(agent):
        return _is_somebody(token)  # « les promesses d’aide du [Qatar] »
    of_its_own = any(preposition(child) == "de" and child != agent for child in agent.head.rights)
    return preposition(agent) == "par" and not is_verb(agent.head) and not of_its_own


def _is_part_of_deed(complement: Token) -> bool:
    """Return whether *complement* is bare behind « de » and a noun: « des promesses d’[aide] »."""
    is_of_noun = complement.dep_ == "nmod" and not is_verb(complement.head)
    return is_of_noun and fold(complement.left_edge.text) in _DE and _is_bare(complement)


def _past_owner(owner: Token, part: Token) -> Iterator[Token]:
    """Yield what hangs on whose deed it is: « les promesses d’aide du Qatar [à la Syrie] »."""
    if preposition(owner) == "de" and _is_part_of_deed(part):
        yield from (t for t in owner.rights if t.dep_ in _CHAINED and preposition(t) not in {None, "de"})


def said_of_whole(noun: Token) -> Iterator[Token]:
    """Yield what the parser hung on a bare complement of *noun*: « des accusations de fraude [portées] par Lima »."""
    for child in noun.rights:
        if _is_part_of_deed(child):
            yield from (t for t in child.rights if t.dep_ == "acl" and _may_agree(t, noun))


def _may_agree(participle: Token, noun: Token) -> bool:
    """Return whether *participle* has the number and gender of *noun*, as far as they are told."""
    told = {feature: participle.morph.get(feature, []) for feature in ("Number", "Gender")}
    return all(not value or noun.morph.get(feature, []) in ([], value) for feature, value in told.items())


def _is_deep_agent(token: Token, part: Token, word: Token) -> bool:
    """« le blocage de la sortie des journaux par [le syndicat] »: whoever acts stands behind all that tells what is done."""
    is_of = all(t.dep_ == "nmod" and preposition(t) == "de" for t in (part, part.head))
    return is_of and token.dep_ in _LINKS and preposition(token) == "par" and not is_verb(word)


def _is_somebody(token: Token) -> bool:
    mentions = token.doc._.kg_mentions
    number = bisect_right(mentions, token.i, key=attrgetter("start")) - 1
    return number >= 0 and token.i < mentions[number].end and bool(mentions[number].actors)


def _is_bare(complement: Token) -> bool:
    """Return whether *complement* is a common noun without an article, right behind its preposition."""
    first = complement.left_edge
    is_next = complement.i == first.i + 1 or first.nbor().pos_ == "ADJ"
    return complement.pos_ == "NOUN" and is_next and complement.i not in complement.doc._.kg_named


def _beyond_place(token: Token, place: Token) -> bool:
    """« l’arrestation à Lima [de trois pêcheurs] »."""
    return preposition(token) == "de" and place.i in place.doc._.kg_named


def borne_infinitives(noun: Token) -> Iterator[Token]:
    """Yield the infinitives of an object that hang on its verb: « a critiqué la proposition de X de [fermer la frontière] »."""
    if noun.dep_ == "obj":
        yield from (t for t in noun.head.rights if t.dep_ == "xcomp" and t.i > noun.i and preposition(t) == "de")
