"""How much of an answer is left out as unlikely: counted in the rows that the answer would have besides."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from incumbent.ledger.asking.changes import Told, asked, joined, shown, status_of
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.ledger.deriving.claims import claims_where
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.file.store import Store

LOOKED_AT = 5_000  # claims on changes among which what is left out is counted


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many rows are left out as unlikely; with `at_least` not all were looked at.

    >>> str(LeftOut(3)), str(LeftOut(1200, at_least=True)), bool(LeftOut(0))
    ('3', 'at least 1,200', False)
    """

    number: int
    at_least: bool = False

    def __str__(self) -> str:
        return f"{'at least ' if self.at_least else ''}{self.number:,}"

    def __bool__(self) -> bool:
        return self.number > 0

    def __add__(self, other: LeftOut) -> LeftOut:
        return LeftOut(self.number + other.number, self.at_least or other.at_least)


NOTHING = LeftOut(0)


def unlikely_changes(
    store: Store,
    *,
    seen: Seen,
    told: Iterable[Told] = ("dated", "background"),
    statuses: Sequence[str] = (),
    looked_at: int = LOOKED_AT,
    **question: Any,
) -> LeftOut:
    """Changes that a question asks for, as `changes` takes it, and that are not believed as far as `seen` wants.

    Of each kind of `told` at most `looked_at` claims are looked at, the latest first.
    """
    found, in_force = NOTHING, rulings(store)
    for each in told:
        where, values = asked(**question, seen=EVERYTHING, told=each)
        latest = f"SELECT c.n FROM claims c CROSS JOIN articles a ON a.id = c.article WHERE {where} ORDER BY c.changed_on DESC LIMIT ?"
        claims = claims_where(store, f"c.n IN ({latest})", [*values, looked_at], in_force)
        number = 0
        for group in joined(claims, in_force):
            sound = [c for c in group if c.doubt is None] if seen.confidence > 0 else group
            fits = not statuses or status_of(group) in statuses
            number += fits and not (sound and shown(sound, seen))
        found += LeftOut(number, number > 0 and len(claims) == looked_at)
    return found


def unlikely_disputes(
    store: Store,
    *,
    seen: Seen,
    country: str | None = None,
    office: str | None = None,
    kinds: Collection[str] = (),
    on: dt.date | None = None,
) -> LeftOut:
    """Disagreements, as they were derived last, whose weaker side is not believed as far as `seen` wants; with `on` those about
    that day."""
    where, values = "NOT (weight >= ? AND credence >= ?)", [seen.articles, seen.confidence, *kinds]
    if kinds:
        where += f" AND kind IN ({','.join('?' * len(kinds))})"
    for condition, value in (
        ("country = ?", country),
        ("office = ?", office),
        ("(first_day IS NULL OR first_day <= ?)", on and on.isoformat()),
        ("(last_day IS NULL OR last_day >= ?)", on and on.isoformat()),
    ):
        if value:
            where += f" AND {condition}"
            values.append(value)
    return LeftOut(int(store.rows(f"SELECT count(*) FROM disagreements WHERE {where}", values)[0][0]))
