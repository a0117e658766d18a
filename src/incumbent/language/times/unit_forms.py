"""Expressions around a unit of time: "two weeks ago", "last month", "the next few days", "the third quarter", "for years"."""

from __future__ import annotations

import datetime as dt

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.calendar_forms import PARTS
from incumbent.language.times.clock import Clock
from incumbent.language.times.hits import Hit, window
from incumbent.language.times.lexicon import lexicon
from incumbent.language.times.part_forms import ordinal_hit, week_of_month
from incumbent.language.times.periods import (
    Period,
    holding,
    month_period,
    moved,
    part_of,
    shifted,
    week_period,
    weekend_period,
    year_period,
)
from incumbent.language.times.quantities import FEW, MANY, duration, quantity_left

BACK = frozenset(("last", "past", "recent", "previous", "preceding", "prior"))
AHEAD = frozenset(("next", "coming", "following", "upcoming", "ensuing", "subsequent"))
HERE = frozenset(("this", "current", "the", "that", "same"))
_CLOSING = frozenset("end ended ending finish finished for close closed closing".split())
_OLD = frozenset(("old", "olds"))
_VAGUE_DAYS = {"day": 7, "week": 42, "month": 365, "year": 3652, "decade": 10958, "night": 7}


def unit_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """An expression whose head is the unit word at atom `k`."""
    unit = lexicon().units[a.at(k)]
    if a.at(k + 1) in _OLD or (a.at(k + 1) == "-" and a.at(k + 2) in _OLD) or a.at(k - 1) in ("light", "per"):
        return _each(k, unit) if a.at(k - 1) == "per" else None
    if a.at(k + 1) == "-" and a.at(k + 2) == "long" and a.at(k - 1) != "-":
        return Hit(k, k + 3, None, timex=duration(unit, MANY), role="span", anchors=False)
    if a.at(k + 1) == "'s" and a.at(k + 2) == "end":
        period = holding(unit, clock.today) if clock.today else None
        return Hit(k, k + 3, part_of(period, "late") if period else None)
    ordinal = ordinal_hit(a, k, unit, clock)
    if ordinal is None and unit in ("week", "day"):
        ordinal = week_of_month(a, k, clock)
    if ordinal:
        return ordinal
    n, start = quantity_left(a, k - 1)
    if n is not None:
        return _counted(a, k, unit, n, start, clock)
    if unit in ("S", "M", "H") and a.at(k) in ("second", "quarter"):
        return None
    relative = a.at(k - 1)
    if relative in BACK | AHEAD | HERE or relative in ("every", "each", "'s"):
        found = _relative(a, k, unit, clock)
        if found:
            return found
    if a.at(k)[-1] == "s" and unit not in ("S", "period"):
        return _uncounted(a, k, unit, clock)
    return None


def _each(k: int, unit: str) -> Hit:
    return Hit(k - 1, k + 1, None, timex=duration(unit, 1), role="recur", anchors=False)


def _counted(a: Atoms, k: int, unit: str, n: float, start: int, clock: Clock) -> Hit | None:
    """A unit with a number before it."""
    end = k + 1
    if unit == "period" or (a.at(k) == "second" and n == 1) or (unit == "quarter" and _fraction(a, k, n)):
        return None
    if a.at(end) == "and" and a.at(end + 1) == "a" and a.at(end + 2) == "half":  # "a year and a half"
        n, end = n + 0.5, end + 3
    after = a.at(end)
    if after == "ago" or (after == "back" and a.at(end + 1) in (",", ".", "")):
        return _ago(start, end + 1, unit, n, clock)
    if after in ("earlier", "later", "afterwards", "afterward", "beforehand", "previously", "hence", "prior", "before"):
        if not (after in ("before", "prior") and a.at(end + 1) not in (",", ".", "", ";", ")")):
            return _from_anchor(start, end + 1, unit, n, after in ("later", "afterwards", "afterward", "hence"), clock)
    if after == "from" and a.at(end + 1) in ("now", "today"):
        return _point(start, end + 2, unit, n, clock)
    lead = a.at(start - 1)
    if (lead in BACK or lead in AHEAD) and (lead != "following" or a.at(start - 2) == "the"):
        left = start - 2 if a.at(start - 2) in ("the", "these", "those") else start - 1
        if after == "of":
            return None
        return _stretch(a, left, end, unit, n, lead in AHEAD, clock)
    if a.at(start) in ("a", "an") and n == 1.0:
        if lead[:1].isdigit() or lead in lexicon().numbers or lead in ("once", "twice", "times", "people", "%"):
            if after not in ("after", "before") and lead not in lexicon().weekdays and lead != "-":
                return Hit(start, end, None, timex=duration(unit, 1), role="recur", anchors=False)
    return _span(a, start, end, unit, n, clock)


