"""Claims on one office -> who held it, from when to when, each bound with the claims that set it. Pure functions.

Only what articles assert sets bounds. Reports, plans and refusals are shown beside; where nothing else is known, reports
make a tenure that is marked as reported. A copy of an article is no further source. What is set aside (`aside.py`) makes
tenures that are not believed and bound nobody.
"""

from __future__ import annotations

import datetime as dt
import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.aside import NOTHING, Known, agreed, handed, looked_back, set_aside, telling
from incumbent.ledger.deriving.belief import BELIEVED, believed, in_words, probability
from incumbent.ledger.deriving.bounds import FORMER, limits
from incumbent.ledger.deriving.facts import SHOWN, Bound, Derived, Fact, Limits, Tenure, Vacancy
from incumbent.ledger.deriving.lists import SLACK, returns, rows_of_person, verdict
from incumbent.ledger.deriving.names import clean
from incumbent.ledger.deriving.people import best_name, persons_of
from incumbent.ledger.deriving.segments import YEAR, Segment, segments
from incumbent.ledger.deriving.titles import Seats, bare

OUTWEIGHED = 5  # one stray article against so many: a disagreement to show, not a bound
UNLIKELY = BELIEVED - 0.05  # no more is believed of what was set aside
DIED = "died on this day"
_NO_MERGES: Mapping[str, str] = {}


def derive(
    office: str,
    facts: Iterable[Fact],
    *,
    seats: Seats = "one",
    merges: Mapping[str, str] = _NO_MERGES,
    known: Known = NOTHING,
) -> Derived:
    """All that the claims on one office add up to; the same for any order of the claims."""
    facts = _told_once(sorted(facts, key=lambda f: f.id))
    persons = persons_of(facts, merges, known.listed)
    by_person: dict[str, list[Fact]] = defaultdict(list)
    unnamed = []
    for fact in facts:
        if fact.person_key:
            by_person[persons.of_key[fact.person_key]].append(fact)
        else:
            unnamed.append(fact)
    own = {
        person: rows_of_person(
            known.listed, {person, *persons.listed_as.get(person, ())}, {f.person for f in told if f.person}
        )
        for person, told in by_person.items()
    }
    aside = set_aside(by_person, seats, known, own)
    titled = {person: _titled(told, aside) for person, told in by_person.items()}
    tenures: list[Tenure] = []
    chosen: list[str] = []
    for person in sorted(by_person):
        back = [*returns(own[person]), *(_came_back(person, titled) if seats == "one" else ())]
        held, waiting = _of_person(office, person, by_person[person], aside, known, own[person], back)
        tenures += held
        chosen += waiting
    tenures = [_buried(t, known.died[t.person]) if t.person in known.died else t for t in tenures]
    tenures.sort(key=_order)
    if seats == "one":
        tenures = _bound_by_others(_rivalled(tenures))
    vacancies = _vacancies(office, tenures, unnamed) if seats == "one" else ()
    return Derived(
        office,
        tuple(tenures),
        vacancies,
        tuple(sorted(chosen)[:SHOWN]),
        tuple(sorted(f.id for f in unnamed)[:SHOWN]),
        tuple(sorted(aside.items())),
        tuple(
            sorted(
                f.id for person, told in by_person.items() for f in told if f.kind != "hold" and agreed(f, own[person])
            )
        ),
        tuple(sorted(handed(facts, known.listed))) if seats == "one" else (),
        tuple(sorted(i for person, told in by_person.items() for i in looked_back(told, aside, own[person]))),
    )


def _told_once(facts: Sequence[Fact]) -> list[Fact]:
    """The facts under clean names, with articles that share a whole sentence made copies of the earliest of them."""
    facts = [replace(f, person=clean(f.person)) if f.person else f for f in facts]
    first: dict[str, Fact] = {}
    for f in sorted(facts, key=lambda f: (f.known_on, f.source, f.id)):
        if f.told_as:
            first.setdefault(f.told_as, f)
    return [
        replace(f, copy_of=first[f.told_as].source) if f.told_as and first[f.told_as].source != f.source else f
        for f in facts
    ]


