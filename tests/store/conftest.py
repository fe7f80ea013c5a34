"""A store with four readings, built once; and one of its own for a test that writes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store import Store
from tests.rdf.strategies import RUN
from tests.readings import READINGS


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("filled") / "store") as opened:
        for reading in READINGS:
            opened.replace(reading, run=RUN)
        yield opened
