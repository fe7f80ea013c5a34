"""The commands that bring a graph into a database that runs: `load neo4j`."""

import logging
import time
from typing import TYPE_CHECKING, Annotated

import typer

from kg.api import open_graph
from kg.cli.console import say
from kg.cli.failures import keep_connections, reported
from kg.cli.options import DEFAULT_OUT, Debug, Out, Server

if TYPE_CHECKING:
    from kg.exports.neo4j.loading import Loaded

Uri = Annotated[str, typer.Option(metavar="URI", help="The server: bolt://localhost:7687, neo4j+s://…")]
Database = Annotated[str | None, typer.Option(metavar="NAME", help="A database there; by default the user's home one.")]

load = typer.Typer(help="Load the graph into a database that runs.", no_args_is_help=True)


@load.callback()
def _load() -> None:
    """Load the graph into a database that runs."""


@load.command()
def neo4j(
    uri: Uri,
    *,
    database: Database = None,
    out: Out = DEFAULT_OUT,
    server: Server = None,
    debug: Debug = False,
) -> None:
    """Load the graph into a Neo4j 5 that runs, or bring it up to date there.

    Only articles that are new or have changed are sent. What an article does not tell any more is removed, and so are
    articles that the graph has no more; what others have put into the database stays. Stopped in the middle, the command
    goes on where it was when it is run again.

    Who loads is told by the environment: KG_NEO4J_USER and KG_NEO4J_PASSWORD. docs/neo4j.md shows the model, and what to ask.

    Examples:
    ```console
    kg load neo4j --uri bolt://localhost:7687

    kg load neo4j --uri neo4j+s://graph.example.org --database news --out graph
    ```
    """
    keep_connections()
    with reported(debug=debug), open_graph(out, store=server) as store:
        from kg.cli.progress import counting
        from kg.exports.neo4j.loading import load as load_graph
        from kg.exports.neo4j.server import Target, connected

        if not debug:
            logging.getLogger("neo4j").addHandler(logging.NullHandler())  # it tells of each retry otherwise
        start = time.monotonic()
        with connected(Target(uri=uri, database=database)) as target, counting("loading", store.article_ids) as step:
            loaded = load_graph(store, target, step=step)
        say(f"{sentence(loaded)}; {time.monotonic() - start:.1f} s")


def sentence(loaded: "Loaded") -> str:
    """Return what was done, as the closing line tells it."""
    total = loaded.sent + loaded.unchanged
    return f"{total} articles in Neo4j: {loaded.sent} sent, {loaded.unchanged} unchanged, {loaded.removed} removed"
