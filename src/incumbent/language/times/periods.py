"""Stretches of the calendar: days, weeks, months, quarters, seasons, years, decades, and arithmetic on them.

Everything that would leave the calendar (before year 1, after 9999) is None instead of an error.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from incumbent.records import PartialDate

_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
_PARTS = {"early": (0.0, 1 / 3), "mid": (1 / 3, 2 / 3), "late": (2 / 3, 1.0)}


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: its unit ("day", "week", ...), its dates, and its TIMEX3 value."""

    unit: str
    date: PartialDate
    timex: str

    @property
    def first(self) -> dt.date:
        return self.date.earliest

    @property
    def last(self) -> dt.date:
        return self.date.latest


def shifted(day: dt.date, days: int) -> dt.date | None:
    """The day so many days later, None outside the calendar."""
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """That day, None where the calendar has none."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return dt.date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def day_period(day: dt.date | None) -> Period | None:
    return Period("day", PartialDate.day(day), day.isoformat()) if day else None


def week_period(day: dt.date | None) -> Period | None:
    """The week, Monday to Sunday, that holds a day."""
    if day is None:
        return None
    first, last = shifted(day, -day.weekday()), shifted(day, 6 - day.weekday())
    if first is None or last is None:
        return None
    year, week, _ = day.isocalendar()
    return Period("week", PartialDate.between(first, last), f"{year:04d}-W{week:02d}")


def weekend_period(day: dt.date | None) -> Period | None:
    """The Saturday and Sunday of the week that holds a day."""
    week = week_period(day)
    if week is None:
        return None
    saturday = shifted(week.last, -1) or week.last
    return Period("weekend", PartialDate.between(saturday, week.last), f"{week.timex}-WE")


def months_period(year: int, first: int, last: int, unit: str, timex: str) -> Period | None:
    """From month `first` to month `last` of a year; months beyond 12 lie in the next year."""
    end_year, end = (year, last) if last <= 12 else (year + 1, last - 12)
    if not (year >= 1 and end_year <= 9999):
        return None
    text = f"{year:04d}-{first:02d}"
    if (end_year, end) != (year, first):
        text += f"/{end_year:04d}-{end:02d}"
    return Period(unit, PartialDate.parse(text), timex)


def month_period(year: int, month: int) -> Period | None:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return months_period(year, month, month, "month", f"{year:04d}-{month:02d}")


def quarter_period(year: int, quarter: int) -> Period | None:
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    return months_period(year, 3 * quarter - 2, 3 * quarter, "quarter", f"{year:04d}-Q{quarter}")


def half_period(year: int, half: int) -> Period | None:
    return months_period(year, 6 * half - 5, 6 * half, "half", f"{year:04d}-H{half}")


def season_period(year: int, season: str) -> Period | None:
    first, last = _SEASONS[season]
    return months_period(year, first, last, "season", f"{year:04d}-{season}")


def year_period(year: int) -> Period | None:
    return Period("year", PartialDate.year(year), f"{year:04d}") if 1 <= year <= 9999 else None


def decade_period(year: int) -> Period | None:
    first = year - year % 10
    if not 10 <= first <= 9990:
        return None
    return Period("decade", PartialDate.parse(f"{first:04d}/{first + 9:04d}"), f"{first // 10:03d}")


def century_period(number: int) -> Period | None:
    if not 2 <= number <= 99:
        return None
    first = 100 * (number - 1) + 1
    return Period("century", PartialDate.parse(f"{first:04d}/{first + 99:04d}"), f"{number - 1:02d}")


def holding(unit: str, day: dt.date) -> Period | None:
    """The stretch of that unit that holds a day."""
    if unit in ("S", "M", "H", "day", "night"):
        return day_period(day)
    if unit == "week":
        return week_period(day)
    if unit == "weekend":
        return weekend_period(day)
    if unit == "month":
        return month_period(day.year, day.month)
    if unit == "quarter":
        return quarter_period(day.year, (day.month + 2) // 3)
    if unit == "year":
        return year_period(day.year)
    if unit == "decade":
        return decade_period(day.year)
    return century_period((day.year + 99) // 100) if unit == "century" else None


def moved(day: dt.date, unit: str, n: int) -> dt.date | None:
    """The day `n` units away; months and years keep the day of the month where they can."""
    days = {"S": 0, "M": 0, "H": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}.get(unit)
    if days is not None:
        return shifted(day, days * n)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    if months is None:
        return None
    index = day.year * 12 + day.month - 1 + months * n
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        return None
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def part_of(period: Period, part: str) -> Period:
    """The early, middle or late third of a stretch; the TIMEX3 value stays that of the whole."""
    low, high = _PARTS[part]
    days = (period.last - period.first).days + 1
    first = shifted(period.first, round(low * days))
    last = shifted(period.first, max(round(high * days) - 1, round(low * days)))
    if first is None or last is None or period.unit == "day":
        return period
    if period.unit in ("year", "season", "quarter", "half", "decade"):
        return Period(f"part of {period.unit}", _whole_months(first, last), period.timex)
    return Period(f"part of {period.unit}", PartialDate.between(first, last), period.timex)


def _whole_months(first: dt.date, last: dt.date) -> PartialDate:
    """Months from the one holding `first` to the one before or holding `last`, whichever boundary is nearer."""
    start = first if first.day <= 15 else (moved(first, "month", 1) or first)
    end = last if last.day > 15 else (moved(last, "month", -1) or last)
    if end < start:
        return PartialDate.between(first, last)
    months = PartialDate.month(start.year, start.month), PartialDate.month(end.year, end.month)
    return PartialDate.span(*months)


def easter(year: int) -> dt.date | None:
    """Western Easter Sunday, by the anonymous Gregorian computus; None outside the calendar."""
    if not 1 <= year <= 9999:
        return None
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return dt.date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> dt.date | None:
    """The nth such weekday of a month, -1 for the last."""
    if not 1 <= year <= 9999:
        return None
    days = [
        d for d in range(1, calendar.monthrange(year, month)[1] + 1) if dt.date(year, month, d).weekday() == weekday
    ]
    return dt.date(year, month, days[nth - 1 if nth > 0 else nth])
