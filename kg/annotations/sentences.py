"""`kg_sentences`: where sentences end, decided by punctuation and layout before the parser, which keeps to it.

Left alone, the parser ends sentences in the middle of a clause (before an object that a date parts from its verb), and
what it has cut no rule can join.
"""

from collections.abc import Callable

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Token

_START, _NO_START = 1, 2**64 - 1  # -1, unsigned, as spaCy's arrays hold it
_DASHES, _DATELINE = frozenset({"–", "—"}), 5  # a dateline has a few words
_FINAL = frozenset({".", "!", "?", "…", "..."})
_CLOSING = frozenset({"»", "”", ")", '"', "’", "'"})
_OPENING = frozenset({"«", "“", "(", '"', "-", "–", "—"})
# The tokenizer takes « X. » for an initial; behind these words it is the network, and the full stop ends the sentence.
_NETWORK, _ON_NETWORK = "X.", frozenset({"sur", "via", "réseau", "social", "plateforme", "compte"})


def split_sentences(doc: Doc) -> Doc:
    """Mark on each token whether it starts a sentence."""
    ended, first = True, 0
    marks = []
    for token in doc:
        if token.is_space:
            ended = ended or "\n" in token.text
            marks.append(_NO_START)
        elif ended and token.i and token.text in _CLOSING:
            marks.append(_NO_START)
        else:
            starts = ended and (_starts(token) or _follows_line_break(token))
            marks.append(_START if starts else _NO_START)
            first = token.i if starts else first
            ended = token.text in _FINAL or _is_network(token) or _ends_dateline(doc, first, token)
    # Set at once: setting one token's mark looks at all the others.
    doc.from_array([SENT_START], np.array(marks, dtype="uint64").reshape(-1, 1))  # type: ignore[arg-type]  # its stub knows no unsigned
    return doc


def _ends_dateline(doc: Doc, first: int, dash: Token) -> bool:
    """« VIENNE – L’Iran … », « NEW YORK — … »: the town from which an agency reports is a sentence of its own."""
    words = doc[first : dash.i]
    return (
        dash.text in _DASHES
        and 0 < len(words) <= _DATELINE
        and all(token.text.isupper() or token.text == "-" for token in words)
    )


def _is_network(token: Token) -> bool:
    """« a écrit Lima sur X. »."""
    return token.text == _NETWORK and token.i > 0 and token.nbor(-1).lower_ in _ON_NETWORK


def _starts(token: Token) -> bool:
    return token.i == 0 or not token.text[0].islower() or token.text in _OPENING


def _follows_line_break(token: Token) -> bool:
    return token.i > 0 and "\n" in token.nbor(-1).text


@Language.factory("kg_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> Callable[[Doc], Doc]:  # noqa: ARG001 - spaCy passes them
    """Make the component for a pipeline."""
    return split_sentences
