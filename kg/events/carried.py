"""What an event is about that the text has told just before.

« Lima propose un gazoduc. Quito s’y oppose. », « Accusé d’espionnage, il nie. »

A pronoun that stands for a whole clause, or none at all, takes up what the event before was about.
"""

from collections.abc import Sequence

from spacy.tokens import Token

from kg.annotations.subjects import own_subject
from kg.annotations.syntax import is_passive, is_verb, preposition, sentence
from kg.events.matching import Match
from kg.events.mentions import Argument, EventMention, Span
from kg.events.wording import worded
from kg.lexicon import Cues
from kg.lexicon.words import fold

#: The functions that a pronoun before the verb fills.
_PRONOUNS = {"y": frozenset({"obl+à", "obl+dans", "xcomp+à"}), "en": frozenset({"obl+de", "xcomp+de"})}
#: Relations that answer what was told before.
_ANSWERS = frozenset({"rejects", "denies", "criticizes", "supports", "expressesConcern"})
_WHOLE = frozenset({"le", "l'", "tout"})
_DENIALS = frozenset({"nier", "dementir", "refuter"})
_CONTENTS = frozenset({"obj", "ccomp", "xcomp"})
_SENTENCES = 2  # before that of the pronoun, in which what it stands for may be told


def carried_theme(match: Match, agents: Sequence[Argument], told: Sequence[EventMention], cues: Cues) -> Span | None:
    """Return what *match* is about, of what the events *told* before it were about; None where its own words say it.

    Nobody answers himself: what *agents* have told is left out.
    """
    trigger = match.trigger
    is_denial = match.entry.relation == "denies"
    if match.entry.kind == "noun" or not (_is_taken_up(match) or (is_denial and _is_bare_denial(trigger))):
        return None
    charge = (_charge(trigger, cues) or _clause_above(trigger)) if is_denial else None
    ids = {a.actor.id for a in agents}
    others = [e for e in told if not ids & {a.actor.id for a in e.agents}]
    return charge or told_before(trigger, others, is_denial=is_denial)


def told_before(trigger: Token, told: Sequence[EventMention], *, is_denial: bool) -> Span | None:
    """Return what the events *told* before *trigger* were about, of a denial only what somebody is accused of; else the sentence before."""
    start = first_token(trigger)
    before = [e for e in told if start <= e.trigger.i < trigger.i]
    said = [e for e in before if not any(_holds(other, e.trigger) for other in before)]
    fitting = (e.theme for e in reversed(said) if e.relation == "accuses" or not is_denial)
    found = next((theme for theme in fitting if theme is not None), None)
    return found or (_sentence_before(trigger) if is_denial else None)


def _is_taken_up(match: Match) -> bool:
    """« s’[y] oppose », « n’[en] veut pas »: a pronoun in the function in which the entry has its theme."""
    functions = set(match.entry.slots.get("theme", ()))
    if match.entry.relation not in _ANSWERS or match.trigger.lower_.endswith("ant"):  # « tout [en] niant »
        return False
    return any(functions & _PRONOUNS.get(fold(child.text), frozenset()) for child in match.trigger.lefts)


def _is_bare_denial(verb: Token) -> bool:
    """« Kigali nie », « nie tout en bloc », « l’a démenti »: nothing says what is denied."""
    if fold(verb.lemma_) not in _DENIALS or is_passive(verb):
        return False
    contents = (child for child in verb.children if child.dep_ in _CONTENTS or (child.i > verb.i and is_verb(child)))
    return all(fold(child.text) in _WHOLE for child in contents)


def _charge(verb: Token, cues: Cues) -> Span | None:
    """« Accusé d’avoir [détourné des fonds], il nie », « Quito, accusé d’[espionnage], nie »: what he is said to be charged with."""
    who = own_subject(verb)
    near = (*verb.lefts, *(who.rights if who is not None else ()))
    blaming = [t for t in near if t.i < verb.i and fold(t.lemma_) in cues.blaming and is_passive(t)]
    found = (c for t in blaming for c in t.rights if c.dep_ == "xcomp" or preposition(c) == "de")
    return next((worded(content, verb) for content in found), None)


def _clause_above(verb: Token) -> Span | None:
    """« beaucoup craignent [une attaque], bien que Lima le nie », « [Le port a fermé], même si Lima le nie »."""
    above = verb.head
    if verb.dep_ != "advcl" or not is_verb(above) or above.i > verb.i:
        return None
    content = next((t for t in above.rights if t.dep_ == "ccomp" and t.i < verb.i), above)
    span = worded(content, verb)
    return Span(start=span.start, end=min(span.end, int(verb.left_edge.i)), head=span.head)


def _holds(event: EventMention, token: Token) -> bool:
    return event.theme is not None and event.theme.start <= token.i < event.theme.end


def _sentence_before(token: Token) -> Span | None:
    """« Deux soldats seraient morts. Kigali [dément]. »: return the words of the sentence before that of *token*."""
    start, _ = sentence(token)
    if start == 0:
        return None
    begin, end = sentence(token.doc[start - 1])
    words = [t for t in token.doc[begin:end] if not t.is_punct and not t.is_space]
    return Span(start=words[0].i, end=words[-1].i + 1, head=token.doc[begin:end].root.i) if len(words) > 1 else None


def first_token(token: Token) -> int:
    """Return where the sentences begin in which what a word takes up may be told: its own and the two before."""
    start, _ = sentence(token)
    for _ in range(_SENTENCES):
        if start == 0:
            break
        start, _ = sentence(token.doc[start - 1])
    return start
