"""The long names of states, in whatever words a text puts them: « la République Fédérale Démocratique du Népal »."""

from kg.annotations.phrases import Match, PhraseTable, Words
from kg.lexicon import Lexicon
from kg.lexicon.words import phrase
from kg.model import ActorType

_OF = frozenset({"de", "du", "des", "d"})
_ARTICLES = frozenset({"la", "le", "les", "l", "'"})
_ADJECTIVES = 3  # « République islamique fédérale »


class StateNames:
    """Reads them; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        actors = lexicon.authority.actors
        self.forms = lexicon.groups.state_forms
        self._adjectives = lexicon.groups.state_adjectives
        self._countries = PhraseTable(
            (phrase(name), ids[0])
            for name, ids in lexicon.authority.names.items()
            if actors[ids[0]].type is ActorType.COUNTRY
        )

    def at(self, words: Words, start: int) -> Match[str] | None:
        """Return the country whose long name begins at the word *start*, by its id."""
        folded = words.folded
        if folded[start] not in self.forms:
            return None
        index = start + 1
        while index < min(len(words), start + 1 + _ADJECTIVES) and folded[index] in self._adjectives:
            index += 1
        if index >= len(words) or folded[index] not in _OF:
            return None
        index += 1
        while index < len(words) and folded[index] in _ARTICLES:
            index += 1
        country = self._countries.longest(folded, index) if index < len(words) and words.is_capital(index) else None
        return Match(start, country.end, country.value) if country else None
