"""English names of bodies: « Peace Control Association », « Afghanistan Studies Group », by the noun that they hold."""

from kg.annotations.phrases import Words
from kg.lexicon.wordlists import Titles

_SMALL = frozenset({"and", "of", "for", "the", "&"})
_MAX_WORDS = 10


class EnglishNames:
    """Finds where they end; made once for a lexicon."""

    def __init__(self, titles: Titles) -> None:
        self._nouns = titles.foreign

    def end(self, words: Words, start: int) -> int | None:
        """Return where the name that begins at the word *start* ends, None where none does."""
        end = start
        while end < min(len(words), start + _MAX_WORDS) and "\n" not in words.between(max(start, end - 1), end + 1):
            if not (words.is_capital(end) or (end > start and words.folded[end] in _SMALL)):
                break
            end += 1
        nouns = (i for i in range(end - 1, start, -1) if words.folded[i] in self._nouns and words.is_capital(i))
        last = next(nouns, None)
        return last + 1 if last is not None else None
