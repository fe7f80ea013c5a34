"""The commands that look at a graph or write it down: `query`, `queries`, `stats`, `export`, `validate`."""

from dataclasses import astuple
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.api import open_graph
from kg.cli.console import say
from kg.cli.failures import SOME_FAILED, reported
from kg.cli.options import DEFAULT_OUT, Debug, Out
from kg.cli.rows import Format, print_rows

if TYPE_CHECKING:
    from kg.store import QueryResult

Form = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
What = Annotated[str, typer.Argument(metavar="NAME|FILE.rq|SPARQL", help="A shipped query, a file, or the query.")]
QueryName = Annotated[str | None, typer.Argument(metavar="NAME", help="A shipped query.")]
FormatName = Annotated[
    str | None, typer.Argument(metavar="FORMAT", help="What to write; without it, list what there is.")
]
Target = Annotated[Path | None, typer.Option("--to", metavar="PATH", help="Where to write it, if not into DIR.")]

_TRIPLE = ("subject", "predicate", "object")
_STATS = """
SELECT ?what (COUNT(DISTINCT ?thing) AS ?count) {
  {
    VALUES (?order ?what ?class) {
      (1 "articles" kg:Article) (2 "events" sem:Event) (3 "facts" kg:Fact) (4 "positions" kg:Position)
      (5 "actors" sem:Actor)
    }
    OPTIONAL { ?thing a ?class }
  } UNION {
    ?thing kg:relation ?relation
    BIND (6 AS ?order)
    BIND (CONCAT("events: ", REPLACE(STR(?relation), "^.*[/#]", "")) AS ?what)
  }
} GROUP BY ?order ?what ORDER BY ?order DESC(?count) ?what
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

        with open_graph(out) as store:
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


def stats(*, out: Out = DEFAULT_OUT, form: Form = Format.TABLE, debug: Debug = False) -> None:
    """Count what is in the graph: articles, events by relation, facts, positions, actors.

    A fact is what events of several articles may have in common.
    """
    with reported(debug=debug), open_graph(out) as store:
        print_result(store.query(_STATS), form)


def export(name: FormatName = None, *, out: Out = DEFAULT_OUT, target: Target = None, debug: Debug = False) -> None:
    """Write the graph in one format; without FORMAT, list the formats.

    `kg build` writes all of them; this writes one again, or elsewhere.

    Examples:
    ```console
    kg export

    kg export gexf --to for-gephi.gexf
    ```
    """
    with reported(debug=debug):
        from kg.exports import FORMATS
        from kg.exports import export as write

        if name is None:
            print_rows(["format", "file", "what it is"], [row[:3] for row in FORMATS.values()], Format.TABLE)
            return
        with open_graph(out) as store:
            say(f"wrote {write(store, name, target or out)}")


def validate(*, out: Out = DEFAULT_OUT, form: Form = Format.TABLE, debug: Debug = False) -> None:
    """Check the whole graph against the SHACL shapes; exit code 1 if it breaks one.

    `kg build` checks each article before it is stored; this finds what other programs have done to the store.
    """
    with reported(debug=debug), open_graph(out) as store:
        from kg.rdf.validation import find_problems

        graphs = groupby(store.quads(), key=attrgetter("graph_name"))
        problems = [problem for _, quads in graphs for problem in find_problems(quads, base=store.base)]
        if problems:
            print_rows(["node", "property", "wanted"], (map(str, astuple(problem)) for problem in problems), form)
        say(f"{len(store.article_ids())} articles checked, {len(problems)} problems")
    if problems:
        raise typer.Exit(SOME_FAILED)
