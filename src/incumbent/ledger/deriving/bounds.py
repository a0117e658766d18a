"""A stretch in office to its bounds: the earliest and latest day of its beginning and end, each with the claims that set it.

Claims that give a date decide; a claim that somebody is in office on a day narrows what they leave open. Dates that exclude
each other widen the bounds so that both stay inside, and are handed on as a conflict. Pure functions.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

from incumbent.ledger.deriving.facts import LEFT_AFTER, SHOWN, Bound, DateConflict, DateSide, Edge, Limits
from incumbent.ledger.deriving.segments import Segment, Sign
from incumbent.records import PartialDate

FORMER = "called former on this day"
UNDATED = "told without a date, in an article of this day"
TOLD = {"start": "is told as the beginning", "end": "is told as the end"}


def limits(segment: Segment) -> tuple[Limits, Limits, list[DateConflict], list[str]]:
    """Start, end, conflicts of dates, and the claims that put the person in office outside the bounds."""
    start, start_conflict = _told("start", segment.starts)
    end, end_conflict = _told("end", segment.ends)
    in_office = [s for s in segment.within if s.earliest]
    astray = [
        s.claim for s in segment.astray if s.kind != "past"
    ]  # "former", of somebody seen in office later, is a slip
    inside = []
    for sign in in_office:
        late = start.earliest and sign.latest < start.earliest.day
        early = end.latest and sign.earliest and sign.earliest > end.latest.day
        if late or early:
            astray.append(sign.claim)
        else:
            inside.append(sign)
    start = Limits(start.earliest, _least([start.latest, _first_in_office(inside), _gone_by(segment, start, end)]))
    end = Limits(_most([end.earliest, _last_in_office(inside), _began(segment, start)], end.latest), end.latest)
    if not segment.ends and segment.past:
        end = _past(segment, end)
    conflicts = [c for c in (start_conflict, end_conflict) if c]
    return start, end, conflicts, sorted(set(astray))[:SHOWN]


def _told(edge: Edge, signs: Sequence[Sign]) -> tuple[Limits, DateConflict | None]:
    """What the dated claims about one change allow."""
    dated = [s for s in signs if s.earliest is not None]
    undated = [s for s in signs if s.earliest is None]
    why = TOLD[edge]
    by_then = _bound("first", [(s.latest, s.claim) for s in undated], UNDATED)
    if not dated:
        return Limits(None, by_then), None
    clusters = _clusters(dated)
    narrowed = [(max(s.earliest or s.latest for s in c), min(s.latest for s in c), c) for c in clusters]
    first, last = min(n[0] for n in narrowed), max(n[1] for n in narrowed)
    earliest = Bound(first, _ids(s for n in narrowed if n[0] == first for s in n[2] if s.earliest == first), why)
    latest = Bound(last, _ids(s for n in narrowed if n[1] == last for s in n[2] if s.latest == last), why)
    conflict = None
    if len(narrowed) > 1:
        sides = tuple(DateSide(PartialDate.between(a, b), _ids(c)) for a, b, c in narrowed)
        conflict = DateConflict(edge, sides)
    elif by_then and first <= by_then.day < last:
        latest = by_then
    return Limits(earliest, latest), conflict


def _clusters(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Signs whose days have something in common, narrowest first within a cluster's making."""
    found: list[tuple[dt.date, dt.date, list[Sign]]] = []
    for sign in sorted(signs, key=lambda s: (s.latest - (s.earliest or s.latest), s.earliest or s.latest, s.claim)):
        low = sign.earliest or sign.latest
        for i, (a, b, members) in enumerate(found):
            if low <= b and a <= sign.latest:
                found[i] = (max(a, low), min(b, sign.latest), [*members, sign])
                break
        else:
            found.append((low, sign.latest, [sign]))
    return [members for _, _, members in sorted(found, key=lambda f: f[:2])]


def _first_in_office(signs: Sequence[Sign]) -> Bound | None:
    return _bound("first", [(s.latest, s.claim) for s in signs], "in office by this day")


def _last_in_office(signs: Sequence[Sign]) -> Bound | None:
    return _bound("last", [(s.earliest, s.claim) for s in signs if s.earliest], "in office on this day")


def _gone_by(segment: Segment, start: Limits, end: Limits) -> Bound | None:
    """Who left on a day had begun on a day before it, unless both are told of the same day."""
    over = end.latest or _bound("first", [(s.latest, s.claim) for s in segment.past], "")
    if over is None:
        return None
    same_day = start.earliest is not None and start.earliest.day >= over.day
    day = over.day if same_day or over.day == dt.date.min else over.day - dt.timedelta(days=1)
    return Bound(day, over.claims, LEFT_AFTER)


def _began(segment: Segment, start: Limits) -> Bound | None:
    """Who began on a day was in office on it."""
    if not segment.starts or start.earliest is None:
        return None
    return Bound(start.earliest.day, start.earliest.claims, "began on this day")


def _past(segment: Segment, end: Limits) -> Limits:
    """ "Former" in an article: over by its day, where nothing says when."""
    day = end.earliest.day if end.earliest else dt.date.min
    over = _bound("first", [(s.latest, s.claim) for s in segment.past if s.latest >= day], FORMER)
    return Limits(end.earliest, over)


def _bound(pick: Literal["first", "last"], days: list[tuple[dt.date, str]], why: str) -> Bound | None:
    if not days:
        return None
    day = (min if pick == "first" else max)(d for d, _ in days)
    return Bound(day, tuple(sorted({c for d, c in days if d == day})[:SHOWN]), why)


def _ids(signs: Iterable[Sign]) -> tuple[str, ...]:
    return tuple(sorted({s.claim for s in signs})[:SHOWN])


def _least(bounds: Sequence[Bound | None]) -> Bound | None:
    return min((b for b in bounds if b), key=lambda b: b.day, default=None)


def _most(bounds: Sequence[Bound | None], limit: Bound | None) -> Bound | None:
    """The last of the days, none of them after `limit`."""
    kept = [b for b in bounds if b and (limit is None or b.day <= limit.day)]
    return max(kept, key=lambda b: b.day, default=None)
