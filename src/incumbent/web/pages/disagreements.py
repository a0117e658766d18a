"""Disagreements: accounts that cannot all be true, side by side with their words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from incumbent.ledger import Ledger
from incumbent.ledger.answers import DisagreementAnswer
from incumbent.ledger.by_key import office_answer, office_found
from incumbent.ledger.disputes import disputes
from incumbent.ledger.find import country_code
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_ROWS = 20
_OFFICES = 40  # offices derived as of a day of knowledge for one page
KINDS = ("holders", "date", "outside", "knowledge")


def answer(ledger: Ledger, query: Query) -> Json:
    rows = window(query, _ROWS)
    kinds, as_of, known_on = query.choices("kind"), query.day("as_of"), query.day("known_on")
    country = query.text("country")
    code = country_code(ledger.knowledge, country) if country else None
    wanted = rows.offset + rows.limit + 1
    found = disputed(
        ledger, code=code, office=query.text("office"), kinds=kinds, as_of=as_of, known_on=known_on, most=wanted
    )
    return {
        "disagreements": [
            shape.dispute(d, ledger.knowledge) for d in found[rows.offset : rows.offset + rows.limit]
        ],
        "next": rows.next(len(found) >= wanted),
    }  # fmt: skip


def disputed(
    ledger: Ledger,
    *,
    most: int,
    code: str | None = None,
    office: str | None = None,
    kinds: Sequence[str] = (),
    as_of: dt.date | None = None,
    known_on: dt.date | None = None,
) -> list[DisagreementAnswer]:
    """At most so many disagreements under both clocks, the latest first."""
    if known_on:
        found = _known(ledger, code, office, known_on, min(_OFFICES, 2 * most))
    else:
        more = 5 if kinds or as_of else 1
        found = disputes(
            ledger.store, ledger.knowledge, country=code, office=office, limit=min(most * more, 2000), stale=0
        )
    return [
        d
        for d in found
        if (not kinds or d.disagreement.kind in kinds) and (as_of is None or d.disagreement.touches(as_of))
    ][:most]


def _known(
    ledger: Ledger, code: str | None, office: str | None, known_on: dt.date, offices: int
) -> list[DisagreementAnswer]:
    """What was disputed by then, in the offices that are disputed now and were begun to be by that day."""
    keys = ledger.store.rows(
        "SELECT office, max(last_day) AS last FROM disagreements WHERE (? IS NULL OR country = ?) AND (? IS NULL OR office = ?) "
        "AND (first_day IS NULL OR first_day <= ?) GROUP BY office ORDER BY last DESC, office LIMIT ?",
        (code, code, office, office, known_on.isoformat(), offices),
    )
    found = []
    for row in keys:
        answered = office_answer(ledger.store, ledger.knowledge, row["office"], known_on=known_on)
        at = office_found(ledger.store, row["office"])
        found += [DisagreementAnswer(at, d, answered.claims) for d in answered.disagreements]
    return sorted(found, key=lambda d: d.disagreement.last_day or dt.date.min, reverse=True)
