"""The commands that ask a graph: `query`, and `queries`, which lists those that are shipped."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from kg.api import open_graph
from kg.cli.failures import reported
from kg.cli.options import DEFAULT_OUT, Debug, Form, Out, Server
from kg.cli.rows import Format, print_rows
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.store import QueryResult

What = Annotated[str, typer.Argument(metavar="NAME|FILE.rq|SPARQL", help="A shipped query, a file, or the query.")]
QueryName = Annotated[str | None, typer.Argument(metavar="NAME", help="A shipped query.")]
Param = Annotated[
    list[str] | None, typer.Option("--param", metavar="NAME=VALUE", help="Any parameter of the query; may be repeated.")
]
_OF_QUERY = "Parameters of the query"
Actor = Annotated[str | None, typer.Option(metavar="NAME", help="An actor.", rich_help_panel=_OF_QUERY)]
Other = Annotated[str | None, typer.Option(metavar="NAME", help="Another actor.", rich_help_panel=_OF_QUERY)]
Theme = Annotated[str | None, typer.Option(metavar="NAME", help="A theme.", rich_help_panel=_OF_QUERY)]
Place = Annotated[str | None, typer.Option(metavar="NAME", help="A place.", rich_help_panel=_OF_QUERY)]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published it.", rich_help_panel=_OF_QUERY)]
Relation = Annotated[str | None, typer.Option(metavar="NAME", help="A relation.", rich_help_panel=_OF_QUERY)]
Since = Annotated[str | None, typer.Option(metavar="DAY", help="The first day: 2024-05-31.", rich_help_panel=_OF_QUERY)]
Until = Annotated[str | None, typer.Option(metavar="DAY", help="The last day.", rich_help_panel=_OF_QUERY)]
Limit = Annotated[str | None, typer.Option(metavar="NUMBER", help="How many rows at most.", rich_help_panel=_OF_QUERY)]

_TRIPLE = ("subject", "predicate", "object")


def query(
    what: What,
    *,
    actor: Actor = None,
    other: Other = None,
    theme: Theme = None,
    place: Place = None,
    outlet: Outlet = None,
    relation: Relation = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    param: Param = None,
    out: Out = DEFAULT_OUT,
    server: Server = None,
    form: Form = Format.TABLE,
    debug: Debug = False,
) -> None:
    """Ask the graph a question in SPARQL, or one that is shipped: `kg queries` lists those.

    A shipped query is narrowed by its parameters, which `kg queries` lists too. A name may be an id, an IRI, or what people
    call it, whole or in part: `--actor "corée du nord"`, `--actor Moscou`, `--actor antony-blinken`.

    Prefixes need not be declared. A query without GRAPH sees all articles as one graph;
    `GRAPH ?article { … }` tells which article says it.

    Examples:
    ```console
    kg query who-met-whom

    kg query timeline --actor Venezuela --since 2023-12-01 --limit 20

    kg query events-by-rule --param rule=accuses/verb/accuser

    kg query my-question.rq --format csv > answer.csv

    kg query 'SELECT ?who ?whom { ?who kg:threatens ?whom }' --format json
    ```
    """
    common = {
        "actor": actor,
        "other": other,
        "theme": theme,
        "place": place,
        "outlet": outlet,
        "relation": relation,
        "since": since,
        "until": until,
        "limit": limit,
    }
    with reported(debug=debug):
        from kg.queries import bind, find_query

        values = {name: text for name, text in common.items() if text is not None} | _pairs(param or ())
        with open_graph(out, store=server) as store:
            print_result(store.query(bind(find_query(what), values, store)), form)


def _pairs(params: Iterable[str]) -> dict[str, str]:
    """Return what was given as `NAME=VALUE`."""
    pairs = {}
    for param in params:
        name, sign, text = param.partition("=")
        if not sign:
            raise QueryError("this is no parameter", where=param, cure="write it as NAME=VALUE")
        pairs[name] = text
    return pairs


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
    """List the queries that are shipped, with their parameters; with NAME, print that query, to start one's own from.

    Examples:
    ```console
    kg queries

    kg queries sanctions > my-question.rq
    ```
    """
    with reported(debug=debug):
        from kg.queries import list_queries, load_query

        if name is None:
            rows = (
                (query.name, query.description, " ".join(found.name for found in query.parameters))
                for query in list_queries()
            )
            print_rows(("query", "what it asks", "parameters"), rows, Format.TABLE)
        else:
            typer.echo(load_query(name).sparql, nl=False)
