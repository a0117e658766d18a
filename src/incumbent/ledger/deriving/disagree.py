"""Accounts of one office that cannot all be true: press against press, press against the knowledge base. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from itertools import pairwise

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.bounds import TOLD
from incumbent.ledger.deriving.facts import DateConflict, DateSide, Derived, Disagreement, Side, Tenure
from incumbent.ledger.deriving.lists import SLACK, covers, readable, until
from incumbent.ledger.deriving.spelling import one_name
from incumbent.ledger.deriving.titles import Seats
from incumbent.ledger.deriving.wording import partial, stretch, stretch_of_row
from incumbent.records import PartialDate

SameName = Callable[[str, str], bool]
WEEK = dt.timedelta(days=7)
WEEKS = dt.timedelta(days=27)
ELECTED = dt.timedelta(
    days=92
)  # a year or month told roughly, "elected in 2008", beside the day of taking office in January
DAYS = dt.timedelta(days=2)  # so much of a difference between two dates is time zones and haste


def disagreements(derived: Derived, listed: Sequence[Listed], seats: Seats) -> list[Disagreement]:
    """Everything about this office on which the accounts differ, the most credible first."""
    found = [d for t in derived.tenures for d in _about_dates(t, rows_of(t, listed))]
    if seats == "one":
        found += _two_holders(derived.tenures)
        found += _against_lists(derived.tenures, listed)
    return sorted(found, key=lambda d: (-d.credence, d.first_day or dt.date.min, d.kind, d.summary))


def _about_dates(tenure: Tenure, own: Sequence[Listed]) -> list[Disagreement]:
    found = [d for c in tenure.conflicts if (d := _date_conflict(tenure, c, own)) is not None]
    if tenure.outside:
        inside = Side(f"{tenure.name}: {stretch(tenure)}", tenure.claims_of_bounds)
        outside = Side(f"{tenure.name}: in office outside these bounds", tenure.outside)
        summary = f"{tenure.name} is put in office at a time that the told dates exclude"
        first, last = tenure.certain
        credence = min(tenure.outside_belief, tenure.belief)
        found.append(Disagreement(tenure.office, "outside", summary, (inside, outside), first, last, credence=credence))
    return found


def _date_conflict(tenure: Tenure, conflict: DateConflict, own: Sequence[Listed]) -> Disagreement | None:
    """Dates of one change that exclude each other by more than haste explains, and none of which lists refute."""
    told = [s for s in conflict.sides if not _refuted(s, conflict, own)]
    if len(told) < 2 or len({_article(c) for s in told for c in s.claims}) < 2:
        return None
    if told[-1].date.latest - told[0].date.earliest <= DAYS * len(told):
        return None
    widths = [s.date.latest - s.date.earliest > WEEKS for s in told]
    gaps = [b.date.earliest - a.date.latest for a, b in pairwise(told)]
    if any(widths) and not all(widths) and max(gaps) <= ELECTED:
        return None
    word = "began" if conflict.edge == "start" else "ended"
    sides = tuple(Side(f"{tenure.name} {word} {partial(s.date)}", s.claims) for s in told)
    summary = f"{tenure.name} {word} {' or '.join(partial(s.date) for s in told)}"
    first, last = told[0].date.earliest, told[-1].date.latest
    credence = min(tenure.belief, sorted(s.belief for s in told)[-2])  # the second best account
    return Disagreement(tenure.office, "date", summary, sides, first, last, credence=credence)


def _two_holders(tenures: Sequence[Tenure]) -> list[Disagreement]:
    """Two people whom the claims put in a one-seat office on the same day, for more than the day of a change."""
    spans = sorted(
        ((first, last, t) for t in tenures for first, last in [t.certain] if first and last),
        key=lambda s: (s[0], s[1], s[2].person),
    )
    found: list[Disagreement] = []
    active: list[tuple[dt.date, dt.date, Tenure]] = []
    for first, last, tenure in spans:
        active = [a for a in active if a[1] > first]
        for _, other_last, other in active:
            if (
                not (_firm(other) and _firm(tenure))
                or other.person == tenure.person
                or tenure.acting != other.acting
                or one_name(tenure.name, other.name)
            ):
                continue
            until_day = min(last, other_last)
            if len({_article(c) for t in (other, tenure) for c in t.claims_of_bounds}) < 2:
                continue
            sides = tuple(Side(f"{t.name}: {stretch(t)}", t.claims_of_bounds) for t in (other, tenure))
            summary = f"{other.name} and {tenure.name} are both said to hold it"
            weight = min(tenure.sources, other.sources)
            credence = min(tenure.belief, other.belief)
            found.append(Disagreement(tenure.office, "holders", summary, sides, first, until_day, weight, credence))
        active.append((first, last, tenure))
    return found


def _refuted(side: DateSide, conflict: DateConflict, own: Sequence[Listed]) -> bool:
    """Whether lists have the change at a time that other articles tell too, and one article alone tells this one."""
    days = [d for row in own if (d := row.start if conflict.edge == "start" else row.end)]

    def listed(date: PartialDate) -> bool:
        return any(d.earliest - WEEK <= date.latest and date.earliest <= d.latest + WEEK for d in days)

    alone = len({_article(c) for c in side.claims}) == 1
    return alone and not listed(side.date) and any(listed(s.date) for s in conflict.sides)


def _article(claim: str) -> str:
    """The article of a claim's id."""
    return claim.rpartition("/")[0] or claim


