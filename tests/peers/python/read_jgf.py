"""Read a graph with the package `jgf`, and print what it found as JSON: read_jgf.py FILE."""

import json
import sys

import jgf

(graph,) = jgf.load(sys.argv[1])
found = {
    "nodes": graph["node-count"],
    "edges": len(graph["edges"]),
    "labels": list(graph["node-properties"]["label"]),
    "relations": list(graph["edge-properties"]["relation"]),
}
json.dump(found, sys.stdout)
