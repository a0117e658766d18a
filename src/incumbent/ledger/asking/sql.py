"""A user's SQL over a ledger, read only: views with names that stay, whatever the file's own tables look like."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from incumbent.errors import InputError
from incumbent.ledger.file.troubles import explained

Parameters = Sequence[Any] | Mapping[str, Any]
PATIENCE_S = 60.0  # a query that takes longer is ended
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}


def views() -> str:
    """The SQL that makes the views, with what each column means: documentation, and what `datasette` can be given."""
    return resources.files(__package__).joinpath("views.sql").read_text(encoding="utf-8")


def selected(
    path: Path, query: str, parameters: Parameters = (), *, patience_s: float = PATIENCE_S
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and rows of one SELECT over the views. Nothing can be written, attached or changed by it.

    Raises InputError (ledger-sql) where SQLite refuses the query, or it takes too long.
    """
    with explained(path):
        connection = sqlite3.connect(f"file:{quote(str(path.absolute()))}?mode=ro", uri=True)
    try:
        with explained(path):
            connection.executescript(views())
            connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY)
        over = time.monotonic() + patience_s
        connection.set_progress_handler(lambda: time.monotonic() > over, 20_000)
        try:
            cursor = connection.execute(query, parameters)
            rows = cursor.fetchall()
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise InputError(_why(str(error), patience_s), code="ledger-sql") from error
        names = _distinct([d[0] for d in cursor.description or ()])
    finally:
        connection.close()
    return names, rows


def _why(said: str, patience_s: float) -> str:
    if "not authorized" in said or "prohibited" in said:
        return f"only SELECT over the ledger's views is allowed ({said})"
    if said == "interrupted":
        return f"the query took longer than {patience_s:g} seconds; narrow it"
    return f"SQLite cannot run this query: {said}"


def _distinct(names: list[str]) -> list[str]:
    """Column names, the second of a name with a number."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return found