_WHOLES = frozenset("the its all their our his her that those these us voters people them".split())


def _fraction(a: Atoms, k: int, n: float) -> bool:
    """Whether "quarter" means a fourth: "three quarters of the votes", "a quarter as much"."""
    if n <= 1 or a.at(k + 1) in ("as", "the"):
        return True
    return a.at(k + 1) == "of" and (a.at(k + 2) in _WHOLES or (n == 3 and a.at(k - 1) in ("three", "3", "-")))


def _ago(start: int, end: int, unit: str, n: float, clock: Clock) -> Hit | None:
    """ "two weeks ago": the day, week, month or year that lies so far back; a rough stretch for "a few days ago"."""
    if n < 0:
        first, last = clock.away(unit, -6), clock.away(unit, -2)
        date = window(first, last, coarse=unit in ("year", "decade"))
        period = Period("window", date, duration(unit, n)) if date else None
        return Hit(start, end, period, timex=duration(unit, n), anchors=False)
    return at_distance(start, end, unit, -n, clock.today)


def at_distance(start: int, end: int, unit: str, n: float, base: dt.date | None) -> Hit | None:
    steps = int(n) if n == int(n) else 0
    if steps != n:
        unit, steps = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "decade": ("year", 10)}.get(
            unit, ("H", 1)
        )
        steps = round(n * steps)
    day = moved(base, unit, steps) if base else None
    if day is None:
        return Hit(start, end, None, timex=duration(unit, abs(n)))
    if unit in ("year", "decade", "century"):
        return Hit(start, end, year_period(day.year))
    if unit in ("month", "quarter"):
        return Hit(start, end, month_period(day.year, day.month))
    if unit in ("week", "fortnight"):
        first, last = shifted(day, -3), shifted(day, 3)
        date = window(first, last)
        return Hit(start, end, Period("week", date, day.isoformat()) if date else None, timex=day.isoformat())
    return Hit(start, end, holding("day", day))


def _from_anchor(start: int, end: int, unit: str, n: float, later: bool, clock: Clock) -> Hit | None:
    """ "three days later": counted from the last date told; a bare duration where none was."""
    anchor = clock.near_anchor()
    if n < 0 or anchor is None:
        return Hit(start, end, None, timex=duration(unit, n), role="span", anchors=False)
    base = anchor.last if later else anchor.first
    if unit in ("day", "night", "H", "M", "S") and anchor.unit not in ("day", "week", "weekend", "days"):
        return Hit(start, end, None, timex=duration(unit, n), role="span", anchors=False)
    return at_distance(start, end, unit, n if later else -n, base)


def _point(start: int, end: int, unit: str, n: float, clock: Clock) -> Hit | None:
    if n < 0:
        return _window_hit(start, end, unit, n, True, clock)
    return at_distance(start, end, unit, n, clock.today)


def _stretch(a: Atoms, start: int, end: int, unit: str, n: float, ahead: bool, clock: Clock) -> Hit | None:
    """ "the past nine days", "the next few weeks": from or to the day of publication."""
    anchor = clock.near_anchor()
    if ahead and clock.tense(a.token[end - 1]) == "past":  # "he spent the next five decades in parliament"
        timex = duration(unit, n)
        last = moved(anchor.first, unit, int(n)) if anchor and n > 0 else None
        date = window(anchor.first, last, unit in ("year", "decade")) if anchor else None
        return Hit(start, end, Period("window", date, timex) if date else None, timex=timex, anchors=False)
    return _window_hit(start, end, unit, n, ahead, clock)


