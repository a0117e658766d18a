"""Copies, near-copies and agency rewrites: which earlier article is this one a copy of?

A text is sketched by the smallest hashes of its five-word shingles (bottom-k sketch, Broder 1997) and by hashes of its names
and numbers. Two sketches that share most shingles come from texts that share most of their words; they are copies unless the
names differ on both sides, as they do in notices made from one template about other people or posts. Sketches are kept in a
temporary database on disk, so memory stays bounded however many there are; look-ups go by the few smallest hashes.
"""

from __future__ import annotations

import heapq
import re
import sqlite3
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from incumbent.reading.sources import Reading
from incumbent.records import Article

SHINGLE = 5
SKETCH = 64
COPY = 0.5  # share of the shingles of two texts that both have; measured by bench/copies.py
REWRITE = 0.3  # the same, where every name and number agrees
_KEYS = 16  # of the smallest hashes, by which candidates are looked up
_HOLDERS = 50  # candidates by one hash
_SHORT = 40  # words; shorter texts say too little to call a copy
_NAMES = 96
_NAME = 1 << 32  # added to a name's hash: one sketch holds both, and shingles come first
_CACHE_KIB = 32_000
_WORD = re.compile(r"\w+")
_NAMED = re.compile(r"(?<![.!?:;\"“\n] )(?<!\n)(?<!^)\b(?:[A-Z][\w’'-]*[^\W\d_]|[A-Z]{2,}|\d[\d.,]*\d|\d)")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december mr mrs ms dr afp ap reuters tass interfax xinhua".split()
)


def sketch(text: str) -> tuple[int, ...]:
    """The smallest hashes of the text's shingles, ascending, then those of its names; empty for texts too short to tell."""
    words = _WORD.findall(text.lower())
    if len(words) < _SHORT:
        return ()
    shingles = {" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
    found = heapq.nsmallest(SKETCH, {zlib.crc32(s.encode()) for s in shingles})
    body = text.partition("\n")[2] or text
    named = {n.lower() for n in _NAMED.findall(body)} - _CALENDAR
    names = heapq.nsmallest(_NAMES, {zlib.crc32(n.encode()) for n in named})
    return (*found, *(_NAME + n for n in names))


def _parts(mark: tuple[int, ...]) -> tuple[tuple[int, ...], frozenset[int]]:
    """A sketch's shingles and its names."""
    return tuple(h for h in mark if h < _NAME), frozenset(h for h in mark if h >= _NAME)


def resemblance(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated share of shingles that two texts have in common (Jaccard), 0 to 1."""
    (a, _), (b, _) = _parts(a), _parts(b)
    if not a or not b:
        return 0.0
    both = heapq.nsmallest(SKETCH, set(a) | set(b))
    shared = set(a) & set(b)
    return sum(h in shared for h in both) / len(both)


def is_copy(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """Whether texts of these sketches are one text: copied, cut, edited, or written again with the same names and numbers."""
    alike = resemblance(a, b)
    if alike < REWRITE:
        return False
    (_, one), (_, other) = _parts(a), _parts(b)
    if not one or not other:
        return alike >= COPY
    changed = min(len(one - other), len(other - one))
    agree = len(one & other) / min(len(one), len(other))
    if alike < COPY:
        return agree >= 0.9 and len(one & other) >= 6
    if changed and agree < 0.8:
        return False  # other people, other posts: a notice of the same make
    return changed < 2 or alike < 0.85


def copies_between(
    some: Mapping[str, tuple[int, ...]], others: Mapping[str, tuple[int, ...]]
) -> Iterator[tuple[str, str]]:
    """Pairs of articles, one of each collection of sketches by id, of which one copies the other."""
    holders: dict[int, list[str]] = defaultdict(list)
    for id in sorted(others):
        for h in _parts(others[id])[0][:_KEYS]:
            holders[h].append(id)
    for id in sorted(some) if holders else ():
        near = {other for h in _parts(some[id])[0][:_KEYS] for other in holders.get(h, ())}
        yield from ((id, other) for other in sorted(near) if is_copy(some[id], others[other]))


class DuplicateIndex:
    """Remembers sketches in order, on disk; `add` says which earlier article the new one copies."""

    def __init__(self) -> None:
        self._db = sqlite3.connect(
            "", isolation_level=None, check_same_thread=False
        )  # a file that goes with the process
        for pragma in ("journal_mode = OFF", "synchronous = OFF", f"cache_size = -{_CACHE_KIB}"):
            self._db.execute(f"PRAGMA {pragma}")
        self._db.execute("CREATE TABLE held (n INTEGER PRIMARY KEY, id TEXT UNIQUE, sketch BLOB)")
        self._db.execute("CREATE TABLE holder (h INTEGER, n INTEGER, PRIMARY KEY (h, n)) WITHOUT ROWID")
        self._db.execute("BEGIN")

    def add(self, article_id: str, text: str) -> str | None:
        """Remember an article; the id of the earliest one it copies, or None."""
        return self.add_sketch(article_id, sketch(text))

    def add_sketch(self, article_id: str, mark: tuple[int, ...]) -> str | None:
        """As `add`, from a stored sketch."""
        shingles, _ = _parts(mark)
        keys = shingles[:_KEYS]
        counts: Counter[int] = Counter()
        for h in keys:
            counts.update(
                row[0]
                for row in self._db.execute(f"SELECT n FROM holder WHERE h = ? ORDER BY n LIMIT {_HOLDERS}", (h,))
            )
        for n in sorted(counts):
            id, held = self._db.execute("SELECT id, sketch FROM held WHERE n = ?", (n,)).fetchone()
            if id != article_id and is_copy(mark, tuple(array("Q", held))):
                return str(id)
        self._hold(article_id, mark, keys)
        return None

    def _hold(self, article_id: str, mark: tuple[int, ...], keys: tuple[int, ...]) -> None:
        known = self._db.execute("SELECT n, sketch FROM held WHERE id = ?", (article_id,)).fetchone()
        blob = array("Q", mark).tobytes()
        if known is None:
            n = self._db.execute("INSERT INTO held (id, sketch) VALUES (?, ?)", (article_id, blob)).lastrowid
        elif known[1] == blob:
            return
        else:  # a corrected article: what it was is forgotten
            n = known[0]
            old = _parts(tuple(array("Q", known[1])))[0][:_KEYS]
            self._db.executemany("DELETE FROM holder WHERE h = ? AND n = ?", [(h, n) for h in old])
            self._db.execute("UPDATE held SET sketch = ? WHERE n = ?", (blob, n))
        self._db.executemany("INSERT OR IGNORE INTO holder VALUES (?, ?)", [(h, n) for h in keys])


def mark_duplicates(readings: Iterable[Reading], index: DuplicateIndex | None = None) -> Iterator[Reading]:
    """The same readings, copies of earlier articles marked with `duplicate_of`."""
    index = index or DuplicateIndex()
    for reading in readings:
        article: Article | None = reading.article
        if article is not None and (copied := index.add(article.id, article.text)):
            reading = replace(reading, article=replace(article, duplicate_of=copied))
        yield reading
