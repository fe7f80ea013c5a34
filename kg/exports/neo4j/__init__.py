"""The graph for Neo4j: `write_neo4j` writes files for its import tool, `load` fills a database that runs.

Both take the same rows: `tables` says which there are, `rows` makes them of a reading, `shared` and `ties` those that several
articles have in common. `csv_files` and `scripts` write them down; `loading` sends them, by the queries of `cypher`, to what
`server` has connected to.
"""

from kg.exports.neo4j.csv_files import write_neo4j

__all__ = ["write_neo4j"]
