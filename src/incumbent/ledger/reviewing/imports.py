"""The rows of an import of decisions, read and checked one by one before any is taken in."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, get_args

from incumbent.errors import InputError, RecordError
from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.decisions import CORRECTABLE, Decision, Verb
from incumbent.ledger.deriving.people import PARTED
from incumbent.ledger.reviewing.corrections import not_plain, sound_value

_TEXTS = ("at", "who", "verb", "claim", "mark", "field", "value", "person", "into_person", "why")
_KNOWN = {f.name for f in fields(Decision)}
_NEEDED = {
    "accept": ("mark",), "reject": ("mark",), "correct": ("mark", "field"), "split": ("mark", "into_person"),
    "merge": ("person", "into_person"), "undo": ("value",),
}  # fmt: skip
_LONGEST = 2_000


def read_text(text: str, knowledge: Knowledge) -> list[Decision]:
    """Decisions out of the JSON that an export of decisions gives. Raises InputError (input-decisions)."""
    try:
        whole = json.loads(text)
    except (ValueError, RecursionError):
        whole = None
    rows = whole.get("decisions") if isinstance(whole, dict) else None
    if not isinstance(rows, list):
        raise InputError(
            'an import is the JSON that an export of decisions gives: {"decisions": [...]}', code="input-decisions"
        )
    return read(rows, knowledge)


def read(rows: Sequence[Any], knowledge: Knowledge) -> list[Decision]:
    """Decisions as an export gives them. Raises InputError (input-decisions), which names the row."""
    return [_read(n, row, knowledge) for n, row in enumerate(rows, 1)]


def _read(n: int, row: Any, knowledge: Knowledge) -> Decision:
    if not isinstance(row, dict) or type(row.get("id")) is not int:
        raise _refusal(n, "is no decision with an id")
    if unknown := sorted(set(map(str, row)) - _KNOWN):
        raise _refusal(n, f"has {unknown[0][:40]!r}, which decisions do not have")
    for name in _TEXTS:
        text = row.get(name)
        if text is not None and not (isinstance(text, str) and len(text) <= _LONGEST):
            raise _refusal(n, f"has {name!r}, which is no text of at most {_LONGEST} characters")
        if text and name != "why" and any(not_plain(c) for c in text):
            raise _refusal(n, f"has control characters in {name!r}")
    verb = str(row.get("verb"))
    if verb not in get_args(Verb):
        raise _refusal(n, f"has the verb {verb[:40]!r}; verbs are {', '.join(get_args(Verb))}")
    for name in ("who", *_NEEDED[verb]):
        if not (row.get(name) or "").strip():
            raise _refusal(n, f"is a decision to {verb} without {name!r}")
    value = row.get("value")
    if verb == "correct":
        value = _corrected(n, row["field"], value, knowledge)
    if verb == "undo" and not (str(value).isascii() and str(value).isdigit()):
        raise _refusal(n, "undoes no id of a decision")
    if verb == "split" and not row["into_person"].startswith(PARTED):
        raise _refusal(n, f"splits off to a key that does not begin with {PARTED!r}")
    texts: dict[str, Any] = {k: row.get(k) for k in _TEXTS} | {"at": _time(n, row.get("at")), "value": value}
    return Decision(id=row["id"], **texts)


def _corrected(n: int, field: str, value: str | None, knowledge: Knowledge) -> str | None:
    if field not in CORRECTABLE:
        raise _refusal(n, f"corrects {field[:40]!r}; a correction names one of {', '.join(CORRECTABLE)}")
    try:
        return sound_value(field, value or "", knowledge)
    except (InputError, RecordError) as error:
        raise _refusal(n, f"corrects {field} to what it cannot be: {error}") from error


def _time(n: int, text: Any) -> str:
    """A moment as the ledger writes it, in UTC."""
    try:
        moment = dt.datetime.fromisoformat(text or "") if isinstance(text, str) else None
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise _refusal(n, f"was taken at {str(text)[:40]!r}, which is no time such as 2020-09-03T12:00:00Z")
    return moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _refusal(n: int, what: str) -> InputError:
    return InputError(f"row {n} of the import {what}", code="input-decisions")
