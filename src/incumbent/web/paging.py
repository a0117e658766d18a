"""Paging tokens: where the next page begins, in a form that nobody needs to read."""

from __future__ import annotations

import base64
from dataclasses import dataclass

from incumbent.errors import InputError
from incumbent.web.params import Param, Query
from incumbent.web.settings import MOST_OFFSET, MOST_ROWS, PAGE_ROWS

PAGE = Param("page", "The `next` of the answer before, to go on after it.")
LIMIT = Param("limit", "Rows on a page.", kind="number", most=MOST_ROWS)


@dataclass(frozen=True, slots=True)
class Window:
    """Which rows: `limit` of them after the first `offset`."""

    offset: int
    limit: int

    def next(self, more: bool) -> str | None:
        """The token of the page after this one; None where there is none."""
        offset = self.offset + self.limit
        return token(offset) if more and offset <= MOST_OFFSET else None


def token(offset: int) -> str:
    return base64.urlsafe_b64encode(f"o{offset}".encode()).decode().rstrip("=")


def window(query: Query, rows: int = PAGE_ROWS) -> Window:
    """The rows that a query asks for. Raises InputError (web-page) for a token that is none of ours."""
    limit = query.number("limit", rows)
    text = query.text("page")
    if text is None:
        return Window(0, limit)
    try:
        plain = base64.urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4)).decode("ascii")
        offset = int(plain[1:]) if plain[:1] == "o" and plain[1:].isdigit() else -1
    except (ValueError, UnicodeError):
        offset = -1
    if not 0 <= offset <= MOST_OFFSET:
        raise InputError("'page' is the `next` of an answer, unchanged", code="web-page")
    return Window(offset, limit)