def _of_person(
    office: str,
    person: str,
    facts: Sequence[Fact],
    aside: Mapping[str, str],
    known: Known,
    own: Sequence[Listed],
    back: Sequence[dt.date],
) -> tuple[list[Tenure], list[str]]:
    """One person's tenures; and the claims that the person is chosen or due for the office and not yet in it."""
    told = [f for f in facts if f.kind != "chosen" and f.id not in aside]
    standing: Literal["asserted", "reported"] = "asserted"
    firm = _of_their_time([f for f in told if f.status == "asserted"])
    stretches = segments(firm, back)
    if not stretches:
        standing, firm = "reported", [f for f in told if f.status == "reported"]
        stretches = segments(firm, back)
    by_id = {f.id: f for f in facts}
    name = known.names.get(person) or best_name(f.person for f in facts if f.person)
    others = [row for row in known.listed if row not in own]
    found = [_weighed(_tenure(office, person, name, s, by_id, standing), s, by_id, own, others) for s in stretches]
    used = {sign.claim for s in stretches for sign in s.signs()}
    unlikely = [f for f in facts if f.id in aside and f.kind != "chosen" and f.status in ("asserted", "reported")]
    apart = [_doubted(office, person, name, s, by_id, aside) for s in segments(unlikely, back)]
    beside = [f for f in facts if f.id not in used and f not in unlikely]
    if not found:
        return apart, [f.id for f in beside if f.kind in ("chosen", "start") and f.status != "not_done"]
    extra: dict[int, list[str]] = defaultdict(list)
    for fact in beside:
        extra[_nearest(found, fact)].append(fact.id)
    keys = tuple(sorted({f.person_key for f in facts if f.person_key}))
    found = [replace(t, extra=tuple(sorted(extra[i])[:SHOWN])) for i, t in enumerate(found)]
    return [replace(t, keys=keys) for t in (*found, *apart)], []


def _titled(facts: Sequence[Fact], aside: Mapping[str, str]) -> list[tuple[dt.date, str]]:
    """(day, article) of every claim that puts somebody in office on the article's day, in order."""
    return sorted((f.day, f.source) for f in facts if f.kind == "hold" and f.now and f.day and f.id not in aside)


def _came_back(person: str, titled: Mapping[str, Sequence[tuple[dt.date, str]]]) -> list[dt.date]:
    """Days on which somebody is told to be in office again, after years in which several articles have one other person there."""
    return [
        day
        for (last, _), (day, _) in pairwise(titled[person])
        if day - last > YEAR
        and any(
            len({source for between, source in days if last < between < day}) > 1
            for other, days in titled.items()
            if other != person
        )
    ]


def _of_their_time(facts: list[Fact]) -> list[Fact]:
    """Without titles in sentences about earlier times, which do not say who holds the office by now; all where nothing else tells."""
    return [f for f in facts if f.now] or facts


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
        sources=len({f.source for f in facts}),
        conflicts=tuple(conflicts),
        outside=tuple(astray),
    )
    return replace(made, claims=tuple(dict.fromkeys([*made.claims_of_bounds, *claims]))[:SHOWN])


def _weighed(
    made: Tenure, segment: Segment, by_id: Mapping[str, Fact], own: Sequence[Listed], others: Sequence[Listed]
) -> Tenure:
    """The tenure with what is believed of it, and of each of the dates that its claims give."""
    tellings = [telling(by_id[c]) for c in dict.fromkeys(s.claim for s in segment.signs())]
    lists = verdict(own, others, *made.certain)
    astray = [
        c for c in made.outside if by_id[c].date is not None
    ]  # a title alone is kept by papers, and looked back upon
    return replace(
        made,
        belief=believed(tellings, lists),
        lists=lists,
        why=in_words(made.sources, lists, *(("only as reported",) if made.standing == "reported" else ())),
        conflicts=tuple(
            replace(c, sides=tuple(replace(s, belief=_told(s.claims, by_id)) for s in c.sides)) for c in made.conflicts
        ),
        outside_belief=_told(astray, by_id) if len({by_id[c].source for c in astray}) > 1 else 0.0,
    )


def _told(claims: Sequence[str], by_id: Mapping[str, Fact]) -> float:
    return believed(telling(by_id[c]) for c in claims)


