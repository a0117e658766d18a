"""Claims on one office -> who held it, from when to when, each bound with the claims that set it. Pure functions.

Only what articles assert sets bounds. Reports, plans and refusals are shown beside; where nothing else is known, reports
make a tenure that is marked as reported. A copy of an article is no further source.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from incumbent.ledger.bounds import limits
from incumbent.ledger.facts import SHOWN, Bound, Derived, Fact, Limits, Tenure, Vacancy
from incumbent.ledger.people import best_name, persons_of
from incumbent.ledger.segments import Segment, segments
from incumbent.ledger.titles import Seats, bare

OUTWEIGHED = 5  # one stray article against so many: a disagreement to show, not a bound
_NO_MERGES: Mapping[str, str] = {}


def derive(
    office: str, facts: Iterable[Fact], *, seats: Seats = "one", merges: Mapping[str, str] = _NO_MERGES
) -> Derived:
    """All that the claims on one office add up to; the same for any order of the claims."""
    facts = sorted(facts, key=lambda f: f.id)
    persons = persons_of(facts, merges)
    by_person: dict[str, list[Fact]] = defaultdict(list)
    unnamed = []
    for fact in facts:
        if fact.person_key:
            by_person[persons[fact.person_key]].append(fact)
        else:
            unnamed.append(fact)
    tenures: list[Tenure] = []
    chosen: list[str] = []
    for person in sorted(by_person):
        held, waiting = _of_person(office, person, by_person[person])
        tenures += held
        chosen += waiting
    tenures.sort(key=_order)
    if seats == "one":
        tenures = _bound_by_others(tenures)
    vacancies = _vacancies(office, tenures, unnamed) if seats == "one" else ()
    return Derived(
        office, tuple(tenures), vacancies, tuple(sorted(chosen)[:SHOWN]), tuple(sorted(f.id for f in unnamed)[:SHOWN])
    )


def _of_person(office: str, person: str, facts: Sequence[Fact]) -> tuple[list[Tenure], list[str]]:
    """One person's tenures; and the claims that the person is chosen or due for the office and not yet in it."""
    told = [f for f in facts if f.kind != "chosen"]
    standing: Literal["asserted", "reported"] = "asserted"
    firm = [f for f in told if f.status == "asserted"]
    stretches = segments(firm)
    if not stretches:
        standing, firm = "reported", [f for f in told if f.status == "reported"]
        stretches = segments(firm)
    by_id = {f.id: f for f in facts}
    name = best_name(f.person for f in facts if f.person)
    found = [_tenure(office, person, name, s, by_id, standing) for s in stretches]
    used = {sign.claim for s in stretches for sign in s.signs()}
    beside = [f for f in facts if f.id not in used]
    if not found:
        return [], [f.id for f in beside if f.kind in ("chosen", "start") and f.status != "not_done"]
    extra: dict[int, list[str]] = defaultdict(list)
    for fact in beside:
        extra[_nearest(found, fact)].append(fact.id)
    keys = tuple(sorted({f.person_key for f in facts if f.person_key}))
    return [replace(t, keys=keys, extra=tuple(sorted(extra[i])[:SHOWN])) for i, t in enumerate(found)], []


def _tenure(
    office: str,
    person: str,
    name: str,
    segment: Segment,
    by_id: Mapping[str, Fact],
    standing: Literal["asserted", "reported"],
) -> Tenure:
    start, end, conflicts, astray = limits(segment)
    claims = sorted({s.claim for s in segment.signs()})
    facts = [by_id[c] for c in claims]
    made = Tenure(
        office=office,
        person=person,
        name=name,
        start=start,
        end=end,
        ended=bool(segment.ends or segment.past),
        last_confirmed=end.earliest,
        acting=_acting(facts),
        standing=standing,
        claims=(),
        told=len(claims),
        sources=len({f.copy_of or f.article for f in facts}),
        conflicts=tuple(conflicts),
        outside=tuple(astray),
    )
    return replace(made, claims=tuple(dict.fromkeys([*made.claims_of_bounds, *claims]))[:SHOWN])


def _acting(facts: Sequence[Fact]) -> bool:
    """Held for the time being: so say at least half of the claims that put the person there."""
    placing = [f for f in facts if f.kind in ("start", "hold", "held")]
    acting = [f for f in placing if f.how == "acting" or bare(f.title)[1]]
    return bool(acting) and 2 * len(acting) >= len(placing)


def _nearest(tenures: Sequence[Tenure], fact: Fact) -> int:
    """The tenure that a claim without bounds is shown beside."""
    day = fact.date.earliest if fact.date else fact.anchor

    def distance(tenure: Tenure) -> int:
        days = [b.day for b in (*_both(tenure.start), *_both(tenure.end))]
        return min((abs((day - d).days) for d in days), default=0)

    return min(range(len(tenures)), key=lambda i: (distance(tenures[i]), -i))


