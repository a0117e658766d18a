"""Answers to a user's SQL as tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from incumbent.exports.tables.columns import column_of_values
from incumbent.exports.tables.table import Table
from incumbent.ledger.asking.sql import PATIENCE_S, Parameters, selected


def sql(
    path: Path, query: str, parameters: Parameters = (), *, patience_s: float = PATIENCE_S
) -> Table[dict[str, Any]]:
    """The rows of one SELECT over the ledger's views, as dictionaries. Nothing can be written, attached or changed by it.

    Raises InputError (ledger-sql) where SQLite refuses the query, or it takes too long.
    """
    names, rows = selected(path, query, parameters, patience_s=patience_s)
    columns = [column_of_values(name, [row[n] for row in rows]) for n, name in enumerate(names)]
    texts = {n for n, c in enumerate(columns) if c.kind == "string"}
    found = [
        {name: _text(v) if n in texts else v for n, (name, v) in enumerate(zip(names, row, strict=True))}
        for row in rows
    ]
    return Table(found, columns)


def _text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else str(value)
