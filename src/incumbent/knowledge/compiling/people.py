"""Puts people, offices and tenures of all lists together into rows for the data file."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from incumbent.errors import RecordError
from incumbent.knowledge.compiling.offices import KnownOffice
from incumbent.knowledge.compiling.politicians import Folder, Politician
from incumbent.knowledge.first_names import word_hashes
from incumbent.knowledge.places import PlaceIndex
from incumbent.knowledge.spelling import fold
from incumbent.records import PartialDate

CC0 = "CC0-1.0"
PUBLIC = "public domain"
FACTBOOK = "The World Factbook, 2015 to 2026"
EXECUTIVE = "us-executive (unitedstates/congress-legislators)"
_HEADS = frozenset({"president", "prime_minister", "chancellor", "monarch", "supreme_leader"})
_SMALL = frozenset({"ambassador", "member", "judge", ""})
_SINCE = "2013"
_SITTING = "1975"
_STAND_INS = ("substitute", "deputy member")


@dataclass
class Tables:
    """Rows in the making. Dates are numbers: 20200903, 202009 or 2020; None where the list does not say."""

    offices: dict[str, tuple[int, KnownOffice]] = field(default_factory=dict)
    tenures: set[tuple[int, int, int | None, int | None, int]] = field(default_factory=set)
    sources: dict[tuple[str, str], int] = field(default_factory=dict)
    countries: dict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    weights: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    idents: dict[int, str] = field(default_factory=dict)

    def source(self, name: str, licence: str) -> int:
        return self.sources.setdefault((name, licence), len(self.sources) + 1)

    def office(self, office: KnownOffice) -> int:
        return self.offices.setdefault(office.ident, (len(self.offices) + 1, office))[0]

    def hold(self, person: int, office: KnownOffice, start: str, end: str, source: int) -> None:
        self.tenures.add((person, self.office(office), as_number(start), as_number(end), source))
        if not office.legislator:
            self.countries[person][office.country] += 1
        self.countries[person][office.country] += 1
        self.weights[person] = max(self.weights[person], weight(office))


def as_number(date: str) -> int | None:
    """ "2020-09-03" as 20200903, "2020-09" as 202009, "2020" as 2020; None for an empty or odd date."""
    try:
        PartialDate.parse(date)
    except RecordError:
        return None
    return int(date.replace("-", ""))


def weight(office: KnownOffice) -> int:
    """How widely an office is spoken of: 3 head of state or government, 2 minister and the like, 1 other, 0 member."""
    if office.legislator:
        return 0
    if office.key.role in _HEADS and not office.key.rank and not office.key.scope:
        return 3
    return 1 if office.key.role in _SMALL or office.key.rank in ("assistant", "under") else 2


def add_folder(
    tables: Tables,
    folder: Folder,
    offices: dict[str, KnownOffice],
    people: dict[int, Politician],
    places: PlaceIndex,
) -> None:
    """Take in one folder: all holders, and those members of national parliaments since 2013 who have an encyclopedia article."""
    source = tables.source(folder.source, CC0)
    seats: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for row in folder.rows:
        if not offices[row.title].legislator:
            tables.hold(row.person, offices[row.title], row.start, row.end, source)
        elif people[row.person].wiki and not _is_minor(row.title, folder.country, places):
            seats[row.person, row.title].append((row.start, row.end))
    for (person, title), terms in seats.items():
        for start, end in joined(terms):
            if end >= _SINCE or (not end and start >= _SITTING and not people[person].died):
                tables.hold(person, offices[title], start, end, source)


def _is_minor(title: str, country: str, places: PlaceIndex) -> bool:
    """Whether a seat is a stand-in's or in the parliament of a mere part of the country."""
    if title.lower().startswith(_STAND_INS):
        return True
    words = title.split()
    runs = (" ".join(words[at : at + size]) for at in range(len(words)) for size in (1, 2, 3))
    return any(place.role == "area" and place.country == country for run in runs for place in places.readings(run))


def joined(terms: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Terms of one seat (start, end) with those that follow one another within half a year made one."""
    result: list[tuple[str, str]] = []
    for start, end in sorted(terms):
        before = result[-1] if result else None
        if before and before[1] and len(before[1]) == len(start) == 10 and _days(before[1], start) < 183:
            result[-1] = (before[0], max(before[1], end) if end else "")
        else:
            result.append((start, end))
    return result


def _days(one: str, other: str) -> int:
    return (dt.date.fromisoformat(other) - dt.date.fromisoformat(one)).days


def person_rows(tables: Tables, people: dict[int, Politician]) -> list[tuple[object, ...]]:
    """(number, own id or None, name, country, gender, born, died, other names, weight), by number."""
    rows: list[tuple[object, ...]] = []
    for person in sorted(tables.countries):
        known = people[person]
        names = spellings(known)
        counted = tables.countries[person]
        country = min(counted, key=lambda code: (code == "IGO", -counted[code], code))
        others = "|".join(names[1:])
        weight_ = tables.weights[person]
        ident = tables.idents.get(person)
        born, died = as_number(known.born), as_number(known.died)
        rows.append((person, ident, names[0], country, known.gender, born, died, others, weight_))
    return rows


def spellings(known: Politician) -> list[str]:
    """All spellings of a person's name that differ when folded; the one for display first, then by name."""
    ordered = sorted(known.names, key=lambda name: (not name[:1].isascii(), -known.names[name], name))
    seen: dict[str, str] = {}
    for name in (known.wiki, *ordered):
        if name:
            seen.setdefault(fold(name), name)
    return [name for folded, name in seen.items() if folded]


def word_rows(tables: Tables, people: dict[int, Politician]) -> list[tuple[int, int]]:
    """(hash of a name word's sound, person), sorted: finds everybody one of whose names has such a word."""
    rows: set[tuple[int, int]] = set()
    for person in tables.countries:
        for name in spellings(people[person]):
            for word in fold(name).split():
                if len(word) > 1:
                    rows.update((number, person) for number in word_hashes(word))
    return sorted(rows)


def office_rows(tables: Tables) -> list[tuple[object, ...]]:
    """(number, id, full name, short title, country, rank, role, scope, held by legislators), by number."""
    return [
        (
            number,
            o.ident,
            o.name if o.name != o.title else None,
            o.title,
            o.country,
            o.key.rank,
            o.key.role,
            " ".join(sorted(o.key.scope)),
            int(o.legislator),
        )
        for number, o in sorted(tables.offices.values(), key=lambda pair: pair[0])
    ]
