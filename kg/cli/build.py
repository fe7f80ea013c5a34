"""`kg build`: from articles to a graph."""

import time
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import say
from kg.cli.failures import NOTHING_DONE, SOME_FAILED, keep_connections, reported
from kg.cli.options import DEFAULT_OUT, Debug, Frames, Out, Server
from kg.output import REPORT

if TYPE_CHECKING:
    from kg.report import Summary

Paths = Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders, globs; - is standard input.")]
Base = Annotated[str | None, typer.Option(metavar="IRI", help="Address below which the things of the graph stand.")]
Views = Annotated[bool, typer.Option("--views/--no-views", help="Write the files too, or only store and report.")]


def build(
    paths: Paths,
    *,
    out: Out = DEFAULT_OUT,
    server: Server = None,
    base: Base = None,
    frames: Frames = None,
    views: Views = True,
    debug: Debug = False,
) -> None:
    """Build a graph from French articles: .txt, .html, .jsonl, folders of them, or standard input.

    Articles that were built before are replaced, all others stay: a graph grows by building into the same folder.
    What could not be read is told on standard error, and in DIR/report.json; exit code 1 if some articles failed,
    2 if nothing could be read.

    With --store the graph is kept by a SPARQL server: Fuseki, Oxigraph, GraphDB, Virtuoso …; DIR gets the files alone. Who asks
    is told by the environment: KG_STORE_USER and KG_STORE_PASSWORD, or KG_STORE_TOKEN.

    Examples:
    ```console
    kg build articles/ --out graph

    kg build 'archive/2022/**/*.html' feed.jsonl --out graph

    kg build - --out graph < article.txt

    kg build articles/ --store http://localhost:3030/news
    ```
    """
    keep_connections()
    with reported(debug=debug):
        from kg.cli.progress import watching
        from kg.exports import BUILT, FORMATS
        from kg.pipeline import build as build_graph
        from kg.reader import Reader

        start = time.monotonic()
        with watching(paths, debug=debug) as watcher:
            summary = build_graph(
                paths,
                out,
                base=base,
                make_reader=partial(Reader, frames=frames or ()),
                formats=BUILT if views else (),
                store=server,
                watcher=watcher,
            )
        result = out / (FORMATS["html"].filename if views and summary.read else REPORT)
        say(f"{sentence(summary)}; {time.monotonic() - start:.1f} s; see {result}")
    raise typer.Exit(exit_code(summary))


def sentence(summary: "Summary") -> str:
    """Return the totals of a build as the closing line tells them."""
    found = summary.read + summary.failed
    return f"{summary.read} of {found} articles read: {summary.events} events, {summary.positions} positions"


def exit_code(summary: "Summary") -> int:
    """Return what the build tells the shell."""
    if not summary.read:
        return NOTHING_DONE
    return SOME_FAILED if summary.failed else 0
