"""Claims on one office that set no bound: too unlikely by themselves, excluded by dated lists, outvoted, or of a dead person.

A claim is never dropped: one set aside stands under "unlikely", with the reason. Pure functions; the order of claims is nothing.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.belief import BELIEVED, Telling, log_odds, missed, moved, weight_of
from incumbent.ledger.deriving.facts import Fact
from incumbent.ledger.deriving.lists import SLACK, filled, near, until
from incumbent.ledger.deriving.spelling import last_key
from incumbent.ledger.deriving.titles import Seats
from incumbent.records import PartialDate

WINDOW = 6  # months on either side in which holding an office supports holding it
NEAR = 1  # months on either side in which two tellings of a change mean one change
OUTWEIGHED = 5  # so many times as well must the press support somebody else around a day for a claim to be outvoted
SAME_CHANGE = dt.timedelta(days=31)  # claims that contradict lists support each other only about one change
SAME_TIME = dt.timedelta(days=183)  # or about one time in office
ELECTED = dt.timedelta(days=92)  # so long after an election does who won it take office
WEEK = dt.timedelta(days=7)  # so far may the day told of a change lie from the listed one
YEAR = dt.timedelta(days=366)
LONG = dt.timedelta(days=40 * 365)  # lists without a gap for so long have everybody who held the office
TITLE_KEPT = dt.timedelta(days=92)  # so long after an end a paper may go on using a title
ON_ITS_OWN = "told once, and not surely read"
LISTED_ON = "lists have no end then"
LISTED_BEFORE = "lists have it begin before"
LISTED_ELSEWHEN = "lists have this person in office at another time"
TITLE_STAYS = "lists have it end before; the title stays"
LISTED_OTHERWISE = "lists have {} then"
OTHERS_SAY = "other articles have {} then"
DEAD = "dead by then"
ANOTHERS = "the sentence gives this title to somebody else"
ELSEWHERE = "lists have it as another office's"
UNPLACED = "of what, is not told"
ABROAD = "lists have this person in other countries' offices"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the claims on an office: its lists; by person key, on which day people died, what they are called,
    who is known to hold offices of other countries alone, and the rows about people that the lists of this office do not
    have. `vague`: the office is a head or a leader of nobody can say what.
    """

    listed: Sequence[Listed] = ()
    died: Mapping[str, dt.date] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    foreign: frozenset[str] = frozenset()
    elsewhere: Mapping[str, Sequence[Listed]] = field(default_factory=dict)
    vague: bool = False


NOTHING = Known()


def telling(fact: Fact) -> Telling:
    """A claim as evidence."""
    return Telling(fact.source, fact.publisher, weight_of(fact.confidence, fact.status, fact.said_by, fact.review))


Rows = Mapping[str, Sequence[Listed]]


def set_aside(by_person: Mapping[str, Sequence[Fact]], seats: Seats, known: Known, own: Rows) -> dict[str, str]:
    """The claims, by id, that set no bound, each with the reason. `own`: the rows of lists about each person."""
    found: dict[str, str] = {}
    for person, facts in by_person.items():
        found |= _weak(facts, own[person])
        found |= {f.id: ANOTHERS for f in facts if _of_another_person(f, own[person])}
        found |= {f.id: ELSEWHERE for f in facts if _of_another_office(f, known.elsewhere.get(person, ()))}
        if known.vague:
            found |= {f.id: UNPLACED for f in facts if f.kind in ("start", "end", "chosen") and f.review is None}
        if day := known.died.get(person):
            found |= {f.id: DEAD for f in facts if f.kind in ("hold", "start") and _day(f) - TITLE_KEPT > day}
        if seats == "one" and known.listed:
            found |= _against_lists(facts, known.listed, own[person])
            found |= _titles_kept(facts, known.listed, own[person])
        if person in known.foreign:
            found |= _abroad(facts)
    if seats == "one":
        found |= _outvoted(by_person, found)
    return {i: why for i, why in found.items() if why}


def looked_back(facts: Sequence[Fact], aside: Mapping[str, str], own: Sequence[Listed]) -> Iterator[str]:
    """Changes that an article tells without a day and that lists, or other articles, have long before that article."""
    undated = [f for f in facts if f.date is None and f.kind in ("start", "end")]
    if not undated:
        return
    sure = [f for f in facts if f.id not in aside and f.status == "asserted"]
    begun = [r.start.latest for r in own if r.start] + [_day(f) for f in sure if f.kind in ("hold", "start")]
    over = [r.end.latest for r in own if r.end] + [f.date.latest for f in sure if f.kind == "end" and f.date]
    for f in undated:
        if any(day < f.anchor - TITLE_KEPT for day in (begun if f.kind == "start" else over)):
            yield f.id


def _day(fact: Fact) -> dt.date:
    return fact.date.earliest if fact.date else fact.anchor


def _month(day: dt.date) -> int:
    return 12 * day.year + day.month


