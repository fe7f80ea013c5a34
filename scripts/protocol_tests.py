"""Run the W3C's tests of the SPARQL 1.1 Protocol against `kg serve`: `python scripts/protocol_tests.py PATH`.

PATH is the folder `sparql/sparql11/protocol` of the W3C's rdf-tests, which are no part of this project. A server is started
on an empty store; the graphs of each test are put there before it and deleted after it.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
import rdflib
from rdflib import RDFS, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.output import STORE
from kg.store import Store

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "for the tests"  # noqa: S105 (the server ends with the tests)
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
#: The media types of what the manifest calls a format.
FORMATS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": ("application/sparql-results+json", "application/sparql-results+xml"),
    "RDF": ("text/turtle", "application/rdf+xml", "application/n-triples"),
}


def main() -> int:
    """Run all tests; return 1 if one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    folder = parser.parse_args().path.resolve()
    manifest = rdflib.Graph().parse(folder / "manifest.ttl")
    (entries,) = manifest.objects(URIRef((folder / "manifest.ttl").as_uri()), MF.entries)
    tests = list(Collection(manifest, entries))
    with serving() as client:
        faults = {test: list(run(client, manifest, test)) for test in tests}
    for test, found in faults.items():
        print("FAIL" if found else "pass", manifest.value(test, MF.name), *found, sep="\n     " if found else "  ")
    failed = sum(bool(found) for found in faults.values())
    print(f"{len(tests) - failed} of {len(tests)} pass")
    return int(failed > 0)


@contextmanager
def serving() -> Iterator[httpx.Client]:
    """Give a client that may write, of a server of an empty store."""
    with TemporaryDirectory() as out:
        with Store.open(Path(out, STORE)):
            pass
        command = [sys.executable, "-m", "kg", "serve", "--out", out, "--port", "0", "--workers", "1", "--updates"]
        variables = os.environ | {"KG_SERVER_TOKEN": TOKEN}
        with subprocess.Popen(command, cwd=ROOT, env=variables, stderr=subprocess.PIPE, text=True) as process:
            told = process.stderr.readline() if process.stderr else ""
            address = next(word for word in told.split() if word.startswith("http://"))
            try:
                with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {TOKEN}"}, timeout=60) as client:
                    yield client
            finally:
                process.terminate()


def run(client: httpx.Client, manifest: rdflib.Graph, test: Node) -> Iterator[str]:
    """Yield what is wrong with the answers to the requests of *test*."""
    graphs = list(manifest.objects(test, UT.graphData))
    for graph in graphs:
        file = Path(str(manifest.value(graph, UT.graph)).removeprefix("file://"))
        name, kind = manifest.value(graph, RDFS.label), {"Content-Type": "application/n-triples"}
        client.put("graph", params={"graph": str(name)}, content=file.read_bytes(), headers=kind).raise_for_status()
    action = manifest.value(test, MF.action)
    for request in next(Collection(manifest, found) for found in manifest.objects(action, HT.requests)):
        yield from exchange(client, manifest, request)
    for graph in graphs:
        client.delete("graph", params={"graph": str(manifest.value(graph, RDFS.label))}).raise_for_status()


def exchange(client: httpx.Client, manifest: rdflib.Graph, request: Node) -> Iterator[str]:
    """Send one request; yield what is wrong with the answer."""
    answer = client.request(
        str(manifest.value(request, HT.methodName)),
        str(manifest.value(request, HT.absolutePath)).replace("/sparql/", "sparql", 1),
        content=body(manifest, request),
        headers=headers(manifest, request),
    )
    expected = manifest.value(request, HT.resp)
    wanted = [str(status)[-3:] for status in manifest.objects(expected, MF.expectedStatus)]
    if str(answer.status_code) not in wanted and f"{answer.status_code // 100}xx" not in wanted:
        yield f"status {answer.status_code}, wanted {' or '.join(wanted)}: {answer.text.strip()}"
    form = manifest.value(expected, MF.expectedFormat)
    if form and answer.headers.get("Content-Type", "").partition(";")[0] not in FORMATS[str(form)]:
        yield f"Content-Type {answer.headers.get('Content-Type')}, wanted {form}"
    truth = manifest.value(expected, MF.expectedBoolean)
    if truth is not None and answer.is_success and truth_of(answer) != (str(truth) == "true"):
        yield f"the answer is not {truth}"


def body(manifest: rdflib.Graph, request: Node) -> bytes:
    """Return the body in its encoding; empty if there is none."""
    found = manifest.value(request, HT.body)
    text = manifest.value(found, CNT.chars) if found else None
    return str(text).encode(str(manifest.value(found, CNT.characterEncoding))) if text else b""


def headers(manifest: rdflib.Graph, request: Node) -> dict[str, str]:
    """Return the header fields."""
    found = manifest.value(request, HT.headers)
    fields = Collection(manifest, found) if found else ()
    return {str(manifest.value(field, HT.fieldName)): str(manifest.value(field, HT.fieldValue)) for field in fields}


def truth_of(answer: httpx.Response) -> Any:
    """Return the answer to ASK, in either notation."""
    if "json" in answer.headers["Content-Type"]:
        return answer.json().get("boolean")
    return "<boolean>true</boolean>" in answer.text


if __name__ == "__main__":
    sys.exit(main())
