"""Adjectives that name those who fight on one side, as demonyms name a country: « une attaque [rebelle] »."""

from spacy.tokens import Token

from kg.lexicon import Lexicon
from kg.lexicon.words import fold


def is_side(adjective: Token, lexicon: Lexicon) -> bool:
    """Return whether *adjective* names fighters that `descriptions.fr.yaml` lists."""
    return adjective.pos_ == "ADJ" and f"{fold(adjective.text).rstrip('s')}s" in lexicon.descriptions.fighters
