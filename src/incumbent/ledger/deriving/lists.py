"""What the knowledge base lists for an office of the ledger: whom, until when it speaks, and which days it excludes."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from incumbent.knowledge import Knowledge
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.belief import Verdict
from incumbent.ledger.deriving.spelling import one_name
from incumbent.ledger.deriving.titles import Seats

VOUCHED = dt.timedelta(days=366)  # for so long is somebody in office whose end a list does not tell
GAP = dt.timedelta(days=92)  # between two terms, for the second to be a return
SLACK = dt.timedelta(days=31)  # lists and press often differ by some days about one change
_DAY = re.compile(r"\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")
_FACTBOOK = dt.date(
    2024, 7, 1
)  # its pages are brought up to date one by one: of later days many have leaders who had gone
_SINCE_ONLY = (
    "The World Factbook"  # it tells since when, never until when: its ends are worked out from the next leader
)


def listed_tenures(knowledge: Knowledge, known: str | None, seats: Seats = "one") -> list[Listed]:
    """The rows for an office, by start; none for an office that many people hold at a time, or that nobody lists."""
    return closed(knowledge.tenures(office=known)) if known and seats == "one" else []


def closed(rows: Sequence[Listed]) -> list[Listed]:
    """The rows without those that leave a time in office open which another row ends."""
    over = [row for row in rows if row.end is not None and row.start is not None and not end_is_derived(row)]
    return [row for row in rows if row.end is not None or not any(_same_time(row, other) for other in over)]


def _same_time(one: Listed, other: Listed) -> bool:
    """Whether two rows have one person begin at one time."""
    if one.start is None or other.start is None or not one_name(one.person_name, other.person_name):
        return False
    return abs(one.start.earliest - other.start.earliest) <= SLACK


def covers(row: Listed, day: dt.date, slack: dt.timedelta = dt.timedelta(0)) -> bool:
    """Whether the list has this person in office on a day that is not the day of a change."""
    begun = row.start is None or row.start.earliest - slack < day
    over = row.end is not None and row.end.latest + slack <= day
    return begun and not over


def in_year(row: Listed, year: int) -> bool:
    """Whether a row has its person in office in some part of a year."""
    begun = row.start is None or row.start.earliest.year <= year
    return begun and (row.end is None or row.end.latest.year >= year)


def speaks_of(row: Listed, day: dt.date) -> bool:
    """Whether a list has this person in office on a day that it can know of."""
    return covers(row, day) and (row.end is not None or day <= as_of(row.source))


@lru_cache(maxsize=1024)
def as_of(source: str) -> dt.date:
    """The day up to which a list can know anything, from its name; of years only the last one's beginning.

    >>> as_of("everypolitician belarus-ministers 2022-08-03 (3edd7c7), from Wikidata")
    datetime.date(2022, 8, 3)
    """
    if source.startswith(_SINCE_ONLY):
        return _FACTBOOK
    days = _DAY.findall(source)
    if days:
        return max(dt.date(int(y), int(m), int(d or 1)) for y, m, d in days)
    years = _YEAR.findall(source)
    return dt.date(int(max(years)), 1, 1) if years else dt.date.max


_EVERYPOLITICIAN = re.compile(
    r"^everypolitician (?P<what>.+?) (?P<year>\d{4})-(?P<month>\d\d)-\d\d \((?P<hash>\w+)\), from Wikidata$"
)


_NAMES = {
    "us-executive (unitedstates/congress-legislators)": "list of presidents and vice presidents of unitedstates/congress-legislators"
}


@lru_cache(maxsize=1024)
def readable(source: str) -> str:
    """A list's name for people; its full name, with the hash of its state, stays in what programs read.

    >>> readable("everypolitician belarus-ministers 2022-08-03 (3edd7c7), from Wikidata")
    'Wikidata list of August 2022 (belarus ministers)'
    """
    found = _EVERYPOLITICIAN.match(source)
    if source.startswith("Peppercat"):
        return "Wikidata list of January 2025"
    if found is None:
        return _NAMES.get(source, source)
    month = calendar.month_name[int(found["month"])]
    return f"Wikidata list of {month} {found['year']} ({found['what'].replace('-', ' ')})"


def end_is_derived(row: Listed) -> bool:
    """Whether the end of a row is no word of its list, but the beginning of the next one that it lists."""
    return row.end is not None and row.source.startswith(_SINCE_ONLY)


def until(row: Listed) -> dt.date:
    """The last day for which a list vouches for this person in office.

    An end that was worked out from the next row proves nothing: others may have come between that the list passed over. Such
    a row vouches for a year.
    """
    if row.end is None:
        return as_of(row.source)
    if end_is_derived(row) and row.start is not None:
        return min(row.end.earliest, _more(row.start.latest, VOUCHED))
    return row.end.earliest


def rows_of_person(listed: Sequence[Listed], ids: Collection[str], names: Iterable[str]) -> list[Listed]:
    """The rows about one person, known by the ids that lists give or by name."""
    named = list(names)
    return [row for row in listed if row.person in ids or any(one_name(n, row.person_name) for n in named)]


def returns(own: Sequence[Listed]) -> list[dt.date]:
    """The days on which a person comes back to an office, by rows that leave a gap between them."""
    found, over = [], None
    for row in sorted((r for r in own if r.start), key=lambda r: r.start.earliest if r.start else dt.date.min):
        if row.start and over is not None and row.start.earliest > _more(over, GAP):
            found.append(row.start.earliest)
        last = row.end.latest if row.end else dt.date.max
        over = last if over is None else max(over, last)
    return found


def near(rows: Iterable[Listed], first: dt.date, last: dt.date, slack: dt.timedelta = SLACK) -> bool:
    """Whether one of the rows puts its person in office on some day of a stretch, or so near to it."""
    return any(
        (row.start is None or _less(row.start.earliest, slack) <= last)
        and (row.end is None or _more(row.end.latest, slack) >= first)
        for row in rows
    )


def filled(rows: Iterable[Listed], first: dt.date, last: dt.date) -> Listed | None:
    """The row that has its person in office all through a stretch and well beyond at either end, if any."""
    return next(
        (r for r in rows if r.start and _more(r.start.latest, SLACK) < first and last < _less(until(r), SLACK)), None
    )


def verdict(own: Sequence[Listed], others: Sequence[Listed], first: dt.date | None, last: dt.date | None) -> Verdict:
    """What lists say of a person in office from `first` to `last`; with neither day, whether they have the person at all."""
    if first is None or last is None:
        return "agree" if own else "silent"
    if near(own, first, last):
        return "agree"
    return "exclude" if filled(others, first, last) else "silent"


def _more(day: dt.date, by: dt.timedelta) -> dt.date:
    return day + by if day < dt.date.max - by else dt.date.max


def _less(day: dt.date, by: dt.timedelta) -> dt.date:
    return day - by if day > dt.date.min + by else dt.date.min
