"""The command that puts a graph on the web: `serve`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say
from kg.cli.failures import keep_connections, reported
from kg.cli.options import DEFAULT_OUT, Debug, Out
from kg.errors import KgError
from kg.output import STORE

TOKEN = "KG_SERVER_TOKEN"  # noqa: S105 (the name of a variable)
_MEGABYTE = 1 << 20

Host = Annotated[str, typer.Option(help="The address to listen on; 0.0.0.0 for all of the machine's.")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 for any that is free.")]
Timeout = Annotated[float, typer.Option(min=0.1, metavar="SECONDS", help="How long a query may take.")]
Workers = Annotated[int, typer.Option(min=1, max=256, help="How many queries run at one time.")]
Queue = Annotated[int, typer.Option(min=1, help="How many queries may wait for their turn.")]
MaxResult = Annotated[int, typer.Option(min=1, metavar="MB", help="How large an answer may be.")]
MaxBody = Annotated[int, typer.Option(min=1, metavar="MB", help="How large the body of a request may be.")]
MaxMemory = Annotated[int, typer.Option(min=512, metavar="MB", help="How much memory one query may take.")]
Updates = Annotated[bool, typer.Option("--updates", help=f"Let those write who show the token in {TOKEN}.")]


def serve(
    *,
    out: Out = DEFAULT_OUT,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    timeout: Timeout = 30.0,
    workers: Workers = 4,
    max_queue: Queue = 128,
    max_result: MaxResult = 256,
    max_body: MaxBody = 2,
    max_memory: MaxMemory = 2048,
    updates: Updates = False,
    debug: Debug = False,
) -> None:
    """Serve the graph: a SPARQL endpoint at `/sparql`, and a page for each thing.

    It serves on while `kg build` goes on, and shows what was built as soon as the build has ended.
    Ctrl-C or SIGTERM ends it.

    Examples:
    ```console
    kg serve --port 8080 --timeout 10

    KG_SERVER_TOKEN=… kg serve --updates
    ```
    """
    keep_connections()
    with reported(debug=debug):
        from kg.server.run import serve as run
        from kg.server.settings import Settings

        settings = Settings(
            store=Path(out) / STORE,
            host=host,
            port=port,
            timeout=timeout,
            workers=workers,
            queue=max_queue,
            max_result=max_result * _MEGABYTE,
            max_body=max_body * _MEGABYTE,
            max_memory=max_memory * _MEGABYTE,
            token=_token() if updates else None,
        )
        run(settings, ready=lambda address: say(f"kg: serving {out} at {address} (Ctrl-C ends it)"))


def _token() -> str:
    token = os.environ.get(TOKEN, "")
    if not token:
        raise KgError("--updates needs a token", where=TOKEN, cure="set it to a secret of yours")
    return token