def agreed(fact: Fact, own: Sequence[Listed]) -> bool:
    """Whether lists have what a claim tells: the person in office on its day, or the change near to it."""
    if fact.kind == "held":
        return bool(own)
    if fact.kind == "chosen":
        first, last = _stretch(fact)
        return any(row.start and first - SLACK <= row.start.latest and row.start.earliest <= last + YEAR for row in own)
    if fact.kind == "hold":
        return near(own, *_stretch(fact), dt.timedelta(0))
    vague = fact.date is not None and not fact.date.is_day
    # a month or a season is told when the day is forgotten, and then it is the right one
    return _changes_near(fact, own, WEEK if vague else SLACK)


def _stretch(fact: Fact) -> tuple[dt.date, dt.date]:
    """The first and the last day that a claim can mean: of its date, else the day of its article."""
    return (fact.date.earliest, fact.date.latest) if fact.date else (fact.anchor, fact.anchor)


def _changed(fact: Fact, row: Listed) -> PartialDate | None:
    """When a row of lists has what the claim tells, a beginning or an end."""
    return row.start if fact.kind == "start" else row.end


def _changes_near(fact: Fact, rows: Sequence[Listed], slack: dt.timedelta) -> bool:
    """Whether one of the rows has the change so near to the told time."""
    first, last = _stretch(fact)
    ahead = ELECTED if fact.kind == "start" and fact.how == "elected" else slack
    days = (_changed(fact, row) for row in rows)
    return any(d and d.earliest - ahead <= last and first <= d.latest + slack for d in days)


def handed(facts: Iterable[Fact], listed: Sequence[Listed]) -> Iterator[str]:
    """Ends told for a day on which lists have somebody else begin: that the office changed hands then is sure."""
    begun = {row.start.earliest: row.person_name for row in listed if row.start and row.start.is_day}
    for f in facts:
        if f.kind == "end" and f.date is not None and f.date.is_day and f.person:
            follower = begun.get(f.date.earliest)
            if follower is not None and last_key(follower) != last_key(f.person):
                yield f.id


def _of_another_office(fact: Fact, rows: Sequence[Listed]) -> bool:
    """Whether lists have this very change in another office, and the sentence does not name this one."""
    if fact.titled != "unsaid" or fact.kind not in ("start", "end") or fact.date is None or fact.review is not None:
        return False
    return _changes_near(fact, rows, SLACK)


def _of_another_person(fact: Fact, own: Sequence[Listed]) -> bool:
    """Whether the sentence gives the title to somebody else, and lists do not have the change that is told."""
    told = fact.kind in ("start", "end") and fact.date is not None and agreed(fact, own)
    return fact.titled == "another" and fact.review not in ("accept", "correct") and not told


def _weak(facts: Sequence[Fact], own: Sequence[Listed]) -> dict[str, str]:
    """Claims that are rather wrong than right, even with the others that tell the same about that time and with lists."""
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
            if moved(chance, "agree" if agreed(f, own) else "silent") < 0:
                found[f.id] = ON_ITS_OWN
    return found


def _abroad(facts: Sequence[Fact]) -> dict[str, str]:
    """One article that puts somebody of another country's offices into this one has read the sentence wrongly."""
    told = [f for f in facts if f.status in ("asserted", "reported")]
    reviewed = any(f.review in ("accept", "correct") for f in told)
    if reviewed or (len({f.source for f in told}) > 1 and log_odds(map(telling, told), "exclude") >= 0):
        return {}
    return {f.id: ABROAD for f in told}


def _against_lists(facts: Sequence[Fact], listed: Sequence[Listed], own: Sequence[Listed]) -> dict[str, str]:
    """Claims for days that dated lists give to somebody else, unless several articles outweigh the list."""
    others = [row for row in listed if row not in own]
    seen: dict[tuple[str, dt.date, dt.date | None], Listed | None] = {}
    against: list[tuple[Fact, Listed]] = []
    for f in facts:
        at = (f.kind, f.date.earliest if f.date else f.anchor, f.date.latest if f.date else None)
        if at not in seen:
            seen[at] = _excluding(f, own, others)
        if (row := seen[at]) is not None:
            against.append((f, row))
    found: dict[str, str] = {}
    for f, row in against:
        span = SAME_CHANGE if f.kind in ("start", "end") else SAME_TIME
        same = [g for g, r in against if (g.kind, r.person) == (f.kind, row.person) and abs(_day(g) - _day(f)) <= span]
        reviewed = any(g.review in ("accept", "correct") for g in same)
        alone = len({g.source for g in same}) == 1
        if not reviewed and (alone or log_odds(map(telling, same), "exclude") < 0):
            found[f.id] = _as_listed(f, row) if row in own else LISTED_OTHERWISE.format(row.person_name)
    return found


