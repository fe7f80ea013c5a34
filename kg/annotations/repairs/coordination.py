"""Coordinated verbs: with which verb of the sentence a verb without an auxiliary or a subject goes."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotations.repairs import order
from kg.annotations.repairs.participles import make_participle
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import has_feature, sentence
from kg.lexicon.words import fold

_ARTICLES = frozenset(
    {
        "le",
        "la",
        "les",
        "l'",
        "un",
        "une",
        "des",
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "ce",
        "cette",
        "ces",
        "tout",
        "toute",
        "plusieurs",
    }
)
_ARGUMENTS = ("obj", "obl", "iobj", "ccomp", "xcomp")
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "expl:subj"})


def repair_coordination(tokens: list[Token]) -> None:
    """Join each verb that goes on with the clause of an earlier one to that one, and gerunds to the clause before them."""
    for token in [t for t in tokens if t.pos_ == "VERB" or t.dep_ == "conj"]:
        if token.pos_ == "VERB" and _is_shared_participle(token):
            _join(token, _compound_before(token))
        elif token.pos_ == "ADJ" and _is_lost_participle(token):
            make_participle(token)
            _join(token, _compound_before(token))
        elif _is_second_compound(token):
            _join(token, _same_tense_before(token))
        elif _is_joined_to_noun(token):
            _join(token, _finite_before(token))
        elif token.dep_ == "conj" and token.head.dep_ == "acl:relcl":
            _join(token, _main_verb(token, token.head))
        if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ == "VERB":
            _take_objects(token)
        elif _is_gerund_behind_comma(token):
            _hang_gerund(token)


def _join(verb: Token, first: Token | None) -> None:
    if first is not None and not verb.is_ancestor(first):
        attach(verb, first, "conj")


def _take_objects(verb: Token) -> None:
    """« a plaidé pour la paix et imploré [Lima] de … »: what stands behind the second verb is not the first's, which has its own."""
    first = verb.head
    has_own = any(t.dep_.startswith(_ARGUMENTS) and first.i < t.i < verb.i for t in first.children)
    if not has_own or any(t.dep_ == "obj" for t in verb.children):
        return
    for late in [t for t in first.children if t.i > verb.i and t.dep_ in {"obj", "iobj", "obl:arg", "xcomp", "ccomp"}]:
        attach(late, verb, late.dep_)


def _is_shared_participle(token: Token) -> bool:
    """« a affirmé que … et [invité] Lima », « a convoqué …, [suspendu] les importations »: it shares an auxiliary.

    A participle that belongs to a noun has no object right behind it.
    """
    if not _is_past_participle(token) or any(t.dep_.startswith("aux") for t in token.lefts):
        return False
    before, after = token.nbor(-1) if token.i else token, _next(token)
    if fold(before.text) in {"et", "mais", "puis"}:
        return token.dep_ == "conj" and token.head.pos_ == "VERB" and not has_feature(token.head, "VerbForm", "Part")
    is_article = after is not None and fold(after.text) in _ARTICLES and after.pos_ in {"DET", "NUM"}
    return before.text == "," and after is not None and (is_article or after.pos_ == "NUM")


def _is_lost_participle(token: Token) -> bool:
    """« a limogé deux experts et [gelé] les avoirs »: behind « et », an adjective with an object has an auxiliary before it."""
    after, before = _next(token), token.nbor(-1) if token.i else token
    has_object = (
        after is not None and fold(after.text) in _ARTICLES and after.pos_ == "DET" and after.head.head == token
    )
    is_joined = token.dep_ == "conj" and token.head.pos_ in {"NOUN", "VERB"} and fold(before.text) in {"et", "puis"}
    return is_joined and has_object and token.lower_.endswith("é")


def _is_past_participle(token: Token) -> bool:
    if has_feature(token, "Gender", "Fem"):
        return False
    is_past = has_feature(token, "VerbForm", "Part") and has_feature(token, "Tense", "Past")
    return is_past or token.lower_.endswith("é")  # « et invité Lima » is an imperative to the tagger


def _next(token: Token) -> Token | None:
    return token.nbor(1) if token.i + 1 < len(token.doc) else None


def _has_auxiliary(token: Token) -> bool:
    return any(t.dep_ == "aux:tense" for t in token.lefts)


def _before(token: Token) -> Iterator[Token]:
    """Yield the words of the sentence before *token*, the nearest first; what is in quotation marks is left out."""
    start, index = sentence(token)[0], token.i - 1
    while index >= start:
        if order.is_closing(token.doc[index]):
            index = order.opening(token.doc, index, start)
        else:
            yield token.doc[index]
        index -= 1


def _compound_before(token: Token) -> Token | None:
    """Return the nearest verb before *token* that has « avoir »."""
    verbs = (t for t in _before(token) if t.pos_ == "VERB")
    return next((t for t in verbs if any(c.dep_ == "aux:tense" and c.lemma_ == "avoir" for c in t.lefts)), None)


