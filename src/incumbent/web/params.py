"""Parameters in addresses: declared once, read with care, described to programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlencode

from incumbent.errors import InputError

Kind = Literal["text", "day", "number", "share", "choices"]
LONGEST = 300  # characters of one value
LONGEST_ID = 1_500  # characters of an article's id


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter. `choices`: values that may be given several times; `most`: the highest number; `longest`: characters."""

    name: str
    about: str
    kind: Kind = "text"
    required: bool = False
    choices: tuple[str, ...] = ()
    most: int = 0
    longest: int = LONGEST


@dataclass(frozen=True, slots=True)
class Query:
    """The parameters of one request, read and checked."""

    values: dict[str, Any] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        value = self.values.get(name)
        return value if isinstance(value, str) else None

    def need(self, name: str) -> str:
        value = self.text(name)
        if value is None:
            raise InputError(f"the parameter {name!r} is missing", code="web-parameter")
        return value

    def day(self, name: str) -> dt.date | None:
        value = self.values.get(name)
        return value if isinstance(value, dt.date) else None

    def number(self, name: str, default: int) -> int:
        value = self.values.get(name)
        return value if isinstance(value, int) else default

    def share(self, name: str, default: float) -> float:
        value = self.values.get(name)
        return value if isinstance(value, float) else default

    def choices(self, name: str) -> tuple[str, ...]:
        value = self.values.get(name, ())
        return value if isinstance(value, tuple) else ()

    def given(self) -> dict[str, Any]:
        """The parameters as JSON values."""
        return {
            k: v.isoformat() if isinstance(v, dt.date) else list(v) if isinstance(v, tuple) else v
            for k, v in self.values.items()
        }

    def address(self, path: str, **changes: str | None) -> str:
        """An address with these parameters, some of them changed or (None) left out."""
        given = {**self.given(), **changes}
        pairs = [(k, v) for k, v in given.items() if v not in (None, "", [])]
        return f"{path}?{urlencode(pairs, doseq=True)}" if pairs else path


def read(pairs: Sequence[tuple[str, str]], params: Sequence[Param]) -> Query:
    """Check the pairs of an address; those that are not declared are passed over, empty ones count as not given.

    Raises InputError (web-parameter).
    """
    known = {p.name: p for p in params}
    values: dict[str, Any] = {}
    for name, value in pairs:
        param = known.get(name)
        if param is None or not value.strip():
            continue
        whole = param.longest == LONGEST_ID  # an id is taken as it is, whatever an article's maker put into it
        value = value if whole else value.strip()
        if len(value) > param.longest or any((ord(c) < 32 and not whole) or 0xD800 <= ord(c) < 0xE000 for c in value):
            raise InputError(
                f"the parameter {name!r} is too long or holds control characters; give at most {param.longest} plain characters",
                code="web-parameter",
            )
        if param.kind == "choices":
            values[name] = (*values.get(name, ()), _choice(param, value))
        else:
            values[name] = _value(param, value)
    missing = [p.name for p in params if p.required and p.name not in values]
    if missing:
        raise InputError(f"the parameter {missing[0]!r} is missing", code="web-parameter")
    return Query(values)


def _choice(param: Param, value: str) -> str:
    for choice in param.choices:
        if choice.lower() == value.lower():
            return choice
    raise InputError(f"{param.name!r} is one of {', '.join(param.choices)}", code="web-parameter")


def _value(param: Param, value: str) -> Any:
    if param.kind == "day":
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            raise InputError(
                f"{param.name!r} is a day such as 2020-09-03, not {value[:40]!r}", code="web-parameter"
            ) from None
    if param.kind == "number":
        if not (value.isascii() and value.isdigit() and len(value) <= 9 and 1 <= int(value) <= param.most):
            raise InputError(f"{param.name!r} is a whole number from 1 to {param.most}", code="web-parameter")
        return int(value)
    if param.kind == "share":
        return _share(param, value)
    return _choice(param, value) if param.choices else value


def _share(param: Param, value: str) -> float:
    try:
        number = float(value)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise InputError(f"{param.name!r} is a number from 0 to 1, such as 0.5", code="web-parameter")
    return number
