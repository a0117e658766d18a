"""One person's claims on one office, in order of time, parted into stretches: held, left, came back. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from incumbent.ledger.deriving.facts import Fact
from incumbent.records import PartialDate

LAG = dt.timedelta(
    days=92
)  # a paper may go on using a title for so long after the change: the same stretch, out of bounds
YEAR = dt.timedelta(days=366)  # two dates for one change lie at most so far apart; further apart they are two changes

BACK = dt.timedelta(days=31)  # lists and press may differ by so much about a return

SignKind = Literal["start", "within", "end", "past"]
_ORDER = {"start": 0, "within": 1, "end": 2, "past": 3}


@dataclass(frozen=True, slots=True)
class Sign:
    """What one claim says on the calendar: it began, was held, ended between two days, or was past by a day.

    `earliest` is None where the claim gives no date of its own ("was appointed"): then only `latest`, the article's day.
    `since`: of an end told with its beginning ("from 2010 to 2015"), the first day of that.
    """

    kind: SignKind
    earliest: dt.date | None
    latest: dt.date
    claim: str
    since: dt.date | None = None

    @property
    def when(self) -> tuple[dt.date, int]:
        """Its place in the order of time."""
        day = self.latest if self.kind in ("end", "past") or self.earliest is None else self.earliest
        return day, _ORDER[self.kind]


@dataclass(slots=True)
class Segment:
    """One stretch in office, as the signs that belong to it. `astray` are signs that its dates exclude."""

    starts: list[Sign] = field(default_factory=list)
    within: list[Sign] = field(default_factory=list)
    ends: list[Sign] = field(default_factory=list)
    past: list[Sign] = field(default_factory=list)
    astray: list[Sign] = field(default_factory=list)
    latest_day: dt.date = dt.date.min  # the last day that any sign of it speaks of
    last_dated: dt.date = dt.date.min  # the last day on which a sign with a date of its own puts the person in office

    def signs(self) -> list[Sign]:
        return [*self.starts, *self.within, *self.ends, *self.past, *self.astray]


def signs_of(fact: Fact) -> list[Sign]:
    """The signs in one claim; none where neither the claim nor its article has a date."""
    when = fact.date
    if fact.kind == "hold":
        return [Sign("within", fact.day, fact.day, fact.id)] if fact.day else []
    if fact.kind in ("start", "end"):
        kind: SignKind = "start" if fact.kind == "start" else "end"
        if when is not None:
            return [Sign(kind, when.earliest, when.latest, fact.id)]
        return [Sign(kind, None, fact.day, fact.id)] if fact.day else []
    if fact.kind == "held":
        if when is not None and "/" in when.text:
            first, _, last = when.text.partition("/")
            began, left = PartialDate.parse(first), PartialDate.parse(last)
            return [
                Sign("start", began.earliest, began.latest, fact.id),
                Sign("end", left.earliest, left.latest, fact.id, began.earliest),
            ]
        found = [Sign("within", when.earliest, when.latest, fact.id)] if when is not None else []
        return found + ([Sign("past", None, fact.day, fact.id)] if fact.day else [])
    return []


def segments(facts: Iterable[Fact], returns: Sequence[dt.date] = ()) -> list[Segment]:
    """The stretches that one person's claims on one office tell of, in order of time.

    `returns`: days on which lists have the person come back after somebody else.
    """
    signs = sorted((s for f in facts for s in signs_of(f)), key=lambda s: (s.when, s.claim))
    found: list[Segment] = []
    past = []
    for sign in signs:
        if sign.kind == "past":
            past.append(sign)
            continue
        current = found[-1] if found else None
        if current is None or _begins_new(sign, current) or _returned(sign, current, returns):
            current = Segment()
            found.append(current)
        _add(sign, current)
    _place_past(past, found)
    return found


def _returned(sign: Sign, current: Segment, returns: Sequence[dt.date]) -> bool:
    """Whether the person came back, as lists have it, between the last sign of a stretch and this one."""
    day = sign.earliest or sign.latest
    return any(current.latest_day < back <= day + BACK for back in returns)


def _begins_new(sign: Sign, current: Segment) -> bool:
    day = sign.when[0]
    if current.ends:
        left = max(e.latest for e in current.ends)
        if sign.kind == "start":
            return True
        if sign.since and sign.since <= min(e.latest for e in current.ends):
            return False  # "2010 to 2018" beside "2010 to 2015": one stretch, told with two ends
        return day - left > (YEAR if sign.kind == "end" else LAG)
    if sign.kind == "start":
        return day - current.latest_day > (YEAR if current.starts else LAG)
    return False


def _add(sign: Sign, current: Segment) -> None:
    if sign.kind == "within" and _after_its_end(sign, current):
        current.astray.append(sign)
        return
    if sign.kind == "start":
        if not current.starts and (first := sign.earliest):
            current.astray += [w for w in current.within if w.latest < first]
            current.within = [w for w in current.within if w.latest >= first]
        current.starts.append(sign)
    else:
        (current.within if sign.kind == "within" else current.ends).append(sign)
    current.latest_day = max(current.latest_day, sign.earliest or sign.latest)
    if sign.earliest:
        current.last_dated = max(current.last_dated, sign.earliest)


def _after_its_end(sign: Sign, current: Segment) -> bool:
    return bool(current.ends and sign.earliest and sign.earliest > max(e.latest for e in current.ends))


def _place_past(past: list[Sign], found: list[Segment]) -> None:
    """ "Former": the last stretch that was over by then; a stretch of its own where nothing else is known."""
    for sign in past:
        before = [s for s in found if s.last_dated <= sign.latest]
        if before:
            before[-1].past.append(sign)
        elif found:
            found[0].astray.append(sign)
        else:
            found.append(Segment(past=[sign]))
