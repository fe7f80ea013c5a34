"""Answers in XML: what XML cannot hold, not even escaped, becomes U+FFFD, for the engine writes it as it stands."""

import io
import re
from typing import Any

_NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REPLACEMENT = "\ufffd".encode()
#: The beginning of a character that may be none of XML's.
_BEGUN = re.compile(rb"\xef\xbf?\Z")


class XmlText(io.RawIOBase):
    """Writes UTF-8 through to *output*, without what XML cannot hold. Close it to write the end."""

    def __init__(self, output: io.BufferedIOBase) -> None:
        self._output = output
        self._kept = b""

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def write(self, data: Any) -> int:
        """Take *data*; what may be half a character waits for the rest."""
        text = self._kept + bytes(data)
        begun = _BEGUN.search(text)
        self._kept = begun[0] if begun else b""
        self._output.write(_NOT_XML.sub(_REPLACEMENT, text[: len(text) - len(self._kept)]))
        return len(data)

    def close(self) -> None:
        """Write what is left."""
        if not self.closed:
            self._output.write(self._kept)
            self._kept = b""
        super().close()


def is_xml(media_type: str) -> bool:
    """Return whether *media_type* is a notation in XML."""
    return media_type.endswith("+xml")
