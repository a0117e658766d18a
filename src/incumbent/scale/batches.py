"""Readings a few at a time, and what became of them: what every engine that codes hands out and gets back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from incumbent.reading import Reading
from incumbent.records import Article, Record
from incumbent.scale.one import USUAL

BATCH = 16  # articles coded at once


@dataclass(frozen=True, slots=True)
class Coded:
    """A reading and, where it holds an article, the article's record."""

    reading: Reading
    record: Record | None


def batches(readings: Iterator[Reading]) -> Iterator[list[Reading]]:
    """A few readings at a time; a long article stands alone, so that what it does to the coder touches no other."""
    batch: list[Reading] = []
    size = 0
    for reading in readings:
        length = len(reading.article.text) if reading.article is not None else 0
        if batch and (len(batch) >= BATCH or size + length > USUAL):
            yield batch
            batch, size = [], 0
        batch.append(reading)
        size += length
    if batch:
        yield batch


def articles_of(batch: Sequence[Reading]) -> list[Article]:
    return [r.article for r in batch if r.article is not None]


def coded(batch: Sequence[Reading], records: Sequence[Record]) -> Iterator[Coded]:
    """Each reading of a batch with its record; `records` are those of its articles, in order."""
    found = iter(records)
    for reading in batch:
        yield Coded(reading, next(found) if reading.article is not None else None)


@dataclass(slots=True, eq=False)
class Task:
    """A batch of articles to be coded; after a fault its articles are tasks of their own."""

    articles: list[Article]
    found: list[Record] | None = None
    parts: list[Task] = field(default_factory=list)

    def __post_init__(self) -> None:
        if not self.articles:
            self.found = []

    @property
    def done(self) -> bool:
        return self.found is not None or (bool(self.parts) and all(p.done for p in self.parts))

    def records(self) -> list[Record]:
        return self.found if self.found is not None else [r for part in self.parts for r in part.records()]

    def divide(self) -> list[Task]:
        """A task an article, in place of this one."""
        self.parts = [Task([a]) for a in self.articles]
        return self.parts
