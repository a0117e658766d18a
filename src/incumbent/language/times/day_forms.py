"""Days named by their place in the week or from today: "Thursday", "last Friday", "yesterday", "this morning", feasts, clock times."""

from __future__ import annotations

import datetime as dt

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.calendar_forms import number
from incumbent.language.times.clock import Clock
from incumbent.language.times.hits import Hit
from incumbent.language.times.lexicon import Feast, lexicon
from incumbent.language.times.periods import day_of, day_period, easter, nth_weekday, shifted

_PRESS = frozenset("times mail mirror express herald post telegraph star night club group live".split())
_BLOODY = frozenset(("black", "bloody", "super", "maundy", "palm", "cyber", "fat", "shrove"))
_WEEKS = {"last": -1, "this": 0, "next": 1}
_SHORT = frozenset(("mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri", "sat", "sun"))


def weekday_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """An expression around the weekday at atom `k`, with the part of the day that follows it."""
    word = a.at(k)
    weekday = lexicon().weekdays[word]
    if not a.is_capital(k) or a.at(k - 1) in _BLOODY or _part_of_name(a, k):
        return None
    if word in _SHORT and a.at(k + 1) not in (".", ",", "(") and a.at(k + 1) not in lexicon().months:
        return None
    if _dated(a, k):
        return None
    if word in ("mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays"):
        return Hit(k, k + 1, None, timex=f"XXXX-WXX-{weekday + 1}", role="recur", anchors=False)
    before = a.at(k - 1)
    if before in ("every", "each"):
        return Hit(k - 1, k + 1, None, timex=f"XXXX-WXX-{weekday + 1}", role="recur", anchors=False)
    day, start = _weekday(a, k, weekday, clock)
    end, code = _part(a, k + 1)
    if word in _SHORT and a.at(end) == ".":
        end += 1
    period = day_period(day)
    if a.at(end) == "week" and before == "last":
        end += 1
    timex = f"{period.timex}T{code}" if period and code else ""
    return Hit(start, end, period, timex=timex)


def _weekday(a: Atoms, k: int, weekday: int, clock: Clock) -> tuple[dt.date | None, int]:
    """The day, and where the expression opens ("last", "next", "this", "the following" taken in)."""
    today, before = clock.today, a.at(k - 1)
    anchor = clock.near_anchor()
    if before in ("and", "or", "to", "through", "-") and a.at(k - 2) in lexicon().weekdays and clock.day:
        ahead = (weekday - clock.day.first.weekday()) % 7  # "on Thursday and Friday"
        return shifted(clock.day.first, ahead), k
    if before in ("following", "preceding", "previous", "next") and a.at(k - 2) == "the" and anchor:
        if before in ("following", "next"):
            ahead = (weekday - anchor.last.weekday() - 1) % 7 + 1
            return shifted(anchor.last, ahead), k - 2
        back = (anchor.first.weekday() - weekday - 1) % 7 + 1
        return shifted(anchor.first, -back), k - 2
    start = k - 1 if before in ("last", "next", "this", "past", "previous", "coming") else k
    if today is None:
        return None, start
    back = (today.weekday() - weekday) % 7
    if before in ("last", "past", "previous"):
        weeks = 7 if a.at(k + 1) == "week" else 0  # "last Friday week"
        return shifted(today, -(back or 7) - weeks), start
    if before in ("next", "coming"):
        return shifted(today, 7 - back if back or before == "next" else 7), start
    j = k + 2 if a.at(k + 1) == "of" else k + 1
    if a.at(j) in _WEEKS and a.at(j + 1) == "week":  # "Monday of last week"
        return shifted(today, weekday - today.weekday() + 7 * _WEEKS[a.at(j)]), k
    return clock.weekday(weekday, clock.tense(a.token[k])), start


def _dated(a: Atoms, k: int) -> bool:
    """Whether a date of the month follows, which says it better: "Thursday, August 9"."""
    j = k + 1
    while a.at(j) in (",", ".", "the", "("):
        j += 1
    months = lexicon().months
    return (a.at(j) in months and a.at(j + 1)[:1].isdigit()) or (
        a.at(j)[:1].isdigit() and (a.at(j + 1) in months or (a.at(j + 1) == "of" and a.at(j + 2) in months))
    )


def _part_of_name(a: Atoms, k: int) -> bool:
    """Whether the word belongs to the name of a paper or programme: "the Sunday Times", "Russia Today"."""
    if a.at(k) in ("today", "tonight"):
        return a.is_capital(k) and k > 0 and (a.is_capital(k - 1) or a.at(k - 1) == "usa")
    return a.is_capital(k + 1) and a.at(k + 1) in _PRESS


def _part(a: Atoms, k: int) -> tuple[int, str]:
    """The end of the expression and the code of the part of the day after it ("Friday morning")."""
    code = lexicon().parts.get(a.at(k))
    if code and a.at(k) not in ("noon", "midday"):
        return k + 1, code
    if a.at(k) in ("early", "late") and a.at(k + 1) in lexicon().parts:
        return k + 2, lexicon().parts[a.at(k + 1)]
    return k, ""


_AT = frozenset("at by until till from to around about before after since between and approximately".split())
_OFFSETS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "overnight": 0}
_REFERENCES = {"now": "PRESENT_REF", "currently": "PRESENT_REF", "current": "PRESENT_REF", "recent": "PAST_REF"}
_TERMS = {"future": "FUTURE_REF", "past": "PAST_REF", "term": "FUTURE_REF"}


