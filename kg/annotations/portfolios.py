"""What an office is about: « de la Défense », « des Postes, des Technologies de l’information et des Médias »."""

from typing import Any

from kg.annotations.names import name_end
from kg.annotations.phrases import PhraseTable, Words
from kg.lexicon.wordlists import Title, Titles

OF = frozenset({"de", "du", "des", "d"})
ARTICLES = frozenset({"la", "le", "les", "l", "'", "du", "des"})
#: What says that a body was named before: « de cette banque », « de son parti ».
POINTING = frozenset({"ce", "cet", "cette", "son", "sa", "ses", "leur", "leurs"})
_WITHIN = frozenset({*OF, "la", "l", "'"})
_MAX_WORDS = 10


class PortfolioReader:
    """Reads the portfolios of titles; made once for a lexicon."""

    def __init__(self, titles: Titles, *names: PhraseTable[Any]) -> None:
        self._portfolios, self._names = PhraseTable(titles.portfolios.items()), names

    def read(self, words: Words, at: int, start: int, title: Title) -> tuple[int, list[str]] | None:
        """Return where the portfolios that begin at the word *start*, behind the preposition *at*, end, and their words."""
        found = self._portfolios.longest(words.folded, start)
        if found is not None:
            end = self._all(words, found.end)
            rest = [words.between(found.end, end)] if end > found.end else []
            return end, [words.between(at, start), found.value, *rest]
        is_about = title.portfolio and title.national and words.is_capital(start) and not self._is_name(words, start)
        first = self._subject_end(words, start) if is_about else start
        end = self._all(words, first) if is_about else start
        has_article = start > at + 1 or words.folded[at] in {"du", "des"}  # « le ministre de Jan [Holm] »
        is_whole = end > first or (is_about and has_article and self._is_name_behind(words, end))
        return (end, [words.between(at, end)]) if is_whole else None

    def _all(self, words: Words, end: int) -> int:
        while (more := self._further(words, end)) is not None:
            end = more
        return end

    def _is_name(self, words: Words, start: int) -> bool:
        return any(names.longest(words.folded, start) for names in self._names)

    @staticmethod
    def _subject_end(words: Words, start: int) -> int:
        """Return where « Technologies [de l’information] » ends: a capital, and the small words behind it."""
        end = index = start + 1
        while index < min(len(words), start + _MAX_WORDS) and not words.is_capital(index):
            token = words.doc[words.token(index)]
            if words.folded[index] in _WITHIN:
                index += 1
                continue
            is_owned = token.pos_ == "NOUN" and words.folded[index - 1] in _WITHIN
            if token.pos_ != "ADJ" and not is_owned:
                break
            end = index = index + 1
        return end

    @staticmethod
    def _is_name_behind(words: Words, at: int) -> bool:
        """« le ministre de la Mer [Ali Diop] »: whether a name of two words or more stands right behind what no list has."""
        is_name = at < len(words) and words.is_capital(at) and words.doc[words.token(at)].pos_ == "PROPN"
        return is_name and name_end(words, at) > at + 1

    def _further(self, words: Words, end: int) -> int | None:
        """Return where « et de la Sécurité » behind a portfolio ends."""
        start = end + 1
        if words.folded[end:start] not in (["et"], [","]) or start >= len(words):
            return None
        if words.folded[end] == "et" and words.doc[words.token(start)].pos_ == "ADJ":
            is_last = words.doc[words.token(end - 1)].pos_ == "ADJ" and not words.is_capital(start)
            return start + 1 if is_last else None  # « Transition écologique et solidaire »
        while start < len(words) and words.folded[start] in ARTICLES | OF:
            start += 1
        if start in {len(words), end + 1}:
            return None
        found = self._portfolios.longest(words.folded, start)
        if found is not None:
            return found.end
        is_owned = words.folded[end + 1] in OF and words.is_capital(start)
        return self._subject_end(words, start) if is_owned and not self._is_name(words, start) else None