def _as_listed(fact: Fact, row: Listed) -> str:
    """What lists have of a person otherwise than a claim tells it."""
    if not near([row], *_stretch(fact), WEEK):
        return LISTED_ELSEWHEN
    return LISTED_ON if fact.kind == "end" else LISTED_BEFORE


def _titles_kept(facts: Sequence[Fact], listed: Sequence[Listed], own: Sequence[Listed]) -> dict[str, str]:
    """Those who are called by a title long after lists have somebody else follow; however many papers do, it says nothing."""
    others = [row for row in listed if row not in own]
    over = [row.end.latest for row in own if row.end]
    if not own or len(over) < len(own):
        return {}
    return {
        f.id: TITLE_STAYS
        for f in facts
        if f.kind == "hold" and f.review is None and f.anchor - SLACK > max(over) and filled(others, f.anchor, f.anchor)
    }


def _excluding(fact: Fact, own: Sequence[Listed], others: Sequence[Listed]) -> Listed | None:
    """The row of somebody else that a claim contradicts, if any."""
    if fact.kind == "held":
        return _never(own, others, fact.anchor) if fact.date is None else _held_by_others(fact, own, others)
    if fact.kind == "end" and fact.status in ("planned", "not_done") and near(own, *_stretch(fact)):
        return None  # who is to leave, or stays, is in office
    if fact.kind == "chosen":
        day = _day(fact)
        if fact.status != "asserted" or near(own, day, day + YEAR):
            return None
        return next((r for r in others if r.start and r.start.latest <= day + YEAR and until(r) >= day + YEAR), None)
    if fact.date is not None:
        first, last = fact.date.earliest, fact.date.latest
    else:
        first = last = fact.anchor
        if fact.kind == "end" and not any(r.end and r.end.latest <= last + SLACK for r in own):
            return _still_in(own, first, last) or (filled(others, first, last) if not own else None)
        if fact.kind in ("start", "end") and any(r.start is None or r.start.earliest <= last for r in own):
            return None  # told without a day: the change that the list has, looked back upon
    if fact.kind == "end" and (still := _still_in(own, first, last)):
        return still
    if fact.date is not None and (other := _another_day(fact, own)):
        return other
    if fact.kind == "start" and fact.date is not None and (already := _already_in(own, first, last)):
        return already
    if near(own, first, last) or agreed(fact, own):
        return None
    if own and fact.date is not None and fact.kind in ("start", "end"):
        return own[0]
    return filled(others, first, last)


def _held_by_others(fact: Fact, own: Sequence[Listed], others: Sequence[Listed]) -> Listed | None:
    """The row that has somebody else at the told time: all through it, or well after its beginning or before its end."""
    first, last = _stretch(fact)
    if not near(own, first, last):
        return own[0] if own else filled(others, first, last)
    if last - first <= 2 * YEAR:
        return None
    for day in (first + YEAR, last - YEAR):
        if not near(own, day, day) and (other := filled(others, day, day)) is not None:
            return other
    return None


def _another_day(fact: Fact, own: Sequence[Listed]) -> Listed | None:
    """The row that has the change on another day within a year of the told one, if any does and none on that."""
    if fact.kind not in ("start", "end") or agreed(fact, own):
        return None
    first, last = _stretch(fact)
    for row in own:
        day = _changed(fact, row)
        if day is not None and day.is_day and first - YEAR <= day.latest and day.earliest <= last + YEAR:
            return row
    return None


def _never(own: Sequence[Listed], others: Sequence[Listed], day: dt.date) -> Listed | None:
    """The last row before a day of lists that for forty years have had everybody, and never this person."""
    if own:
        return None
    reached, last = day - LONG if day > dt.date.min + LONG else dt.date.min, None
    for row in sorted((r for r in others if r.start), key=lambda r: r.start.earliest if r.start else dt.date.min):
        if row.start and row.start.earliest <= reached + TITLE_KEPT and until(row) >= reached:
            reached, last = until(row), row
    return last if reached >= day else None


def _already_in(own: Sequence[Listed], first: dt.date, last: dt.date) -> Listed | None:
    """The row that has the person in office well before and well after the days on which a claim has it begin, if any."""
    row = filled(own, first, last)
    begun = any(r.start and near([r], first, last) and r.start.earliest >= first - SLACK for r in own)
    return None if begun else row


def _still_in(own: Sequence[Listed], first: dt.date, last: dt.date) -> Listed | None:
    """The row that has the person in office well before and well after the days on which a claim has it end, if any."""
    row = filled(own, first, last)
    ended = row is not None and any(
        r.end is not None and near([r], first, last) and r.end.latest <= last + SLACK for r in own
    )
    return None if ended else row


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
        if before and after and -_around(sums[other], month) >= OUTWEIGHED * mine:
            return OTHERS_SAY.format(names[other])
    return ""


def _around(months: Mapping[int, float], month: int) -> float:
    return sum(months.get(m, 0.0) for m in range(month - WINDOW, month + WINDOW + 1))
