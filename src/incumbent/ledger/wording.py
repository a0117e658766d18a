"""Stretches of time in plain words: "since 3 September 2020", "by 2019, last confirmed on 4 May 2020"."""

from __future__ import annotations

import calendar
import datetime as dt
from functools import lru_cache

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.facts import LEFT_AFTER, Bound, Limits, Tenure
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
    """The time in a row of the knowledge base."""
    start = partial(row.start) if row.start else "start not given"
    return f"{start} – {partial(row.end) if row.end else 'end not given'}"
