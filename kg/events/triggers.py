"""Which words of a text may begin a trigger at all: most may not, and need no look at the parse around them."""

from collections.abc import Iterator

from spacy.attrs import LEMMA, ORTH, POS
from spacy.tokens import Doc, Token

from kg.annotations.forms import adjective_lemma, lemma, verb_lemmas
from kg.lexicon import Lexicon
from kg.lexicon.words import fold

_MOST = 100_000  # words that are remembered: some megabytes


class Triggers:
    """Knows the first words of the entries in all their forms; made once for a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lemmas = lexicon.lemmas
        self._first = frozenset(entry.words[0] for entry in lexicon.frames.entries)
        self._known: dict[tuple[int, ...], bool] = {}

    def among(self, doc: Doc) -> Iterator[Token]:
        """Yield the tokens that may begin a trigger, whatever the tagger takes them for."""
        if len(self._known) > _MOST:
            self._known.clear()
        for index, word in enumerate(map(tuple, doc.to_array([ORTH, LEMMA, POS]).tolist())):
            found = self._known.get(word)
            if found is None:
                found = self._known[word] = self._may_begin(doc[index])
            if found:
                yield doc[index]

    def _may_begin(self, token: Token) -> bool:
        written = fold(token.text)
        forms = {lemma(token, self._lemmas), written, written.removesuffix("s"), adjective_lemma(token)}
        return not self._first.isdisjoint(forms.union(verb_lemmas(token)))
