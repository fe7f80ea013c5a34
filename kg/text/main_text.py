"""The main text of a web page, without its frame, menus and scripts."""

import re
from datetime import date

from kg.errors import TextError
from kg.model import Metadata
from kg.sources.html_metadata import parse_html
from kg.sources.metadata import one_line

#: A page with more elements is no article, and the extraction takes more than linear time.
_MOST_ELEMENTS = 10_000
#: No date of today's, which would make the page read differently tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}
_BULLET = re.compile(r"^- ", re.MULTILINE)


def main_text(html: str, *, where: str) -> tuple[str, Metadata]:
    """Return the article of a page, one paragraph a line under its headline, and what the page says of it.

    Raises:
        TextError: There is no article in the page, or too much of something else.
    """
    from trafilatura import extract, extract_metadata

    tree = parse_html(html)
    if tree is not None and sum(1 for _ in tree.iter()) > _MOST_ELEMENTS:
        problem = f"the page has more than {_MOST_ELEMENTS} elements"
        raise TextError(problem, where=where, cure="save the article alone, or as plain text")
    found = None if tree is None else extract_metadata(tree, date_config=_DATES, extensive=False)
    text = None if tree is None else extract(tree, include_comments=False, include_tables=False)
    if not found or not text:
        raise TextError("no article was found in the page", where=where, cure="save the article's text as plain text")
    title = one_line(found.title)
    text = _BULLET.sub("", text)
    text = text if not title or title in text[: 2 * len(title)] else f"{title}\n{text}"
    published = date.fromisoformat(found.date) if found.date else None
    return text, Metadata(title=title, published=published, publisher=one_line(found.sitename))
