// Reads a graph as Gephi Lite does, and prints it as JSON: node graphology.mjs FILE, with its packages in NODE_PATH.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.env.NODE_PATH}/`);
const { MultiDirectedGraph } = require("graphology");
const file = process.argv[2];
const reader = require(file.endsWith(".gexf") ? "graphology-gexf" : "graphology-graphml");
console.log(JSON.stringify(reader.parse(MultiDirectedGraph, readFileSync(file, "utf-8")).export()));
