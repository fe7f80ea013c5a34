"""The command `kg`: arguments, printing and exit codes; what is done stands in the layers below.

Heavy libraries are imported by the command that needs them, so that `kg --help` answers at once.
"""

from typing import Annotated

import typer

from kg.cli.build import build
from kg.cli.failures import stopping
from kg.cli.graph import export, stats, validate
from kg.cli.language import explain, lexicon
from kg.cli.load import load
from kg.cli.query import queries, query
from kg.cli.serve import serve
from kg.version import __version__

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="French news in, a knowledge graph out: who did what to whom, who says so, and in which sentence.",
)
for command in (build, query, queries, stats, export, validate, explain, serve):
    app.command()(command)
app.add_typer(load, name="load")
app.add_typer(lexicon, name="lexicon")


def main() -> None:
    """Run the command line and exit."""
    with stopping():
        app(prog_name="kg")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass
