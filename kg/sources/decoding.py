"""Bytes to text, whatever encoding an old site, a spreadsheet or an editor wrote them in."""

import codecs
import re

from kg.errors import SourceError

#: Byte order marks, the longer first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What a file of another kind begins with.
_MAGIC = {
    b"%PDF-": "a PDF",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an office document",
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
}
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w-]{2,20})", re.IGNORECASE)
#: The encodings of French text that charset-normalizer chooses between.
_WESTERN = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
#: Only these may be named by a page: Python knows codecs that are no encodings of text.
_NAMED = re.compile(r"(?:iso-?8859|windows|cp|latin|mac|koi8|gb|big5|shift|euc)[\w-]*", re.IGNORECASE)
_HALVES = re.compile(r"[\ud800-\udfff]")
_SAMPLE = 65_536
_TEXT_CURE = "convert it to plain text, HTML or JSON Lines first"


def decode(data: bytes, *, where: str) -> str:
    """Return the text of *data*, line breaks as newlines.

    Tried in this order: byte order mark, UTF-16 by its zero bytes, UTF-8, the encoding that the page itself names
    (only then: who says Latin-1 above valid UTF-8 is wrong), and the likeliest of the Western encodings.

    Raises:
        SourceError: *data* is no text but an image, a PDF or the like.
    """
    if kind := next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None):
        raise SourceError(f"this is {kind}, not text", where=where, cure=_TEXT_CURE)
    text = _decode(data)
    if "\0" in text[:_SAMPLE]:
        raise SourceError("this is binary data, not text", where=where, cure=_TEXT_CURE)
    return normalize(text)


def normalize(text: str) -> str:
    """Return *text* with line breaks as newlines, and U+FFFD for halves of characters, which no file can hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _HALVES.sub("\ufffd", text)


def utf16_encoding(head: bytes) -> str | None:
    """Return the UTF-16 encoding that the first bytes of a file betray, by a mark or by the zero in every character."""
    if mark := next((name for mark, name in _MARKS if head.startswith(mark)), None):
        return mark if mark == "utf-16" else None
    sample = head[:1024]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 4 < len(sample) or min(even, odd) * 10 > len(sample):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _decode(data: bytes) -> str:
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if known := marked or utf16_encoding(data):
        return data.decode(known, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_named_encoding(data) or _likely_encoding(data), "replace")


def _named_encoding(data: bytes) -> str | None:
    meta = _META_CHARSET.search(data[:4096])
    name = meta[1].decode("ascii", "replace") if meta else ""
    if not _NAMED.fullmatch(name):
        return None
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        return None
    # Browsers read Latin-1 as its superset, and so do those who write the label.
    return "cp1252" if encoding == "iso8859-1" else encoding


def _likely_encoding(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_WESTERN).best()
    return best.encoding if best else "cp1252"
