"""What the finder hands out, and what a matcher hands it: one expression and what it means."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from incumbent.language.times.periods import Period
from incumbent.records import PartialDate


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A resolved expression of time: words [start, end) and what it means on the article's calendar.

    `role` says how it bounds: "at" (on Thursday, in 2014), "since" (since 1994, first elected in), "until" (until
    December), "between" (from 1995 to 2007), "span" (a duration: 26-year), "recur" (every Monday).
    `value` is None where the text gives no way to know. `timex` is the same as a TIMEX3 value ("2009-Q3", "P27Y",
    "PAST_REF"); `parts` are the two ends of a "between".
    """

    start: int
    end: int
    value: PartialDate | None
    role: str = "at"
    timex: str = ""
    parts: tuple[TimeExpression, ...] = ()


@dataclass(slots=True)
class Hit:
    """Atoms [start, end) of one expression.

    `period` is None for what has no place on the calendar (a bare duration, "recently"). `explicit` says that the
    year is written out; `month`, `day` repeat what was written where it was not, so that a year told just after
    ("between April and June 2014") can be lent. `anchors` says that what follows may be told relative to it.
    """

    start: int
    end: int
    period: Period | None
    timex: str = ""
    role: str = ""
    explicit: bool = False
    anchors: bool = True
    month: int | None = None
    day: int | None = None
    clock: str = ""  # a time of day in TIMEX3 form ("T20:30Z"), where the expression is one

    def __post_init__(self) -> None:
        if not self.timex and self.period is not None:
            self.timex = self.period.timex


def window(first: dt.date | None, last: dt.date | None, coarse: bool = False) -> PartialDate | None:
    """An interval of days, or of years where `coarse`; None where an end is unknown or off the calendar."""
    if first is None or last is None or last < first:
        return None
    if coarse:
        return PartialDate.span(PartialDate.year(first.year), PartialDate.year(last.year))
    return PartialDate.between(first, last)
