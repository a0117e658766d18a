"""One ledger file: open it for reading or writing, at the newest schema, with its troubles explained."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import quote

from incumbent.errors import LedgerError
from incumbent.ledger.file.schema import APPLICATION_ID, LATEST, migrate, version_of
from incumbent.ledger.file.troubles import explain, explained

# One more with each transaction: pages know by it whether anything changed.
_COUNTED = """INSERT INTO meta VALUES ('changes', '1')
  ON CONFLICT (key) DO UPDATE SET value = CAST(value AS INTEGER) + 1"""
T = TypeVar("T")
_MOST_MADE = 100  # values remembered for one state of the ledger
BUSY_MS = 15_000  # how long a writer waits for another writer


class Store:
    """A connection to one ledger. Readers see a sound state at any moment, also while another process writes.

    >>> with Store.open("news.sqlite", write=True) as store:        # doctest: +SKIP
    ...     store.rows("SELECT id FROM articles")
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
        self.connection = connection
        self.path = path
        self.writable = writable
        self._state: str | None = None
        self._made: dict[Hashable, Any] = {}
        self._same: dict[str, tuple[Hashable, Hashable, float, Any]] = {}
        self.patience_s = 0.0  # how much later than the ledger may look-ups of many names know what is new

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False) -> Store:
        """Open a ledger; with `write`, make it if it is not there and bring an old one forward.

        Raises LedgerError: ledger-missing, ledger-not-sqlite, ledger-foreign, ledger-newer, ledger-old,
        ledger-read-only, ledger-unopenable, ledger-empty, ledger-busy.
        """
        path = Path(path)
        with explained(path):
            if path.is_dir():
                raise LedgerError(f"{path} is a folder, not a ledger; give a file with --ledger", code="ledger-folder")
            if path.exists() and not path.is_file():
                raise LedgerError(
                    f"{path} is no regular file (a pipe or a device); give a file with --ledger",
                    code="ledger-unopenable",
                )
            if not write and path.is_file() and not path.stat().st_size:
                raise LedgerError(
                    f"{path} is an empty file, not a ledger; name another with --ledger, or remove it",
                    code="ledger-empty",
                )
            if write and path.exists() and not os.access(path, os.W_OK):
                raise LedgerError(
                    f"the ledger {path} cannot be written; change its permissions or give another path with --ledger",
                    code="ledger-read-only",
                )
            if not write and not path.exists():
                raise LedgerError(
                    f"there is no ledger at {path}; make one with `incumbent read INPUT... --ledger {path}`, "
                    "or name another with --ledger",
                    code="ledger-missing",
                )
            connection = _connect(path, write)
            try:
                version = _check(connection, path)
                if not version and not write:
                    raise LedgerError(
                        f"{path} is an empty database, not a ledger; name another with --ledger", code="ledger-empty"
                    )
                if version < LATEST and not write:
                    connection.close()
                    cls.open(path, write=True).close()
                    connection = _connect(path, write)
                elif write:
                    _write_ahead(connection)
                    connection.execute("PRAGMA synchronous = NORMAL")
                    migrate(connection)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path, writable=write)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query. Raises LedgerError."""
        with explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None. Raises LedgerError."""
        with explained(self.path):
            found: sqlite3.Row | None = self.connection.execute(sql, values).fetchone()
        return found

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a state of the ledger: for what costs and is soon asked for again.

        A connection that writes remembers nothing: what it has not committed yet is no state.
        """
        if self.writable:
            return make()
        row = self.row("SELECT value FROM meta WHERE key = 'changes'")
        state = str(row[0]) if row else None
        if self._state != state or len(self._made) >= _MOST_MADE:
            self._state, self._made = state, {}
        if key not in self._made:
            self._made[key] = make()
        found: T = self._made[key]
        return found

    def while_same(self, name: str, state: Hashable, make: Callable[[], T], *, decisions: Hashable = None) -> T:
        """What `make` gave last under this name, as long as `state` is what it was then, and for `patience_s` longer.

        A change of `decisions` ends it at once.
        """
        known = self._same.get(name)
        if (
            known is None
            or known[1] != decisions
            or (known[0] != state and time.monotonic() - known[2] > self.patience_s)
        ):
            known = self._same[name] = (state, decisions, time.monotonic(), make())
        found: T = known[3]
        return found

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Execute one statement inside a transaction; the id of the row it added."""
        return int(self.connection.execute(sql, _storable(values)).lastrowid or 0)

    def run_many(self, sql: str, values: Sequence[Sequence[Any]]) -> None:
        self.connection.executemany(sql, [_storable(v) for v in values])

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: a crash or an error inside leaves the ledger as it was. Raises LedgerError."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            before = self.connection.total_changes
            yield
            if self.connection.total_changes != before:
                self.connection.execute(_COUNTED)
            self.connection.execute("COMMIT")
        except sqlite3.Error as error:
            self._roll_back()
            raise explain(error, self.path) from error
        except BaseException:
            self._roll_back()
            raise

    @contextmanager
    def one_state(self) -> Iterator[None]:
        """Everything read inside is of one state of the file, whatever others write meanwhile. Raises sqlite3.Error."""
        self.connection.execute("BEGIN")
        try:
            yield
        finally:
            if self.connection.in_transaction:
                self.connection.execute("COMMIT")

    def only_read(self, cache_kib: int) -> None:
        """Refuse to write from here on, and keep so much of the file at hand."""
        self.connection.execute("PRAGMA query_only = ON")
        self.connection.execute(f"PRAGMA cache_size = -{cache_kib}")

    def _roll_back(self) -> None:
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def soundness(self) -> list[str]:
        """What is wrong with the file, in SQLite's words; empty when it is sound."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check")]
        found += [
            f"{row[0]} row {row[1]} points at a missing {row[2]}" for row in self.rows("PRAGMA foreign_key_check")
        ]
        return [line for line in found if line != "ok"]

    def close(self) -> None:
        self.connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def _storable(values: Sequence[Any]) -> Sequence[Any]:
    """Half a surrogate pair is no character and cannot be stored: "?" stands in, so that offsets stay."""
    return [v.encode("utf-8", "replace").decode() if isinstance(v, str) and not _sound(v) else v for v in values]


def _sound(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _connect(path: Path, write: bool) -> sqlite3.Connection:
    """A connection that really works: a first read is tried, so that a bad file fails here."""
    uri = f"file:{quote(os.fsencode(path.absolute()))}?mode={'rwc' if write else 'ro'}"
    try:
        return _prepared(uri)
    except sqlite3.OperationalError:
        beside = path.with_name(path.name + "-wal")
        if write or not path.is_file() or (beside.exists() and beside.stat().st_size):
            raise
        return _prepared(uri + "&immutable=1")  # a finished ledger in a folder that may not be written


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Have the file written ahead. SQLite does not wait for another that does the same just now: it is tried again."""
    until = time.monotonic() + BUSY_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() >= until:
                raise
            time.sleep(0.02)
        else:
            return


def _prepared(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> int:
    """The schema version, after making sure that this is a ledger and not newer than this program."""
    version = version_of(connection)
    ours = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master WHERE type = 'table'").fetchone()[0])
    if ours != APPLICATION_ID and tables:
        raise LedgerError(
            f"{path} is a SQLite file but no incumbent ledger; give another path with --ledger", code="ledger-foreign"
        )
    if version > LATEST:
        raise LedgerError(
            f"the ledger {path} was written by a newer incumbent (schema {version}, this one knows {LATEST}); upgrade incumbent",
            code="ledger-newer",
        )
    return version
