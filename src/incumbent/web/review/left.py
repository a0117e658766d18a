"""Cookies that reviewers gave back before they ran out: kept in the ledger, which all processes of a server share."""

from __future__ import annotations

import time
from pathlib import Path

from incumbent.ledger import Ledger
from incumbent.ledger.file.store import Store
from incumbent.web.review.gate import LASTS_S

_KEY = "review-left "


class Left:
    """Asks by a connection of its own, which cannot write."""

    def __init__(self, path: Path) -> None:
        self._store = Store.open(path)

    def has(self, seal: str) -> bool:
        """Whether the cookie with this seal was given back."""
        return self._store.row("SELECT 1 FROM meta WHERE key = ?", (_KEY + seal,)) is not None

    def close(self) -> None:
        self._store.close()


def give_back(ledger: Ledger, seal: str) -> None:
    """Remember a cookie until it would have run out anyway, and forget those that have."""
    with ledger.store.transaction():
        ledger.store.run(
            "DELETE FROM meta WHERE key LIKE ? AND CAST(value AS INTEGER) < ?", (f"{_KEY}%", int(time.time()))
        )
        ledger.store.run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_KEY + seal, str(int(time.time()) + LASTS_S)))
