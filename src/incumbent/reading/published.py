"""Publication dates as files and feeds write them -> ISO date, or ISO date-time with offset."""

from __future__ import annotations

import datetime as dt
import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?(?!\d)",
    re.I,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z)?)?\Z")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(\d{{4}})\b", re.I)
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
EARLIEST, LATEST = 1600, 2200


class UnusableDate(ValueError):
    """A publication date that cannot be used; the message says why."""


def parse_published(text: str) -> str:
    """ISO date or date-time with offset. Raises UnusableDate with a reason for people.

    >>> parse_published("Sept. 3, 2020")
    '2020-09-03'
    >>> parse_published("2020-09-03T10:00:00Z")
    '2020-09-03T10:00:00+00:00'
    """
    text = text.strip()
    if match := _ISO.match(text):
        return _with_time(*match.groups())
    if match := _COMPACT.match(text):
        return _with_time(*match.groups())
    if match := _MONTH_FIRST.search(text):
        return _day(match[3], MONTHS[match[1].lower()], match[2])
    if match := _DAY_FIRST.search(text):
        return _day(match[3], MONTHS[match[2].lower()], match[1])
    if match := _SLASHED.match(text):
        return _slashed(match)
    raise UnusableDate(f"{text[:60]!r} is not a date this tool reads; write YYYY-MM-DD")


def _slashed(match: re.Match[str]) -> str:
    if match[1]:
        return _day(match[1], match[2], match[3])
    a, b = int(match[4]), int(match[5])
    if a > 12:
        return _day(match[6], b, a)
    if b > 12 or a == b:
        return _day(match[6], a, b)
    raise UnusableDate(f"{match[0]!r} may be day/month or month/day; write YYYY-MM-DD")


def _day(year: str | int, month: str | int, day: str | int) -> str:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError as error:
        raise UnusableDate(f"{year}-{month}-{day} is not in the calendar ({error})") from None
    if not EARLIEST <= date.year <= LATEST:
        raise UnusableDate(f"the year {date.year:04d} cannot be a publication date")
    return date.isoformat()


def _with_time(
    year: str, month: str, day: str, hour: str | None, minute: str | None, second: str | None, zone: str | None
) -> str:
    date = _day(year, month, day)
    if hour is None or zone is None:
        return date
    if zone.upper() in ("Z", "UTC", "GMT"):
        offset = "+00:00"
    else:
        offset = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        dt.datetime.fromisoformat(f"{date}T{int(hour):02d}:{minute}:{second or '00'}{offset}")
    except ValueError:
        return date
    return f"{date}T{int(hour):02d}:{minute}:{second or '00'}{offset}"
