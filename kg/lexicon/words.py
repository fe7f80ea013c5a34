"""How words are compared: without case, accents or typographic variants."""

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "‑": "-", "‐": "-", "–": "-"})
_LONG = 8
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")
_WORD = re.compile(r"\w+|[^\w\s]")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return *text* in the form in which words are compared.

    >>> fold("L’Élysée")
    "l'elysee"
    """
    # Compatibility forms first: « ℠ » is two capitals. « œ » has none, which no keyboard and half of the press do not use.
    text = unicodedata.normalize("NFKD", text).lower().translate(_APOSTROPHES).replace("œ", "oe").replace("æ", "ae")
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def slug(label: str) -> str:
    """Return the local name of an IRI for *label*: ASCII letters and digits, the rest as single hyphens.

    A label of which nothing is left (one in another script) is named by its code points.

    >>> slug("États-Unis")
    'etats-unis'
    """
    return _NOT_ALNUM.sub("-", fold(label)).strip("-") or "-".join(f"u{ord(c):x}" for c in label)


def split_words(text: str) -> list[tuple[int, int]]:
    """Return where the words of *text* stand, as (start, end): runs of letters and digits, and single other signs.

    Names are looked up over these, so that no tokenizer's view of hyphens and apostrophes matters.

    >>> [("L’Élysée")[a:b] for a, b in split_words("L’Élysée")]
    ['L', '’', 'Élysée']
    """
    return [match.span() for match in _WORD.finditer(text)]


def phrase(text: str) -> tuple[str, ...]:
    """Return the folded words of *text*: the key under which a phrase is looked up.

    >>> phrase("Côte d’Ivoire")
    ('cote', 'd', "'", 'ivoire')
    """
    return tuple(fold(text[start:end]) for start, end in split_words(text))


def stem(word: str) -> str:
    """Return the part of *word* that its inflected forms share, roughly: enough to compare keywords.

    >>> stem("garanties") == stem("garantie"), stem("retirer") == stem("retirée")
    (True, True)
    """
    word = fold(word).removesuffix("s")
    # Of a long word two letters are ending enough: « commerce » is not « commette ».
    return word[: max(4, len(word) - (3 if len(word) < _LONG else 2))]
