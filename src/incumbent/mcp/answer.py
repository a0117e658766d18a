"""An answer small enough for an assistant: rows without what is empty, quotes cut, as many rows as fit."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import Any

from incumbent.exports.files import one_line
from incumbent.exports.tables import Table

MOST = 8_000  # characters of any answer
ROOM = 7_400  # of these for rows and notes; the rest is for what frames them
QUOTE = 320  # characters of one quote or sentence
LISTED = 4  # values of one list
NOTE = 300  # characters of one note
NOTES = 8
Json = dict[str, Any]


def answer(table: Table[Any], keep: Sequence[str], advice: str) -> str:
    """The table's rows with these columns, as JSON of at most MOST characters; `advice` says how to see what is left out."""
    notes = [_short(n, NOTE) for n in table.notes[:NOTES]]
    room = ROOM - len(_dump(notes))
    rows: list[Json] = []
    for row in table:
        told = {name: _value(getattr(row, name)) for name in keep}
        slim = {k: v for k, v in told.items() if v not in (None, [], "")}
        room -= len(_dump(slim)) + 1
        if room < 0:
            break
        rows.append(slim)
    found: Json = {"rows": rows, "shown": len(rows), "total": table.total}
    if notes:
        found["notes"] = notes
    if len(rows) < table.total:
        found["more"] = advice
    return _dump(found)


def nothing(message: str, near: Sequence[str]) -> str:
    """An answer without rows that says what was looked for, and near names."""
    found: Json = {"rows": [], "shown": 0, "total": 0, "notes": [_short(message, 1000)]}
    if near:
        found["near"] = [_short(n, NOTE) for n in near[:5]]
    return _dump(found)


def cut(text: str) -> str:
    """A text of at most MOST characters; what was cut is said."""
    said = " … [cut]"
    return text if len(text) <= MOST else text[: MOST - len(said)] + said


def _value(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        more = [f"… and {len(value) - LISTED} more"] if len(value) > LISTED else []
        return [_short(str(v), QUOTE) for v in value[:LISTED]] + more
    return _short(value, QUOTE) if isinstance(value, str) else value


def _short(text: str, most: int) -> str:
    words = one_line(text)
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