def _is_second_compound(token: Token) -> bool:
    """« … , et a accusé »: a verb with an auxiliary and without a subject behind « et »."""
    if token.dep_ != "conj" or any(t.dep_ in _SUBJECTS for t in token.children):
        return False
    if not any(t.dep_.startswith("aux") for t in token.lefts):
        return False
    start = order.group_start(token)
    return start > sentence(token)[0] and fold(token.doc[start - 1].text) in {"et", "mais", "puis"}


def _is_joined_to_noun(token: Token) -> bool:
    """« a rejeté l’offre et [menace] de partir »: a finite verb without a subject of its own goes with a verb, not with a noun."""
    is_alone = token.dep_ == "conj" and token.pos_ == "VERB" and order.is_finite_word(token)
    noun = token.head
    is_noun = noun.pos_ == "NOUN" or any(t.dep_ == "det" for t in noun.lefts)  # « l’offre », to the tagger a verb
    if not is_alone or not is_noun or any(t.dep_ in _SUBJECTS | {"cop"} for t in token.children):
        return False
    before = token.nbor(-1)
    return fold(before.text) in {"et", "mais", "puis"} and not any(t.dep_ == "cop" for t in noun.children)


def _main_verb(token: Token, relative: Token) -> Token | None:
    """« rejette les critiques qui lui sont faites et [accuse] Lima »: return the verb before the relative clause, if *token* goes with it.

    It does where it agrees with that verb alone, in number or in tense, or where the relative clause has no place for its object.
    """
    pronoun = next((fold(t.text) for t in relative.lefts if fold(t.text) in {"qui", "que", "qu'"}), None)
    is_joined = fold(token.doc[order.group_start(token) - 1].text) in {"et", "mais", "puis"}
    main = next((t for t in relative.head.ancestors if t.pos_ == "VERB"), None)
    if main is None or main.i > relative.head.i or pronoun is None or not is_joined:
        return None
    if any(t.dep_ in _SUBJECTS for t in token.children) or not (_finite_word(token) and _finite_word(main)):
        return None
    if not any(t.dep_.startswith(_ARGUMENTS) for t in token.rights):
        return None
    if pronoun != "qui":
        return main if any(t.dep_ in {"obj", "xcomp", "ccomp"} for t in token.rights) else None
    words = [_finite_word(t) for t in (relative, token, main)]
    numbers = [word is not None and has_feature(word, "Number", "Plur") for word in words]
    alike = numbers[1:] == [not numbers[0]] * 2
    return main if alike or (len(set(numbers)) == 1 and _tense(main) == _tense(token) != _tense(relative)) else None


def _finite_word(verb: Token) -> Token | None:
    return next(
        (t for t in (verb, *verb.lefts) if order.is_finite_word(t) and (t == verb or t.dep_.startswith("aux"))), None
    )


def _finite_before(token: Token) -> Token | None:
    """Return the nearest verb before *token* that has a subject of the same number, or one in front of a participle."""
    verbs = (t for t in _before(token) if t.pos_ == "VERB" and t.dep_ not in {"acl:relcl", "acl"})
    number = has_feature(token, "Number", "Plur")
    return next((t for t in verbs if any(_agrees(w, plural=number) for w in (t, *t.lefts))), None)


def _agrees(word: Token, *, plural: bool) -> bool:
    is_finite = order.is_finite_word(word) and (word.pos_ == "VERB" or word.dep_.startswith("aux"))
    return is_finite and has_feature(word, "Number", "Plur") is plural


def _same_tense_before(token: Token) -> Token | None:
    """Return the nearest verb before *token* in the same tense that is in no relative clause."""
    signature = _tense(token)
    verbs = (t for t in _before(token) if t.pos_ == "VERB" and t.dep_ not in {"acl:relcl", "acl"})
    return next((t for t in verbs if _tense(t) == signature), None)


def _tense(verb: Token) -> tuple[str, ...]:
    first = next((t for t in verb.lefts if t.dep_.startswith("aux")), verb)
    return (first.pos_, *(value for name in ("Tense", "Mood", "VerbForm") for value in first.morph.get(name, [])))


def _is_gerund_behind_comma(token: Token) -> bool:
    """« …, accusant … »: what follows the clause tells of its subject, not of its last noun."""
    if token.dep_ not in {"acl", "amod"} or token.head.pos_ not in {"NOUN", "PROPN"}:
        return False
    if not (has_feature(token, "VerbForm", "Part") and has_feature(token, "Tense", "Pres")):
        return False
    before = token.nbor(-1)
    if fold(before.text) == "en" and before.i:
        before = before.nbor(-1)
    return before.text == "," and token.head.dep_ not in _SUBJECTS


def _hang_gerund(gerund: Token) -> None:
    clause = next((t for t in gerund.head.ancestors if order.is_finite_word(t) or _has_auxiliary(t)), None)
    if clause is not None:
        attach(gerund, clause, "advcl")
