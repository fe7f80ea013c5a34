"""Governments that stand beside the state: « le gouvernement libyen d’union nationale » is a body, and not Libya."""

from itertools import pairwise

from spacy.tokens import Token

from kg.annotations.phrases import Words
from kg.lexicon import Authority
from kg.lexicon.words import fold
from kg.model import Actor

_NOUN = "gouvernement"
_UNITY = frozenset({"union", "unite", "entente", "accord"})
_NATIONAL = (["nationale"], ["national"])
_REACH = 4  # words behind the noun: its demonym, « d’ », and the word itself


def unity_end(words: Words, index: int) -> int | None:
    """« le gouvernement [d’unité nationale] birman »: return where the words end that say what kind of government it is."""
    start = index + 1 + (words.folded[index + 1 : index + 2] == ["'"])
    if words.folded[index : index + 1] != ["d"] or not _UNITY.intersection(words.folded[start : start + 1]):
        return None
    return start + 1 + (words.folded[start + 1 : start + 2] in _NATIONAL)


class UnityGovernments:
    """Knows those that the authority files have; made once for a lexicon."""

    def __init__(self, authority: Authority) -> None:
        """Take the bodies that are called « Gouvernement d’… » by their countries."""
        actors = (a for a in authority.actors.values() if a.country and fold(a.label).startswith(f"{_NOUN} d'"))
        self._bodies = {actor.country: actor for actor in actors}

    def of(self, country: Actor, noun: Token) -> Actor:
        """Return whom *noun*, of the state of *country*, means: the state itself, or the government of unity beside it."""
        body = self._bodies.get(country.id)
        is_one = body is not None and fold(noun.text) == _NOUN and self._is_of_unity(noun)
        return body if body is not None and is_one else country

    def _is_of_unity(self, noun: Token) -> bool:
        words = [fold(token.text) for token in noun.doc[noun.i + 1 : noun.i + _REACH]]
        return any(one == "d'" and other in _UNITY for one, other in pairwise(words))
