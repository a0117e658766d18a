"""Writes the packaged SQLite file so that the same rows always give the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path

from incumbent.knowledge.store import SCHEMA_VERSION


def write_tables(
    path: Path, tables: Mapping[str, tuple[str, Iterable[tuple[object, ...]]]], indexes: Iterable[str]
) -> None:
    """Write each table (its columns as SQL, its rows) into a new file at `path`, replacing what was there.

    Rows go in as given; the caller sorts them. The header's record of the SQLite release is blanked, so that
    two releases of SQLite write the same bytes.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("BEGIN")
        for table, (columns, rows) in tables.items():
            kind = " WITHOUT ROWID" if "PRIMARY KEY" in columns and "INTEGER PRIMARY KEY" not in columns else ""
            connection.execute(f"CREATE TABLE {table} ({columns}){kind}")
            listed = list(rows)
            marks = ", ".join("?" for _ in listed[0]) if listed else ""
            if listed:
                connection.executemany(f"INSERT INTO {table} VALUES ({marks})", listed)
        for index in indexes:
            connection.execute(index)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
    finally:
        connection.close()
    _blank_release(path)


def _blank_release(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(96)
        file.write(bytes(4))
