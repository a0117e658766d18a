"""The ledger's tables, one SQL file a version: 0001.sql makes version 1, each later file turns the one before into its own.

In: an open connection. Out: the same ledger at the newest version. A file is never edited once it was released.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources

from incumbent.ledger.file.texts import index_all

APPLICATION_ID = 0x494E4342  # "INCB" in the file's header marks it as a ledger
LATEST = 7

_FILLED: dict[int, Callable[[sqlite3.Connection], None]] = {6: index_all}  # what SQL alone cannot fill


def version_of(connection: sqlite3.Connection) -> int:
    """The schema version of an open ledger; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def script(version: int) -> str:
    """The SQL that leads to this version from the one before."""
    return resources.files(__name__).joinpath(f"{version:04d}.sql").read_text(encoding="utf-8")


def migrate(connection: sqlite3.Connection, *, upto: int = LATEST) -> list[int]:
    """Bring the ledger forward, one transaction a version; the versions that were applied.

    A crash in between leaves the ledger at a whole version, from which the next opening goes on. Of two processes that
    open an old ledger at once, one migrates and the other finds it done. The connection commits by itself (no isolation level).
    """
    applied: list[int] = []
    while (version := version_of(connection) + 1) <= upto:
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version_of(connection) + 1 == version:  # nobody was quicker
                for statement in _statements(script(version)):
                    connection.execute(statement)
                if version in _FILLED:
                    _FILLED[version](connection)
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.execute(f"PRAGMA user_version = {version}")
                applied.append(version)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return applied


def _statements(sql: str) -> Iterator[str]:
    """The statements of a script, one by one; triggers hold semicolons of their own."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
