"""Syndicated and lightly edited copies: which earlier article is this one a copy of?

A text is sketched by the smallest hashes of its five-word shingles (bottom-k sketch, Broder 1997); two sketches that share
most of their hashes come from texts that share most of their words. Linear in the number of articles.
"""

from __future__ import annotations

import heapq
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from incumbent.reading.sources import Reading
from incumbent.records import Article

SHINGLE = 5
SKETCH = 64
COPY = 0.5  # share of the smaller sketch found in the other; measured on syndicated and follow-up pairs
_SHORT = 40  # words; shorter texts say too little to call a copy
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's shingles, ascending; empty for texts too short to tell."""
    words = _WORD.findall(text.lower())
    if len(words) < _SHORT:
        return ()
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    return tuple(heapq.nsmallest(SKETCH, {zlib.crc32(s.encode()) for s in shingles}))


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated share of shingles that two texts have in common (Jaccard), 0 to 1."""
    if not a or not b:
        return 0.0
    both = heapq.nsmallest(SKETCH, set(a) | set(b))
    shared = set(a) & set(b)
    return sum(h in shared for h in both) / len(both)


class DuplicateIndex:
    """Remembers sketches in order; `add` says which earlier article the new one copies."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._sketches: list[tuple[int, ...]] = []
        self._holders: dict[int, list[int]] = {}

    def add(self, article_id: str, text: str) -> str | None:
        """Remember an article; the id of the earliest one it copies, or None."""
        return self.add_sketch(article_id, sketch(text))

    def add_sketch(self, article_id: str, mark: tuple[int, ...]) -> str | None:
        """As `add`, from a stored sketch."""
        counts: Counter[int] = Counter()
        for h in mark:
            counts.update(self._holders.get(h, ())[:50])
        copied = None
        for n, shared in sorted(counts.items()):
            if shared >= 8 and self._ids[n] != article_id and resemblance(mark, self._sketches[n]) >= COPY:
                copied = self._ids[n]
                break
        if copied is None:
            n = len(self._ids)
            self._ids.append(article_id)
            self._sketches.append(mark)
            for h in mark:
                self._holders.setdefault(h, []).append(n)
        return copied


def mark_duplicates(readings: Iterable[Reading], index: DuplicateIndex | None = None) -> Iterator[Reading]:
    """The same readings, copies of earlier articles marked with `duplicate_of`."""
    index = index or DuplicateIndex()
    for reading in readings:
        article: Article | None = reading.article
        if article is not None and (copied := index.add(article.id, article.text)):
            reading = replace(reading, article=replace(article, duplicate_of=copied))
        yield reading
