"""What is asked of a parse again and again, computed once for each text: spaCy makes a new object of a token at each look."""

import numpy as np
from spacy.attrs import DEP, HEAD, POS
from spacy.symbols import AUX, VERB
from spacy.tokens import Doc

from kg.lexicon.words import fold

_KEY = "kg_parse"


class Parse:
    """Lists with an entry for each token of a `Doc`.

    Attributes:
        folded: The words, as they are compared.
        verbs: Whether the token is a verb; see `kg.annotations.syntax.is_verb`.
        bounds: Where its sentence starts and ends, as token indices, half-open.
    """

    __slots__ = ("bounds", "folded", "verbs")

    def __init__(self, doc: Doc) -> None:
        self.folded = [fold(token.text) for token in doc]
        self.verbs = _verbs(doc)
        self.bounds = (
            [(sentence.start, sentence.end) for sentence in doc.sents for _ in range(sentence.start, sentence.end)]
            if doc.has_annotation("SENT_START")
            else [(0, len(doc))] * len(doc)
        )


def parse_of(doc: Doc) -> Parse:
    """Return the `Parse` of *doc*, made when it is first asked for."""
    found = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = Parse(doc)
    return found


def forget_parse(doc: Doc) -> None:
    """Have the verbs of *doc* told anew: the tree or the names have changed, not the words and the sentences."""
    found = doc.user_data.get(_KEY)
    if found is not None:
        found.verbs = _verbs(doc)


def _verbs(doc: Doc) -> list[bool]:
    """Return what `Parse.verbs` tells, read off the tags at once: a look at each token takes ten times as long."""
    named, strings = doc._.kg_named, doc.vocab.strings
    tags, functions, heads = doc.to_array([POS, DEP, HEAD]).T
    places, offsets = np.arange(len(doc)), heads.astype("int64")
    behind = offsets > 0  # the head stands behind
    tensed, determined = (
        frozenset((places + offsets)[behind & (functions == strings[name])].tolist()) for name in ("aux:tense", "det")
    )
    clausal = np.isin(tags, [VERB, AUX]).tolist()
    return [
        index not in named and (index in tensed or (is_clausal and index not in determined))
        for index, is_clausal in enumerate(clausal)
    ]
