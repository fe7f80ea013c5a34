"""A query reads this store: no keyword of an update or of federation gets through, and no innocent word is taken for one."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.errors import QueryError
from kg.store.guard import check_query, check_update

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
    "PREFIX e: <http://www.w3.org/2002/07/owl#> SELECT * { ?q a e:.SERVICE<http://other.example/> { ?s ?p ?o } }",
    "SELECT * { ?s ?a ?o FILTER(?a<1)SERVICE?x#>\n{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 'x'@fr.SERVICE<http://other.example/> { ?s ?p ?o } }",
]
LOADS = [
    "LOAD <http://other.example/data.ttl>",
    "load silent <file:///etc/passwd> into graph <a:b>",
    "INSERT DATA { <a:b> <a:c> 'load' } ; LOAD <http://other.example/data.ttl>",
    "INSERT DATA { <a:b> <a:c> 'service' } ; LOAD <http://other.example/data.ttl>",
]
GLUE = [
    "",
    " ",
    "\n",
    ".",
    " . ",
    "a",
    "1",
    "?x",
    "e:",
    "e:a",
    "'a'",
    '"a"@fr',
    "<a:b>",
    "#\n",
    "}",
    "{",
    "FILTER(1<2)",
    "FILTER(1>2)",
    "BIND(1 AS ?y)",
    ";",
    ",",
    "?s ?p ?o",
    "GRAPH",
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


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(GLUE), max_size=4).map("".join), st.sampled_from([" ", "", " SILENT ", "?x", "e:"]))
def test_nothing_before_it_hides_it(before: str, after: str) -> None:
    """What stands before the word cannot make it seem to be no keyword, unless it is the beginning of a name."""
    assume(not before[-1:].isalnum() and not before.endswith(":"))
    sparql = f"PREFIX e: <a:> SELECT * {{ {before}SERVICE{after}<http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        check_query(sparql)


@pytest.mark.parametrize("sparql", LOADS)
def test_nothing_is_loaded(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE and LOAD are not allowed"):
        check_update(sparql)


def test_an_update_of_words_that_only_look_like_it_passes() -> None:
    check_update("PREFIX load: <a:> INSERT DATA { load:service load:b 'LOAD SERVICE' } # load service")
