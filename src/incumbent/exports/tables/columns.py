"""What a row's columns are called, hold and mean, read from the row's own declaration."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from functools import lru_cache
from types import NoneType
from typing import Any, Literal, get_args, get_type_hints

Kind = Literal["string", "integer", "number", "boolean", "date", "list"]
_KINDS: dict[Any, Kind] = {
    str: "string", int: "integer", float: "number", bool: "boolean", dt.date: "date", tuple[str, ...]: "list",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `kind` "list" is a list of strings, "date" a day of the calendar; `required` where it is never empty."""

    name: str
    kind: Kind
    about: str
    required: bool = False


@lru_cache(maxsize=64)
def columns_of(row: Any) -> tuple[Column, ...]:
    """The columns of a kind of row, which is a dataclass whose fields read `Annotated[type, "what it means"]`.

    >>> from incumbent.exports.tables.rows import ArticleRow
    >>> columns_of(ArticleRow)[3]
    Column(name='published', kind='date', about='when', required=False)
    """
    hints = get_type_hints(row, include_extras=True)
    return tuple(_column(f.name, hints[f.name]) for f in fields(row))


def _column(name: str, hint: Any) -> Column:
    told, about = get_args(hint)
    kinds = [a for a in get_args(told) if a is not NoneType] if told not in _KINDS else [told]
    return Column(name, _KINDS[kinds[0]], about, required=told in _KINDS and told != tuple[str, ...])


def column_of_values(name: str, values: list[Any]) -> Column:
    """A column whose kind is that of its values: for answers to SQL, which declare nothing."""
    kinds = {type(v) for v in values if v is not None}
    if kinds <= {int} and kinds:
        return Column(name, "integer", "")
    if kinds <= {int, float} and kinds:
        return Column(name, "number", "")
    return Column(name, "string", "")
