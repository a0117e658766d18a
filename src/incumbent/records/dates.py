"""Dates as news gives them: a day, a month, a year, or an interval with a first and a last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from incumbent.errors import RecordError

_PART = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def _first_day(part: str) -> dt.date:
    match = _PART.match(part)
    if not match:
        raise RecordError(f"not a date: {part!r}; write YYYY, YYYY-MM or YYYY-MM-DD", code="record-date")
    year, month, day = match.groups()
    try:
        return dt.date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise RecordError(f"not a date in the calendar: {part!r} ({error})", code="record-date") from None


def _last_day(part: str) -> dt.date:
    first = _first_day(part)
    if len(part) == 4:
        return dt.date(first.year, 12, 31)
    if len(part) == 7:
        return dt.date(first.year, first.month, calendar.monthrange(first.year, first.month)[1])
    return first


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the day, month or year, or an interval "A/B" of two such.

    `earliest` and `latest` are its first and last possible day, both inclusive.

    >>> PartialDate.parse("2020-02").latest
    datetime.date(2020, 2, 29)
    >>> str(PartialDate.between(dt.date(2020, 9, 3), dt.date(2020, 10, 15)))
    '2020-09-03/2020-10-15'
    """

    earliest: dt.date
    latest: dt.date
    text: str

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read "2020-09-03", "2020-09", "2020" or "A/B". Raises RecordError (record-date)."""
        first, slash, last = text.strip().partition("/")
        earliest = _first_day(first)
        latest = _last_day(last) if slash else _last_day(first)
        if latest < earliest:
            raise RecordError(f"interval ends before it begins: {text!r}", code="record-date")
        return cls(earliest, latest, text.strip())

    @classmethod
    def day(cls, day: dt.date) -> PartialDate:
        return cls(day, day, day.isoformat())

    @classmethod
    def month(cls, year: int, month: int) -> PartialDate:
        return cls.parse(f"{year:04d}-{month:02d}")

    @classmethod
    def year(cls, year: int) -> PartialDate:
        return cls.parse(f"{year:04d}")

    @classmethod
    def between(cls, earliest: dt.date, latest: dt.date) -> PartialDate:
        """An interval of days; collapses to one day where both ends are the same."""
        if earliest == latest:
            return cls.day(earliest)
        return cls.parse(f"{earliest.isoformat()}/{latest.isoformat()}")

    @classmethod
    def span(cls, first: PartialDate, last: PartialDate) -> PartialDate:
        """From the beginning of `first` to the end of `last`, keeping their granularity: "1995/2007"."""
        if first.text == last.text:
            return first
        return cls.parse(f"{first.text.partition('/')[0]}/{last.text.rpartition('/')[2]}")

    @property
    def is_day(self) -> bool:
        return self.earliest == self.latest

    def overlaps(self, other: PartialDate) -> bool:
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return self.text
