"""How a command ends when it cannot go on: one line on standard error, a defined exit code, no traceback.

| exit code | meaning                                                     |
|-----------|-------------------------------------------------------------|
| 0         | all went well                                               |
| 1         | some articles failed; the others were built                 |
| 2         | nothing could be done, or the command line is wrong         |
| 130, 143  | stopped by Ctrl-C, by SIGTERM; what was stored stays stored |
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import typer

from kg.cli.console import say, tell
from kg.errors import KgError

SOME_FAILED = 1
NOTHING_DONE = 2
_SHELL_BASE = 128


@contextmanager
def reported(*, debug: bool) -> Iterator[None]:
    """Tell what goes wrong inside in one line and end the command; with *debug*, let the traceback through."""
    try:
        yield
    except KgError as error:
        if debug:
            raise
        tell(error)
    except Exception as defect:
        if debug:
            raise
        say(f"kg: internal error: {type(defect).__name__}: {defect} (please report it, with what --debug shows)")
    else:
        return
    raise typer.Exit(NOTHING_DONE)


class Stopped(SystemExit):
    """Raised where the program stands when a signal asks it to end; its code is the shell's for that signal."""


@contextmanager
def stopping() -> Iterator[None]:
    """Let SIGTERM and Ctrl-C unwind the program, so that files are closed, and a closed pipe end it silently."""
    signal.signal(signal.SIGTERM, _stop)
    signal.signal(signal.SIGINT, _stop)
    if hasattr(signal, "SIGPIPE"):  # not on Windows
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        yield
    except Stopped:
        say("kg: stopped; what was stored stays stored")
        raise


def keep_connections() -> None:
    """Let a write to a connection that the other side has closed be an error: it would end the program otherwise."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(_SHELL_BASE + number)
