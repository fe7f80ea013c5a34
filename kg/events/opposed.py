"""Whom an adjective with « anti- » is directed at: « une manifestation [anti-américaine] », « des mesures [antirusses] »."""

from collections.abc import Mapping

from spacy.tokens import Token

from kg.lexicon.words import fold

_PREFIX = "anti"


def is_opposing(token: Token) -> bool:
    """Return whether *token* is an adjective with « anti- »."""
    return token.pos_ == "ADJ" and fold(token.text).startswith(_PREFIX)


def opposed(token: Token, demonyms: Mapping[str, str]) -> str | None:
    """Return the identifier of the country in an adjective with « anti- », or None where it names none."""
    return demonyms.get(fold(token.text).removeprefix(_PREFIX).lstrip("-‐‑")) if is_opposing(token) else None
