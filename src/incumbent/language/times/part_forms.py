"""Parts of a year or month: "the third quarter of 2009", "the first half of 2014", "last summer", "the last week of March"."""

from __future__ import annotations

import datetime as dt

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.calendar_forms import century_at, month_hit, year_number
from incumbent.language.times.clock import Clock
from incumbent.language.times.hits import Hit, window
from incumbent.language.times.lexicon import lexicon
from incumbent.language.times.periods import (
    Period,
    half_period,
    part_of,
    quarter_period,
    season_period,
    shifted,
    week_period,
)


def ordinal_hit(a: Atoms, k: int, unit: str, clock: Clock) -> Hit | None:
    """ "the third quarter of 2009", "the first half of last year", "the nineteenth century"."""
    hyphen = a.at(k - 1) == "-"
    j = k - 2 if hyphen else k - 1
    word = a.at(j)
    ordinal = lexicon().ordinals.get(word)
    if ordinal is None and word[:1].isdigit() and word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdigit():
        ordinal = int(word[:-2]) if len(word) < 5 else None
    if ordinal is None:
        return None
    if unit == "century" and ordinal > 0:
        return century_at(a, j, k + 1, ordinal)
    if unit != "quarter" or clock.today is None:
        return None
    start = j - 1 if a.at(j - 1) in ("the", "this", "its", "their") else j
    year, end = _year_of(a, k + 1, clock)
    quarter = 4 if ordinal == -1 else ordinal
    if not 1 <= quarter <= 4:
        return None
    if year is None:
        year = clock.today.year
        ahead = (quarter - 1) * 3 + 1 > clock.today.month
        if (ahead and clock.tense(a.token[k]) in ("past", "perfect")) or (
            ahead and quarter * 3 - clock.today.month > 6
        ):
            year -= 1
    return Hit(start, end, quarter_period(year, quarter), explicit=end > k + 1)


def week_of_month(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "the last week of March", "the first days of June 2014"."""
    word = a.at(k - 1)
    if word not in ("first", "last", "final", "opening", "closing") or a.at(k + 1) not in ("of", "in"):
        return None
    inner = month_hit(a, k + 2, clock) if a.at(k + 2) in lexicon().months else None
    if inner is None or inner.period is None:
        return None
    month, opening = inner.period, word in ("first", "opening")
    edge = month.first if opening else month.last
    other = shifted(edge, 6 if opening else -6)
    date = window(edge, other) if opening else window(other, edge)
    middle = week_period(shifted(edge, 3 if opening else -3))
    if date is None or middle is None:
        return None
    start = k - 2 if a.at(k - 2) == "the" else k - 1
    return Hit(start, inner.end, Period("week", date, middle.timex), explicit=inner.explicit)


def half_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "the first half of 2014"."""
    ordinal = {"first": 1, "second": 2, "latter": 2}.get(a.at(k - 1))
    year, end = _year_of(a, k + 1, clock)
    if ordinal is None or year is None:
        return None
    return Hit(k - 2 if a.at(k - 2) == "the" else k - 1, end, half_period(year, ordinal), explicit=True)


def season_hit(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "last summer", "in the spring of 2014", "this autumn", "winter 2019"."""
    word = a.at(k)
    season = lexicon().seasons[word]
    year, end = _year_of(a, k + 1, clock)
    before = a.at(k - 1)
    start = k
    if year is None:
        today = clock.today
        if before not in ("last", "this", "next", "past", "previous", "in", "the", "early", "late", "during"):
            return None
        if before == "the" and (word == "fall" or a.at(k - 2) not in ("in", "over", "during", "of", "by", "until")):
            return None
        if before == "in" and (word == "fall" or a.is_attribute(k + 1)):
            return None
        if today is None:
            return Hit(k - 1, end, None, anchors=False)
        year = _season_year(season, before, today, clock.tense(a.token[k]))
    if before in ("last", "this", "next", "past", "previous", "the"):
        start = k - 1
    period = season_period(year, season)
    part = a.at(start - 1)
    if part in ("early", "late") and period:
        period, start = part_of(period, part), start - 1
    return Hit(start, end, period)


def _season_year(season: str, before: str, today: dt.date, tense: str) -> int:
    """The year whose season is meant; a winter belongs to the year in which it begins."""
    period = season_period(today.year, season)
    first = period.first if period else today
    if before == "next":
        return today.year + (1 if first <= today else 0)
    if before in ("last", "past", "previous"):
        return today.year if period and period.last < today else today.year - 1
    if before == "this":
        return today.year
    if tense in ("future", "present"):
        return today.year if period and period.last >= today else today.year + 1
    return today.year if first <= today else today.year - 1


def _year_of(a: Atoms, k: int, clock: Clock) -> tuple[int | None, int]:
    """ "of 2009", "of last year", "last year", "2009" from atom `k` on, and where it ends."""
    j = k
    if a.at(j) in ("of", "in"):
        j += 1
    if a.at(j) == "the" and a.at(j + 1) in ("last", "current", "previous"):
        j += 1
    year = year_number(a.at(j))
    if year is not None:
        return year, j + 1
    step = {"last": -1, "previous": -1, "this": 0, "current": 0, "next": 1}.get(a.at(j))
    if step is not None and a.at(j + 1) == "year" and clock.today:
        return clock.today.year + step, j + 2
    return None, k
