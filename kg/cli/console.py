"""What the commands print: results on standard output, everything said about them on standard error.

Words from articles reach the terminal only through `plain`, so that a hostile text cannot move the cursor, change the
window's title or turn the line around. Rich heeds `NO_COLOR` and drops colours where no terminal listens.
"""

import re
import sys

from rich.console import Console
from rich.text import Text

from kg.errors import KgError

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+")
_UNLIMITED = 100_000  # columns: what goes into a file or a program is neither cut nor folded


def plain(text: str) -> str:
    """Return *text* on one line, without control characters and marks that change the direction of writing."""
    return _CONTROL.sub(" ", text)


def output() -> Console:
    """Return the console for results."""
    return Console(markup=False, emoji=False, highlight=False, width=None if sys.stdout.isatty() else _UNLIMITED)


def messages() -> Console:
    """Return the console for messages and progress."""
    return Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Print a message."""
    messages().print(plain(text))


def tell(error: KgError, console: Console | None = None) -> None:
    """Print an expected failure: `kg: where: problem (cure)`."""
    (console or messages()).print(Text.assemble(("kg: ", "bold red"), plain(str(error))))
