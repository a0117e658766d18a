"""Dates by the calendar: "August 9, 2019", "9 August", "in March", "2014", "the 1990s", "2020-09-03", "the 19th century"."""

from __future__ import annotations

import datetime as dt

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.clock import Clock
from incumbent.language.times.hits import Hit
from incumbent.language.times.lexicon import lexicon
from incumbent.language.times.periods import (
    Period,
    century_period,
    day_of,
    day_period,
    decade_period,
    month_period,
    part_of,
    year_period,
)
from incumbent.records import PartialDate

_BEFORE = frozenset(
    "in since until till by of from to between and during through before after last next this early late mid - for "
    "each every past into until throughout around previous following ( beginning end start middle".split()
)
_YEAR_BEFORE = frozenset(
    "in since until till by of from to between during through before after early late mid and circa around ( , -".split()
)
_SURE = frozenset("in since last next this until early late mid during".split())
_SUMS = frozenset("$ £ € # no number us$ + / . ' :".split())
_DOUBTFUL = frozenset("may march".split())
_SHORT = frozenset("jan feb mar apr jun jul aug sep sept oct nov dec".split())
_COUNTED = frozenset(
    "people percent % million billion thousand km kilometers kilometres miles meters metres m feet tons tonnes euros "
    "dollars pounds men women troops police mph hectares acres".split()
)
PARTS = dict.fromkeys("early beginning start outset".split(), "early")
PARTS |= dict.fromkeys(("late", "end", "close"), "late") | dict.fromkeys(("mid", "middle"), "mid")


def number(word: str) -> int | None:
    """A whole number in digits."""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 6 else None


def day_number(word: str) -> int | None:
    """A day of the month, "9" or "9th"."""
    if not word[:1].isdigit():
        return None
    found = number(word[:-2] if word[-2:] in ("st", "nd", "rd", "th") else word)
    return found if found is not None and 1 <= found <= 31 else None


def year_number(word: str) -> int | None:
    """A year in four digits."""
    found = number(word) if len(word) == 4 else None
    return found if found is not None and 1000 <= found <= 2100 else None


def part_left(a: Atoms, k: int) -> tuple[str, int]:
    """The part word that opens at or before atom `k` ("early March", "mid-2017", "the end of 2014"): ("", k) if none."""
    if a.at(k - 1) in ("early", "late", "mid"):
        return a.at(k - 1), k - 1
    if a.at(k - 1) == "-" and a.at(k - 2) in ("early", "late", "mid"):
        return a.at(k - 2), k - 2
    j = k - 1
    if a.at(j) in ("the", "this"):
        j -= 1
    if a.at(j) == "of" and a.at(j - 1) in PARTS:
        j -= 1
        part = PARTS[a.at(j)]
        if a.at(j - 1) == "very":
            j -= 1
        return part, j - 1 if a.at(j - 1) == "the" else j
    return "", k


def month_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """An expression around the month name at atom `k`."""
    month = lexicon().months[a.at(k)]
    days, start = _days_left(a, k)
    end = k + 1
    if a.at(end) == "." and a.at(k) in _SHORT:
        end += 1
    if not days:
        days, end = _days_right(a, end)
    year, end = _year_right(a, end, clock, bool(days))
    if not days and year is None and not _is_month(a, k, clock):
        return None
    if not a.is_capital(k) and not (days and year):
        return None
    if a.at(start - 1) == "," and a.at(start - 2) in lexicon().weekdays:
        start -= 2
    elif a.at(start - 1) in lexicon().weekdays:
        start -= 1
    if days:
        return _days_hit(a, start, end, clock, year, month, days)
    part, start = part_left(a, start)
    relative = a.at(start - 1)
    token = a.token[k]
    if year is not None:
        period = month_period(year, month)
    elif relative in ("last", "next", "this", "past") and clock.today:
        period = _relative_month(clock, month, relative)
        start -= 1
    else:
        period = clock.month_in(month, clock.tense(token))
    if part and period:
        period = part_of(period, part)
    return Hit(start, end, period, explicit=year is not None, month=month)


