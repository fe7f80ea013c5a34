"""A build that is killed at any moment loses nothing that was stored, and leaves a store that opens."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.store import Store
from tests.rdf.strategies import RUN
from tests.readings import numbered_readings

CHILD = """
import sys
from pathlib import Path
from kg.store import Store
from tests.rdf.strategies import RUN
from tests.readings import numbered_readings

with Store.open(Path(sys.argv[1])) as store:
    for reading in numbered_readings(100_000):
        store.replace(reading, run=RUN)
        print(reading.document.id, flush=True)
"""


def build_and_kill(path: Path, seconds: float) -> list[str]:
    """Run a build for some time, kill it and return the ids that it said were stored."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], stdout=subprocess.PIPE, text=True, env=environment
    )
    if child.stdout is None:
        pytest.fail("no pipe")
    first = child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    return [line for line in (first + rest).splitlines() if len(line) == 6]


@pytest.mark.slow
def test_nothing_stored_is_lost_and_no_article_is_half_there(tmp_path: Path) -> None:
    chance = random.Random(20240312)  # noqa: S311
    acknowledged: set[str] = set()
    for _ in range(6):
        acknowledged.update(build_and_kill(tmp_path / "store", chance.uniform(0, 0.6)))
        with Store.open(tmp_path / "store") as store:
            stored = list(store.readings())
            assert acknowledged <= {reading.document.id for reading in stored}
            # The same text again is no change: each graph is whole, to the triple.
            assert not any(store.replace(reading, run=RUN) for reading in numbered_readings(len(stored)))
    assert acknowledged
