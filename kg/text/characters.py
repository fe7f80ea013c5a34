"""Characters: look-alikes exchanged for the ones of French typography, invisible ones taken out."""

import re

from kg.text.draft import Draft, Edit

_APOSTROPHES = "'`´‘‛ʼʹ′＇"
_SPACES = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_LIKENESSES = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "’"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_BREAKS, "\n"),
        **dict.fromkeys("‐‑", "-"),
        **dict.fromkeys("“„‟", "«"),
        "＂": '"',
        "”": "»",
    }
)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff]+"
)


def exchange_likenesses(text: str) -> str:
    """Return *text* with the apostrophes, spaces, line breaks, hyphens and quotes of French; the length stays.

    >>> exchange_likenesses("l'eau a dit “non”")
    'l’eau a dit «non»'
    """
    return text.translate(_LIKENESSES)


def repair_characters(draft: Draft) -> Draft:
    """Return *draft* with its likenesses exchanged, without control, zero-width and direction characters."""
    invisible = [Edit(start=m.start(), end=m.end(), rule="invisible") for m in _INVISIBLE.finditer(draft.text)]
    exchanged = draft.edit(invisible)
    return exchanged.exchange(exchange_likenesses(exchanged.text))