def _relative_month(clock: Clock, month: int, relative: str) -> Period | None:
    today = clock.today
    assert today is not None
    if relative == "next":
        return month_period(today.year if month > today.month else today.year + 1, month)
    if relative == "this":
        return month_period(today.year, month)
    return month_period(today.year if month < today.month else today.year - 1, month)


def _days_hit(
    a: Atoms, start: int, end: int, clock: Clock, year: int | None, month: int, days: list[int]
) -> Hit | None:
    first = day_of(year, month, days[0]) if year else clock.day_in(month, days[0], clock.tense(a.token[start]))
    if month == 9 and days == [11] and year is None and _is_attack(a, end) and clock.today:
        first = day_of(min(2001, clock.today.year), 9, 11)
    if first is None:
        return None if clock.today or year else Hit(start, end, None, month=month, day=days[0])
    period = day_period(first)
    last = day_of(first.year, month, days[-1])
    if last and last > first:
        period = Period("days", PartialDate.between(first, last), first.isoformat())
    return Hit(start, end, period, explicit=year is not None, month=month, day=days[0])


def _is_attack(a: Atoms, k: int) -> bool:
    """Whether what follows makes "September 11" the day of 2001: "attacks", "hijackers"."""
    return bool({a.at(k), a.at(k + 1)} & {"attack", "attacks", "terror", "terrorist", "hijackers", "commission"})


def _is_month(a: Atoms, k: int, clock: Clock) -> bool:
    """Whether a month name that stands without numbers is a month and not a name, a verb or a noun."""
    word, before = a.at(k), a.at(k - 1)
    if word in clock.surnames:
        return before in _SURE
    if word in _DOUBTFUL or word in _SHORT:
        return before in _BEFORE or (before == "the" and a.is_attribute(k + 1) and not a.is_capital(k + 1))
    if before == "the":
        return a.is_attribute(k + 1) and not a.is_capital(k + 1)
    return before in _BEFORE or not (a.is_capital(k + 1) or (k > 0 and a.is_capital(k - 1)))


def _days_left(a: Atoms, k: int) -> tuple[list[int], int]:
    """Days written before the month: "9 August", "the 9th of August", "9-11 August"."""
    j = k - 1
    if a.at(j) == "of" and a.at(j - 1)[-2:] in ("st", "nd", "rd", "th"):
        j -= 1
    day = day_number(a.at(j))
    if day is None or (a.at(j - 1) in (",", ".", ":") and number(a.at(j - 2)) is not None):
        return [], k
    days, start = [day], j
    if a.at(j - 1) in ("-", "to", "and") and day_number(a.at(j - 2)) is not None and a.at(j - 2).isdigit():
        first = day_number(a.at(j - 2))
        if first is not None and first < day:
            days, start = [first, day], j - 2
    if a.at(start - 1) == "the":
        start -= 1
    return days, start


def _days_right(a: Atoms, end: int) -> tuple[list[int], int]:
    """Days written after the month: "August 9", "August 9th", "August 9-11", "August 9 and 10"."""
    k = end + 1 if a.at(end) == "the" and not a.at(end + 1).isdigit() else end
    day = day_number(a.at(k))
    if (
        day is None
        or a.at(k + 1) in _COUNTED
        or a.at(k + 1) == "%"
        or (a.at(k + 1) == ":" and a.at(k + 2)[:1].isdigit())
    ):
        return [], end
    if a.at(k + 1) in ("-", "and", "to"):
        last = day_number(a.at(k + 2))
        if last is not None and last > day and a.at(k + 3) not in lexicon().months and a.at(k + 3) not in _COUNTED:
            if a.at(k + 1) == "-" or a.at(k + 3) in ("", ",", ".", ";", ")", "in", "at", "of"):
                return [day, last], k + 3
    return [day], k + 1


