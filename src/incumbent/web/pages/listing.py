"""What lists of people and offices share: who was last in which office, and what is worth keeping between two readers."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Literal

from incumbent.ledger import Ledger
from incumbent.ledger.asking.listed import tenures_told_last
from incumbent.ledger.deriving.facts import Bound, Limits, Tenure
from incumbent.ledger.deriving.wording import stretch
from incumbent.web.pages.answered import STALE
from incumbent.web.pages.shape import Json


def latest_tenures(ledger: Ledger, of: Literal["office", "person"], keys: Sequence[str]) -> dict[str, list[Json]]:
    """The tenure told last in each office (or of each person), of those that are believed and have a day."""
    told: dict[str, list[Any]] = defaultdict(list)
    for row in tenures_told_last(ledger.store, of, keys):
        told[row[of]].append(row)
    return {key: [_tenure(_last(some, of))] for key, some in told.items()}


def _last(rows: Sequence[Any], of: Literal["office", "person"]) -> Any:
    """Of tenures, the latest first: the latest that nobody says ended; of a person's several such that told most.

    What a person was last told to be long before something else is no answer.
    """
    there = [r for r in rows if r["end_latest"] is None]
    if of == "office":
        return there[0] if there else rows[0]
    rows = [r for r in rows if r["end_latest"] is None or r["start_earliest"] or r["end_earliest"]] or rows
    newest = _day(rows[0])
    return max((r for r in there if newest - _day(r) <= STALE), key=lambda r: r["sources"], default=rows[0])


def _day(row: Any) -> dt.date:
    return dt.date.fromisoformat(row["seen_last"])


def _tenure(row: Any) -> Json:
    ended = row["end_latest"] is not None
    told = Tenure(
        row["office"], row["person"], row["name"], _limits(row, "start"), _limits(row, "end"), ended,
        None if ended else _bound(row["last_confirmed"]), bool(row["acting"]), row["standing"], (),
    )  # fmt: skip
    return {
        "office": {"id": row["office"], "name": row["office_name"]}, "person": row["name"], "person_id": row["person"],
        "in_words": stretch(told), "why": row["why"], "seen_last": row["seen_last"],
    }  # fmt: skip


def _limits(row: Any, edge: str) -> Limits:
    return Limits(_bound(row[f"{edge}_earliest"]), _bound(row[f"{edge}_latest"]))


def _bound(day: str | None) -> Bound | None:
    return Bound(dt.date.fromisoformat(day), (), "") if day else None
