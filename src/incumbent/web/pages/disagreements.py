"""Disagreements: accounts that cannot all be true, side by side with their words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from incumbent.ledger import Ledger
from incumbent.ledger.asking.answers import DisagreementAnswer
from incumbent.ledger.asking.by_key import office_answer, office_found
from incumbent.ledger.asking.disputes import disputes
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.left_out import unlikely_disputes
from incumbent.ledger.asking.listed import disputed_offices, told_later
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.web.pages import shape
from incumbent.web.pages.believed import seen as seen_of
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_ROWS = 12
_LOOKED_AT = 60  # disagreements among which a corner of another page finds those known by a day
_OFFICES = 40  # offices derived as of a day of knowledge for one page
KINDS = ("holders", "date", "outside", "knowledge")


def answer(ledger: Ledger, query: Query) -> Json:
    rows = window(query, _ROWS)
    kinds, as_of, known_on = query.choices("kind"), query.day("as_of"), query.day("known_on")
    country = query.text("country")
    code = country_code(ledger.knowledge, country) if country else None
    wanted = rows.offset + rows.limit + 1
    office, shows = query.text("office"), seen_of(query)
    found = disputed(
        ledger, code=code, office=office, kinds=kinds, as_of=as_of, known_on=known_on, most=wanted, seen=shows
    )
    unlikely = unlikely_disputes(ledger.store, seen=shows, country=code, office=office, kinds=kinds, on=as_of)
    return {
        "disagreements": [
            shape.dispute(d, ledger.knowledge) for d in found[rows.offset : rows.offset + rows.limit]
        ],
        "left_out": unlikely.number if known_on is None else None,
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
    seen: Seen = SHOWN_BY_DEFAULT,
) -> list[DisagreementAnswer]:
    """At most so many disagreements under both clocks, the most credible first."""
    if known_on:
        found = _known(ledger, code, office, known_on, most, seen)
    else:
        more = 5 if kinds or as_of else 1
        found = disputes(
            ledger.store,
            ledger.knowledge,
            country=code,
            office=office,
            limit=min(most * more, 2000),
            stale=0,
            seen=seen,
        )
    return [
        d
        for d in found
        if (not kinds or d.disagreement.kind in kinds) and (as_of is None or d.disagreement.touches(as_of))
    ][:most]


def _known(
    ledger: Ledger, code: str | None, office: str | None, known_on: dt.date, most: int, seen: Seen
) -> list[DisagreementAnswer]:
    """What was disputed by then, in the offices that are disputed now and were begun to be by that day."""
    found: list[DisagreementAnswer] = []
    for key in disputed_offices(ledger.store, code, office, known_on, _OFFICES):
        if len(found) >= most:
            break
        answered = office_answer(ledger.store, ledger.knowledge, key, known_on=known_on, seen=seen)
        at = office_found(ledger.store, key)
        found += [DisagreementAnswer(at, d, answered.claims) for d in answered.disagreements]
    return sorted(found, key=lambda d: (d.disagreement.credence, d.disagreement.last_day or dt.date.min), reverse=True)


def glimpse(
    ledger: Ledger,
    *,
    most: int,
    code: str | None = None,
    as_of: dt.date | None = None,
    known_on: dt.date | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> list[DisagreementAnswer]:
    """The most credible disagreements for a corner of another page; with `known_on` those that later articles left as they were.

    What later articles changed is told, as it stood then, by the page of disagreements: that takes deriving its offices anew.
    """
    if known_on is None:
        return disputed(ledger, most=most, code=code, as_of=as_of, seen=seen)
    found = disputes(ledger.store, ledger.knowledge, country=code, limit=_LOOKED_AT, stale=0, seen=seen)
    claims = sorted({c for d in found for s in d.disagreement.sides for c in s.claims})
    late = told_later(ledger.store, claims, known_on)
    return [
        d
        for d in found
        if (as_of is None or d.disagreement.touches(as_of))
        and not any(c in late for s in d.disagreement.sides for c in s.claims)
    ][:most]
