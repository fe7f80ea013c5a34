"""Asides right behind a verb or its auxiliary, which the parser makes its objects or its head: « occupe [pour sa part] un territoire »."""

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.annotations.repairs.order import is_date
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import has_feature, is_passive, is_reflexive

_ASIDES = (
    ("quant", "a", "lui"), ("quant", "a", "elle"), ("quant", "a", "eux"), ("quant", "a", "elles"),
    ("pour", "sa", "part"), ("pour", "leur", "part"), ("de", "son", "cote"), ("de", "leur", "cote"),
    ("a", "son", "tour"), ("a", "leur", "tour"), ("lui", "aussi"), ("elle", "aussi"), ("eux", "aussi"), ("elles", "aussi"),
    ("a", "nouveau"), ("de", "nouveau"), ("en", "effet"), ("par", "ailleurs"), ("en", "outre"), ("par", "avance"),
    ("d'", "avance"), ("une", "fois", "de", "plus"), ("a", "plusieurs", "reprises"), ("a", "maintes", "reprises"),
)  # fmt: skip
_BY_FIRST = {words[0]: [other for other in _ASIDES if other[0] == words[0]] for words in _ASIDES}
_OBJECTS = frozenset({"obj", "ccomp", "xcomp"})
_KEPT = frozenset({"aux:tense", "aux:pass", "nsubj", "nsubj:pass", "punct"})


def repair_asides(tokens: list[Token]) -> None:
    """Hang each aside on its verb, and on the verb what the parser hung on the aside."""
    folded = parse_of(tokens[0].doc).folded
    start, end = tokens[0].i, tokens[-1].i + 1
    for index in range(start + 1, end):
        if folded[index] in _BY_FIRST and (words := _aside(tokens, folded[index : index + 4], index - start)):
            verb = _verb_around(words, end)
            if verb is not None:
                _mend(words, verb)


def _aside(tokens: list[Token], behind: list[str], place: int) -> list[Token]:
    """Return the tokens of the aside that begins at *place* of the sentence, or none."""
    size = next((len(words) for words in _BY_FIRST[behind[0]] if tuple(behind[: len(words)]) == words), 0)
    return tokens[place : place + size]


def _verb_around(words: list[Token], end: int) -> Token | None:
    """Return the verb right before an aside, or of the auxiliary before it the participle behind it."""
    doc, before, index = words[0].doc, words[0].nbor(-1), words[-1].i + 1
    if before.lemma_ in {"avoir", "être"} and before.pos_ in {"AUX", "VERB"}:
        while index < end and doc[index].pos_ == "ADV":
            index += 1
        is_participle = index < end and doc[index].pos_ == "VERB" and has_feature(doc[index], "VerbForm", "Part")
        return doc[index] if is_participle else None
    return before if before.pos_ == "VERB" else None


def _mend(words: list[Token], verb: Token) -> None:
    last, doc = words[-1], verb.doc
    article = doc[last.i + 1] if last.i + 1 < len(doc) else last
    phrase = article if article.pos_ == "PROPN" else article.head if article.pos_ in {"DET", "NUM"} else None
    aux = words[0].nbor(-1)
    inside = {word.i for word in words}
    borne = [child for word in words for child in word.children if child.i not in inside and child != verb]
    attach(words[0], verb, "advmod")
    for word in words[1:]:
        attach(word, words[0], "fixed")
    for child in borne:
        is_helper = child == aux != verb and child.dep_ != "punct"
        function = child.dep_ if child.dep_ in _KEPT or child.i > last.i else "obl:mod"
        attach(child, verb, "aux:tense" if is_helper else function)
    is_free = phrase is not None and phrase.i > last.i and (phrase in borne or phrase.head in {verb, *words})
    if phrase is not None and is_free and _lacks_object(verb) and not is_date(phrase):
        attach(phrase, verb, "obj")


def _lacks_object(verb: Token) -> bool:
    if is_passive(verb) or is_reflexive(verb):
        return False
    return not any(child.dep_ in _OBJECTS for child in verb.rights)
