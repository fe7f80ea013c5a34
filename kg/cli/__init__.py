"""The command `kg`: arguments, printing and exit codes; what is done stands in the layers below.

Heavy libraries are imported by the command that needs them, so that `kg --help` answers at once.
"""

from importlib.metadata import version
from typing import Annotated

import typer

from kg.cli.build import build
from kg.cli.failures import stopping

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    help="French news in, a knowledge graph out: who did what to whom, who says so, and in which sentence.",
)
app.command()(build)


def main() -> None:
    """Run the command line and exit."""
    with stopping():
        app(prog_name="kg")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kg {version('kg-news')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    pass
