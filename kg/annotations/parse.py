"""What is asked of a parse again and again, computed once for each text: spaCy makes a new object of a token at each look."""

from collections.abc import Container
from functools import lru_cache

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, ORTH, POS
from spacy.symbols import AUX, VERB
from spacy.tokens import Doc, Token

from kg.lexicon.words import fold

_KEY = "kg_parse"


class Parse:
    """Lists with an entry for each token of a `Doc`.

    Attributes:
        folded: The words, as they are compared.
        features: Its UD features, « Number=Plur »; see `kg.annotations.syntax.has_feature`.
        verbs: Whether the token is a verb; see `kg.annotations.syntax.is_verb`.
        bounds: Where its sentence starts and ends, as token indices, half-open.
    """

    __slots__ = ("bounds", "features", "folded", "verbs")

    def __init__(self, doc: Doc) -> None:
        strings = doc.vocab.strings
        self.folded = [fold(strings[word]) for word in doc.to_array(ORTH).tolist()]
        self.features = [_features(strings[morph]) for morph in doc.to_array(MORPH).tolist()]
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


def standing(tokens: list[Token], words: Container[str]) -> list[Token]:
    """Return those *tokens*, a stretch of a text without gaps, whose folded word is one of *words*."""
    if not tokens:
        return []
    start = tokens[0].i
    folded = parse_of(tokens[0].doc).folded[start : start + len(tokens)]
    return [tokens[index] for index, word in enumerate(folded) if word in words]


def give_features(token: Token, morph: str) -> None:
    """Have *token* have the features of *morph*: « Tense=Past|VerbForm=Part »."""
    token.set_morph(morph)  # type: ignore[attr-defined]  # its stub does not know it
    parse_of(token.doc).features[token.i] = _features(morph)


def become_verb(token: Token, lemma: str, morph: str) -> None:
    """Have *token* be the verb *lemma*, with the features of *morph*."""
    token.pos_, token.lemma_ = "VERB", lemma
    give_features(token, morph)
    parse_of(token.doc).verbs[token.i] = True


def forget_parse(doc: Doc) -> None:
    """Have the verbs of *doc* told anew: the tree or the names have changed, not the words and the sentences."""
    found = doc.user_data.get(_KEY)
    if found is not None:
        found.verbs = _verbs(doc)


@lru_cache(maxsize=4096)
def _features(morph: str) -> frozenset[str]:
    pairs = (pair.partition("=") for pair in morph.split("|"))
    return frozenset(f"{name}={value}" for name, _, values in pairs for value in values.split(","))


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
