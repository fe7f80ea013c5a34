"""The promises of a build, on the samples: twice is once, in pieces is at once, and no article ends it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import kg
from kg import pipeline
from kg.api import _reader
from kg.errors import KgError, StoreError
from kg.exports import BUILT, FORMATS
from kg.model import Document, Reading
from kg.pipeline import build, read
from kg.reader import Reader
from kg.report import Failure, Outcome
from kg.resources import samples_dir
from kg.store import NamedGraph, Store
from tests.cli.test_interruption import files
from tests.rdf.strategies import RUN
from tests.readings import CRISIS, MEETING

SAMPLES = sorted(str(path) for path in samples_dir().iterdir() if path.suffix in {".txt", ".html", ".jsonl"})


def views(out: Path) -> dict[str, bytes]:
    """The files that are written from the store."""
    return {name: content for name, content in files(out).items() if name != "report.json"}


def test_a_build_writes_every_format(built: Path) -> None:
    missing = [name for name in BUILT if not (built / FORMATS[name].filename).exists()]
    assert not missing


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    for _ in range(2):
        kg.build([samples_dir()], tmp_path)
        assert files(tmp_path) == files(built)


def test_building_in_pieces_is_building_at_once(built: Path, tmp_path: Path) -> None:
    for piece in (SAMPLES[6:], SAMPLES[:3], SAMPLES[2:7]):
        kg.build(piece, tmp_path)
    assert views(tmp_path) == views(built)


def test_every_span_of_evidence_is_the_articles_own_words(built: Path) -> None:
    with kg.open_graph(built) as store:
        readings = list(store.readings())
    assert readings
    for reading in readings:
        source = reading.document.source
        for event in reading.events:
            for evidence in event.evidence:
                assert source[evidence.start : evidence.end] == evidence.quote
                assert source[evidence.trigger_start : evidence.trigger_end] == evidence.trigger


class Clumsy(Reader):
    """A reader with a defect that one article brings out."""

    def __init__(self, reader: Reader, victim: str) -> None:
        self.lexicon, self.nlp, self._victim = reader.lexicon, reader.nlp, victim

    def read(self, documents: list[Document]) -> Iterator[Reading]:  # type: ignore[override]
        for reading in super().read(documents):
            if reading.document.id == self._victim:
                raise RecursionError
            yield reading


def test_a_defect_costs_one_article(built: Path) -> None:
    clumsy = Clumsy(_reader(), victim="taiwan-armes")
    outcomes = list(read([str(samples_dir())], make_reader=lambda: clumsy))
    (failure,) = (outcome for outcome in outcomes if isinstance(outcome, Failure))
    assert (failure.id, len(outcomes)) == ("taiwan-armes", 12)
    assert "RecursionError" in failure.error.problem


@pytest.mark.slow
def test_outcomes_come_in_the_order_of_the_paths(tmp_path: Path) -> None:
    texts = [path for path in SAMPLES if path.endswith(".txt")]
    paths = [texts[3], str(tmp_path / "missing-1.txt"), texts[1], str(tmp_path / "missing-2.txt")]
    assert [name(outcome) for outcome in read(paths, make_reader=_reader)] == paths


def name(outcome: Outcome) -> str:
    """How a message names the article."""
    return outcome.name if isinstance(outcome, Failure) else outcome.document.name


def test_a_full_disk_ends_the_build_and_not_the_store(
    tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, stored = Store.write, []

    def write_some(store: Store, graphs: Sequence[NamedGraph]) -> object:
        room = slice(3 if "/article/" in graphs[0].name.value else None)
        stored.extend(graph.name for graph in graphs[room])
        write(store, graphs[room])
        if len(graphs) > len(graphs[room]):
            raise StoreError("the store cannot be written: no space left", where=str(store.path), cure="free some")
        return {}

    monkeypatch.setattr(Store, "write", write_some)
    with pytest.raises(StoreError, match="no space left"):
        build(SAMPLES, tmp_path, make_reader=_reader)
    monkeypatch.undo()
    with kg.open_graph(tmp_path) as store:
        assert {store.article(article_id) for article_id in store.article_ids()} == set(stored[-3:])
    kg.build([samples_dir()], tmp_path)
    assert files(tmp_path) == files(built)


def test_nothing_to_read_needs_no_language_model(tmp_path: Path) -> None:
    def no_reader() -> Reader:
        pytest.fail("the model was loaded")

    summary = build([str(tmp_path)], tmp_path / "out", make_reader=no_reader)
    assert (summary.read, summary.failed) == (0, 1)


@pytest.mark.slow
def test_read_text_and_read_agree() -> None:
    by_path = {reading.document.id: reading for reading in kg.read([samples_dir() / "niger-ultimatum.txt"])}
    document = by_path["niger-ultimatum"].document
    published = document.metadata.published
    by_text = kg.read_text(
        document.source, article_id="niger-ultimatum", title=document.metadata.title, published=published
    )
    assert by_text.events == by_path["niger-ultimatum"].events


def test_read_raises_the_first_failure(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="no such file"):
        list(kg.read([tmp_path / "missing.txt"]))


def test_what_breaks_the_shapes_fails_alone_and_what_is_the_same_is_not_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "run_info", lambda _: RUN)
    checked, check = [], pipeline._check
    monkeypatch.setattr(pipeline, "_check", lambda graph, base: (checked.append(graph.name), check(graph, base)))
    broken = replace(CRISIS, events=tuple(replace(event, confidence=1.5) for event in CRISIS.events))
    with Store.open(tmp_path) as store:
        first = list(pipeline._keep([broken, MEETING], store, object))  # type: ignore[arg-type]
        second = list(pipeline._keep([MEETING, CRISIS], store, object))  # type: ignore[arg-type]
        assert store.article_ids() == [CRISIS.document.id, MEETING.document.id]
    assert [isinstance(outcome, Failure) for outcome in (*first, *second)] == [True, False, False, False]
    assert "kg:confidence" in str(first[0].error)
    assert checked == [store.article(reading.document.id) for reading in (CRISIS, MEETING, CRISIS)]
