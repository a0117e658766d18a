"""What reads and codes for `incumbent read`: processes of this machine, or a Ray cluster (`scale/cluster.py`)."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from incumbent.reading import Reading, read_articles
from incumbent.scale.batches import Coded
from incumbent.scale.one import MakeCoder
from incumbent.scale.pool import code_all


@dataclass(frozen=True, slots=True)
class Job:
    """How to read and what codes: see `read_articles` and `code_all`."""

    published: str | None = None
    publisher: str | None = None
    fields: Mapping[str, str] | None = None
    model: str | None = None
    coder: MakeCoder | None = None
    workers: int | None = None


class Engine(Protocol):
    """Readings in the order of the inputs, and their records in the same order.

    `faults` is how many inputs and articles have failed so far; `left_out` how many articles need not be read again.
    """

    @property
    def left_out(self) -> int: ...

    def read(self, inputs: Iterable[str | Path]) -> Iterator[Reading]: ...

    def code(self, readings: Iterable[Reading]) -> Generator[Coded, None, None]: ...

    def passed(self, reading: Reading, faults: int) -> None:
        """Hears of each reading once it is coded and told."""

    def stored(self, faults: int) -> None:
        """Hears that all that has passed is stored."""


class Processes(AbstractContextManager["Processes"]):
    """The engine of one machine."""

    left_out = 0

    def __init__(self, job: Job) -> None:
        self._job = job

    def read(self, inputs: Iterable[str | Path]) -> Iterator[Reading]:
        job = self._job
        return read_articles(inputs, published=job.published, publisher=job.publisher, fields=job.fields)

    def code(self, readings: Iterable[Reading]) -> Generator[Coded, None, None]:
        return code_all(readings, model=self._job.model, workers=self._job.workers, coder=self._job.coder)

    def passed(self, reading: Reading, faults: int) -> None:
        return None

    def stored(self, faults: int) -> None:
        return None

    def __exit__(self, *exception: object) -> None:
        return None
