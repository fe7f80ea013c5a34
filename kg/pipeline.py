"""The way from articles to a graph: find, clean, read, map, check, write, export. Nothing else knows all the steps.

    paths ──find──▶ Page ──clean──▶ Document ──read──▶ Reading ──map──▶ NamedGraph ──check, write──▶ store ──export──▶ files

Each step is a generator over the one before it, so that memory does not grow with the corpus. What goes wrong with an
article becomes its `Failure` and travels on with the others: nothing that an article holds can end a build.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path, PurePath
from typing import Protocol, TypeVar

from kg.errors import ExportError, KgError, SourceError
from kg.exports import BUILT, export
from kg.model import Document, Page, Reading
from kg.output import REPORT, STORE
from kg.rdf import RunInfo
from kg.rdf.prefixes import shorten
from kg.rdf.validation import validate
from kg.reader import Reader
from kg.report import Failure, Outcome, Summary, open_report
from kg.sources import Item, find_items
from kg.store import GraphStore, NamedGraph, map_reading, open_store, spooled
from kg.text import CleaningRules, clean, load_rules
from kg.version import __version__

T = TypeVar("T")

_BATCH_ARTICLES = 32
_BATCH_CHARACTERS = 200_000


class Watcher(Protocol):
    """Is told how a build goes."""

    def outcome(self, outcome: Outcome) -> None:
        """Hear what became of one more article."""

    def step(self, name: str) -> None:
        """Hear what is done now."""


class Silence:
    """A watcher that tells nobody."""

    def outcome(self, outcome: Outcome) -> None:
        """Ignore it."""

    def step(self, name: str) -> None:
        """Ignore it."""


_SILENCE = Silence()


def build(
    paths: Sequence[str],
    out: Path,
    *,
    base: str | None = None,
    make_reader: Callable[[], Reader] = Reader,
    formats: Sequence[str] = BUILT,
    store: str | None = None,
    watcher: Watcher = _SILENCE,
) -> Summary:
    """Read the articles that *paths* name into a store, then write *formats* from the whole store.

    An article that was built before is replaced, unless it is the same; what else the store holds stays. `out/report.json` tells what became
    of each article of this build.

    Args:
        paths: Files, folders, globs, or `-` for standard input.
        out: A folder, made if it is not there.
        base: IRI below which all things get theirs; by default the store's own.
        make_reader: Gives what reads, when there is something to read: a `Reader` takes seconds to make.
        formats: Names from `kg.exports.FORMATS`.
        store: The address of a SPARQL server (`kg.store.address`) that is the store; by default it is the folder `out/store`.
        watcher: Is told how it goes.

    Returns:
        How many articles were read, how many failed, and what was found.

    Raises:
        StoreError: The store cannot be opened or written: *out* is not writable, the disk is full, it is in use, the
            server does not answer.
        ExportError: A file cannot be written.
        LexiconError: The lexicon breaks its own rules.
    """
    reader = cache(make_reader)
    with open_store(store or out / STORE, base=base) as opened, open_report(out / REPORT) as report:
        _make_folder(out)
        for batch in _read(paths, reader):
            for outcome in _keep(batch, opened, reader):
                report.add(outcome)
                watcher.outcome(outcome)
        if report.summary.read:
            _export(opened, formats, out, watcher)
        return report.summary


def read(paths: Sequence[str], *, make_reader: Callable[[], Reader] = Reader) -> Iterator[Outcome]:
    """Yield a `Reading`, or a `Failure`, for each article that *paths* name, in order.

    Args:
        paths: Files, folders, globs, or `-` for standard input.
        make_reader: Gives what reads, when there is something to read.

    Raises:
        LexiconError: The lexicon breaks its own rules.
    """
    for batch in _read(paths, cache(make_reader)):
        yield from batch


def run_info(reader: Reader) -> RunInfo:
    """Return what the readings of *reader* depend on, beside the articles."""
    meta = reader.nlp.meta
    return RunInfo(
        version=__version__,
        lexicon=reader.lexicon.digest,
        model=f"{meta['lang']}_{meta['name']}-{meta['version']}",
    )


def _read(paths: Sequence[str], reader: Callable[[], Reader]) -> Iterator[list[Outcome]]:
    rules = load_rules()
    documents = (_clean(page, rules) if isinstance(page, Page) else page for page in _pages(find_items(paths)))
    for batch in _batches(documents):
        yield list(_read_batch(batch, reader))


def _keep(batch: Sequence[Outcome], store: GraphStore, reader: Callable[[], Reader]) -> Iterator[Outcome]:
    """Check and store what is not stored so already; yield what became of each article, in order.

    A graph that breaks the shapes, or that the store refuses, is a failure of its article.
    """
    mapped = [outcome if isinstance(outcome, Failure) else _map(outcome, store.base, reader) for outcome in batch]
    changed = store.changed([graph for graph in mapped if isinstance(graph, NamedGraph)])
    checks = {graph.name: _attempt(partial(_check, graph, store.base), name="") for graph in changed}
    broken = {name: check.error for name, check in checks.items() if isinstance(check, Failure)}
    refused = store.write([graph for graph in changed if graph.name not in broken])
    for outcome, graph in zip(batch, mapped, strict=True):
        if isinstance(outcome, Failure) or isinstance(graph, Failure):
            yield graph if isinstance(graph, Failure) else outcome
        elif error := broken.get(graph.name) or refused.get(graph.name):
            yield Failure(name=outcome.document.name, id=outcome.document.id, error=error)
        else:
            yield outcome


def _map(reading: Reading, base: str, reader: Callable[[], Reader]) -> NamedGraph | Failure:
    document = reading.document
    # A graph that is published tells nothing of the folders where it was made.
    nameless = replace(reading, document=replace(document, name=PurePath(document.name).name))
    mapping = partial(map_reading, nameless, run=run_info(reader()), base=base)
    return _attempt(mapping, name=document.name, article_id=document.id)


def _check(graph: NamedGraph, base: str) -> None:
    validate(graph.quads, name=shorten(graph.name.value, base), base=base)


def _make_folder(out: Path) -> None:
    """Make the folder of the files, which a server does not do, as the store in it does."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        cure = "choose a folder that you may write to"
        raise ExportError(f"the folder cannot be made: {error.strerror}", where=str(out), cure=cure) from error


