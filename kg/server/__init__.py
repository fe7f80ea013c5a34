"""The graph on the web: a SPARQL endpoint that cannot be brought down by a query, and a page for each thing.

Start at `app`, which says which address is answered by what, or at `run`, which serves it as `settings` say.

- What is asked: `endpoint` (the SPARQL Protocol: `protocol`, `clauses`, `bodies`, `authorization`), `graph_store`, `shipped` (the
  shipped queries), `description` (service description and VoID: `summary`, `void`, `vocabularies`), and the pages, in
  `kg.server.pages`, which ask through `asking`.
- What it is answered in: `formats`, `negotiation`, `headers`, `options`, `xml_text`; `refusals` where it is not answered.
- Who answers: `service` has the whole of it: `snapshots` of the store, the `pool` of worker processes (`processes`, started by the
  `nursery`), and the writer. `jobs` are what a process is asked to do, `wire` is how it is told; `answers` and `relay` bring
  back what it says.
- What runs in those processes: `worker` with `evaluation` and `datasets`, `writer` with `changes`; both within a `sandbox`.
- What keeps others from being kept waiting: `connections`, `queues`, `hosts`, `root_files`.
"""
