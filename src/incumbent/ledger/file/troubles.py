"""What went wrong with the ledger file, in words a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from incumbent.errors import LedgerError

_CAUSES = (
    ("file is not a database", "ledger-not-sqlite", "is not a SQLite file; give another path with --ledger"),
    ("file is encrypted", "ledger-not-sqlite", "is not a SQLite file; give another path with --ledger"),
    (
        "database or disk is full",
        "ledger-full",
        "cannot grow: the disk is full; free some space and read the same articles again, what was stored stays sound",
    ),
    (
        "disk i/o error",
        "ledger-io",
        "could not be read or written (disk error or file size limit); check the disk and the file's permissions",
    ),
    (
        "readonly database",
        "ledger-read-only",
        "cannot be written; change its permissions or give another path with --ledger",
    ),
    (
        "unable to open database",
        "ledger-unopenable",
        "cannot be opened; check that its folder exists and that you may read and write it",
    ),
    ("locked", "ledger-busy", "is being written by another process; wait for it to end and try again"),
    (
        "malformed",
        "ledger-damaged",
        "is damaged; restore a copy, or make a new ledger and read the articles again",
    ),
)


def explain(error: sqlite3.Error, path: Path) -> LedgerError:
    """The LedgerError that tells the user which file, what happened and what to do."""
    said = str(error)
    for words, code, advice in _CAUSES:
        if words in said.lower():
            return LedgerError(f"the ledger {path} {advice}", code=code)
    return LedgerError(f"the ledger {path} cannot be used: {said}", code="ledger-sqlite")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn whatever SQLite or the file system raises inside into a LedgerError about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error
    except OSError as error:
        raise LedgerError(
            f"the ledger {path} cannot be used: {error.strerror or error}", code="ledger-unopenable"
        ) from error