def _export(store: GraphStore, formats: Sequence[str], out: Path, watcher: Watcher) -> None:
    with spooled(store) as articles:
        for name in formats:
            watcher.step(f"writing {name}")
            export(articles, name, out)


def _pages(items: Iterable[Item]) -> Iterator[Page | Failure]:
    taken: dict[str, str] = {}
    for item in items:
        page = _attempt(item.read, name=item.name)
        if isinstance(page, Page) and taken.setdefault(page.id, page.name) != page.name:
            problem = f"its id {page.id!r} is that of {taken[page.id]} too"
            error = SourceError(problem, where=page.name, cure="give each article its own id")
            page = Failure(name=page.name, error=error)
        yield page


def _clean(page: Page, rules: CleaningRules) -> Document | Failure:
    return _attempt(partial(clean, page, rules), name=page.name, article_id=page.id)


def _batches(documents: Iterable[Document | Failure]) -> Iterator[list[Document | Failure]]:
    """Yield *documents* by the batch; both bounds count, for the parser holds a whole batch in memory."""
    batch: list[Document | Failure] = []
    room = _BATCH_CHARACTERS
    for document in documents:
        batch.append(document)
        room -= len(document.text) if isinstance(document, Document) else 0
        if room <= 0 or len(batch) == _BATCH_ARTICLES:
            yield batch
            batch, room = [], _BATCH_CHARACTERS
    if batch:
        yield batch


def _read_batch(batch: Sequence[Document | Failure], reader: Callable[[], Reader]) -> Iterator[Outcome]:
    """Yield what was read of each, in order; what has failed before stays as it is."""
    documents = [document for document in batch if isinstance(document, Document)]
    readings = iter(_read_all(documents, reader()) if documents else [])
    for document in batch:
        yield next(readings) if isinstance(document, Document) else document


def _read_all(documents: Sequence[Document], reader: Reader) -> Sequence[Outcome]:
    """Read *documents* as one batch, and when that fails one by one, to find the one that it is about."""
    whole = _attempt(lambda: list(reader.read(documents)), name="")
    return [_read_one(document, reader) for document in documents] if isinstance(whole, Failure) else whole


def _read_one(document: Document, reader: Reader) -> Outcome:
    return _attempt(lambda: next(iter(reader.read([document]))), name=document.name, article_id=document.id)


def _attempt(step: Callable[[], T], *, name: str, article_id: str | None = None) -> T | Failure:
    """Return what *step* returns, or the article's failure: a defect, too, costs one article and no build."""
    try:
        return step()
    except KgError as error:
        return Failure(name=name, id=article_id, error=error)
    except Exception as defect:  # noqa: BLE001
        problem = f"internal error ({type(defect).__name__})"
        wrapped = KgError(problem, where=name, cure="please report it, with what --debug shows")
        wrapped.__cause__ = defect
        return Failure(name=name, id=article_id, error=wrapped)
