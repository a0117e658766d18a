"""Publication dates as files and feeds write them -> ISO date, or ISO date-time with offset."""

from __future__ import annotations

import datetime as dt
import re

_MONTH_NAMES = (
    "january jan januar jänner janvier enero gennaio janeiro januari stycznia января ocak ledna січня januára студзеня",
    "february feb februar februari février fevrier febrero febbraio fevereiro lutego февраля şubat února лютого februára лютага",
    "march mar märz marz mars marzo março maart marca марта mart března березня сакавіка",
    "april apr avril abril aprile kwietnia апреля nisan dubna квітня apríla красавіка",
    "may mai mayo maggio maio mei maja мая mayıs května травня mája траўня",
    "june jun juni juin junio giugno junho czerwca июня haziran června червня júna чэрвеня",
    "july jul juli juillet julio luglio julho lipca июля temmuz července липня júla ліпеня",
    "august aug août aout agosto augustus sierpnia августа ağustos srpna серпня augusta жніўня",
    "september sept sep septembre septiembre settembre setembro września сентября eylül září вересня septembra верасня",
    "october oct oktober okt octobre octubre ottobre outubro października октября ekim října жовтня októbra кастрычніка",
    "november nov novembre noviembre novembro listopada ноября kasım listopadu листопада novembra лістапада",
    "december dec dezember dez décembre decembre diciembre dicembre dezembro grudnia декабря aralık prosince грудня decembra снежня",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}
_MONTH = "(" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_ZONE = r"\s*(Z|UTC|UT|GMT|[+-]\d{2}:?\d{2}|[ECMP][SD]T)?"
_ISO = re.compile(
    rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}})(?:[T ]+(\d{{1,2}}):(\d{{2}})(?::(\d{{2}})(?:[.,]\d+)?)?{_ZONE})?(?!\d)", re.I
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?\Z")
_CLOCK = re.compile(rf"\s*(?:,|\bat\b)?\s*(\d{{1,2}}):(\d{{2}})(?::(\d{{2}}))?\s*([AaPp]\.?[Mm]\.?)?{_ZONE}")
_UNIX = re.compile(r"(\d{9,10})(?:\.\d+)?\Z|(\d{13})\Z")
_AMERICAN = {
    "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00", "PST": "-08:00",
    "PDT": "-07:00",
}  # fmt: skip
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:\s+(?:of|de)\s+|[\s-]+){_MONTH}(?:\s+(?:de|del)\s+|[,\s-]+)(\d{{4}})\b",
    re.I,
)
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
    text = text.strip()[:200]
    if match := _UNIX.match(text):
        return _unix(int(match[1] or match[2]) / (1 if match[1] else 1000))
    if match := _ISO.match(text):
        return _with_time(*match.groups())
    if match := _COMPACT.match(text):
        return _with_time(*match.groups())
    if match := _MONTH_FIRST.search(text):
        return _at(match[3], MONTHS[match[1].lower()], match[2], text[match.end() :])
    if match := _DAY_FIRST.search(text):
        return _at(match[3], MONTHS[match[2].lower()], match[1], text[match.end() :])
    if match := _SLASHED.match(text):
        return _slashed(match)
    raise UnusableDate(f"{text[:60]!r} is not a date this tool reads; write YYYY-MM-DD")


def _unix(seconds: float) -> str:
    """Seconds since 1970, in UTC."""
    try:
        when = dt.datetime.fromtimestamp(seconds, dt.UTC)
    except (OverflowError, ValueError, OSError) as error:
        raise UnusableDate(f"{seconds:.0f} is no time in seconds since 1970 ({error})") from None
    return when.replace(microsecond=0).isoformat()


def _at(year: str, month: int, day: str, rest: str) -> str:
    """A day written with words, with the clock after it where it names its zone."""
    clock = _CLOCK.match(rest)
    if clock is None:
        return _day(year, month, day)
    hour = int(clock[1])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4][0] in "Pp" else 0)
    return _with_time(year, str(month), day, str(hour), clock[2], clock[3], clock[5])


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
    if zone.upper() in ("Z", "UTC", "UT", "GMT"):
        offset = "+00:00"
    elif zone.upper() in _AMERICAN:
        offset = _AMERICAN[zone.upper()]
    else:
        offset = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    try:
        dt.datetime.fromisoformat(f"{date}T{int(hour):02d}:{minute}:{second or '00'}{offset}")
    except ValueError:
        return date
    return f"{date}T{int(hour):02d}:{minute}:{second or '00'}{offset}"
