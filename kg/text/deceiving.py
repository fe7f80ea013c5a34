"""Characters that deceive the eye: they are not seen, and can make a text say on a screen what it does not."""

from itertools import chain

#: Control characters but tabs and ends of lines, marks that turn the direction of what follows, and what is no character.
_CONTROLS = (range(0x09), range(0x0B, 0x0D), range(0x0E, 0x20), range(0x7F, 0xA0))
_MARKS = (range(0x061C, 0x061D), range(0x200E, 0x2010), range(0x202A, 0x202F), range(0x2066, 0x206A))
_NONE = (range(0xFEFF, 0xFF00), range(0xFFFE, 0x10000))
_DECEIVING = dict.fromkeys(chain(*_CONTROLS, *_MARKS, *_NONE))


def without_deceiving(text: str) -> str:
    """Return *text* without them, for a page, a table or a terminal; markup stays markup.

    >>> without_deceiving("facture\u202efdp.exe")
    'facturefdp.exe'
    """
    return text.translate(_DECEIVING)
