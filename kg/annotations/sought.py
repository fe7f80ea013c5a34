"""Which words of a text are worth a look: most are not, and telling so once for each word costs less than looking at each token."""

from collections.abc import Callable, Iterator

from spacy.attrs import LEMMA, ORTH, POS
from spacy.tokens import Doc, Token

_MOST = 100_000  # words that are remembered: some megabytes


class Sought:
    """Finds the tokens that pass a test which their form, lemma and tag decide alone; made once for a lexicon."""

    def __init__(self, test: Callable[[Token], bool]) -> None:
        self._test = test
        self._known: dict[tuple[int, ...], bool] = {}

    def among(self, doc: Doc) -> Iterator[Token]:
        """Yield the tokens of *doc* that pass, in order."""
        if len(self._known) > _MOST:
            self._known.clear()
        for index, word in enumerate(map(tuple, doc.to_array([ORTH, LEMMA, POS]).tolist())):
            found = self._known.get(word)
            if found is None:
                found = self._known[word] = self._test(doc[index])
            if found:
                yield doc[index]
