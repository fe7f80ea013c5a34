"""Clauses built around a word that turned out to be their verb."""

from spacy.tokens import Token

from kg.annotations.conjugation import Form
from kg.annotations.parse import become_verb
from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach, take_place
from kg.annotations.syntax import has_feature
from kg.lexicon.words import fold

_NEAR = 5  # words
_KEPT = frozenset({"punct", "conj", "cc", "parataxis"})


def make_verb(token: Token, form: Form, subject: Token) -> None:
    """Make *token* the verb of its clause, *subject* its subject, the phrase behind it its object."""
    complement = _complement(token)
    become_verb(token, form.lemma, form.morph)
    for other in (subject, complement and complement[0]):
        if other is not None and other.is_ancestor(token):
            take_place(token, other)
    attach(subject, token, "nsubj")
    _govern(token, complement)
    for stray in [t for t in token.subtree if t.i < subject.left_edge.i and t.head.i > token.i]:
        stray.head = token
    for left in [t for t in subject.children if t.i > token.i]:
        is_infinitive = has_feature(left, "VerbForm", "Inf")
        attach(left, token, "xcomp" if is_infinitive else _oblique(left))


def make_coordinated(token: Token, form: Form, first: Token) -> None:
    """Make *token* a verb that shares the subject of *first*; what follows *token* and hung on *first* is its own."""
    complement = _complement(token)
    become_verb(token, form.lemma, form.morph)
    if complement is not None and complement[0].is_ancestor(first):
        take_place(first, complement[0])
    attach(token, first, "conj")
    _govern(token, complement)
    for right in [t for t in first.children if t.i > token.i and t.dep_ not in _KEPT]:
        attach(right, token, _oblique(right))


def make_relative(token: Token, form: Form) -> None:
    """Make *token*, which stands behind « qui », the verb of a relative clause."""
    pronoun = token.nbor(-1)
    complement = _complement(token)
    noun = _antecedent(pronoun)
    become_verb(token, form.lemma, form.morph)
    other = pronoun.head
    if noun is not None:
        if other.i > token.i and other.head == noun:  # to the parser the relative clause is that of the main verb
            take_place(other, noun)
            attach(noun, other, "nsubj")
        attach(token, noun, "acl:relcl")
    attach(pronoun, token, "nsubj")
    _govern(token, complement)


def make_resuming(token: Token, form: Form, pronoun: Token, subject: Token) -> None:
    """Make *token* the verb of « ce que », its *pronoun*: « …, ce que dément [la Chine] »."""
    become_verb(token, form.lemma, form.morph)
    attach(token, pronoun.nbor(-1), "acl:relcl")
    attach(pronoun, token, "obj")
    attach(subject, token, "nsubj")


def make_gerund(token: Token, form: Form) -> None:
    """Make *token* a present participle that tells of the subject of the clause before it."""
    complement = _complement(token)
    become_verb(token, form.lemma, form.morph)
    clause = next((t for t in token.ancestors if t.pos_ == "VERB"), None)
    if clause is not None:
        attach(token, clause, "advcl")
    _govern(token, complement)


def _govern(verb: Token, complement: tuple[Token, str] | None) -> None:
    if complement is None:
        return
    word, relation = complement
    attach(word, verb, relation)
    for other in [t for t in word.children if t.dep_ == "conj" and order.is_finite_word(t)]:
        other.head = verb


def _oblique(token: Token) -> str:
    """Return how a former modifier of a noun hangs on a verb."""
    return "obl:arg" if token.dep_ == "nmod" else token.dep_


def _antecedent(pronoun: Token) -> Token | None:
    """Return the noun that « qui » stands right behind, at most a comma between them."""
    index = pronoun.i - 1
    if index > pronoun.sent.start and pronoun.doc[index].text == ",":
        index -= 1
    before = pronoun.doc[max(index, pronoun.sent.start)]
    return order.phrase_head(before.doc, order.phrase_start(before), before.i + 1) if before != pronoun else None


def _complement(verb: Token) -> tuple[Token, str] | None:
    """Return what *verb* governs right behind it, and how: an infinitive, a clause with « que », or a noun."""
    after = verb.nbor(1)
    if after.pos_ in {"AUX", "SCONJ"}:
        return after.head, "xcomp" if after.pos_ == "AUX" else "ccomp"
    if fold(after.text) == "et":
        return None  # « Lima dément et accuse Quito »
    near = verb.doc[verb.i + 1 : min(verb.i + _NEAR, verb.sent.end)]
    noun = next((t for t in near if t.pos_ in {"NOUN", "PROPN", "X"} or t.is_title), None)
    if noun is None:
        return None
    if fold(after.text) == "des" and after.head == noun:
        after.pos_, after.dep_ = "DET", "det"  # « masse des troupes »: the article, not « de »
    return None if order.is_governed(noun) else (noun, "obj")


def make_noun(token: Token) -> None:
    """Make *token*, which has an article right before it, a noun: « l’[opposant] Tundu Lissu »."""
    token.pos_ = "NOUN"
    if token.dep_ in {"acl", "xcomp", "advcl"}:
        token.dep_ = "dep"
