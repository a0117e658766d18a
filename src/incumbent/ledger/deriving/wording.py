"""Stretches of time in plain words: "since 3 September 2020", "by 2019, last confirmed on 4 May 2020"."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import LEFT_AFTER, Bound, Limits, Tenure
from incumbent.ledger.deriving.lists import end_is_derived
from incumbent.records import PartialDate


@lru_cache(maxsize=16384)
def day(date: dt.date) -> str:
    """
    >>> day(dt.date(2020, 9, 3))
    '3 September 2020'
    """
    return f"{date.day} {calendar.month_name[date.month]} {date.year}"


def partial(date: PartialDate) -> str:
    """A date to the day, month or year as it is known; a window as "between"."""
    return _window(date.earliest, date.latest)


def _window(first: dt.date, last: dt.date) -> str:
    if first == last:
        return day(first)
    whole_months = first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
    if whole_months and (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"between {first.year} and {last.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return _month(first)
    if whole_months:
        return f"between {_month(first)} and {_month(last)}"
    return f"between {day(first)} and {day(last)}"


def _month(date: dt.date) -> str:
    return f"{calendar.month_name[date.month]} {date.year}"


def _days(earliest: Bound | None, latest: Bound | None) -> str | None:
    if earliest and latest:
        return _window(earliest.day, latest.day)
    if latest:
        return f"by {day(latest.day)}"
    return f"after {day(earliest.day)}" if earliest else None


def moment(limits: Limits) -> str:
    """When something happened: "on 3 September 2020", "in 2014", "by 4 May 2020"."""
    told = _days(limits.earliest, limits.latest)
    if told is None:
        return "on a day that is not stated"
    if told.startswith(("by ", "after ", "between ")):
        return told
    return (
        f"on {told}" if limits.earliest and limits.latest and limits.earliest.day == limits.latest.day else f"in {told}"
    )


def beginning(start: Limits) -> str:
    """When it began, or that nobody says."""
    told = _days(start.earliest, start.latest)
    if told is None or (start.latest and not start.earliest and start.latest.why == LEFT_AFTER):
        return "start not stated"
    return told if told.startswith(("by ", "after ", "between ")) else f"since {told}"


def ending(tenure: Tenure) -> str:
    """When it ended; for one not known to have ended, the day it was last confirmed. Never "current"."""
    if not tenure.ended:
        last = tenure.last_confirmed
        return f"last confirmed on {day(last.day)}" if last else "no day in office confirmed"
    told = _days(tenure.end.earliest, tenure.end.latest)
    if told is None:
        return "end not dated"
    if told.startswith(("by ", "after ")):
        return f"ended {told}"
    if tenure.end.earliest and tenure.end.latest and told.startswith("between "):
        return f"ended {told}"
    return f"until {told}"


def stretch(tenure: Tenure) -> str:
    """
    A tenure's time in words: "since 3 September 2020, last confirmed on 10 September 2020".
    """
    words = f"{beginning(tenure.start)}, {ending(tenure)}"
    if tenure.acting:
        words += ", acting"
    return words if tenure.standing == "asserted" else f"{words}, only as reported"


def stretch_of_row(row: Listed) -> str:
    """The time in a row of the knowledge base, in its list's own words: an end worked out from the next row is said to be."""
    start = partial(row.start) if row.start else "start not given"
    end = partial(row.end) if row.end else "end not given"
    return f"{start} – {end}{', when it lists the next' if end_is_derived(row) else ''}"


_TO_COME = {"start": "is to take office", "end": "is to leave office"}


def to_come(claim: StoredClaim) -> str:
    """A change that is told to come: "Ann Aster is to leave office on 7 June 2019, told on 24 May 2019"."""
    c = claim.claim
    when = moment_of(c.date) if c.date else "on a day that is not stated"
    told = f", told on {day(dt.date.fromisoformat(claim.published[:10]))}" if claim.published else ""
    return f"{c.person or 'somebody not named'} {_TO_COME[c.kind]} {when}{told}"


def moment_of(date: PartialDate) -> str:
    """
    >>> moment_of(PartialDate.parse("2019-06"))
    'in June 2019'
    """
    told = partial(date)
    if told.startswith("between "):
        return told
    return f"on {told}" if date.earliest == date.latest else f"in {told}"
