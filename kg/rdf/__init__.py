"""All that knows RDF: the mapping of a `Reading` to quads and back, its vocabulary, IRIs, provenance and validation."""

from kg.rdf.inverse import quads_to_reading
from kg.rdf.iris import DEFAULT_BASE
from kg.rdf.mapping import reading_to_quads
from kg.rdf.provenance import RunInfo

__all__ = ["DEFAULT_BASE", "RunInfo", "quads_to_reading", "reading_to_quads"]
