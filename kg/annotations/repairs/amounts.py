"""Amounts that are told about: « a tué près d’une [centaine] de soldats », « occupe depuis plus d’un [an] la province »."""

from spacy.tokens import Token

from kg.annotations.parse import parse_of
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import is_verb
from kg.lexicon.words import fold

_ABOUT = frozenset({"pres", "plus", "moins"})
_DE = frozenset({"de", "d'"})
_COUNTED = frozenset([
    "dizaine", "douzaine", "quinzaine", "vingtaine", "trentaine", "quarantaine", "cinquantaine", "soixantaine", "centaine",
    "millier", "million", "milliard", "moitie", "tier", "quart", "%",
])  # fmt: skip
_ONE = frozenset({"un", "une"})
_LONGEST = 4  # words from « de » to the noun that is counted


def repair_amounts(tokens: list[Token]) -> None:
    """Put the noun that is counted where the parser hung « près » or « plus »; « de » goes with these."""
    start, folded = tokens[0].i, parse_of(tokens[0].doc).folded
    for index in range(start, tokens[-1].i - 1):
        if folded[index] in _ABOUT and folded[index + 1] in _DE:
            about, of = tokens[index - start : index + 2 - start]
            is_governed = index > start and (about.nbor(-1).pos_ == "ADP" or about.nbor(-1).dep_ == "case")
            noun = _counted(tokens[index + 1 - start : index + 2 - start + _LONGEST], is_governed=is_governed)
            if noun is not None:
                (_mend_governed if is_governed else _mend)(about, of, noun)


def _counted(words: list[Token], *, is_governed: bool) -> Token | None:
    """Return the noun behind « de » that a number or a word of number counts; « près d’un village » counts nothing."""
    noun = next((t for t in words[1:] if t.pos_ in {"NOUN", "PROPN"} or t.text == "%"), None)
    if noun is None or not any(t.dep_ == "case" and t.i == words[0].i for t in noun.lefts):
        return None
    is_numbered = any(t.pos_ == "NUM" or (is_governed and fold(t.text) in _ONE) for t in noun.lefts)
    return noun if is_numbered or fold(noun.text).removesuffix("s") in _COUNTED else None


def _mend(about: Token, of: Token, noun: Token) -> None:
    head, function = about.head, about.dep_
    if noun.head == about and about.head != about:
        attach(noun, head, "obj" if function == "advmod" and is_verb(head) and about.i > head.i else function)
    elif is_verb(noun.head) and noun.dep_.startswith("obl"):
        noun.dep_ = "obj" if noun.i > noun.head.i else "nsubj"
    else:
        return
    attach(about, noun, "advmod")
    attach(of, about, "fixed")


def _mend_governed(about: Token, of: Token, noun: Token) -> None:
    """« depuis plus d’un [an] »: the noun stands where « plus » is hung, under the preposition before."""
    governor = about.nbor(-1)
    if noun.head != about or governor.head != about or about.head in {about, noun}:
        return
    attach(noun, about.head, about.dep_)
    attach(about, noun, "advmod")
    attach(governor, noun, "case")
    attach(of, about, "fixed")
