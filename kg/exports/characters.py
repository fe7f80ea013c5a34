"""Characters that have no place in a file or on a screen, whatever an article holds."""

import re
from xml.sax.saxutils import escape, quoteattr

from kg.text.deceiving import without_deceiving

#: All but what XML 1.0 allows (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Of what most names are made: to know it is quicker than to escape it.
_PLAIN = re.compile(r"[\w .,:;/()’-]*")
_RETURN = {"\r": "&#13;"}  # which a reader would take for the end of a line
_SPACES = re.compile(r"\s+")


def for_xml(text: str) -> str:
    """Return *text* without the characters that no XML file can hold, escaped or not."""
    return _NOT_XML.sub("", text)


def xml_content(text: str) -> str:
    """Return *text* as it stands between tags."""
    return text if _PLAIN.fullmatch(text) else escape(for_xml(text), _RETURN)


def xml_attribute(text: str) -> str:
    """Return *text* as the value of an attribute, in its quotes."""
    return f'"{text}"' if _PLAIN.fullmatch(text) else quoteattr(for_xml(text))


def for_display(text: str) -> str:
    """Return *text* on one line, without characters that deceive the eye."""
    return _SPACES.sub(" ", without_deceiving(text)).strip()
