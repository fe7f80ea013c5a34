"""`Reader`: documents in, readings out; the pipeline for others; a user's own frames and ontology."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.model import Document
from kg.reader import Reader, build_nlp
from kg.resources import ontology_dir
from tests.french import document, load_reader

TEXT = "Le Pérou a rejeté l’accord mardi."
OWN_FRAMES = """
urges:
  - verb: enquiquiner
    addressee: obj
    theme: xcomp+pour
    needs: [addressee]
"""
OWN_SENTENCE = "Lima a enquiquiné Quito."


@pytest.fixture
def frames(tmp_path: Path) -> Path:
    path = tmp_path / "mine.yaml"
    path.write_text(OWN_FRAMES, "utf-8")
    return path


def relations(reader: Reader, text: str) -> list[str]:
    (reading,) = reader.read([document(text)])
    return [event.relation for event in reading.events]


def test_readings_come_in_the_order_of_their_documents() -> None:
    documents = [document(TEXT if i % 2 else "Le blé monte.", str(i)) for i in range(40)]
    readings = list(load_reader().read(documents))
    assert [reading.document for reading in readings] == documents
    assert [len(reading.events) for reading in readings] == [i % 2 for i in range(40)]


def test_no_document_is_no_reading() -> None:
    assert list(load_reader().read([])) == []


def test_documents_are_taken_a_batch_at_a_time() -> None:
    taken: list[str] = []

    def documents() -> Iterator[Document]:
        for number in range(200):
            taken.append(str(number))
            yield document("Le blé monte.", str(number))

    next(load_reader().read(documents()))
    assert 0 < len(taken) < 100


def test_the_day_of_publication_gives_days_their_date() -> None:
    (event,) = next(load_reader().read([document(TEXT, published=date(2024, 3, 15))])).events
    assert event.time is not None
    assert event.time.start == date(2024, 3, 12)
    (undated,) = next(load_reader().read([document(TEXT)])).events
    assert undated.time is None or undated.time.start is None


def test_a_reading_knows_its_actors() -> None:
    reading = next(load_reader().read([document("Selon Quito, le Pérou a menacé le Chili.")]))
    assert list(reading.actors()) == ["chili", "equateur", "perou"]


@pytest.mark.slow
def test_a_users_frames_are_read_beside_the_projects(frames: Path) -> None:
    own = Reader(frames=[frames])
    assert relations(own, OWN_SENTENCE) == ["urges"]
    assert relations(own, TEXT) == relations(load_reader(), TEXT) == ["rejects"]
    assert relations(load_reader(), OWN_SENTENCE) == []


@pytest.mark.slow
def test_another_ontology_is_read_instead_of_the_projects(tmp_path: Path, frames: Path) -> None:
    ontology = Path(shutil.copytree(ontology_dir(), tmp_path / "ontology"))
    shutil.rmtree(ontology / "frames")
    (ontology / "frames").mkdir()
    shutil.copy(frames, ontology / "frames" / "own.fr.yaml")
    own = Reader(ontology)
    assert relations(own, OWN_SENTENCE) == ["urges"]
    assert relations(own, TEXT) == []


def test_a_broken_frame_file_is_told_before_the_model_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("urge:\n  - verb: presser\n", "utf-8")
    with pytest.raises(LexiconError, match="did you mean 'urges'"):
        Reader(frames=[path])


def test_the_components_say_what_they_need_and_stand_in_order() -> None:
    nlp = load_reader().nlp
    ours = [name for name in nlp.pipe_names if name.startswith("kg_")]
    assert ours == [
        "kg_sentences",
        "kg_spaces",
        "kg_actors",
        "kg_quotations",
        "kg_coreference",
        "kg_times",
        "kg_events",
    ]
    problems = nlp.analyze_pipes()["problems"]
    assert {name: found for name, found in problems.items() if name in ours and found} == {}


@pytest.mark.slow
def test_the_pipeline_is_built_the_same_each_time() -> None:
    assert build_nlp().config.to_str() == load_reader().nlp.config.to_str()
