"""Progress of long work: a bar on standard error for people, silence for pipes."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from incumbent.cli.options import is_terminal


class Ticker(Protocol):
    def __call__(self, articles: int) -> None: ...


@contextmanager
def progress(what: str) -> Iterator[Ticker]:
    """A function to call with the number of articles done since the last call. Shows articles and articles per second."""
    if not is_terminal(sys.stderr):
        yield lambda articles: None
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
