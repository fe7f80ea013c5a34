"""Measure what writing the graph for Gephi costs, and write the figures into `docs/benchmark-graphs.md`: `poe bench-graphs`.

- Against `networkx.write_gexf`: the same 100,000 edges, attributes, colours, positions and spells, in the same run.
- The peak of memory from 100,000 to 1,000,000 edges.

Each figure comes from a process of its own. Seconds are of the processor: a machine is never quiet. Articles are invented
from a fixed seed, with a few actors in most of the events, as in the news.
"""

import json
import os
import platform
import random
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx

from kg.exports.columns import EDGE_COLUMNS, NODE_COLUMNS, cell, edge_colour, edge_kind, node_colour, node_size
from kg.exports.gexf import gexf_lines, write_gexf
from kg.exports.positions import positions
from kg.exports.projection import Projection, projected
from kg.model import Actor, ActorType, Document, Event, Evidence, Metadata, Modality, Participant, Polarity, Reading

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "benchmark-graphs.md"
COMPARED = 100_000  # edges
WEIGHED = (100_000, 300_000, 1_000_000)
EVENTS = 5  # an article
EDGES_PER_ACTOR = 5
DAYS = 730
RELATIONS = ("meets", "talksWith", "accuses", "urges", "demands", "sanctions", "supports", "warns", "attacks", "visits")
MEGABYTE = 1_000_000


def main() -> int:
    """Measure and write; or, called with a step's name and a number of edges, measure that and print it."""
    if len(sys.argv) > 1:
        print(json.dumps(STEPS[sys.argv[1]](int(sys.argv[2]))))
        return 0
    compared = {step: measure(step, COMPARED) for step in ("nothing", "kg", "networkx")}
    weighed = [measure("file", edges) for edges in WEIGHED]
    PAGE.write_text(page(compared, weighed), encoding="utf-8")
    print(f"wrote {PAGE.relative_to(ROOT)}")
    return 0


def measure(step: str, edges: int) -> dict[str, float]:
    """Return the figures of *step* at *edges* edges, from a fresh process."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, __file__, step, str(edges)]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, env=environment(folder))
    figures: dict[str, float] = json.loads(done.stdout)
    print(step, figures, file=sys.stderr)
    return figures


def environment(folder: str) -> dict[str, str]:
    """Return the environment of a process that keeps its temporary files in *folder*."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "SQLITE_TMPDIR": folder}


