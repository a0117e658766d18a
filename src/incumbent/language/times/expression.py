"""What the finder of times hands out."""

from __future__ import annotations

from dataclasses import dataclass

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