def deictic_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "today", "yesterday evening", "the day before yesterday", "now", "recently"."""
    word = a.at(k)
    if word in _OFFSETS:
        return _deictic_day(a, k, clock)
    if word == "recently":
        start = k - 1 if a.at(k - 1) == "more" else k
        return Hit(start, k + 1, None, timex="PAST_REF", anchors=False)
    if word == "now" and a.at(k + 1) in ("that", "-"):
        return None
    period = day_period(clock.today) if word in ("now", "currently") else None
    return Hit(k, k + 1, period, timex=_REFERENCES[word], anchors=False)


def _deictic_day(a: Atoms, k: int, clock: Clock) -> Hit | None:
    word, start = a.at(k), k
    if _part_of_name(a, k):
        return None
    step = _OFFSETS[word]
    if a.at(k - 1) in ("before", "after") and a.at(k - 2) == "day" and word in ("yesterday", "tomorrow"):
        step, start = step * 2, k - 3 if a.at(k - 3) == "the" else k - 2
    elif a.at(k - 1) in ("earlier", "later", "early", "late"):
        start = k - 1
    end, code = _part(a, k + 1)
    if word == "tonight":
        code = "NI"
    period = day_period(clock.away("day", step))
    return Hit(start, end, period, timex=f"{period.timex}T{code}" if period and code else "")


def era_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "in the past", "in the near future", "for the long term": a direction without a date."""
    word, start = a.at(k), k - 1
    if a.is_attribute(k + 1):
        return None
    if a.at(start) in ("near", "foreseeable", "distant", "recent", "long", "short", "medium", "-"):
        start -= 1
    elif word == "term":
        return None
    if a.at(start) != "the" or a.at(start - 1) not in ("in", "for", "of", "over") or a.at(k + 1) == "of":
        return None
    return Hit(start, k + 1, None, timex=_TERMS[word], anchors=False)


def part_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "this morning", "that evening", "last night"."""
    code = lexicon().parts[a.at(k)]
    before = a.at(k - 1)
    if before not in ("this", "that", "last", "same"):
        return None
    anchor = clock.near_anchor()
    day = clock.today
    if before in ("that", "same") and anchor and anchor.unit == "day":
        day = anchor.first
    if before == "last":
        day = clock.away("day", -1)
    period = day_period(day)
    start = k - 1
    if before == "same" and a.at(k - 2) == "the":
        start -= 1
    if a.at(start - 1) in ("earlier", "later", "early", "late"):
        start -= 1
    return Hit(start, k + 1, period, timex=f"{period.timex}T{code}" if period else "")


def feast_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """A feast whose last word is at atom `k`, with a year where one follows."""
    for feast in lexicon().feasts[a.at(k)]:
        start = k - len(feast.words) + 1
        if start >= 0 and tuple(a.word[start : k + 1]) == feast.words and a.is_capital(start):
            break
    else:
        return None
    end, year = k + 1, None
    if a.at(end) in (",", "of") and number(a.at(end + 1)) and len(a.at(end + 1)) == 4:
        year, end = number(a.at(end + 1)), end + 2
    elif number(a.at(end)) and len(a.at(end)) == 4:
        year, end = number(a.at(end)), end + 1
    if year is not None:
        day = feast_day(feast, year)
    else:
        day = _nearest_feast(feast, clock, clock.tense(a.token[k]))
    return Hit(start, end, day_period(day), explicit=year is not None)


def feast_day(feast: Feast, year: int) -> dt.date | None:
    """The day of a feast in a year."""
    if feast.day:
        return day_of(year, int(feast.day[:2]), int(feast.day[3:]))
    if feast.nth:
        return nth_weekday(year, *feast.nth)
    sunday = easter(year)
    return shifted(sunday, feast.easter or 0) if sunday else None


def _nearest_feast(feast: Feast, clock: Clock, tense: str) -> dt.date | None:
    today = clock.today
    if today is None:
        return None
    days = [d for y in (today.year - 1, today.year, today.year + 1) if (d := feast_day(feast, y))]
    past, ahead = [d for d in days if d <= today], [d for d in days if d >= today]
    if tense in ("past", "perfect") and past:
        return past[-1]
    if tense == "future" and ahead:
        return ahead[0]
    return min(days, key=lambda d: (abs((d - today).days), d), default=None)


def clock_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """A time of day in digits: "20:30 UTC", "8 p.m.", "0800 GMT"; its date is that of the day told with it."""
    hour, minute, end = number(a.at(k)), 0, k + 1
    if hour is None:
        return None
    if a.at(end) in (":", ".") and len(a.at(end + 1)) == 2 and number(a.at(end + 1)) is not None:
        minute, end = number(a.at(end + 1)) or 0, end + 2
    elif "." in a.at(k):
        return None
    zone = a.at(end) in ("utc", "gmt")
    if a.at(end) in ("am", "pm"):
        hour = hour % 12 + (12 if a.at(end) == "pm" else 0)
        end += 1
        zone = a.at(end) in ("utc", "gmt")
    elif len(a.at(k)) == 4 and (zone or a.at(end) == "hours"):
        hour, minute = hour // 100, hour % 100
    elif not zone and (a.at(k + 1) != ":" or a.at(k - 1) not in _AT):
        return None
    if hour > 24 or minute > 59 or a.at(end) in (":", "-", "/"):
        return None
    if a.at(end) in ("utc", "gmt", "est", "edt", "local", "et"):
        end += 2 if a.at(end) == "local" and a.at(end + 1) == "time" else 1
    code = f"T{hour:02d}:{minute:02d}" + ("Z" if zone else "")
    anchor = clock.near_anchor()
    day = anchor.first if anchor and anchor.unit == "day" else clock.today
    period = day_period(day)
    return Hit(k, end, period, timex=f"{period.timex}{code}" if period else code, anchors=False, clock=code)
