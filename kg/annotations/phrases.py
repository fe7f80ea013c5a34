"""Looking up many phrases in a text at once, word by word, whatever the tokenizer made of it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from spacy.attrs import IDX
from spacy.tokens import Doc

from kg.lexicon.words import fold, split_words

Value = TypeVar("Value")
_KEY = "kg_words"
_Split = tuple[str, list[tuple[int, int]], list[str], list[int]]


class Words:
    """The words of a `Doc`: folded for comparison, with the tokens in which they stand."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        split: _Split = doc.user_data.get(_KEY) or doc.user_data.setdefault(_KEY, _split(doc))
        self._text, self._spans, self.folded, self._tokens = split

    def __len__(self) -> int:
        return len(self._spans)

    def text(self, index: int) -> str:
        """Return the word as written."""
        start, end = self._spans[index]
        return self._text[start:end]

    def between(self, start: int, end: int) -> str:
        """Return the text of the words `start:end`, as written."""
        return self._text[self._spans[start][0] : self._spans[end - 1][1]] if start < end else ""

    def is_capital(self, index: int) -> bool:
        """Return whether the word begins with a capital letter."""
        return self.capitals[index]

    @cached_property
    def capitals(self) -> list[bool]:
        """Whether each word begins with a capital letter."""
        return [self._text[start].isupper() for start, _ in self._spans]

    def token(self, index: int) -> int:
        """Return the index of the token in which the word begins."""
        return self._tokens[index]

    def tokens(self, start: int, end: int) -> tuple[int, int]:
        """Return the tokens that hold the words `start:end`, half-open."""
        return self._tokens[start], self._tokens[end - 1] + 1

    def end_of(self, token: int) -> int:
        """Return the index of the first word at or behind the token *token*: a line break is a token, but no word."""
        return bisect_left(self._tokens, token)

    @cached_property
    def first_of_token(self) -> dict[int, int]:
        """Token index → index of its first word."""
        return {token: index for index, token in reversed(list(enumerate(self._tokens)))}


def _split(doc: Doc) -> _Split:
    """Return the text of *doc*, where its words stand in it, the words folded, and in which tokens they begin."""
    text = doc.text  # put together from the tokens at each call
    spans = split_words(text)
    tokens, current = [], 0
    starts = doc.to_array(IDX).tolist()
    for start, _ in spans:
        while current + 1 < len(starts) and starts[current + 1] <= start:
            current += 1
        tokens.append(current)
    return text, spans, [fold(text[start:end]) for start, end in spans], tokens


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """A phrase found at the words `start:end`."""

    start: int
    end: int
    value: Value


class PhraseTable(Generic[Value]):
    """A trie of phrases; looking one up costs its length."""

    def __init__(self, phrases: Iterable[tuple[tuple[str, ...], Value]]) -> None:
        self._root: dict[str, dict] = {}  # type: ignore[type-arg]  # a recursive type
        self._values: dict[int, Value] = {}
        for words, value in phrases:
            node = self._root
            for word in words:
                node = node.setdefault(word, {})
            self._values.setdefault(id(node), value)

    @property
    def first_words(self) -> frozenset[str]:
        """The words with which a phrase begins."""
        return frozenset(self._root)

    def longest(self, folded: list[str], start: int) -> Match[Value] | None:
        """Return the longest phrase that stands at word *start*."""
        node, found = self._root, None
        for index in range(start, len(folded)):
            following = node.get(folded[index])
            if following is None:
                break
            node = following
            if id(node) in self._values:
                found = Match(start, index + 1, self._values[id(node)])
        return found