def readings(edges: int) -> Iterator[Reading]:
    """Yield articles about some *edges* different edges; the same ones every time."""
    rng = random.Random(1)  # noqa: S311 - a fixed seed
    actors = edges // EDGES_PER_ACTOR
    for number in range(edges // EVENTS):
        document = Document(
            id=f"{number:08d}",
            name=f"{number}.txt",
            source="",
            text="",
            pieces=(),
            metadata=Metadata(published=date(2022, 1, 1) + timedelta(days=rng.randrange(DAYS))),
        )
        yield Reading(document=document, events=tuple(event(rng, actors, number, index) for index in range(EVENTS)))


def event(rng: random.Random, actors: int, article: int, index: int) -> Event:
    """Return an event between two of *actors*, of which the first ones act the most."""
    one, other = int(actors * rng.random() ** 3), int(actors * rng.random() ** 1.5)
    return Event(
        id=f"{article * EVENTS + index:016x}",
        fact="",
        relation=rng.choice(RELATIONS),
        agents=(participant(one),),
        addressees=(participant(other if other != one else (one + 1) % actors),),
        polarity=rng.choices(list(Polarity), weights=(9, 1))[0],
        modality=rng.choices(list(Modality), weights=(8, 1, 1))[0],
        confidence=0.8,
        evidence=(Evidence(quote="", start=0, end=0, trigger="", trigger_start=0, trigger_end=0, rule=""),),
    )


def participant(number: int) -> Participant:
    """Return an invented actor in a role."""
    kind = list(ActorType)[number % len(ActorType)]
    return Participant(
        actor=Actor(id=f"acteur-{number}", label=f"Acteur nº {number}", type=kind), text="", start=0, end=0
    )


def by_nothing(edges: int) -> dict[str, float]:
    """Measure what inventing the articles costs."""
    started = time.process_time()
    deque(readings(edges), maxlen=0)
    return {"collect": time.process_time() - started, "peak": peak()}


def by_kg(edges: int) -> dict[str, float]:
    """Measure each step of `write_gexf`."""
    started = time.process_time()
    projection = projected(readings(edges))
    collected = time.process_time()
    points = list(positions(projection))
    placed = time.process_time()
    with Path("graph.gexf").open("w", encoding="utf-8") as file:
        file.writelines(gexf_lines(projection, points))
    return figures(started, collected, placed)


def by_networkx(edges: int) -> dict[str, float]:
    """Measure the same with a graph of NetworkX, which its writer makes a tree of."""
    started = time.process_time()
    projection = projected(readings(edges))
    graph = graph_of(projection)
    collected = time.process_time()
    for node, (x, y) in zip(graph, positions(projection), strict=True):
        graph.nodes[node]["viz"]["position"] = {"x": x, "y": -y, "z": 0}
    placed = time.process_time()
    nx.write_gexf(graph, "graph.gexf", version="1.3")
    return figures(started, collected, placed)


def by_file(edges: int) -> dict[str, float]:
    """Measure `write_gexf` as it is called."""
    started, wall = time.process_time(), time.monotonic()
    write_gexf(readings(edges), Path("graph.gexf"))
    return {"seconds": time.process_time() - started, "wall": time.monotonic() - wall, **counted(), "peak": peak()}


STEPS = {"nothing": by_nothing, "kg": by_kg, "networkx": by_networkx, "file": by_file}


def figures(started: float, collected: float, placed: float) -> dict[str, float]:
    """Return the seconds of each step, given when it began; the peak of memory; what the file has."""
    ended, memory = time.process_time(), peak()
    steps = {"collect": collected - started, "place": placed - collected, "write": ended - placed}
    return {**steps, "peak": memory, **counted()}


def counted() -> dict[str, float]:
    """Return the size (MB) of the file that was written, and its edges."""
    path = Path("graph.gexf")
    with path.open("rb") as lines:
        return {"size": path.stat().st_size / MEGABYTE, "edges": sum(line.count(b"<edge ") for line in lines)}


def peak() -> float:
    """Return the most memory that this process ever had, in MB."""
    import resource

    unit = 1024 if platform.system() == "Linux" else 1  # macOS counts bytes
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


def graph_of(projection: Projection) -> nx.MultiDiGraph:
    """Return the graph with attributes as NetworkX writes them."""
    graph = nx.MultiDiGraph(mode="dynamic")
    for name, data in projection.nodes():
        drawn = {"color": colour(node_colour(data)), "size": node_size(data["events"])}
        graph.add_node(name, label=data["label"], **shown(data, list(NODE_COLUMNS)), viz=drawn)
    for source, target, key, data in projection.edges():
        drawn = {"color": colour(edge_colour(data))}
        values = shown(data, list(EDGE_COLUMNS))
        graph.add_edge(
            source, target, key, label=data["label"], kind=edge_kind(data), weight=data["count"], **values, viz=drawn
        )
    return graph


def shown(data: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """Return the columns that have a value, and the spells."""
    values = {name: data[name] for name in columns if cell(data[name])}
    plain = {name: cell(value) if isinstance(value, tuple | date) else value for name, value in values.items()}
    spells = [(str(first), str(last)) for first, last in data["spells"]]
    return plain | {"spells": spells}


def colour(parts: Sequence[int]) -> dict[str, int]:
    """Return a colour as NetworkX has it."""
    return dict(zip("rgb", parts, strict=True))


def page(compared: dict[str, dict[str, float]], weighed: Sequence[dict[str, float]]) -> str:
    """Return the text of the page."""
    ours, theirs, invented = compared["kg"], compared["networkx"], compared["nothing"]
    rows = "\n".join(
        f"| {name} | {one['collect'] - invented['collect']:.1f} s | {one['place']:.1f} s | {one['write']:.1f} s |"
        f" {one['peak']:,.0f} MB | {one['size']:.0f} MB |"
        for name, one in (("kg", ours), (f"networkx {nx.__version__}", theirs))
    )
    curve = "\n".join(
        f"| {row['edges']:,.0f} | {row['seconds']:.0f} s | {row['wall']:.0f} s | {row['peak']:,.0f} MB | {row['size']:.0f} MB |"
        for row in weighed
    )
    own = [one["peak"] - invented["peak"] for one in (ours, theirs)]
    return f"""# Benchmark of the file for Gephi

Written by `poe bench-graphs`; do not edit. Python {platform.python_version()}, {os.cpu_count()} cores,
{platform.machine()}. The articles are invented; a graph has five times as many edges as nodes.

## Against NetworkX

{ours["edges"]:,.0f} edges with the same attributes, colours, positions and spells, written as each does it by default; each in a
process of its own, seconds of the processor. *Collecting* makes nodes and edges of the readings (for NetworkX, a graph in memory), *placing* is the same
for both, *writing* makes the file. The process alone, with the articles but no graph, has {invented["peak"]:,.0f} MB.

| | collecting | placing | writing | peak memory | file |
|---|---|---|---|---|---|
{rows}

Writing takes **1 / {theirs["write"] / ours["write"]:.1f}** of the time, and the graph **1 / {own[1] / own[0]:.1f}** of the memory
above that of the process alone ({own[0]:,.0f} MB against {own[1]:,.0f} MB).

## Memory

`kg export gexf`, without the reading of the store.

| edges | processor | wall | peak memory | file |
|---|---|---|---|---|
{curve}
"""


if __name__ == "__main__":
    sys.exit(main())
