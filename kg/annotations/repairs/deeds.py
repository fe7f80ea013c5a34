"""Who does what a noun tells, and to whom: « l’arrestation lundi [par Belgrade] [de trois policiers] ».

The parser hangs the one on the date, or on what is above, and the other on the name of who does it.
"""

from spacy.tokens import Token

from kg.annotations.parse import standing
from kg.annotations.repairs import order
from kg.annotations.repairs.tree import attach
from kg.annotations.syntax import preposition
from kg.lexicon.words import fold

_OF_DATES = frozenset({"le", "la", "en", "ce", "cette", "au", "dans", "dernier", "derniere"})
_PERIODS = frozenset({"semaine", "mois", "nuit", "veille", "lendemain"})
_DE = frozenset({"de", "d'", "du", "des"})


def repair_deeds(tokens: list[Token]) -> None:
    """Hang on a noun who does it behind « par », and what is behind his name with « de »."""
    for par in standing(tokens, frozenset({"par"})):
        noun = _deed(par, tokens[0].i)
        doer = par.head
        if par.dep_ != "case" or doer.i < par.i or noun is None:
            continue
        if doer.head != noun:
            attach(doer, noun, "nmod")
        if doer.pos_ == "PROPN":
            _bring_undergoer(doer, noun)


def _deed(par: Token, start: int) -> Token | None:
    """Return the noun with an article before *par*, between which stands nothing but a date."""
    index = par.i - 1
    while index > start and (par.doc[index].text == "," or _is_of_date(par.doc[index])):
        index -= 1
    noun, between = par.doc[index], par.doc[index + 1 : par.i]
    if noun.pos_ != "NOUN" or _names_date(noun) or (len(between) and not any(map(_names_date, between))):
        return None
    return noun if any(t.dep_ == "det" for t in noun.lefts) else None


def _is_of_date(token: Token) -> bool:
    return _names_date(token) or fold(token.text) in _OF_DATES


def _names_date(token: Token) -> bool:
    return order.is_day(token) or token.pos_ == "NUM" or token.text.isdigit() or fold(token.text) in _PERIODS


def _bring_undergoer(doer: Token, noun: Token) -> None:
    """« l’expulsion par Minsk [de deux diplomates] »: a name of one word has no complement that begins with an article or a number."""
    for child in [
        t for t in doer.rights if t.dep_ == "nmod" and preposition(t) == "de" and t.pos_ in {"NOUN", "PROPN"}
    ]:
        first = child.left_edge
        is_close = first.i == doer.i + 1 and fold(first.text) in _DE
        if is_close and not any(preposition(t) == "de" for t in noun.rights if t.i < doer.i):
            attach(child, noun, "nmod")
