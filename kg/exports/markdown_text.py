"""Text of articles in Markdown: no markup, no HTML, no link of its own, whichever dialect reads it."""

import re

from kg.exports.characters import for_display

#: What begins a list at the head of a line.
_LIST = re.compile(r"^(\d*)([-+:.)])")
#: What is markup in CommonMark, GitHub's dialect or a common extension of them (tables, notes, formulas, templates). A full
#: stop or a colon matters inside an address or an emoji's name alone: before a space only after `www`.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~^=$&]|[.:](?=\S)|(?<=www)\.", re.IGNORECASE)


def in_markdown(text: str) -> str:
    """Return *text* on one line, as it can stand in a paragraph or begin one.

    An `@` becomes `＠`: GitHub takes it for an address of mail even where it is escaped.
    """
    escaped = _MARKUP.sub(r"\\\g<0>", for_display(text))
    return _LIST.sub(r"\1\\\2", escaped).replace("@", "＠")


def link(text: str, address: str) -> str:
    """Return a link with *text* to *address*, the address of a web page."""
    return f"[{in_markdown(text)}](<{address.replace('&', '&amp;')}>)"