def _doubted(
    office: str, person: str, name: str, segment: Segment, by_id: Mapping[str, Fact], aside: Mapping[str, str]
) -> Tenure:
    """A tenure of claims that were set aside: kept to be looked at, with the reason, and not believed."""
    made = _tenure(office, person, name, segment, by_id, "asserted")
    reasons = dict.fromkeys(aside[c] for c in sorted({s.claim for s in segment.signs()}))
    excluded = any(why.startswith("lists ") for why in reasons)
    belief = believed([telling(by_id[s.claim]) for s in segment.signs()], "exclude" if excluded else "silent")
    return replace(
        made,
        belief=min(belief, UNLIKELY),
        lists="exclude" if excluded else "silent",
        why=in_words(made.sources, "silent", *reasons),
        conflicts=(),
        outside=(),
    )


def _buried(tenure: Tenure, died: dt.date) -> Tenure:
    """Nobody holds an office beyond death."""
    begun = tenure.first_day
    if begun is not None and begun > died:
        return tenure
    if tenure.ended and tenure.end.latest is not None and tenure.end.latest.day <= died:
        return tenure
    latest = Bound(died, tenure.end.latest.claims if tenure.end.latest else (), DIED)
    seen = tenure.end.earliest
    earliest = seen if seen is None or seen.day <= died else Bound(died, seen.claims, DIED)
    return replace(tenure, end=Limits(earliest, latest), last_confirmed=earliest, ended=True)


def _rivalled(tenures: Sequence[Tenure]) -> list[Tenure]:
    """One seat, two people for longer than a change takes: the worse supported loses by how much it is worse."""
    spans = sorted(
        (
            (t.certain[0], t.certain[1], i)
            for i, t in enumerate(tenures)
            if t.believed and t.certain[0] and t.certain[1]
        ),
        key=lambda s: (s[0], s[1], s[2]),
    )
    rival: dict[int, int] = {}
    active: list[tuple[dt.date, dt.date, int]] = []
    for first, last, i in spans:
        active = [a for a in active if a[1] - first > SLACK]
        for a in active:
            if tenures[a[2]].person != tenures[i].person and min(last, a[1]) - first > SLACK:
                for one, other in ((i, a[2]), (a[2], i)):
                    known = rival.get(one)
                    if known is None or _support(tenures[other]) > _support(tenures[known]):
                        rival[one] = other
        active.append((first, last, i))
    return [_less_by(t, tenures[rival[i]]) if i in rival else t for i, t in enumerate(tenures)]


def _support(tenure: Tenure) -> tuple[float, int, str]:
    return (tenure.belief, tenure.sources, tenure.person)


def _less_by(tenure: Tenure, rival: Tenure) -> Tenure:
    """What is believed of a tenure beside a better supported one for the same time."""
    mine, theirs = _odds(tenure), _odds(rival)
    if theirs <= mine:
        return tenure
    told = f"{rival.sources} article{'' if rival.sources == 1 else 's'} {'has' if rival.sources == 1 else 'have'} {rival.name}"
    return replace(tenure, belief=probability(2 * mine - theirs), why=f"{tenure.why}; {told} then")


def _odds(tenure: Tenure) -> float:
    p = min(max(tenure.belief, 1e-9), 1 - 1e-9)
    return math.log(p / (1 - p))


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
    sure = [t for t in tenures if t.standing == "asserted" and t.believed and t.certain[0]]
    by_first = sorted(sure, key=lambda t: (t.first_day or dt.date.min, t.person))
    by_last = sorted(sure, key=lambda t: (t.last_day or dt.date.min, t.person))
    firsts, lasts = [t.first_day or dt.date.min for t in by_first], [t.last_day or dt.date.min for t in by_last]
    out = []
    for tenure in tenures:
        mine = tenure
        standing = tenure.standing == "asserted" and tenure.believed
        if tenure.certain[0] and tenure.first_day and standing and tenure.start.earliest is None:
            earlier = by_last[: bisect_left(lasts, tenure.first_day)]
            mine = _begun_after(mine, next((t for t in reversed(earlier) if _weighs(t, tenure)), None))
        if tenure.certain[0] and tenure.last_day and standing and not tenure.ended:
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
    sure = [t for t in tenures if t.standing == "asserted" and t.believed]
    left = [f for f in unnamed if f.kind == "end" and f.status == "asserted"]
    last = max(sure, key=_end_order, default=None)
    if last is not None:
        if not last.ended or last.end.latest is None:
            return ()
        if last.end.latest.why == FORMER and not last.dated:
            return ()  # "when Ann Aster was minister" says of nobody's leaving
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
