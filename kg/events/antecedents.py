"""Things that an object pronoun takes up: « Ces banques, l’Union les a sanctionnées »; « La loi … . Oslo l’a jugée contraire … »."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.mentions import mentions_by_token
from kg.annotations.syntax import gender_of, has_feature, is_time, is_verb, preposition, sentence
from kg.events.displaced import is_lost_gerund
from kg.events.mentions import Span
from kg.lexicon.words import fold

_GENDERS = {"le": "m", "la": "f"}
_CLITICS = frozenset({"le", "la", "l'", "les"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def antecedent_phrase(verb: Token, done_to_things: frozenset[str]) -> Span | None:
    """Return the phrase of the thing that the object clitic of *verb* stands for: the last subject or object that agrees, or None.

    « l’ » that nothing tells the gender of may stand for a whole clause: it is left alone, but for verbs of *done_to_things*,
    which clauses are not the objects of (« une trêve … Oslo l’a rejetée », « un plan … Oslo l’a rejeté »).
    """
    is_gerund = is_lost_gerund(verb)
    before = [verb.nbor(-1)] if is_gerund else [t for t in verb.lefts if t.dep_ == "obj"]
    clitic = next((t for t in before if fold(t.text) in _CLITICS), None)
    if clitic is None:
        return None
    plural = fold(clitic.text) == "les"
    gender = "f" if _is_feminine(verb) else _GENDERS.get(fold(clitic.text))
    if not plural and gender != "f" and not is_gerund:
        if fold(verb.lemma_) not in done_to_things:
            return None
        gender = "m"
    found = next((noun for noun in _nouns_before(clitic) if _agrees(noun, gender, plural=plural)), None)
    return _phrase(found) if found is not None else None


def _is_feminine(participle: Token) -> bool:
    """Return whether a participle shows that its object is feminine: « l’a jugée »."""
    has_auxiliary = any(child.dep_.startswith("aux") for child in participle.lefts)
    return has_auxiliary and participle.lower_.rstrip("s").endswith("e") and has_feature(participle, "Gender", "Fem")


def _nouns_before(clitic: Token) -> Iterator[Token]:
    """Yield the subjects, objects and fronted phrases of this sentence and the one before, the last sentence first."""
    doc, (start, _) = clitic.doc, sentence(clitic)
    taken = mentions_by_token(doc)
    before = sentence(doc[start - 1])[0] if start else start
    for first, end in ((start, clitic.i), (before, start)):
        nouns = [t for t in doc[first:end] if t.pos_ == "NOUN" and t.i not in taken and not is_time(t)]
        free = [t for t in nouns if _is_told_of(t) or (preposition(t) is None and t.head.i > clitic.i)]
        yield from (t for t in reversed(free) if t.head != clitic.head or t.dep_ not in _SUBJECTS)


def is_pointed_at(noun: Token) -> bool:
    """« [ces propos] », « [cette demande] »."""
    return any(has_feature(child, "PronType", "Dem") for child in noun.lefts)


def _is_told_of(noun: Token) -> bool:
    """Return whether a clause tells of *noun*: its subject or object, or what it points at (« s’est moqué de ces propos »)."""
    if preposition(noun) is not None:
        return is_pointed_at(noun)
    return noun.dep_ in _SUBJECTS | {"obj"}


def _agrees(noun: Token, gender: str | None, *, plural: bool) -> bool:
    return has_feature(noun, "Number", "Plur") is plural and gender in {None, gender_of(noun)}


def _phrase(noun: Token) -> Span:
    end = noun.i + 1
    while end < len(noun.doc) and noun.is_ancestor(noun.doc[end]) and not is_verb(noun.doc[end]):
        end += 1
    while noun.doc[end - 1].is_punct:
        end -= 1
    first = noun.left_edge.i
    start = first + 1 if first < noun.i and noun.doc[first].dep_ == "case" else min(first, noun.i)
    return Span(start=start, end=end, head=noun.i)
