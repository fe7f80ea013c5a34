"""A query that would overflow the stack of the engine, and so end the process, is refused before the engine sees it."""

import time

import pytest

from kg.errors import QueryError
from kg.store.guard import check_query, check_update

MANY = 5000
DEEP = {
    "groups": "ASK " + "{" * MANY + "}" * MANY,
    "expressions": "ASK { FILTER(" + "(" * MANY + "1" + ")" * MANY + ") }",
    "functions": "ASK { FILTER(" + "STR(" * MANY + "1" + ")" * MANY + ") }",
    "blank nodes": "ASK { ?s ?p " + "[ ?p " * MANY + "1" + "]" * MANY + " }",
    "collections": "ASK { ?s ?p " + "(" * MANY + "1" + ")" * MANY + " }",
    "paths": "ASK { ?s " + "(" * MANY + "a" + ")*" * MANY + " ?o }",
    "subqueries": "ASK { " + "{ SELECT * { " * MANY + "}}" * MANY + " }",
    "triple terms": "ASK { ?s ?p " + "<<( ?s ?p " * MANY + "1" + ")>>" * MANY + " }",
    "no end": "ASK " + "{" * MANY,
    "after what hides none": 'ASK { ?s ?p \'it\\\'s {\' , """ \' """ , <a:b#c> ' + "{" * MANY,
}
LONG = {
    "negations": "ASK { FILTER(" + "!" * MANY + "true) }",
    "sums": "ASK { ?s ?p ?a FILTER(?a" + "+?a" * MANY + ") }",
    "alternatives": "ASK { ?s ?p ?a FILTER(?a" + "||?a" * MANY + ") }",
    "conditions": "ASK { ?s ?p ?a FILTER(?a" + "&&?a" * MANY + ") }",
    "sequences": "ASK { ?s a" + "/a" * MANY + " ?o }",
    "alternative paths": "ASK { ?s a" + "|a" * MANY + " ?o }",
    "unions": "ASK { {}" + " UNION {}" * MANY + " }",
    "options": "ASK { ?s ?p ?o " + " OPTIONAL {?s ?p ?o}" * MANY + " }",
    "differences": "ASK { ?s ?p ?o " + " minus {?s ?p ?o}" * MANY + " }",
    "conditions apart": "ASK { ?s ?p ?o " + " FILTER EXISTS {?s ?p 1}" * MANY + " }",
    "assignments": "ASK { " + "".join(f" BIND(1 AS ?v{number})" for number in range(MANY)) + " }",
    "columns": "SELECT " + "".join(f"(1 AS ?v{number}) " for number in range(MANY)) + "{}",
}
DATA = "<a:a> <a:b> <a:c#d(> , '((([[[{{{' , -1 , -.5 , '1'^^<a:int> , as:filter , [ <a:b> ( 1 -2 ) ] . # ((({{{[[[\n"


@pytest.mark.parametrize("sparql", DEEP.values(), ids=DEEP.keys())
def test_what_is_nested_too_deeply_is_refused(sparql: str) -> None:
    for check in (check_query, check_update):
        with pytest.raises(QueryError, match="more than 200 brackets stand inside each other"):
            check(sparql)


@pytest.mark.parametrize("sparql", LONG.values(), ids=LONG.keys())
def test_what_is_made_of_too_many_parts_is_refused(sparql: str) -> None:
    for check in (check_query, check_update):
        with pytest.raises(QueryError, match="more than 1000 operators"):
            check(sparql)


def test_data_may_be_as_long_as_they_like() -> None:
    check_update("PREFIX as: <a:> INSERT DATA { " + DATA * MANY + "}")
    check_update("INSERT DATA { " + "<a:a> <a:b> <a:c> {| <a:d> <a:e> |} . " * MANY + "}")
    check_query("SELECT * { VALUES (?a ?b) { " + "(-1 '+1') " * MANY + "} }")
    check_query("ASK { FILTER(?a IN (" + ", ".join(map(str, range(-MANY, MANY))) + ")) }")


def test_a_query_of_the_usual_depth_passes() -> None:
    check_query("ASK { FILTER(" + "(" * 100 + "1" + " + 1)" * 100 + ") }")


@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
def test_strings_that_do_not_end_take_no_time(quote: str) -> None:
    start = time.monotonic()
    check_query("ASK { FILTER(" + quote + ("\\" + quote) * 50_000)
    assert time.monotonic() - start < 5
