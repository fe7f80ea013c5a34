"""Auxiliaries that words between part from their participle: « avait, une nouvelle fois, [dénoncé] », « les a fermement [démenties] »."""

from spacy.tokens import Doc, Token

from kg.annotations.parse import standing
from kg.annotations.repairs import order
from kg.annotations.repairs.participles import ENDINGS, TAKEN_FOR, make_participle
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.syntax import has_feature, sentence
from kg.lexicon.words import fold

_HAVE = frozenset({"a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient"})
_OBJECTS = frozenset({"les", "la", "l'", "nous", "vous"})
_ALL_ENDINGS = (*ENDINGS, "i", "ie", "is", "ies", "u", "ue", "us", "ues")
_GAP = 6  # words of the insertion
_PHRASE = 4  # words behind a preposition, up to its noun
_NOUNS = frozenset({"NOUN", "PROPN"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NUM", "ADP"})
_WRONG = frozenset({"ccomp", "xcomp", "advcl", "acl", "obj"})
_MOVED = frozenset({"nsubj", "obl:mod", "advmod", "expl:comp", "punct"})


def repair_auxiliaries(tokens: list[Token]) -> None:
    """Make the participle the head of what « avoir » was taken for the verb of, and give it the subject that « avoir » has."""
    for token in standing(tokens, _HAVE):
        participle = _participle(token) or _parted(token) if token.pos_ in {"VERB", "AUX"} else None
        if participle is None:
            continue
        if token.head != participle:
            if participle.pos_ != "VERB":
                make_participle(participle)
            _exchange(token, participle)
        for child in list(token.children):
            if child.dep_ in _MOVED or child.i < token.i:
                attach(child, participle, child.dep_)


def _participle(auxiliary: Token) -> Token | None:
    """Return the participle that *auxiliary* belongs to: it has no object, and only an adverbial stands between."""
    if auxiliary.dep_ == "aux:tense":
        return auxiliary.head if any(t.dep_ == "nsubj" for t in auxiliary.lefts) else None
    if auxiliary.pos_ == "VERB" and any(t.dep_ == "obj" and t.pos_ != "VERB" for t in auxiliary.children):
        return None
    return next(
        (
            t
            for t in auxiliary.rights
            if t.dep_ in _WRONG
            and 1 < t.i - auxiliary.i <= _GAP
            and has_feature(t, "VerbForm", "Part")
            and has_feature(t, "Tense", "Past")
            and not any(c.dep_.startswith(("aux", "case", "mark")) for c in t.lefts)
        ),
        None,
    )


def _parted(auxiliary: Token) -> Token | None:
    """Return the participle that stands behind *auxiliary*, an insertion between commas, a short phrase and adverbs at most between."""
    if not _is_astray(auxiliary):
        return None
    doc, (_, end) = auxiliary.doc, sentence(auxiliary)
    place = _behind_adverbs(doc, auxiliary.i + 1, end)
    if place < end and doc[place].text == ",":
        closing = next(
            (t.i for t in doc[place + 1 : min(place + 1 + _GAP, end)] if t.text == "," or order.is_finite_word(t)), None
        )
        if closing is None or doc[closing].text != ",":
            return None
        place = _behind_adverbs(doc, closing + 1, end)
    else:
        place = _behind_phrase(doc, place, end)
    if place in {auxiliary.i + 1, end} or not _may_be_participle(doc[place], auxiliary):
        return None
    found = doc[place]
    return None if any(t.dep_ == "obj" and t.i > auxiliary.i and t != found for t in auxiliary.children) else found


def _is_astray(auxiliary: Token) -> bool:
    """Say whether *auxiliary* is none to the parser, or that of a verb with an auxiliary of its own."""
    if not auxiliary.dep_.startswith("aux"):
        return True
    return any(t.dep_ == auxiliary.dep_ and t.i > auxiliary.i for t in auxiliary.head.lefts)


def _behind_adverbs(doc: Doc, place: int, end: int) -> int:
    while place < end and doc[place].pos_ == "ADV":
        place += 1
    return place


def _behind_phrase(doc: Doc, place: int, end: int) -> int:
    """« a [depuis des mois] appelé », « ont [à plusieurs reprises] accusé »: return where a short phrase with a preposition ends."""
    if place >= end or doc[place].pos_ != "ADP":
        return place
    last = next((t.i for t in doc[place + 1 : min(place + 1 + _PHRASE, end)] if t.pos_ in _NOUNS), None)
    is_short = last is not None and all(t.pos_ in _IN_PHRASE for t in doc[place + 1 : last])
    return _behind_adverbs(doc, last + 1, end) if last is not None and is_short else place


def _may_be_participle(token: Token, auxiliary: Token) -> bool:
    if any(t.dep_.startswith(("aux", "det")) for t in token.lefts):
        return False
    if has_feature(token, "VerbForm", "Part") and has_feature(token, "Tense", "Past"):
        return True
    is_behind_clitic = auxiliary.i > 0 and fold(auxiliary.nbor(-1).text) in _OBJECTS
    return token.pos_ in TAKEN_FOR and token.lower_.endswith(_ALL_ENDINGS if is_behind_clitic else ENDINGS)


def _exchange(auxiliary: Token, participle: Token) -> None:
    """Put *participle* where *auxiliary* hangs; an auxiliary too many of a verb was that of what the verb reports."""
    head = auxiliary.head
    if auxiliary.is_ancestor(participle):
        take_place(participle, auxiliary)
    elif auxiliary.dep_.startswith("aux"):
        attach(participle, head, "ccomp")
        for child in [t for t in head.lefts if t.i < auxiliary.i and t.dep_ in _MOVED]:
            attach(child, participle, child.dep_)
    else:
        attach(participle, head, auxiliary.dep_)
    attach(auxiliary, participle, "aux:tense")
