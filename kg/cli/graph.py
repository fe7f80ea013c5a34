"""The commands that look at a graph or write it down: `query`, `queries`, `stats`, `export`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.failures import reported
from kg.cli.options import DEFAULT_OUT, Debug, Out
from kg.cli.rows import Format, print_rows

if TYPE_CHECKING:
    from kg.store import QueryResult, Store

Form = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
What = Annotated[str, typer.Argument(metavar="NAME|FILE.rq|SPARQL", help="A shipped query, a file, or the query.")]
FormatName = Annotated[
    str | None, typer.Argument(metavar="[FORMAT]", help="What to write; without it, list what there is.")
]
Target = Annotated[Path | None, typer.Option("--to", metavar="PATH", help="Where to write it, if not into DIR.")]

_TRIPLE = ("subject", "predicate", "object")
_COUNTS = """
SELECT ?what (COUNT(DISTINCT ?thing) AS ?count) {
  VALUES (?what ?class) { ("articles" kg:Article) ("events" sem:Event) ("positions" kg:Position) }
  OPTIONAL { ?thing a ?class }
} GROUP BY ?what ORDER BY ?what
"""


def query(what: What, *, out: Out = DEFAULT_OUT, form: Form = Format.TABLE, debug: Debug = False) -> None:
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

        with open_store(out) as store:
            print_result(store.query(find_query(what)), form)


def open_store(out: Path) -> "Store":
    """Open the graph in the folder *out* for reading."""
    from kg.pipeline import STORE
    from kg.store import Store

    return Store.open(out / STORE, read_only=True)


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
