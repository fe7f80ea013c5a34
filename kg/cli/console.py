"""What the commands print: results on standard output, everything said about them on standard error.

Words from articles reach the terminal only through `for_display`, so that a hostile text cannot move the cursor, change the
window's title or turn the line around. Rich heeds `NO_COLOR` and drops colours where no terminal listens.
"""

import sys

from rich.console import Console
from rich.text import Text

from kg.errors import KgError
from kg.exports.characters import for_display

_UNLIMITED = 100_000  # columns: what goes into a file or a program is neither cut nor folded


def output() -> Console:
    """Return the console for results."""
    return Console(markup=False, emoji=False, highlight=False, width=None if sys.stdout.isatty() else _UNLIMITED)


def messages() -> Console:
    """Return the console for messages and progress."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Print a message."""
    messages().print(for_display(text))


def tell(error: KgError, console: Console | None = None) -> None:
    """Print an expected failure: `kg: where: problem (cure)`."""
    (console or messages()).print(Text.assemble(("kg: ", "bold red"), for_display(str(error))))
