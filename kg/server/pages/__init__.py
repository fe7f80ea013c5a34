"""A page for each thing of the graph, and the pages that lead to them; the same addresses tell programs the same in RDF.

`linked_data` says which address is whose page; `things` what stands on the page of each kind of thing, from the `events` and
`lists` that it has, fetched through an `excerpt`. `start`, `search`, `query`, `queries` and `vocabularies` are the pages beside.
The templates and the words are those of `kg.pages`.
"""