def _firm(tenure: Tenure) -> bool:
    """Whether a tenure rests on more than one article that calls somebody by a title: papers keep titles, readers slip."""
    begun, over = tenure.start, tenure.end
    told = any(b and b.why in TOLD.values() for b in (begun.earliest, begun.latest, over.earliest, over.latest))
    return told or tenure.sources > 1


def _against_lists(tenures: Sequence[Tenure], listed: Sequence[Listed]) -> list[Disagreement]:
    """A day on which the press has one holder and a list, which can know of that day, another."""
    found = []
    for tenure in tenures:
        days = _days_claimed(tenure)
        if (
            not days
            or not _firm(tenure)
            or any(same_person(tenure, row) and any(covers(row, d, SLACK) for d in days) for row in listed)
        ):
            continue
        against = [
            row
            for row in listed
            if not same_person(tenure, row) and any(covers(row, d) and d <= until(row) for d in days)
        ]
        if against:
            press = Side(f"{tenure.name}: {stretch(tenure)}", tenure.claims_of_bounds)
            lists = tuple(Side(f"{r.person_name}: {stretch_of_row(r)}", (), r.source, r.licence) for r in against)
            names = " and ".join(sorted({r.person_name for r in against}))
            summary = f"the press has {tenure.name}, {readable(against[0].source)} has {names}"
            found.append(
                Disagreement(
                    tenure.office,
                    "knowledge",
                    summary,
                    (press, *lists),
                    days[0],
                    days[-1],
                    tenure.sources,
                    tenure.belief,
                )
            )
    return found


def _days_claimed(tenure: Tenure) -> list[dt.date]:
    """Days on which the press has this person in office for certain; who left on a day held it on the day before."""
    first, last = tenure.certain
    if tenure.standing != "asserted" or first is None or last is None:
        return []
    begun = tenure.start.earliest
    if tenure.ended and tenure.end.latest and tenure.end.latest.day == last and (begun is None or begun.day < last):
        last -= dt.timedelta(days=1)
    return sorted({min(first, last), last})


def rows_of(tenure: Tenure, listed: Sequence[Listed]) -> list[Listed]:
    """What the lists say of this person in this office."""
    return [row for row in listed if same_person(tenure, row)]


def same_person(tenure: Tenure, row: Listed) -> bool:
    return tenure.person == row.person or one_name(tenure.name, row.person_name)
