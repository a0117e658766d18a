"""Cookies that reviewers gave back before they ran out: kept in the ledger, which all processes of a server share."""

from __future__ import annotations

from pathlib import Path

from incumbent.ledger import Ledger
from incumbent.ledger.file.store import Store
from incumbent.ledger.reviewing.queue import leave, was_left
from incumbent.web.review.gate import LASTS_S


class Left:
    """Asks by a connection of its own, which cannot write."""

    def __init__(self, path: Path) -> None:
        self._store = Store.open(path)

    def has(self, seal: str) -> bool:
        """Whether the cookie with this seal was given back."""
        return was_left(self._store, seal)

    def close(self) -> None:
        self._store.close()


def give_back(ledger: Ledger, seal: str) -> None:
    """Remember a cookie until it would have run out anyway, and forget those that have."""
    leave(ledger.store, seal, LASTS_S)
