"""Expressions that belong together: "from 1977 to 1995", "between April and June 2014", "1980-1987", "8 p.m. Monday"."""

from __future__ import annotations

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.clock import Clock
from incumbent.language.times.hits import Hit
from incumbent.language.times.periods import Period, day_of, day_period, month_period
from incumbent.records import PartialDate

Joined = list[tuple[Hit, tuple[Hit, ...]]]
_SPOKEN = {"from": ("to", "until", "till", "through", "-"), "between": ("and",)}
_FINE = frozenset("day month year quarter decade season".split()) | {"part of year", "part of decade"}


def joined(a: Atoms, hits: list[Hit], clock: Clock) -> Joined:
    """The hits of a sentence with ranges made one; the two ends stay available as parts."""
    result: Joined = []
    for early, late in zip(reversed(hits[:-1]), reversed(hits[1:]), strict=True):  # a day told late holds for clocks
        if early.clock and late.clock and late.period and late.timex[:10] != early.timex[:10]:
            early.period, early.timex = late.period, f"{late.timex[:10]}{early.clock}"
        else:
            _clock_and_day(a, early, late)
    k = 0
    while k < len(hits):
        hit = hits[k]
        following = hits[k + 1] if k + 1 < len(hits) else None
        if following is not None:
            merged = _clock_and_day(a, hit, following) or _range(a, hit, following, clock)
            if merged is not None:
                result.append((merged, () if merged.clock else (hit, following)))
                k += 2
                continue
        result.append((hit, ()))
        k += 1
    return result


def _clock_and_day(a: Atoms, hit: Hit, following: Hit) -> Hit | None:
    """ "12:00 UTC Monday", "2 a.m. on Tuesday": one expression, dated by the day."""
    gap = a.word[hit.end : following.start]
    period = following.period
    if not hit.clock or period is None or period.unit != "day" or len(gap) > 3:
        return None
    if gap not in ([], ["on"]):
        if gap[-1:] in (["on"], [","], ["("]):  # "at 8:30 p.m. (1930 UTC) on August 27"
            hit.period, hit.timex = period, f"{period.timex[:10]}{hit.clock}"
        return None
    return Hit(hit.start, following.end, period, timex=f"{period.timex[:10]}{hit.clock}", clock=hit.clock)


def _range(a: Atoms, hit: Hit, following: Hit, clock: Clock) -> Hit | None:
    link = " ".join(a.word[hit.end : following.start])
    lead = a.at(hit.start - 1)
    if hit.role in ("span", "recur") or following.role in ("span", "recur"):
        return None
    spoken = lead in _SPOKEN and link in _SPOKEN[lead]
    dashed = link in ("-", "to", "through", "until") and lead != "by"
    if not (spoken or dashed) or hit.period is None or following.period is None:
        return None
    if hit.period.unit not in _FINE or following.period.unit not in _FINE:
        return None
    _lend_year(hit, following)
    first, last = hit.period, following.period
    if last.first < first.first or (first.unit == last.unit and first.first == last.first):
        return None
    text = f"{first.date.text.partition('/')[0]}/{last.date.text.rpartition('/')[2]}"
    period = Period("between", PartialDate.parse(text), f"{first.timex}/{last.timex}")
    start = hit.start - 1 if spoken else hit.start
    clock.tell(last, hit.explicit)
    return Hit(start, following.end, period, role="between", explicit=hit.explicit or following.explicit)


def _lend_year(hit: Hit, following: Hit) -> None:
    """Give an end without a year the year of the other: "between April and June 2014", "May 2014 to July"."""
    for poor, rich, crosses in ((hit, following, -1), (following, hit, 1)):
        if poor.explicit or not rich.explicit or poor.month is None or poor.period is None or rich.period is None:
            continue
        year = rich.period.first.year
        for candidate in (year, year + crosses):
            day = day_of(candidate, poor.month, poor.day) if poor.day else None
            period = day_period(day) if poor.day else month_period(candidate, poor.month)
            if period is None:
                continue
            if (period.first <= rich.period.last) if poor is hit else (period.last >= rich.period.first):
                poor.period, poor.timex = period, period.timex
                break