def _year_right(a: Atoms, end: int, clock: Clock, days: bool) -> tuple[int | None, int]:
    """The year that closes a date, also "of last year"."""
    k = end
    if a.at(k) == "," or (a.at(k) == "of" and (year_number(a.at(k + 1)) or a.at(k + 2) == "year")):
        k += 1
    year = year_number(a.at(k))
    if year is not None and not (a.at(k) != a.at(end) and not days and a.at(k + 1) in _COUNTED):
        return year, k + 1
    offset = {"last": -1, "this": 0, "next": 1}.get(a.at(k)) if a.at(k + 1) == "year" else None
    if offset is not None and clock.today and k == end + (a.at(end) == "of"):
        return clock.today.year + offset, k + 2
    return None, end


def number_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """An expression that opens with the digits at atom `k`: ISO and slashed dates, years, decades."""
    word = a.at(k)
    if k and a.token[k] == a.token[k - 1] and a.at(k - 1).isalpha() and a.at(k - 1) not in ("mid", "early", "late"):
        return None  # "A380s"
    if word[-1:] == "s":
        return _decade_hit(a, k, clock)
    found = _iso_hit(a, k) or _slash_hit(a, k)
    if found:
        return found
    if word[-2:] in ("st", "nd", "rd", "th"):
        return _ordinal_day(a, k, clock)
    if a.at(k - 1) == "'" or a.at(k - 1) == "'" + word:
        return _short_year(a, k, clock)
    return _year_hit(a, k)


def _year_hit(a: Atoms, k: int) -> Hit | None:
    year = year_number(a.at(k))
    if year is None or not _is_year(a, k, year):
        return None
    part, start = part_left(a, k)
    end = k + 1
    period = year_period(year)
    if a.at(k - 1) in ("fiscal", "fy") or (a.at(k - 1) == "year" and a.at(k - 2) == "fiscal"):
        start = k - 1 if a.at(k - 1) in ("fiscal", "fy") else k - 2
        return Hit(start, end, period, timex=f"FY{year}", explicit=True)
    span = _two_digit_end(a, k, year)
    if span is not None:
        return Hit(start, end + 2, span, role="between", explicit=True)
    if part and period:
        period = part_of(period, part)
    return Hit(start, end, period, explicit=True)


def _two_digit_end(a: Atoms, k: int, year: int) -> Period | None:
    """ "2010-11": from a year to the next, the century left out."""
    last = number(a.at(k + 2)) if a.at(k + 1) == "-" and len(a.at(k + 2)) == 2 else None
    if last is None or last <= year % 100:
        return None
    text = f"{year:04d}/{year - year % 100 + last:04d}"
    return Period("years", PartialDate.parse(text), text)


def _is_year(a: Atoms, k: int, year: int) -> bool:
    """Whether four digits name a year: not a sum, a count, a clock time or a house number."""
    before, after = a.at(k - 1), a.at(k + 1)
    if before in _SUMS or after in ("/", ":", "utc", "gmt"):
        return False
    if after in _COUNTED or after in lexicon().units or (after == "-" and a.at(k + 2) in lexicon().units):
        return False
    if before == "-" and a.at(k - 2).isdigit() and year_number(a.at(k - 2)) is None:
        return False
    counted = after.endswith("s") and a.is_attribute(k + 1)
    if not 1800 <= year <= 2100:
        return before in _YEAR_BEFORE and before != "," and not counted
    if counted and before not in ("the", "his", "her", "its", "their", "this", "'s", "of", "'"):
        return 1900 <= year <= 2100 and year % 100 != 0 and year % 50 != 0
    return True


