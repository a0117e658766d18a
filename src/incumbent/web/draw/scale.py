"""Days to places on a line, and the years or months to mark on it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

LEAST = 180  # days on a picture, at least
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of days drawn from `left` to `right`, in per cent of its width."""

    first: dt.date
    last: dt.date
    left: float
    right: float

    def at(self, day: dt.date) -> float:
        """Where a day lies; days outside lie on the edge."""
        whole = max((self.last - self.first).days, 1)
        part = min(max((day - self.first).days / whole, 0.0), 1.0)
        return round(self.left + part * (self.right - self.left), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Places and labels of years; of months where the stretch is short."""
        days = (self.last - self.first).days
        if days <= 800:
            return self._months(1 if days <= 240 else 3)
        step = next(s for s in _STEPS if days / 365.25 / s <= 9 or s == _STEPS[-1])
        years = [y for y in range(self.first.year + 1, self.last.year + 1) if y % step == 0]
        return [(self.at(dt.date(y, 1, 1)), str(y)) for y in years]

    def _months(self, step: int) -> list[tuple[float, str]]:
        found = []
        year, month = self.first.year, self.first.month
        while (year, month) <= (self.last.year, self.last.month):
            day = dt.date(year, month, 1)
            if day >= self.first and (month - 1) % step == 0:
                found.append((self.at(day), f"{calendar.month_abbr[month]} {year}"))
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
        return found


def scale_for(days: Sequence[dt.date], left: float, right: float) -> Scale | None:
    """A scale for these days. A tenth of them may lie before its beginning, so that one old day squeezes nothing."""
    if not days:
        return None
    ordered = sorted(days)
    first, last = ordered[len(ordered) // 10], ordered[-1]
    days_between = (last - first).days
    # so wide that the days of a single change still have months before them; the newest stays near the end, where a phone opens
    after = max(days_between // 14, 14)
    before = min(max(after, LEAST - days_between - after), (first - dt.date.min).days)
    after = min(max(after, LEAST - days_between - before), (dt.date.max - last).days)
    first, last = first - dt.timedelta(days=before), last + dt.timedelta(days=after)
    return Scale(first, last, left, right)
