"""The commands that ask a graph: `query`, and `queries`, which lists those that are shipped."""

from typing import TYPE_CHECKING, Annotated

import typer

from kg.api import open_graph
from kg.cli.failures import reported
from kg.cli.options import DEFAULT_OUT, Debug, Form, Out, Server
from kg.cli.rows import Format, print_rows

if TYPE_CHECKING:
    from kg.store import QueryResult

What = Annotated[str, typer.Argument(metavar="NAME|FILE.rq|SPARQL", help="A shipped query, a file, or the query.")]
QueryName = Annotated[str | None, typer.Argument(metavar="NAME", help="A shipped query.")]

_TRIPLE = ("subject", "predicate", "object")


def query(
    what: What, *, out: Out = DEFAULT_OUT, server: Server = None, form: Form = Format.TABLE, debug: Debug = False
) -> None:
    """Ask the graph a question in SPARQL, or one that is shipped: `kg queries` lists those.

    Prefixes need not be declared. A query without GRAPH sees all articles as one graph;
    `GRAPH ?article { … }` tells which article says it.

    Examples:
    ```console
    kg query who-met-whom

    kg query my-question.rq --format csv > answer.csv

    kg query 'SELECT ?who ?whom { ?who kg:threatens ?whom }' --format json
    ```
    """
    with reported(debug=debug):
        from kg.queries import find_query

        with open_graph(out, store=server) as store:
            print_result(store.query(find_query(what)), form)


def print_result(result: "QueryResult", form: Format) -> None:
    """Print what a query gave: rows, a truth value, or triples as rows."""
    from kg.store import Solutions

    if isinstance(result, bool):
        print_rows(["answer"], [["true" if result else "false"]], form)
    elif not isinstance(result, Solutions):
        print_rows(_TRIPLE, ([term.value for term in triple] for triple in result), form)
    elif form is Format.TABLE:
        print_rows(result.variables, result.texts(), form)
    else:
        print_rows(result.variables, ([term and term.value for term in row] for row in result), form)


def queries(name: QueryName = None, *, debug: Debug = False) -> None:
    """List the queries that are shipped; with NAME, print that query, to start one's own from.

    Examples:
    ```console
    kg queries

    kg queries sanctions > my-question.rq
    ```
    """
    with reported(debug=debug):
        from kg.queries import list_queries, load_query

        if name is None:
            rows = ((query.name, query.description) for query in list_queries())
            print_rows(("query", "what it asks"), rows, Format.TABLE)
        else:
            typer.echo(load_query(name).sparql, nl=False)
