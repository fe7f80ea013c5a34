"""Objects that the parser lost: hung on a name, or on what stands between them and their verb."""

from itertools import pairwise

from spacy.tokens import Token

from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import (
    has_feature,
    is_bare_participle,
    is_passive,
    is_reflexive,
    is_time,
    is_verb,
    preposition,
    sentence,
)
from kg.lexicon.words import fold

_WITHIN_NAMES = frozenset({"flat:name", "flat:foreign", "nmod", "appos", "xcomp"})
_ARTICLES = frozenset(
    {"le", "la", "les", "l'", "un", "une", "des", "son", "sa", "ses", "leur", "leurs", "ce", "cet", "cette", "ces"}
)
_PASSED = frozenset({"ADP", "NOUN", "PROPN", "ADJ", "ADV", "DET", "CCONJ", "NUM"})
_BETWEEN = frozenset({",", "«", "“", '"'})
_LOST = frozenset({"nmod", "appos", "obl:mod", "obl:arg", "dep"})
_BESIDE = frozenset({"appos", "flat:name", "nmod"})
_AT = frozenset({"à", "en"})
_OBLIQUE = frozenset({"obl:mod", "obl:arg"})
_TELLING = frozenset({"parler", "discuter", "debattre", "traiter", "temoigner"})  # « de » whom or what
_OBJECTS = frozenset({"obj", "ccomp", "xcomp", "nsubj:pass"})


def repair_objects(tokens: list[Token]) -> None:
    """Hang names right behind a verb, and phrases with an article that nothing else governs, on their verb as objects."""
    for verb, token in pairwise(tokens):
        if verb.pos_ == "VERB" and verb.is_lower and not is_bare_participle(verb) and _is_split_name(token, verb):
            attach(token, verb, "obj")
        elif (
            verb.pos_ == "NOUN"
            and token.pos_ == "PROPN"
            and token.dep_ == "obj"
            and order.has_preposition(verb.doc, verb.i)
        ):
            attach(token, verb, "flat:name")  # « dépêche en mer [Rouge] le destroyer »
    for token in tokens:
        if token.dep_ == "nmod" and _is_partitive(token):  # « masse [des troupes] »
            token.dep_ = "obj"
        elif token.dep_ == "conj" and (first := _first_behind_place(token)) is not None:
            attach(token, first, "conj")
    for verb in tokens:
        if (
            verb.pos_ == "VERB"
            and _lacks_object(verb)
            and (found := _bare_object(verb) or _parted_object(verb)) is not None
        ):
            attach(found, verb, "obj")
            for case in [t for t in found.lefts if t.dep_ == "case"]:
                case.pos_, case.dep_ = "DET", "det"  # « de [nouvelles] mesures »


def _is_partitive(noun: Token) -> bool:
    """Return whether « des » right behind a verb opens its object: no verb has a complement that only nouns have."""
    verb, first = noun.head, next(noun.lefts, noun)
    is_behind = verb.pos_ == "VERB" and verb.i + 1 == first.i and fold(first.text) == "des"
    return is_behind and order.is_finite_word(verb) and _lacks_object(verb)


def _first_behind_place(noun: Token) -> Token | None:
    """« a rencontré le roi à Amman et [le président] au Caire »: what has no « à » goes with the object before the place."""
    place = noun.head
    if place.pos_ != "PROPN" or preposition(place) not in _AT or noun.pos_ != "NOUN" or preposition(noun) is not None:
        return None
    if not any(t.dep_ == "det" for t in noun.lefts):
        return None
    above = place.head
    objects = [above] if above.dep_ == "obj" else [t for t in above.rights if t.dep_ == "obj" and t.i < place.i]
    return objects[0] if objects else None


def _is_split_name(token: Token, verb: Token) -> bool:
    """« a invité [Lima] », « Israël bombarde [Beyrouth] »: to the parser a part of the verb's name, or of the subject's."""
    is_name = token.pos_ in {"PROPN", "X"} and token.is_title and token.dep_ in _WITHIN_NAMES
    return is_name and token.head.i <= verb.i and not any(t.dep_ == "obj" for t in verb.rights)


def _lacks_object(verb: Token) -> bool:
    is_active = is_verb(verb) and not is_passive(verb) and not is_reflexive(verb)
    return is_active and not any(t.dep_ in _OBJECTS for t in verb.children)


