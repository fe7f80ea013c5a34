"""Options that several commands share, so that one word means one thing everywhere."""

from pathlib import Path
from typing import Annotated

import typer

from kg.cli.rows import Format

Out = Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The folder that holds the graph.")]
Server = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="URL",
        help="A SPARQL server that keeps the graph, in place of DIR; or query=URL,update=URL. docs/stores.md tells more.",
    ),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show tracebacks.")]
Frames = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", exists=True, dir_okay=False, help="A frame file of your own; may be repeated."),
]
Form = Annotated[Format, typer.Option("--format", "-f", help="How to print it.")]
DEFAULT_OUT = Path("output")
