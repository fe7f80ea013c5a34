"""What is asked of a parse again and again, computed once for each text: spaCy makes a new object of a token at each look."""

from spacy.tokens import Doc

from kg.lexicon.words import fold

_KEY = "kg_parse"
_CLAUSAL = frozenset({"VERB", "AUX"})


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
    named = doc._.kg_named
    tensed, determined = set(), set()
    for token in doc:
        head = token.head.i
        if token.i < head:
            function = token.dep_
            if function == "aux:tense":
                tensed.add(head)
            elif function == "det":
                determined.add(head)
    return [
        token.i not in named and (token.i in tensed or (token.pos_ in _CLAUSAL and token.i not in determined))
        for token in doc
    ]
