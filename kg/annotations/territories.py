"""The territories that bodies govern: « de la région [Bretagne] », « du conseil départemental de la [Creuse] »."""

from dataclasses import dataclass

from kg.annotations.labels import new_actor
from kg.annotations.names import name_end
from kg.annotations.phrases import Match, PhraseTable, Words
from kg.annotations.portfolios import ARTICLES, OF
from kg.lexicon.wordlists import Titles
from kg.model import Actor, ActorType

_FULL_NAME = 2  # words
_WHOLE = frozenset({"comte", "district", "canton"})  # which are called so: « le comté de Fulton »


@dataclass(frozen=True, slots=True)
class Territory:
    """A territory: the words that name what governs it end at the word *council*, its own name at *end*."""

    council: int
    end: int
    body: Actor


class TerritoryReader:
    """Reads the names of territories; made once for a lexicon."""

    def __init__(self, titles: Titles, places: PhraseTable[str | None]) -> None:
        self._nouns, self._places = PhraseTable((words, True) for words in titles.territories), places

    def noun(self, words: Words, start: int) -> Match[bool] | None:
        """Return « région », « conseil départemental » at the word *start*."""
        return self._nouns.longest(words.folded, start)

    def read(self, words: Words, start: int) -> Territory | None:
        """Return the territory whose noun begins at the word *start*; None where no name follows."""
        council = self.noun(words, start)
        first = council.end if council else len(words)
        while first < len(words) and words.folded[first] in ARTICLES | OF:
            first += 1
        if council is None or first >= len(words) or not words.is_capital(first):
            return None
        if "\n" in words.between(start, first + 1) or words.folded[first] == "etat":
            return None  # « du département d’État »
        place = self._places.longest(words.folded, first)
        end = place.end if place else town_end(words, first) or name_end(words, first)
        if not place and first == council.end and end - first > 1 and "-" not in words.folded[first:end]:
            return None  # « du conseil régional Guy Morel »
        home = place.value if place else None
        start = start if words.folded[start] in _WHOLE else first
        return Territory(council.end, end, new_actor(words.between(start, end), ActorType.ORGANIZATION, home))


def town_end(words: Words, start: int) -> int | None:
    """« le maire de Gap [Guy Morel] »: where the town ends before a full name; None where no such name follows."""
    if not words.is_capital(start):
        return None
    end = start + 1
    while words.folded[end : end + 1] == ["-"]:
        end += 2
    behind = name_end(words, end) if end < len(words) and words.is_capital(end) else end
    return end if sum(words.is_capital(i) for i in range(end, behind)) >= _FULL_NAME else None