def _short_year(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "'82"."""
    value = number(a.at(k).lstrip("'"))
    if value is None or len(a.at(k).lstrip("'")) != 2 or a.at(k + 1) in lexicon().units:
        return None
    today = clock.today.year if clock.today else 2000
    year = today - today % 100 + value
    start = k - 1 if a.at(k - 1) == "'" else k
    return Hit(start, k + 1, year_period(year if year <= today + 5 else year - 100), explicit=True)


def _decade_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "the 1990s", "the '80s", "the late 70s"."""
    year = number(a.at(k)[:-1])
    if year is None or year % 10 or len(a.at(k)) not in (3, 5):
        return None
    if year < 100:
        if a.at(k - 1) not in ("the", "'", "early", "late", "mid", "-", "and", "to"):
            return None
        today = clock.today.year if clock.today else 2000
        year += today - today % 100
        year -= 100 if year > today else 0
    start = k - 1 if a.at(k - 1) == "'" else k
    return decade_at(a, start, k + 1, year)


def decade_at(a: Atoms, start: int, end: int, year: int) -> Hit | None:
    """A decade, with the part word and article before it."""
    period = decade_period(year)
    if period is None:
        return None
    if a.at(start - 1) == "the":
        start -= 1
    part, left = part_left(a, start)
    if part:
        period, start = part_of(period, part), left
    elif a.at(start) != "the" and a.at(start - 1) in ("early", "late", "mid"):
        start -= 1
    if a.at(start - 1) == "the":
        start -= 1
    return Hit(start, end, period, explicit=True)


def _iso_hit(a: Atoms, k: int) -> Hit | None:
    """ "2020-09-03", "2020/09/03", "2020-09"."""
    year, mark = year_number(a.at(k)), a.at(k + 1)
    if year is None or mark not in ("-", "/") or not a.is_solid(k, k + 3):
        return None
    month, last = number(a.at(k + 2)), number(a.at(k + 4))
    if month is None or len(a.at(k + 2)) != 2:
        return None
    if a.at(k + 3) == mark and last is not None:
        day = day_of(year, month, last)
        return Hit(k, k + 5, day_period(day), explicit=True) if day else None
    if mark == "-" and 1 <= month <= 12 and a.at(k + 2)[0] == "0":
        return Hit(k, k + 3, month_period(year, month), explicit=True)
    return None


def _slash_hit(a: Atoms, k: int) -> Hit | None:
    """ "7/8/07", "12/31/2019", month first as the American press writes; day first where the month cannot be."""
    if a.at(k + 1) not in ("/", ".") or a.at(k + 3) != a.at(k + 1):
        return None
    month, day, year = number(a.at(k)), number(a.at(k + 2)), number(a.at(k + 4))
    if month is None or day is None or year is None or len(a.at(k + 4)) not in (2, 4):
        return None
    if month > 12 or a.at(k + 1) == ".":
        month, day = day, month
    if year < 100:
        year += 2000 if year < 70 else 1900
    found = day_of(year, month, day)
    return Hit(k, k + 5, day_period(found), explicit=True) if found else None


def _ordinal_day(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "on the 15th", and "the 19th century"."""
    ordinal = number(a.at(k)[:-2])
    if ordinal is not None and (a.at(k + 1) == "century" or (a.at(k + 1) == "-" and a.at(k + 2) == "century")):
        return century_at(a, k, k + 2 if a.at(k + 1) == "century" else k + 3, ordinal)
    if a.at(k - 1) != "the" or a.at(k - 2) not in ("on", "by", "until", "since", "before", "after"):
        return None
    if a.is_attribute(k + 1) or ordinal is None or clock.today is None:
        return None
    anchor = clock.near_anchor()
    base: dt.date = anchor.first if anchor and anchor.unit in ("day", "month") else clock.today
    tense = clock.tense(a.token[k])
    day = day_of(base.year, base.month, ordinal)
    if day and tense in ("past", "perfect") and day > clock.today:
        earlier = month_period(base.year, base.month - 1)
        day = day_of(earlier.first.year, earlier.first.month, ordinal) if earlier else None
    elif day and tense == "future" and day < clock.today:
        later = month_period(base.year, base.month + 1)
        day = day_of(later.first.year, later.first.month, ordinal) if later else None
    return Hit(k - 1, k + 1, day_period(day)) if day else None


def century_at(a: Atoms, k: int, end: int, ordinal: int) -> Hit | None:
    period = century_period(ordinal)
    start = k
    if period and a.at(k - 1) in ("early", "late", "mid"):
        start -= 1
    if a.at(start - 1) == "the":
        start -= 1
    return Hit(start, end, period, explicit=True) if period else None
