"""The readings of the sample articles, made once and only read."""

import pytest

from kg.model import Reading
from kg.pipeline import read
from kg.report import Failure
from kg.resources import samples_dir
from tests.french import load_reader


@pytest.fixture(scope="session")
def sample_readings() -> list[Reading]:
    outcomes = list(read([str(samples_dir())], make_reader=load_reader))
    assert not [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    return outcomes
