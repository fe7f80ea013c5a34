"""`clean`: the steps from a page to a document, one after the other."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.errors import TextError
from kg.model import Document, Dropped, MediaType, Metadata, Page
from kg.sources.dates import find_date
from kg.sources.metadata import merge_metadata
from kg.text.boilerplate import drop_boilerplate
from kg.text.characters import exchange_likenesses, repair_characters
from kg.text.draft import Draft
from kg.text.language import check_french
from kg.text.lines import join_lines, tidy_spaces
from kg.text.main_text import main_text
from kg.text.quotes import pair_quotes
from kg.text.repeats import drop_cut_titles, drop_repeats, headline_end
from kg.text.rules import CleaningRules
from kg.text.sentences import separate_cut, separate_glued

#: Characters of the longest text: the parser refuses a million.
MAX_CHARACTERS = 900_000
_FEWEST_LETTERS = 10
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def clean(page: Page, rules: CleaningRules) -> Document:
    """Return the article of *page*: without boilerplate, repaired, one paragraph a line.

    For each piece, `text[start:start + length]` is `source[source_start:source_start + length]`, but for characters that
    are exchanged one for one: apostrophes, quotes, hyphens, spaces, and a space for a line break before a cut sentence.
    All of `source` but spaces stands either in `text` or in a stretch of `dropped`.

    Raises:
        TextError: There is no article in it, or none in French, or one of more than `MAX_CHARACTERS`.
    """
    source, found = page.content, Metadata()
    if page.media_type is MediaType.HTML:
        source, found = main_text(source, where=page.name)
    if len(source) > MAX_CHARACTERS:
        raise TextError(f"more than {MAX_CHARACTERS:,} characters", where=page.name, cure="split it into its articles")
    metadata = merge_metadata(page.metadata, found)
    draft = separate_cut(_stripped(_repaired(source, rules), metadata.title, rules), rules)
    if sum(map(str.isalpha, draft.text)) < _FEWEST_LETTERS:
        raise TextError("no article is left without its boilerplate", where=page.name, cure="look at what it holds")
    check_french(draft.text, where=page.name)
    dropped = tuple(_disjoint(draft.dropped))
    said = Metadata(published=_published(source, dropped, metadata.url, rules))
    return Document(
        id=page.id,
        name=page.name,
        source=source,
        text=draft.text,
        pieces=draft.pieces,
        dropped=dropped,
        metadata=replace(merge_metadata(metadata, said), language="fr"),
        title_end=headline_end(draft.text, metadata.title),
    )


def _repaired(source: str, rules: CleaningRules) -> Draft:
    """Return *source* with its characters, lines, quotes and glued sentences repaired: what the rules can be held against."""
    draft = tidy_spaces(join_lines(repair_characters(Draft.of(source)), rules))
    return separate_glued(draft.exchange(pair_quotes(draft.text)))


def _stripped(draft: Draft, title: str | None, rules: CleaningRules) -> Draft:
    """Return *draft* without what is no part of the article."""
    draft = tidy_spaces(drop_cut_titles(tidy_spaces(drop_boilerplate(draft, rules))))
    if not title:
        title = draft.text[: headline_end(draft.text, None)]
    return tidy_spaces(drop_repeats(draft, title))


def _disjoint(dropped: Iterable[Dropped]) -> Iterable[Dropped]:
    """Yield the stretches in order, without those that stand inside another."""
    end = 0
    for stretch in sorted(dropped, key=lambda stretch: (stretch.start, -stretch.end)):
        if stretch.end > end:
            yield stretch
            end = stretch.end


def _published(source: str, dropped: Iterable[Dropped], url: str | None, rules: CleaningRules) -> date | None:
    """Return the day that a dateline or the like gives; a year that it leaves out is the address's or the copyright's."""
    dated = {rule.name for rule in rules.rules if rule.dated}
    said = [exchange_likenesses(source[part.start : part.end]) for part in dropped if part.rule in dated]
    years = [int(found[0]) for text in (url or "", *said) if (found := _YEAR.search(text))]
    return next(filter(None, (_day(text, years[0] if years else None) for text in said)), None)


def _day(text: str, year: int | None) -> date | None:
    try:
        return find_date(text, year=year)
    except ValueError:
        return None