def _bare_object(verb: Token) -> Token | None:
    """« a rejeté [le délai] », « exige son « [retrait] » »: a phrase right behind the verb, without a preposition, and no date."""
    article = next((t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.pos_ not in {"PUNCT", "ADV"}), None)
    if article is None or article.pos_ != "DET" or not _is_free_article(article):
        return None
    noun = next((t for t in verb.rights if t.dep_ in _OBLIQUE and article.i < t.i), None)
    if noun is None or noun.pos_ != "NOUN" or order.is_date(noun) or is_time(noun):
        return None
    near = {t.i for t in noun.doc[article.i + 1 : noun.i] if t.pos_ not in {"PUNCT", "ADJ", "NUM"}}
    return noun if not near and not any(t.dep_ == "case" for t in noun.lefts) else None


def _parted_object(verb: Token) -> Token | None:
    """« a demandé à l’ONU [des mesures] », « a remercié, en arabe, [le Qatar] »: a phrase behind complements that have prepositions."""
    doc, (_, end), index = verb.doc, sentence(verb), verb.i + 1
    passed = False  # a preposition
    takes_bare = fold(verb.lemma_) not in _TELLING
    while index < end:
        token = doc[index]
        is_comma = token.text in _BETWEEN
        if passed and (_is_free_article(token) or (takes_bare and _is_bare_plural(token))):
            return _object_of(token)
        if passed and _is_loose_name(token):
            return token
        if not is_comma and not (token.pos_ in _PASSED or token.dep_.startswith("flat")):
            return None
        passed = passed or token.pos_ == "ADP"
        index += 1
    return None


def _is_free_article(token: Token) -> bool:
    """Return whether a phrase begins with *token* that no preposition governs and that nothing coordinates."""
    is_article = (fold(token.text) in _ARTICLES and token.pos_ == "DET") or token.pos_ == "NUM"
    before = token.nbor(-1)
    if before.text in _BETWEEN and before.i:  # « appelle à « l’unité » »
        return is_article and before.nbor(-1).pos_ != "ADP"
    return is_article and before.pos_ not in {"ADP", "CCONJ", "ADJ", "DET", "NUM"}


def _is_bare_plural(token: Token) -> bool:
    """« a demandé à Lima [de nouvelles mesures] »: before an adjective in the plural « de » is an article."""
    noun = token.head
    between = token.doc[token.i + 1 : noun.i]
    is_plural = fold(token.text) in {"de", "d'"} and noun.dep_ in {"nmod", "obl:arg", "obl:mod"}
    is_told = is_plural and fold(token.nbor(-1).text) not in {"plus", "moins"} and len(between) > 0
    return is_told and all(t.pos_ == "ADJ" and has_feature(t, "Number", "Plur") for t in between)


def _is_loose_name(token: Token) -> bool:
    """« a condamné à dix ans de prison [Luis Quispe] », « a placé en garde à vue … »: a name behind a noun without article is not its own."""
    before = token.nbor(-1)
    if token.pos_ != "PROPN" or token.dep_ not in _BESIDE or not before.is_lower or order.is_date(before):
        return False
    noun = before.head if before.pos_ in {"ADJ", "VERB"} and before.head.i == before.i - 1 else before
    return noun.pos_ == "NOUN" and not any(t.pos_ == "DET" for t in noun.lefts) and not list(token.lefts)


def _is_source(noun: Token) -> bool:
    """« livrera, selon [un ministre], deux navires »: who says so is not enumerated with what is delivered."""
    return any(fold(t.text) in {"selon", "d'apres"} for t in noun.lefts)


def _object_of(article: Token) -> Token | None:
    """Return the noun of *article*, unless it is a date, or stands beside a name: « à Oslo, la capitale »."""
    noun = article.head
    is_lost = noun.dep_ in _LOST or (noun.dep_ == "conj" and _is_source(noun.head))
    if noun.i < article.i or noun.pos_ not in {"NOUN", "PROPN"} or not is_lost or order.is_date(noun):
        return None
    is_beside_name = noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.head.i == article.i - 2
    return None if is_beside_name and has_feature(article, "Definite", "Def") else noun
