"""`digest.md`: what happened, by day, in French, for a mail, a wiki or a notebook."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.exports.digest import Day, Fact, Source, digest
from kg.exports.files import atomic_writer
from kg.exports.markdown_text import in_markdown, link
from kg.exports.vocabulary import category_labels
from kg.exports.wording import status
from kg.model import Event, Modality, Polarity, Reading
from kg.pages.environment import dates, message

_FRENCH = "fr"


def write_markdown(readings: Iterable[Reading], path: Path) -> None:
    """Write the digest of *readings* to *path* as Markdown.

    Raises:
        ExportError: The file cannot be written.
    """
    told = digest(readings)
    with atomic_writer(path) as lines:
        lines.write(f"# {_say('digest_title')}\n\n{_say('digest_lede')}\n\n")
        lines.write(f"{_say('count_articles', count=told.articles)}, {_say('count_events', count=told.events)}.\n")
        if told.told < told.events:
            lines.write(f"\n{_say('digest_older', count=told.events - told.told)}\n")
        for day in told.days:
            lines.writelines(f"{line}\n" for line in _day(day))


def _day(day: Day) -> Iterator[str]:
    yield f"\n## {dates(_FRENCH)['day'](day.day) if day.day else _say('no_day')}"
    for category, facts in day.groups:
        label = category_labels(_FRENCH).get(category) or category or _say("digest_other")
        yield f"\n### {in_markdown(label[0].upper() + label[1:])}"
        for fact in facts:
            yield from _fact(fact)


def _fact(fact: Fact) -> Iterator[str]:
    voice = f" – {in_markdown(_voice(fact.said[0].event))}" if fact.agreed else ""
    yield f"\n- **{in_markdown(str(fact.line))}**{voice}".removesuffix(" – ")
    for kind in fact.conflict:
        places = f" {in_markdown(', '.join(fact.places))}" if kind == "place" else ""
        yield f"\n  ≠ {_say(f'digest_conflict_{kind}')}{places}"
    for said in fact.said:
        yield f"\n  > {in_markdown(said.sentence.quote)}\n"
        notes = _circumstances(said.event) if fact.agreed else [_voice(said.event), *_circumstances(said.event)]
        told = "".join(f"{in_markdown(note)} – " for note in notes if note)
        yield f"  {told}{' ; '.join(_source(source) for source in said.sources)}"
    if fact.more:
        yield f"\n  {_say('digest_more', count=fact.more)}"


def _voice(event: Event) -> str:
    """Return how real *event* is told to be, and by whom; nothing for what the outlet itself tells as a fact."""
    fact = event.polarity is Polarity.AFFIRMED and event.modality is Modality.ACTUAL
    claimant = f"{_say('according_to')} {event.source.actor.label}" if event.source else ""
    return ", ".join(filter(None, ("" if fact else status(event, _FRENCH), claimant)))


def _circumstances(event: Event) -> list[str]:
    return [event.time.text if event.time else "", event.place.label if event.place else ""]


def _source(source: Source) -> str:
    title = link(source.title, source.url) if source.url else in_markdown(source.title)
    published = dates(_FRENCH)["day"](source.published) if source.published else ""
    return ", ".join(filter(None, (title, in_markdown(source.publisher), published)))


def _say(key: str, **values: int) -> str:
    return message(key, language=_FRENCH, **values)