def _window_hit(start: int, end: int, unit: str, n: float, ahead: bool, clock: Clock) -> Hit:
    timex = duration(unit, n)
    if clock.today is None:
        return Hit(start, end, None, timex=timex, anchors=False)
    if n < 0:
        reach = _vague_reach(unit)
        edge = shifted(clock.today, reach if ahead else -reach)
        if unit == "year" and edge:
            edge = moved(clock.today, "year", 5 if ahead else -5)
    elif n == int(n):
        step = int(n) if unit not in ("H", "M", "S") else 0
        edge = moved(clock.today, unit, step if ahead else -step)
        if unit == "H":
            days = -(-int(n) // 24)
            edge = shifted(clock.today, days if ahead else -days)
    else:
        edge = shifted(clock.today, round((n if ahead else -n) * {"year": 365, "month": 30, "week": 7}.get(unit, 1)))
    coarse = unit in ("year", "decade", "century")
    date = window(clock.today, edge, coarse) if ahead else window(edge, clock.today, coarse)
    return Hit(start, end, Period("window", date, timex) if date else None, timex=timex, anchors=False)


def _vague_reach(unit: str) -> int:
    return lexicon().windows.get({"H": "hour", "night": "day"}.get(unit, unit), 7)


def _span(a: Atoms, start: int, end: int, unit: str, n: float, clock: Clock) -> Hit | None:
    """A bare duration: dated where the tense and the preposition tie it to the day of publication."""
    timex = duration(unit, n)
    before = a.at(start - 1)
    tense = clock.tense(a.token[end - 1])
    if before == "within" and tense != "past":
        return _window_hit(start, end, unit, n, True, clock)
    if before == "in" and tense == "future" and n >= 1 and unit not in ("S", "M"):
        return at_distance(start, end, unit, n, clock.today)
    ruling = a.at(start + 1) == "-" or a.at(end - 2) == "-"
    if (before == "for" and tense == "perfect") or (ruling and a.at(end) in _REIGNS):
        hit = _window_hit(start, end, unit, n, False, clock)
        hit.role, hit.timex = "span", timex
        return hit
    return Hit(start, end, None, timex=timex, role="span", anchors=False)


_REIGNS = frozenset("rule reign tenure presidency grip dictatorship premiership stint leadership chairmanship".split())


def _uncounted(a: Atoms, k: int, unit: str, clock: Clock) -> Hit | None:
    """ "for weeks", "over the years", "decades of war"."""
    start = k - 1 if a.at(k - 1) == "the" else k
    if a.at(k + 1) == "ago":
        return _ago(start, k + 2, unit, MANY, clock)
    before = a.at(start - 1 if a.at(start - 1) not in ("just", "only", "mere") else start - 2)
    if before not in ("for", "in", "over", "of", "after", "during", "within", "-") and a.at(k + 1) not in ("of", "-"):
        return None
    tense = clock.tense(a.token[k])
    date = None
    if before in ("for", "over") and tense == "perfect" and clock.today and unit in _VAGUE_DAYS:
        edge = shifted(clock.today, -_VAGUE_DAYS[unit])
        date = window(edge, clock.today, coarse=unit in ("year", "decade"))
    period = Period("window", date, duration(unit, MANY)) if date else None
    return Hit(start, k + 1, period, timex=duration(unit, MANY), role="span", anchors=False)


def _relative(a: Atoms, k: int, unit: str, clock: Clock) -> Hit | None:
    """ "last month", "this week", "the following day", "the same year", "recent years"."""
    word, start, end = a.at(k - 1), k - 1, k + 1
    if word in ("every", "each"):
        return Hit(start, end, None, timex=duration(unit, 1), role="recur", anchors=False)
    if a.at(start - 1) in ("the", "that", "this") and word != "the":
        start -= 1
    if word == "same" and a.at(k + 1) in ("last", "a", "the", "of", "previous"):
        compared = _year_before(a, k, unit, start, clock)
        if compared:
            return compared
    if a.at(k)[-1] == "s":
        if word in ("the", "that", "same", "this", "current"):
            return None
        return _window_hit(start, end, unit, FEW, word in AHEAD, clock)
    if unit in ("period", "S", "M", "H") or (unit == "quarter" and word not in BACK | AHEAD and word != "this"):
        return None
    if word == "the":
        return _the(a, k, unit, clock)
    base = clock.today
    if (
        word in ("that", "same", "following", "preceding", "ensuing", "subsequent")
        or (word in ("previous", "next", "prior") and unit in ("day", "night"))
        or (word == "next" and a.at(start) == "the")
    ):
        anchor = clock.near_anchor()
        if unit == "day" and (anchor is None or anchor.unit not in ("day", "days")):
            anchor = clock.day
        if anchor is None:
            return Hit(start, end, None, anchors=False) if word == "following" else None
        base = anchor.first
    step = -1 if word in BACK else 1 if word in AHEAD else 0
    day = moved(base, unit, step) if base else None
    period = _unit_period(unit, day, word, clock, a.token[k])
    if a.at(end) == "'s" and unit == "night" and period is None:
        return None
    return _with_part(a, start, end, period, clock)


def _unit_period(unit: str, day: dt.date | None, word: str, clock: Clock, token: int) -> Period | None:
    if day is None:
        return None
    if unit == "weekend" and word == "last" and clock.today and clock.today.weekday() == 6:
        return weekend_period(day)
    if unit == "week" and word == "last" and clock.today and clock.today.weekday() > 4:
        return _week_then_over(week_period(day), clock.today)
    if unit == "weekend" and word == "this" and clock.today:
        if clock.tense(token) in ("past", "perfect", "") and clock.today.weekday() < 5:
            return weekend_period(shifted(clock.today, -7))
        return weekend_period(clock.today)
    return holding(unit, day)


def _week_then_over(before: Period | None, today: dt.date) -> Period | None:
    """What "last week" can mean at a weekend: on Sunday the week that is then over, on Saturday that or the one before."""
    first, last = shifted(today, -7), shifted(today, -1)
    if before is None or first is None or last is None:
        return before
    date = window(first if today.weekday() == 6 else before.first, last)
    return Period("week", date, before.timex) if date else before


def _with_part(a: Atoms, start: int, end: int, period: Period | None, clock: Clock) -> Hit:
    """Take in "earlier", "later", "early", "late" or "the end of" before a relative stretch."""
    before = a.at(start - 1)
    today = clock.today
    if before in ("earlier", "later", "late", "early") or (before == "far" and a.at(start - 2) == "so"):
        if before in ("late", "early"):
            return Hit(start - 1, end, part_of(period, before) if period else None)
        left = start - 2 if before == "far" else start - 1
        if period and today and period.first <= today <= period.last:
            if before == "later":
                date = window(today, period.last)
            else:
                monday = period.unit == "week" and period.first == today  # of which nothing is earlier
                date = window(shifted(today, -7) if monday else period.first, today)
            if date:
                return Hit(left, end, Period("window", date, period.timex))
        return Hit(left, end, period)
    if before == "of" and a.at(start - 2) in PARTS:
        left = start - 3 if a.at(start - 3) == "the" else start - 2
        return Hit(left, end, part_of(period, PARTS[a.at(start - 2)]) if period else None)
    return Hit(start, end, period)


def _the(a: Atoms, k: int, unit: str, clock: Clock) -> Hit | None:
    """ "the month" and the like: only where a part of it is meant ("by the end of the month", "earlier in the day")."""
    start = k - 1
    before = a.at(start - 1)
    anchor = clock.near_anchor()
    base = clock.today
    if anchor and anchor.unit == "day" and unit == "day":
        base = anchor.first
    period = holding(unit, base) if base else None
    if unit == "weekend":
        if before not in ("over", "during", "on", "at", "of", "for", "in"):
            return None
        day = clock.today
        if day and day.weekday() < 5 and clock.tense(a.token[k]) != "future":
            day = shifted(day, -7)
        return Hit(start, k + 1, weekend_period(day))
    if before == "of" and a.at(start - 2) in (*PARTS, "remainder", "rest"):
        if a.at(start - 2) in ("remainder", "rest"):
            date = window(clock.today, period.last) if period else None
            return Hit(start, k + 1, Period("window", date, period.timex) if date and period else None)
        return _with_part(a, start, k + 1, period, clock)
    if before == "in" and a.at(start - 2) in ("earlier", "later", "late", "early"):
        hit = Hit(start, k + 1, period)
        if period and a.at(start - 2) == "earlier" and clock.today and unit != "day":
            date = window(period.first, clock.today)
            hit.period = Period("window", date, period.timex) if date else period
        return hit
    if unit == "day" and before in _CLOSING:
        if a.at(k + 1) in ("of", "when", "after", "before", "that"):
            return None
        return Hit(start, k + 1, period, anchors=False)
    return None


def _year_before(a: Atoms, k: int, unit: str, start: int, clock: Clock) -> Hit | None:
    """ "the same period last year", "the same month a year ago", "the same week of the previous year"."""
    j = k + 1
    while a.at(j) in ("of", "in", "the"):
        j += 1
    if a.at(j) in ("last", "previous") and a.at(j + 1) == "year":
        end = j + 2
    elif a.at(j) == "a" and a.at(j + 1) == "year" and a.at(j + 2) in ("ago", "earlier", "before"):
        end = j + 3
    else:
        return None
    anchor = clock.near_anchor()
    if anchor is None:
        return Hit(start, end, None, timex="PAST_REF", anchors=False)
    day = moved(anchor.first, "year", -1)
    kind = anchor.unit if anchor.unit in ("day", "week", "month", "quarter", "year") else "month"
    return Hit(start, end, holding(kind, day) if day else None)
