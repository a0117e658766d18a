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

from incumbent.errors import LedgerError
from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.asking.listed import state
from incumbent.ledger.file.store import Store
from incumbent.ledger.file.troubles import explain

T = TypeVar("T")
CACHE_KIB = 32_000
PATIENCE_S = 10.0  # for names to search by, while the ledger is being written


@dataclass(frozen=True, slots=True)
class Version:
    """A state of a ledger: `state` differs after every change, whoever made it; `decisions` counts the reviewers' rows."""

    state: str
    decisions: int


class Readers:
    """A few threads, each with its own read-only ledger and knowledge base.

    Opening raises LedgerError when the file cannot be used; one of an earlier version is brought forward first. A file that
    is replaced is opened anew; while it is gone or damaged every question raises LedgerError, and none once it is well again.
    """

    def __init__(self, path: Path, threads: int) -> None:
        self.path = path
        Ledger.open(path).close()
        self._local = threading.local()
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="ledger-reader")
        self._lock = threading.Lock()
        self._opened: list[Store] = []
        self._threads = threads
        self._generation = 0  # one more whenever what is open is no longer to be trusted
        self._file: tuple[int, ...] | None = self._identity()
        self._watch: Store | None = Store.open(path)

    async def run(self, work: Callable[[Ledger], T]) -> T:
        """Do `work` on a ledger in one of the threads, on one sound state of the file. Raises LedgerError."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._work, work)

    def _work(self, work: Callable[[Ledger], T]) -> T:
        try:
            ledger = self._ledger()
            with ledger.store.one_state():
                return work(ledger)
        except sqlite3.Error as error:
            self._distrust()
            raise explain(error, self.path) from error
        except LedgerError:
            self._distrust()
            raise

    def _ledger(self) -> Ledger:
        known: tuple[int, Ledger] | None = getattr(self._local, "ledger", None)
        if known is not None and known[0] == self._generation:
            return known[1]
        if known is not None:
            self._local.ledger = None
            self._shut(known[1].store)
        generation = self._generation
        store = Store.open(self.path)
        store.only_read(CACHE_KIB)
        store.patience_s = PATIENCE_S
        ledger = Ledger(store, Knowledge.load())
        self._local.ledger = (generation, ledger)
        with self._lock:
            self._opened.append(store)
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
        """Which state the ledger is in. Raises LedgerError where the file is gone or damaged."""
        with self._lock:
            try:
                self._look_again()
                assert self._watch is not None
                row = state(self._watch)
            except sqlite3.Error as error:
                self._forget_watch()
                raise explain(error, self.path) from error
            except LedgerError:
                self._forget_watch()
                raise
            return Version(f"{self._generation}.{row[0]}.{row[1]}", int(row[2] or 0))

    def _look_again(self) -> None:
        """Open the file anew where another lies at the path, or where the last look found it bad."""
        file = self._identity()
        if file is None:
            raise LedgerError(f"the ledger {self.path} is gone; put it back", code="ledger-missing")
        if self._file is None or file[:2] != self._file[:2] or self._watch is None:
            self._forget_watch()
            self._watch = Store.open(self.path)
        elif file != self._file:
            Store.open(self.path).close()  # written to, by SQLite or by something else: a fresh look tells
        self._file = file

    def _forget_watch(self) -> None:
        self._generation += 1
        if self._watch is not None:
            _close(self._watch.connection)
            self._watch = None

    def _distrust(self) -> None:
        with self._lock:
            self._forget_watch()

    def _identity(self) -> tuple[int, ...] | None:
        """Which file lies at the path (the first two) and when it was last written; None where none does."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size

    def _shut(self, store: Store) -> None:
        with self._lock:
            if store in self._opened:
                self._opened.remove(store)
        _close(store.connection)

    def close(self) -> None:
        self._pool.shutdown(wait=True)
        for store in self._opened:
            _close(store.connection)
        if self._watch is not None:
            _close(self._watch.connection)


def _close(connection: sqlite3.Connection) -> None:
    connection.close()
