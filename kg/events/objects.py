"""Which words are the objects of a verb: those that the parser calls so, and those that it hung on another word."""

from collections.abc import Collection

from spacy.tokens import Token

from kg.annotations.subjects import antecedent
from kg.annotations.syntax import coordinated, is_time, is_verb, preposition, sentence
from kg.events.partial import amount_of
from kg.lexicon.words import fold

OBJECTS = frozenset({"obj", "obj:lvc", "ccomp:obj"})
_ARTICLES = frozenset(
    {"le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "ce", "cette", "ces"}
)
_OF_MANNER = frozenset({"avec", "sans", "contre", "dans", "sur", "selon", "après", "lors"})  # before no object
#: Nouns that « que » completes: « le sentiment que Lima bloque » has Lima block nothing.
_CLAUSAL = frozenset({"sentiment", "impression", "certitude", "conviction", "espoir", "fait"})
_ENDING = frozenset({"ADP", "PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})  # before these the object of a verb has ended
_MARKS = frozenset({"«", "“", '"'})


def is_object(child: Token, verb: Token) -> bool:
    """« vend des armes »: the parser takes the article for « de ». « plusieurs fois », « avec fermeté » are none."""
    if child.pos_ == "ADV" and child.i > verb.i and amount_of(child) != child:
        return True
    if child.dep_ in OBJECTS:
        governing = preposition(child) or preposition(child.doc[child.left_edge.i].head)
        is_manner = child.lemma_ == "fois" or governing in _OF_MANNER
        return not (is_manner or is_verb(child) or is_time(child) or child.pos_ == "ADV")
    is_loose = child.dep_ == "obl:mod" and child.pos_ == "NOUN" and not is_time(child) and preposition(child) == "de"
    is_behind = (child.dep_ == "obl:arg" or is_loose) and child.i > verb.i
    return is_behind and any(fold(t.text) == "des" for t in child.lefts)


def close_behind(verb: Token, extra: Collection[Token]) -> Token | None:
    """Return the noun close behind a verb that the parser did not take for its object."""
    for token in verb.doc[verb.i + 1 : min(verb.i + 5, sentence(verb)[1])]:
        if token in extra:
            continue
        if (token.pos_ in {"NOUN", "PROPN"} or token.i in token.doc._.kg_named) and not is_time(token):
            is_free = preposition(token) is None and not token.dep_.startswith(("nsubj", "appos", "flat", "conj"))
            return token if is_free else None
        if token.pos_ in _ENDING and token.text not in _MARKS and not is_time(token):
            return None
    return None


def misattached(verb: Token, extra: Collection[Token]) -> Token | None:
    """Return a noun without a preposition that hangs on a complement: « a demandé à [Paris] [des garanties] »."""
    for child in verb.rights:
        is_noun = child.dep_ == "xcomp" and child.pos_ == "NOUN"  # « condamné par contumace »
        if child.dep_.startswith("obl") or is_noun or child in extra:
            parts = (t for part in coordinated(child) for t in part.rights)
            found = (t for t in parts if _is_bare_phrase(t, in_phrase=child in extra))
            if (token := next(found, None)) is not None:
                return token
    return None


def stray_conjuncts(verb: Token) -> list[Token]:
    """Return what the parser joined with a place: « a rencontré [X] à Kiev et [Y] à Berlin »."""
    return [
        part
        for child in verb.rights
        if child.dep_.startswith("obl") and preposition(child) in {"à", "en", "dans"}
        for part in child.rights
        if part.dep_ == "conj" and preposition(part) in {None, "de"} and not is_verb(part)
    ]


def _is_bare_phrase(token: Token, *, in_phrase: bool) -> bool:
    """Return whether *token* has an article and no preposition, or is a name behind « en garde »: no complement of a noun has."""
    article = next((fold(t.text) for t in token.lefts), "")
    has_preposition = preposition(token) is not None and article != "des"
    is_phrase = article in _ARTICLES or (in_phrase and token.pos_ == "PROPN")
    return token.dep_ in {"nmod", "obj"} and is_phrase and not has_preposition and not is_time(token)


def resolved(token: Token, verb: Token) -> Token:
    """Return the antecedent of a relative pronoun that is the object of *verb*."""
    noun = antecedent(verb) if fold(token.text) in {"que", "qu'", "dont"} else None
    return noun if noun is not None and fold(noun.lemma_) not in _CLAUSAL else token
