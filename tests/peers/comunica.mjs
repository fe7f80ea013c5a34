// Asks a SPARQL endpoint as Comunica does, and prints the rows: node comunica.mjs ENDPOINT QUERY, with its packages in NODE_PATH.
import { createRequire } from "node:module";
import threads from "node:worker_threads";
import zlib from "node:zlib";

// What its HTTP client looks for when it is loaded, and Node.js has from 22.15 on.
zlib.createZstdDecompress ??= zlib.createBrotliDecompress;
threads.markAsUncloneable ??= () => {};

const { QueryEngine } = createRequire(`${process.env.NODE_PATH}/`)("@comunica/query-sparql");
const [endpoint, query] = process.argv.slice(2);
const bindings = await new QueryEngine().queryBindings(query, { sources: [{ type: "sparql", value: endpoint }] });
const rows = await bindings.toArray();
console.log(JSON.stringify(rows.map((row) => Object.fromEntries([...row].map(([name, term]) => [name.value, term.value])))));
