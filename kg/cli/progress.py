"""Tells how a build or a load goes: a bar where a terminal shows it, failures as they come."""

import traceback
from collections.abc import Callable, Iterator, Sequence, Sized
from contextlib import contextmanager
from functools import partial

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from kg.cli.console import messages, tell
from kg.exports.characters import for_display
from kg.report import Failure, Outcome
from kg.sources import find_items


class Bar:
    """A watcher of builds that draws a bar."""

    def __init__(self, progress: Progress, task: TaskID, *, debug: bool) -> None:
        self._progress, self._task, self._debug = progress, task, debug

    def outcome(self, outcome: Outcome) -> None:
        """Move on, and tell a failure."""
        self._progress.advance(self._task)
        if not isinstance(outcome, Failure):
            return
        tell(outcome.error, self._progress.console)
        if self._debug:
            self._progress.console.print("".join(traceback.format_exception(outcome.error)))

    def step(self, name: str) -> None:
        """Show what is done now."""
        self._progress.update(self._task, description=for_display(name))


@contextmanager
def watching(paths: Sequence[str], *, debug: bool) -> Iterator[Bar]:
    """Give a watcher for a build of *paths*."""
    console = messages()
    with _drawn(console) as progress:
        task = progress.add_task("reading", total=_count(paths, console))
        yield Bar(progress, task, debug=debug)


@contextmanager
def counting(name: str, things: Callable[[], Sized]) -> Iterator[Callable[[], None]]:
    """Give what to call after each of *things*, which are listed only where a bar is shown."""
    console = messages()
    with _drawn(console) as progress:
        task = progress.add_task(name, total=len(things()) if console.is_terminal else None)
        yield partial(progress.advance, task)


def _drawn(console: Console) -> Progress:
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _count(paths: Sequence[str], console: Console) -> int | None:
    """Return how many articles there are, where that is shown and can be known before they are read."""
    return None if "-" in paths or not console.is_terminal else sum(1 for _ in find_items(paths))
