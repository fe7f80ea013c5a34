"""A query reads this store: no keyword of an update or of federation gets through, and no innocent word is taken for one."""

import pytest

from kg.errors import QueryError
from kg.store.guard import check_query

SERVICES = [
    "SELECT * { SERVICE <http://other.example/sparql> { ?s ?p ?o } }",
    "SELECT * { service silent <http://other.example/sparql> { ?s ?p ?o } }",
    "SELECT * { SERVICE?where { ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<http://other.example/> { ?s ?p ?o } }",
    "PREFIX : <http://other.example/> SELECT * { SERVICE:sparql { ?s ?p ?o } }",
    "SELECT * { ?s ?p '''a''' SERVICE <http://other.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p 'it\\'s' SERVICE <http://other.example/> { ?s ?p '' } }",
    "SELECT * { FILTER(?a<?b) SERVICE<http://other.example/> { ?s ?p ?o } FILTER(?c>?d) }",
    "SELECT * { # a comment\rSERVICE <http://other.example/> { ?s ?p ?o } }",
]
UPDATES = [
    "INSERT DATA { <a:a> <a:a> <a:a> }",
    "DELETE WHERE { ?s ?p ?o }",
    "LOAD <http://other.example/data.ttl>",
    "clear all",
    "DROP GRAPH <a:a>",
    "PREFIX a: <a:> WITH a:a DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
]
INNOCENT = [
    "SELECT ?service ?load { ?service ?load ?o }",
    'SELECT * { ?s ?p "SERVICE LOAD" , \'DROP\' , """ " CLEAR """ }',
    "SELECT * { ?s <http://other.example/SERVICE> ?o } # INSERT",
    "SELECT * { ?s schema:serviceType ?o ; kg:load ?p }",
    'SELECT * { ?s ?p "x"@add }',
]


@pytest.mark.parametrize("sparql", SERVICES)
def test_other_servers_are_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        check_query(sparql)


@pytest.mark.parametrize("sparql", UPDATES)
def test_updates_are_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match="does not change the store"):
        check_query(sparql)


@pytest.mark.parametrize("sparql", INNOCENT)
def test_words_that_only_look_like_it_pass(sparql: str) -> None:
    check_query(sparql)
