"""Apache Jena reads each notation to the same graph, and has nothing to find fault with when it is told to be strict."""

import re
import subprocess
from collections.abc import Iterator, Mapping

import pyoxigraph
import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat

from kg.rdf import DEFAULT_BASE, reading_to_quads
from kg.rdf.serialisations import SERIALISATIONS, Serialisation
from tests.programs import JENA, needs_jena
from tests.rdf.strategies import RUN
from tests.rdf.test_serialisations import expected
from tests.readings import READINGS

pytestmark = [needs_jena, pytest.mark.slow]

QUADS = [quad for reading in READINGS for quad in reading_to_quads(reading, run=RUN)]
#: With several files, riot tells the name of each before what it holds.
_FILE = re.compile(r"^.* INFO .* File: .*graph\.(\w+)\n", re.MULTILINE)


def graphs(notation: Serialisation) -> Iterator[tuple[NamedNode | None, list[Quad]]]:
    """Yield what is written: graph by graph, or, in a notation without graphs, each triple once."""
    quads = QUADS if notation.quads else list({quad.triple: quad for quad in QUADS}.values())
    for name in dict.fromkeys(quad.graph_name for quad in quads):
        yield name, sorted((quad for quad in quads if quad.graph_name == name), key=str)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """What Jena reads from a file in each notation, by the file's ending, as N-Quads: one start of Java for all."""
    folder = tmp_path_factory.mktemp("jena")
    for notation in SERIALISATIONS.values():
        text = "".join(notation.write(graphs(notation), DEFAULT_BASE))
        (folder / f"graph.{notation.suffix}").write_text(text, encoding="utf-8", newline="\n")
    riot = ["java", "-cp", JENA, "riotcmd.riot", "--strict", "--check", "--output=nquads", *sorted(folder.iterdir())]
    told = subprocess.run(riot, capture_output=True, check=False, timeout=120, encoding="utf-8")
    assert (told.returncode, told.stderr) == (0, "")
    _, *parts = _FILE.split(told.stdout)
    return dict(zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("notation", SERIALISATIONS.values(), ids=SERIALISATIONS)
def test_what_jena_reads_is_what_was_written_and_no_warning(notation: Serialisation, read: Mapping[str, str]) -> None:
    found = pyoxigraph.parse(read[notation.suffix], format=RdfFormat.N_QUADS)  # a warning among them is no N-Quads
    assert set(found) == expected(notation, QUADS)
