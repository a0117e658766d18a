"""Which claims wait for a reviewer, in which order, and what became of those that do not."""

from __future__ import annotations

import sqlite3
import time

from incumbent.ledger.file.store import Store

_LEFT = "review-left "


def waiting(
    store: Store,
    limit: int,
    offset: int = 0,
    *,
    kind: str | None = None,
    country: str | None = None,
    by_weight: bool = False,
) -> list[str]:
    """Ids of claims that wait: what the lists contradict and one article alone tells first, then by doubt; or `by_weight`,
    those first on which alone bounds of tenures rest."""
    where, values = "c.review IS NULL", list[object]()
    for column, value in (("kind", kind), ("country", country)):
        if value:
            where += f" AND c.{column} = ?"
            values.append(value)
    sql = f"SELECT c.id FROM claims c WHERE {where} ORDER BY c.doubted DESC, c.confidence, c.n LIMIT ? OFFSET ?"
    if by_weight:
        sql = (
            "SELECT c.id FROM (SELECT b.claim, count(*) AS bounds, min(t.sources) AS sources FROM tenure_bounds b "
            "JOIN tenures t ON t.n = b.tenure GROUP BY b.claim) w JOIN claims c ON c.id = w.claim "
            f"WHERE {where} ORDER BY w.sources = 1 DESC, w.bounds DESC, c.confidence, c.n LIMIT ? OFFSET ?"
        )
    return [row[0] for row in store.rows(sql, (*values, limit, offset))]


def count_waiting(store: Store) -> int:
    """How many claims wait."""
    return int(store.rows("SELECT count(*) FROM claims WHERE review IS NULL")[0][0])


def bounds_of(store: Store, claim: str) -> int:
    """How many bounds of tenures rest on a claim."""
    return int(store.rows("SELECT count(*) FROM tenure_bounds WHERE claim = ?", (claim,))[0][0])


def decided(store: Store) -> list[sqlite3.Row]:
    """How many claims of each kind were accepted, corrected, rejected: kind, review, count."""
    return store.rows("SELECT kind, review, count(*) FROM claims WHERE review IS NOT NULL GROUP BY kind, review")


def has_person(store: Store, key: str) -> bool:
    """Whether the ledger has a person of this key."""
    return store.row("SELECT 1 FROM people WHERE key = ?", (key,)) is not None


def was_left(store: Store, seal: str) -> bool:
    """Whether a reviewer gave back the cookie with this seal."""
    return store.row("SELECT 1 FROM meta WHERE key = ?", (_LEFT + seal,)) is not None


def leave(store: Store, seal: str, lasts_s: int) -> None:
    """Remember a cookie that was given back until it would have run out anyway, and forget those that have."""
    now = int(time.time())
    with store.transaction():
        store.run("DELETE FROM meta WHERE key LIKE ? AND CAST(value AS INTEGER) < ?", (f"{_LEFT}%", now))
        store.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_LEFT + seal, str(now + lasts_s)))
