"""Connections for reading: one a thread, none of which can write; and a counter that tells when the ledger changed."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.store import Store

T = TypeVar("T")
CACHE_KIB = 32_000
PATIENCE_S = 10.0  # for names to search by, while the ledger is being written


_VERSION = (
    "SELECT (SELECT value FROM meta WHERE key = 'id'), (SELECT value FROM meta WHERE key = 'changes'), "
    "(SELECT max(id) FROM decisions)"
)


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a ledger: `state` differs after every change, whoever made it; `decisions` counts the reviewers' rows."""

    state: str
    decisions: int


class Readers:
    """A few threads, each with its own read-only ledger and knowledge base.

    Opening raises LedgerError when the file cannot be used; one of an earlier version is brought forward first.
    """

    def __init__(self, path: Path, threads: int) -> None:
        self.path = path
        Ledger.open(path).close()
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="ledger-reader")
        self._watch = Store.open(path)
        self._lock = threading.Lock()
        self._opened: list[Ledger] = []
        self._threads = threads

    async def run(self, work: Callable[[Ledger], T]) -> T:
        """Do `work` on a ledger in one of the threads, on one sound state of the file."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._work, work)

    def _work(self, work: Callable[[Ledger], T]) -> T:
        ledger = self._ledger()
        ledger.store.connection.execute("BEGIN")
        try:
            return work(ledger)
        finally:
            ledger.store.connection.execute("COMMIT")

    def _ledger(self) -> Ledger:
        ledger: Ledger | None = getattr(self._local, "ledger", None)
        if ledger is None:
            ledger = Ledger(Store.open(self.path), Knowledge.load())
            ledger.store.connection.execute("PRAGMA query_only = ON")
            ledger.store.patience_s = PATIENCE_S
            ledger.store.connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
            ledger.store.connection.execute("PRAGMA mmap_size = 268435456")
            self._local.ledger = ledger
            with self._lock:
                self._opened.append(ledger)
        return ledger

    def warm(self) -> None:
        """Open every thread's ledger now, so that no reader waits for it."""
        ready = threading.Barrier(self._threads)

        def begin() -> None:
            self._ledger()
            ready.wait(timeout=60)

        for waiting in [self._pool.submit(begin) for _ in range(self._threads)]:
            waiting.result()

    def version(self) -> Version:
        """Which state the ledger is in."""
        with self._lock:
            row = self._watch.connection.execute(_VERSION).fetchone()
        return Version(f"{row[0]}.{row[1]}", int(row[2] or 0))

    def close(self) -> None:
        self._pool.shutdown(wait=True)
        for ledger in self._opened:
            _close(ledger.store.connection)
        _close(self._watch.connection)


def _close(connection: sqlite3.Connection) -> None:
    connection.close()
