"""Characters that have no place in a file or on a screen, whatever an article holds."""

import re

#: All but what XML 1.0 allows (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Control characters, and marks that turn the direction of what follows: they can make a text say what it does not.
_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SPACES = re.compile(r"\s+")


def for_xml(text: str) -> str:
    """Return *text* without the characters that no XML file can hold, escaped or not."""
    return _NOT_XML.sub("", text)


def for_display(text: str) -> str:
    """Return *text* on one line, without control characters and marks of direction."""
    return _SPACES.sub(" ", _NOT_SHOWN.sub("", text)).strip()
