"""Progress of long work on standard error: a bar for people, a line now and then for logs."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from incumbent.cli.options import is_quiet, is_terminal

EVERY_S = 10.0  # between two lines of a log


class Ticker(Protocol):
    def __call__(self, articles: int) -> None: ...


@contextmanager
def progress(what: str) -> Iterator[Ticker]:
    """A function to call with the number of articles done since the last call. Shows articles and articles per second."""
    if is_quiet():
        yield lambda articles: None
        return
    if not is_terminal(sys.stderr):
        yield _lines(what)
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn(what),
        BarColumn(bar_width=24),
        TextColumn("{task.completed:.0f} articles, {task.fields[rate]}"),
        TimeElapsedColumn(),
    )
    began = time.monotonic()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None, rate="starting")
        done = 0

        def tick(articles: int) -> None:
            nonlocal done
            done += articles
            rate = done / max(time.monotonic() - began, 0.001)
            bar.update(task, completed=done, rate=f"{rate:.1f} articles/s")

        yield tick


def _lines(what: str) -> Ticker:
    """Says at most every EVERY_S seconds how far it is; nothing of work that is done sooner."""
    began = told = time.monotonic()
    done = 0

    def tick(articles: int) -> None:
        nonlocal done, told
        done += articles
        now = time.monotonic()
        if now - told >= EVERY_S:
            told = now
            print(f"{what}: {done:,} articles, {done / (now - began):.1f} articles/s", file=sys.stderr, flush=True)

    return tick
