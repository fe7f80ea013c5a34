"""French word order: phrases, verb groups and insertions, read off the words where the tree cannot be trusted."""

from functools import cache

from spacy.tokens import Doc, Token

from kg.annotations.parse import standing
from kg.annotations.syntax import has_feature, sentence
from kg.annotations.time_words import words
from kg.lexicon.words import fold

#: Clitics and small words that stand between a subject and its verb.
CLITICS = frozenset(
    {
        *("ne", "n'", "se", "s'", "le", "la", "l'", "les", "lui", "leur", "y", "en", "me", "m'", "nous", "vous"),
        *("pas", "plus", "jamais"),
    }
)
#: Words that open a relative clause.
RELATIVES = frozenset(
    {"qui", "que", "qu'", "dont", "ou", "lequel", "laquelle", "lesquels", "lesquelles", "auquel", "auxquels"}
)
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM"})
_OPENING = {"»": "«", ")": "(", "”": "“"}
_CONTRACTED = frozenset({"du", "au", "aux", "d'", "de"})
_DASHES = frozenset({"–", "—"})
_MORE_DATES = frozenset({"fois", "veille", "lendemain"})
_MAX_INSERTION = 40  # words


def is_finite_word(token: Token) -> bool:
    """Return whether *token* is a verb form that has a subject."""
    return token.pos_ in {"VERB", "AUX"} and has_feature(token, "VerbForm", "Fin")


def group_start(verb: Token) -> int:
    """Return the index of the first word of a verb group: « [lui a déjà] reproché »."""
    index, (start, _) = verb.i, sentence(verb)
    while index > start:
        before = verb.doc[index - 1]
        is_part = before.pos_ == "AUX" or fold(before.text) in CLITICS or (before.pos_ == "ADV" and before.head == verb)
        if not is_part or before.pos_ == "ADP":
            break
        index -= 1
    return index


def has_preposition(doc: Doc, start: int) -> bool:
    """Return whether a preposition stands before the phrase that begins at *start*, or is fused with its article."""
    first = doc[start]
    if fold(first.text) in _CONTRACTED or (fold(first.text) == "des" and (first.pos_ == "ADP" or first.dep_ == "case")):
        return True
    return start > sentence(first)[0] and doc[start - 1].pos_ == "ADP"


def phrase_start(token: Token) -> int:
    """Return where the noun phrase that ends with *token* begins, its article included."""
    doc, (start, _), index = token.doc, sentence(token), token.i
    while index > start:
        before = doc[index - 1]
        is_name_part = before.is_title and doc[index].is_title and before.pos_ != "DET"
        if before.pos_ == "DET":
            index -= 1
            break
        if not (is_name_part or before.pos_ in _NOMINAL or before.pos_ == "ADJ" or before.text == "-"):
            break
        index -= 1
    return index


def phrase_head(doc: Doc, start: int, end: int) -> Token:
    """Return the noun that heads the words from *start* to *end*: the one that hangs on nothing among them."""
    nouns = [t for t in doc[start:end] if t.pos_ in _NOMINAL] or list(doc[start:end])
    return next((t for t in nouns if not start <= t.head.i < end or t.head == t), nouns[0])


def insertion_start(doc: Doc, comma: int, start: int) -> int | None:
    """Return where what a comma closes was opened: the index of the comma, or of the dash, before it; None if nowhere."""
    index = comma - 1
    while index > start and comma - index < _MAX_INSERTION:
        text = doc[index].text
        if text in _OPENING:
            index = opening(doc, index, start)
        elif text == doc[comma].text:
            return index
        index -= 1
    return None


def opening(doc: Doc, closing: int, start: int) -> int:
    """Return the index of the mark that opens what the mark at *closing* closes; *start* if none does."""
    mark = _OPENING[doc[closing].text]
    return next((i for i in range(closing - 1, start, -1) if doc[i].text == mark), start)


def is_insertion(doc: Doc, start: int, end: int) -> bool:
    """Return whether the words from *start* to *end*, between two commas, leave the clause around them as it was."""
    inside = doc[start:end]
    if not len(inside):  # two dashes side by side
        return True
    first = fold(inside[0].text)
    second = fold(inside[1].text) if len(inside) > 1 else ""
    if first in RELATIVES or (inside[0].pos_ == "ADP" and second in RELATIVES):
        return True
    return inside[0].pos_ != "CCONJ" and not any(is_finite_word(token) for token in inside)


def is_closing(token: Token) -> bool:
    """Return whether *token* closes a bracket or a quotation."""
    return token.text in _OPENING


def is_separator(token: Token) -> bool:
    """Return whether *token* may open and close an insertion."""
    return token.text == "," or token.text in _DASHES


def is_governed(noun: Token) -> bool:
    """Return whether a noun stands behind a preposition."""
    return has_preposition(noun.doc, phrase_start(noun))


def is_date(token: Token) -> bool:
    """« mardi », « la veille », « une nouvelle fois »: nouns that need no preposition."""
    return fold(token.text) in _dates() or (token.pos_ == "NOUN" and token.dep_ == "obl:mod" and token.head.i < token.i)


def is_day(token: Token) -> bool:
    """« mardi », « mars », « soir »: a word of a date."""
    return fold(token.text) in _days()


def days_among(tokens: list[Token]) -> list[Token]:
    """Return those of *tokens*, a sentence, that `is_day` tells to be words of a date."""
    return standing(tokens, _days())


@cache
def _days() -> frozenset[str]:
    return frozenset(fold(word) for kind in ("weekdays", "months", "dayparts") for word in words(kind))


@cache
def _dates() -> frozenset[str]:
    return (
        frozenset(fold(word) for kind in ("weekdays", "months", "units", "dayparts") for word in words(kind))
        | _MORE_DATES
    )
