"""Participles of which the tagger makes nouns or infinitives: « [Livrés] par Séoul, les obusiers … », « un accord [négocié] par … »."""

from spacy.tokens import Token

from kg.annotations.forms import verb_lemmas
from kg.annotations.parse import become_verb, give_features
from kg.annotations.repairs import order
from kg.annotations.repairs.tree import take_place
from kg.annotations.syntax import has_feature

ENDINGS = ("é", "ée", "és", "ées")
_PARTICIPLE = "Tense=Past|VerbForm=Part"
TAKEN_FOR = frozenset({"NOUN", "PROPN", "ADJ"})


def repair_participles(tokens: list[Token]) -> None:
    """Make participles of what has an auxiliary, of what is no infinitive, and of the first word where a preposition follows it."""
    for token in tokens:
        if not token.lower_.endswith(ENDINGS):
            continue
        if token.pos_ == "VERB" and has_feature(token, "VerbForm", "Inf"):
            give_features(token, _PARTICIPLE)
        elif token.pos_ in TAKEN_FOR and _has_auxiliary(token):
            make_participle(token)
            for opener in (
                t for word in token.lefts if word.dep_ == "aux:tense" for t in word.lefts if t.dep_ == "mark"
            ):
                opener.head = token  # « d’avoir violé »
    _repair_first(tokens)
    _subordinate_first(tokens)


def _has_auxiliary(token: Token) -> bool:
    return any(t.dep_ == "aux:tense" for t in token.lefts) and not any(t.dep_ == "det" for t in token.lefts)


def make_participle(token: Token) -> None:
    """Make *token* a past participle."""
    form = token.lower_.rstrip("es")
    regular = f"{form}r" if form.endswith("i") else token.lemma_  # « réunies »
    become_verb(token, next(verb_lemmas(token), regular), _PARTICIPLE)


def _repair_first(tokens: list[Token]) -> None:
    first, behind = tokens[0], tokens[1] if len(tokens) > 1 else None
    if behind is None or first.pos_ not in TAKEN_FOR or not _opens(first, behind):
        return
    make_participle(first)
    if first.head != first:
        first.dep_ = "advcl"
    if behind.head.head == first:
        behind.head.dep_ = "obl:agent"


def _subordinate_first(tokens: list[Token]) -> None:
    """« Accusée de fraude, [la ministre] dément. »: a participle that opens the sentence is no head of the clause behind it."""
    first = tokens[0]
    if not has_feature(first, "VerbForm", "Part") or not has_feature(first, "Tense", "Past") or first.pos_ != "VERB":
        return
    main = next((t for t in tokens[1:] if t.pos_ == "VERB" and _opens_behind_comma(t)), None)
    if main is not None and first.is_ancestor(main):
        take_place(main, first)
        first.dep_ = "advcl"


def _opens_behind_comma(verb: Token) -> bool:
    subject = next((t for t in verb.lefts if t.dep_.startswith("nsubj")), None)
    if subject is None or not any(order.is_finite_word(t) for t in (verb, *verb.lefts)):
        return False
    first = int(subject.left_edge.i)  # which may be the comma itself
    return "," in {verb.doc[first - 1].text, verb.doc[first].text}


def _opens(first: Token, behind: Token) -> bool:
    """« Livrés par … »; « Réunis à Lima, … », of which the parser makes a clause, whatever the tagger takes it for."""
    if behind.lower_ == "par":
        return first.lower_.endswith(ENDINGS)
    return first.dep_ == "advcl" and behind.pos_ == "ADP" and first.lower_.rstrip("es").endswith("i")
