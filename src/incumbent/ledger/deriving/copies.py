"""Which article of those that copy one another is the original: the same one, whatever was read first and by whom.

While articles are read, a copy is known by those read before it; what another process reads meanwhile is not among them. When
a reading ends, its articles are compared with those, and of every group the earliest published is made the original.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from incumbent.ledger.file.store import Store
from incumbent.reading.duplicates import copies_between

Sketches = Mapping[str, tuple[int, ...]]


def newest(store: Store) -> int:
    """The number of the article that was stored last."""
    row = store.row("SELECT max(rowid) FROM articles")
    return int(row[0] or 0) if row else 0


def settle(store: Store, mine: Set[str], since: int) -> None:
    """Join what `mine` copies of articles that others stored after number `since`; name the original of every group of `mine`.

    Inside a transaction. Offices of which an article speaks that turned from copy to original, or back, become stale.
    """
    if not mine:
        return
    root = {
        str(r[0]): str(r[1]) for r in store.rows("SELECT id, duplicate_of FROM articles WHERE duplicate_of IS NOT NULL")
    }

    def original(id: str) -> str:
        while id in root and root[id] != id:
            id = root[id]
        return id

    for one, other in copies_between(*_sketches(store, mine, since)):
        a, b = original(one), original(other)
        if a != b:
            root[max(a, b)] = min(a, b)
    groups: dict[str, set[str]] = defaultdict(set)
    for id in root:
        groups[original(id)].add(id)
    for first, copies in groups.items():
        if not mine.isdisjoint({first, *copies}):
            _name_original(store, {first, *copies})


def _sketches(store: Store, mine: Set[str], since: int) -> tuple[Sketches, Sketches]:
    """The sketches of `mine` and of what others stored meanwhile; none where nobody else did."""
    stored = [
        str(row[0]) for row in store.rows("SELECT id FROM articles WHERE rowid > ? AND sketch IS NOT NULL", (since,))
    ]
    if mine >= set(stored):
        return {}, {}
    rows = store.rows("SELECT id, sketch FROM articles WHERE rowid > ? AND sketch IS NOT NULL", (since,))
    found: tuple[dict[str, tuple[int, ...]], dict[str, tuple[int, ...]]] = ({}, {})
    for id, sketch in rows:
        found[id not in mine][id] = tuple(json.loads(sketch))
    return found


def _name_original(store: Store, ids: Iterable[str]) -> None:
    """Make the earliest of these articles the original of the others; nothing where their original is not in the ledger."""
    wanted = sorted(ids)
    marks = ",".join("?" * len(wanted))
    rows = store.rows(f"SELECT id, duplicate_of, published_day FROM articles WHERE id IN ({marks})", wanted)
    if len(rows) < len(wanted):
        return
    first = str(min(rows, key=lambda r: (r["published_day"] or "9999", r["id"]))["id"])
    for row in rows:
        now = None if row["id"] == first else first
        if row["duplicate_of"] != now:
            store.run("UPDATE articles SET duplicate_of = ? WHERE id = ?", (now, row["id"]))
            store.run(
                "INSERT OR IGNORE INTO stale_offices SELECT DISTINCT office_key FROM claims "
                "WHERE article = ? AND office_key IS NOT NULL",
                (row["id"],),
            )
