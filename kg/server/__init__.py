"""The graph on the web: a SPARQL endpoint that cannot be brought down by a query, and a page for each thing."""