def _both(limits: Limits) -> list[Bound]:
    return [b for b in (limits.earliest, limits.latest) if b]


def _order(tenure: Tenure) -> tuple[dt.date, dt.date, str]:
    first = tenure.start.earliest or tenure.start.latest or tenure.end.earliest or tenure.end.latest
    last = tenure.end.latest or tenure.end.earliest
    return (first.day if first else dt.date.min, last.day if last else dt.date.max, tenure.person)


def _bound_by_others(tenures: list[Tenure]) -> list[Tenure]:
    """Where one person at a time holds the office: nobody ends after the next begins, or begins before the last was seen.

    Only neighbours that the claims put clearly one after the other bound each other; the rest is left to disagreement.
    """
    sure = [t for t in tenures if t.standing == "asserted" and t.certain[0]]
    by_first = sorted(sure, key=lambda t: (t.first_day or dt.date.min, t.person))
    by_last = sorted(sure, key=lambda t: (t.last_day or dt.date.min, t.person))
    firsts, lasts = [t.first_day or dt.date.min for t in by_first], [t.last_day or dt.date.min for t in by_last]
    out = []
    for tenure in tenures:
        mine = tenure
        if tenure.certain[0] and tenure.first_day and tenure.standing == "asserted" and tenure.start.earliest is None:
            earlier = by_last[: bisect_left(lasts, tenure.first_day)]
            mine = _begun_after(mine, next((t for t in reversed(earlier) if _weighs(t, tenure)), None))
        if tenure.certain[0] and tenure.last_day and tenure.standing == "asserted" and not tenure.ended:
            later = by_first[bisect_left(firsts, tenure.last_day) :]
            mine = _ended_by(mine, next((t for t in later if _after(t, tenure)), None))
        out.append(mine)
    return out


def _weighs(other: Tenure, tenure: Tenure) -> bool:
    """Whether another person's tenure may bound this one: what few tell does not bound what OUTWEIGHED times as many do."""
    return other.person != tenure.person and other.sources * OUTWEIGHED >= tenure.sources


def _after(other: Tenure, tenure: Tenure) -> bool:
    """Whether another person's tenure lies behind the last day of this one; on one day only if it is told to begin then."""
    if not _weighs(other, tenure) or tenure.last_day is None or other.first_day is None:
        return False
    begun = other.start.earliest
    return other.first_day > tenure.last_day or (begun is not None and begun.day >= tenure.last_day)


def _ended_by(tenure: Tenure, after: Tenure | None) -> Tenure:
    if after is None or after.start.latest is None:
        return tenure
    latest = after.start.latest
    end = Limits(tenure.end.earliest, Bound(latest.day, latest.claims, f"{after.name} held the office by this day"))
    return replace(tenure, end=end, ended=True)


def _begun_after(tenure: Tenure, before: Tenure | None) -> Tenure:
    if before is None or before.end.earliest is None:
        return tenure
    seen = before.end.earliest
    start = Limits(
        Bound(seen.day, seen.claims, f"{before.name} still held the office on this day"), tenure.start.latest
    )
    return replace(tenure, start=start)


def _vacancies(office: str, tenures: Sequence[Tenure], unnamed: Sequence[Fact]) -> tuple[Vacancy, ...]:
    """The office as the last claims leave it: left by its holder, and nobody said to follow."""
    sure = [t for t in tenures if t.standing == "asserted"]
    left = [f for f in unnamed if f.kind == "end" and f.status == "asserted"]
    last = max(sure, key=_end_order, default=None)
    if last is not None:
        if not last.ended or last.end.latest is None:
            return ()
        gone = last.end.earliest or last.end.latest
        if any(t is not last and (t.first_day or dt.date.min) >= gone.day for t in sure):
            return ()
        also = tuple(f.id for f in left if f.anchor >= gone.day)
        claims = tuple(
            sorted({*last.end.latest.claims, *(last.end.earliest.claims if last.end.earliest else ()), *also})
        )
        return (Vacancy(office, last.end, last.name, claims),)
    found = []
    for fact in left:
        day = fact.date or None
        earliest = Bound(day.earliest, (fact.id,), "is told as the end") if day else None
        latest = Bound(day.latest if day else fact.anchor, (fact.id,), "is told as the end")
        found.append(Vacancy(office, Limits(earliest, latest), None, (fact.id,)))
    return tuple(found[-1:])


def _end_order(tenure: Tenure) -> tuple[bool, dt.date, str]:
    """Open tenures last, then by the latest day they can have ended."""
    day = tenure.end.latest or tenure.end.earliest
    open_and_after = not tenure.ended
    return (open_and_after, day.day if day else dt.date.min, tenure.person)
