"""Claims on one office that set no bound: too unlikely by themselves, excluded by dated lists, outvoted, or of a dead person.

A claim is never dropped: one set aside stands under "unlikely", with the reason. Pure functions; the order of claims is nothing.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.belief import BELIEVED, LISTS, Telling, log_odds, missed, weight_of
from incumbent.ledger.facts import Fact
from incumbent.ledger.lists import filled, near, rows_of_person
from incumbent.ledger.titles import Seats

WINDOW = 6  # months on either side in which holding an office supports holding it
NEAR = 1  # months on either side in which two tellings of a change mean one change
OUTVOTED = LISTS  # by so much, in log-odds, must the press speak for somebody else on that day
TITLE_KEPT = dt.timedelta(days=92)  # so long after an end a paper may go on using a title
ON_ITS_OWN = "told once, and not surely read"
LISTED_OTHERWISE = "lists have {} then"
OTHERS_SAY = "other articles have {} then"
DEAD = "dead by then"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the claims on an office: its lists, and on which day people died, by person key."""

    listed: Sequence[Listed] = ()
    died: Mapping[str, dt.date] = field(default_factory=dict)


NOTHING = Known()


def telling(fact: Fact) -> Telling:
    """A claim as evidence."""
    return Telling(fact.source, fact.publisher, weight_of(fact.confidence, fact.status, fact.said_by, fact.review))


def set_aside(by_person: Mapping[str, Sequence[Fact]], seats: Seats, known: Known = NOTHING) -> dict[str, str]:
    """The claims, by id, that set no bound, each with the reason."""
    found: dict[str, str] = {}
    for person, facts in by_person.items():
        found |= _weak(facts)
        if day := known.died.get(person):
            found |= {f.id: DEAD for f in facts if f.kind in ("hold", "start") and _day(f) - TITLE_KEPT > day}
        if seats == "one" and known.listed:
            found |= _against_lists(person, facts, known.listed)
    if seats == "one":
        found |= _outvoted(by_person, found)
    return {i: why for i, why in found.items() if why}


def _day(fact: Fact) -> dt.date:
    return fact.date.earliest if fact.date else fact.anchor


def _month(day: dt.date) -> int:
    return 12 * day.year + day.month


def _weak(facts: Sequence[Fact]) -> dict[str, str]:
    """Claims that are rather wrong than right, even with the others that tell the same about that time."""
    facts = [f for f in facts if f.status == "asserted"]
    if all(telling(f).weight >= BELIEVED for f in facts):
        return {}
    buckets: dict[tuple[str, int], list[Telling]] = defaultdict(list)
    for f in facts:
        buckets[f.kind, _month(_day(f))].append(telling(f))
    wrong = {at: missed(told) for at, told in buckets.items()}
    found = {}
    for f in facts:
        if telling(f).weight < BELIEVED:
            month = _month(_day(f))
            span = WINDOW if f.kind in ("hold", "held") else NEAR
            chance = sum(wrong.get((f.kind, m), 0.0) for m in range(month - span, month + span + 1))
            if 1 - math.exp(chance) < BELIEVED:
                found[f.id] = ON_ITS_OWN
    return found


def _against_lists(person: str, facts: Sequence[Fact], listed: Sequence[Listed]) -> dict[str, str]:
    """Claims for days that dated lists give to somebody else, unless several articles outweigh the list."""
    own = rows_of_person(listed, person, {f.person for f in facts if f.person})
    others = [row for row in listed if row not in own]
    if not others:
        return {}
    seen: dict[tuple[str, dt.date, dt.date | None], Listed | None] = {}
    groups: dict[str, list[Fact]] = defaultdict(list)
    for f in facts:
        at = (f.kind, f.date.earliest if f.date else f.anchor, f.date.latest if f.date else None)
        if at not in seen:
            seen[at] = _excluding(f, own, others)
        if (row := seen[at]) is not None:
            groups[row.person_name].append(f)
    found: dict[str, str] = {}
    for name, against in groups.items():
        reviewed = any(f.review in ("accept", "correct") for f in against)
        alone = len({f.source for f in against}) == 1
        if not reviewed and (alone or log_odds(map(telling, against), "exclude") < 0):
            found |= {f.id: LISTED_OTHERWISE.format(name) for f in against}
    return found


def _excluding(fact: Fact, own: Sequence[Listed], others: Sequence[Listed]) -> Listed | None:
    """The row of somebody else that a claim contradicts, if any."""
    if fact.kind == "held" or fact.kind == "chosen":
        return None
    if fact.date is not None:
        first, last = fact.date.earliest, fact.date.latest
    else:
        first = last = fact.anchor
        if fact.kind in ("start", "end") and any(r.start is None or r.start.earliest <= last for r in own):
            return None  # told without a day: the change that the list has, looked back upon
    if near(own, first, last):
        return None
    return filled(others, first, last)


def _outvoted(by_person: Mapping[str, Sequence[Fact]], gone: Mapping[str, str]) -> dict[str, str]:
    """Claims of holding on days before and after which far more articles have one other person in office."""
    counted: dict[str, dict[int, list[Telling]]] = {}
    for person, facts in by_person.items():
        months: dict[int, list[Telling]] = defaultdict(list)
        for f in facts:
            if f.status in ("asserted", "reported") and f.kind in ("hold", "start", "end") and f.id not in gone:
                months[_month(_day(f))].append(telling(f))
        if months:
            counted[person] = months
    if len(counted) < 2:
        return {}
    sums = {p: {m: missed(t) for m, t in months.items()} for p, months in counted.items()}
    names = {p: min((f.person or "" for f in by_person[p]), key=lambda n: (-len(n), n)) for p in counted}
    found = {}
    for person, facts in by_person.items():
        judged: dict[int, str] = {}
        for f in facts:
            if f.kind != "hold" or f.id in gone or f.review in ("accept", "correct"):
                continue
            month = _month(_day(f))
            if month not in judged:
                judged[month] = _rival(person, month, sums, names)
            if judged[month]:
                found[f.id] = judged[month]
    return found


def _rival(person: str, month: int, sums: Mapping[str, Mapping[int, float]], names: Mapping[str, str]) -> str:
    """Who far better supported was in office both before and after a month, in words; "" where nobody was."""
    mine = -_around(sums.get(person, {}), month)
    for other in sorted(sums):
        if other == person:
            continue
        before = any(month - WINDOW <= m < month for m in sums[other])
        after = any(month < m <= month + WINDOW for m in sums[other])
        if before and after and -_around(sums[other], month) - mine > OUTVOTED:
            return OTHERS_SAY.format(names[other])
    return ""


def _around(months: Mapping[int, float], month: int) -> float:
    return sum(months.get(m, 0.0) for m in range(month - WINDOW, month + WINDOW + 1))
