"""Whom a noun is directed at, without « contre »: « un raid visant [le port] », « une manifestation [anti-américaine] »."""

from collections.abc import Mapping

from spacy.tokens import Token

from kg.events.displaced import targets
from kg.lexicon.words import fold

_PREFIX = "anti"


def is_opposing(token: Token) -> bool:
    """Return whether *token* is an adjective with « anti- »."""
    return token.pos_ == "ADJ" and fold(token.text).startswith(_PREFIX)


def opposed(token: Token, demonyms: Mapping[str, str]) -> str | None:
    """Return the identifier of the country in an adjective with « anti- », or None where it names none."""
    return demonyms.get(fold(token.text).removeprefix(_PREFIX).lstrip("-‐‑")) if is_opposing(token) else None


def aims(trigger: Token, targeting: frozenset[str]) -> list[Token]:
    """Return what *trigger* or its object is aimed at: by a verb of *targeting* behind it, or by an adjective with « anti- »."""
    nouns = [trigger, *(t for t in trigger.rights if t.dep_ == "obj")]
    return [t for noun in nouns for t in (*targets(noun, targeting), *filter(is_opposing, noun.rights))]
