"""The commands that count a graph, write it down and check it: `stats`, `export`, `validate`."""

from dataclasses import astuple
from pathlib import Path
from typing import Annotated

import typer

from kg.api import open_graph
from kg.cli.console import say
from kg.cli.failures import SOME_FAILED, reported
from kg.cli.options import DEFAULT_OUT, Debug, Form, Out, Server
from kg.cli.query import print_result
from kg.cli.rows import Format, print_rows

FormatName = Annotated[
    str | None, typer.Argument(metavar="FORMAT", help="What to write; without it, list what there is.")
]
Target = Annotated[Path | None, typer.Option("--to", metavar="PATH", help="Where to write it, if not into DIR.")]

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


def stats(*, out: Out = DEFAULT_OUT, server: Server = None, form: Form = Format.TABLE, debug: Debug = False) -> None:
    """Count what is in the graph: articles, events by relation, facts, positions, actors.

    A fact is what events of several articles may have in common.
    """
    with reported(debug=debug), open_graph(out, store=server) as store:
        print_result(store.query(_STATS), form)


def export(
    name: FormatName = None,
    *,
    out: Out = DEFAULT_OUT,
    server: Server = None,
    target: Target = None,
    debug: Debug = False,
) -> None:
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
        with open_graph(out, store=server) as store:
            say(f"wrote {write(store, name, target or out)}")


def validate(*, out: Out = DEFAULT_OUT, server: Server = None, form: Form = Format.TABLE, debug: Debug = False) -> None:
    """Check the whole graph against the SHACL shapes; exit code 1 if it breaks one.

    `kg build` checks each article before it is stored; this finds what other programs have done to the store.
    """
    with reported(debug=debug), open_graph(out, store=server) as store:
        from kg.rdf.validation import Problem, find_problems

        problems: list[Problem] = []
        articles = 0
        for _, quads in store.graphs():
            problems += find_problems(quads, base=store.base)
            articles += 1
        if problems:
            print_rows(["node", "property", "wanted"], (map(str, astuple(problem)) for problem in problems), form)
        say(f"{articles} articles checked, {len(problems)} problems")
    if problems:
        raise typer.Exit(SOME_FAILED)
