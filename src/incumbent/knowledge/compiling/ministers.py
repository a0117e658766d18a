"""Ministers of January 2025 (Peppercat, from Wikidata, CC0) and US principal officers and chiefs of mission (Department of State)."""

from __future__ import annotations

import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from incumbent.knowledge.bodies import slug
from incumbent.knowledge.compiling.offices import KnownOffice
from incumbent.knowledge.compiling.people import Tables, spellings
from incumbent.knowledge.compiling.politicians import Politician
from incumbent.knowledge.places import PlaceIndex
from incumbent.knowledge.spelling import fold
from incumbent.knowledge.titles import Title, parse_title

FILE = "peppercat_statedept.jsonl.xz"
_MINISTERS = "Peppercat ministers 2025-01, from Wikidata"
_STATE = "US Department of State, principal officers and chiefs of mission"
_GLUED = re.compile(r"(?<=[a-z)])(?=[A-Z][a-z])")
_MISSION = re.compile(r"^United States (?P<what>[a-z-]+) to (?P<where>[a-z-]+)$")
_CAREER = 30  # years that a career spans
_RANKS = (("ambassador", "ambassador"), ("charge", "chargé d'affaires"), ("envoy", "envoy"), ("minister", "minister"))


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the file, its place resolved: `area` is set for offices of a part of a country."""

    country: str
    area: str
    title: str
    person: str
    ident: int | None
    start: str
    end: str
    source: tuple[str, str]


def list_file(kb: Path) -> Path | None:
    """Where the file lies: among the lists, or in data/lists beside their folder; None where it is not there."""
    places = (kb / FILE, kb.parent / "data" / "lists" / FILE)
    return next((path for path in places if path.is_file()), None)


def add_ministers(tables: Tables, path: Path, people: dict[int, Politician], places: PlaceIndex) -> None:
    """Take in all rows: offices by country and title, people by Wikidata id, else by whole name within the country."""
    offices: dict[tuple[str, Title], KnownOffice] = {}
    for _, office in tables.offices.values():
        if not office.legislator:
            offices.setdefault((office.country, office.key), office)
    names = _Names(tables, people)
    for row in _rows(path, places):
        read = parse_title(row.title, places.words_of(row.country))
        key = Title(read.rank, read.role, read.scope | frozenset(fold(row.area).split()))
        title = f"{row.title} of {row.area}" if row.area else row.title
        made = KnownOffice(f"{row.country.lower()}-{slug(title)}", title, title, row.country, key, False)
        office = offices.setdefault((row.country, key), made) if read.role else made
        number = row.ident or names.find(row, tables.office(office)) or _added(tables, row, people)
        names.add(row.country, row.person, number)
        people.setdefault(number, Politician()).names[row.person] += 1
        tables.hold(number, office, row.start, row.end, tables.source(*row.source))


class _Names:
    """Who is known by which name in which country; and who held an office about when, under which family name."""

    def __init__(self, tables: Tables, people: dict[int, Politician]) -> None:
        self._whole: dict[tuple[str, str], int] = {}
        self._ends: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        self._years: dict[int, list[int]] = defaultdict(list)
        self._held: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self._families: dict[int, set[str]] = {}
        for person, office, start, _, _ in sorted(tables.tenures, key=str):
            if start:
                self._years[person].append(_year(start))
                self._held[office].append((_year(start), person))
        for number in sorted(tables.countries):
            self._families[number] = {fold(name).split()[-1] for name in spellings(people[number])}
            for country in tables.countries[number]:
                for name in spellings(people[number]):
                    self.add(country, name, number)

    def add(self, country: str, name: str, number: int) -> None:
        words = fold(name).split()
        if words:
            self._whole.setdefault((country, " ".join(words)), number)
            self._ends[country, words[0], words[-1]].add(number)

    def find(self, row: _Row, office: int) -> int | None:
        """The holder of that family name who began in that year; else the whole name; else first and family name and time."""
        words = fold(row.person).split()
        year = int(row.start[:4]) if row.start else 0
        if not words:
            return None
        began = {p for y, p in self._held[office] if abs(y - year) <= 1 and words[-1] in self._families.get(p, ())}
        if len(began) == 1:
            return began.pop()
        if (whole := self._whole.get((row.country, " ".join(words)))) is not None:
            return whole
        near = {
            p
            for p in self._ends[row.country, words[0], words[-1]]
            if any(abs(y - year) <= _CAREER for y in self._years[p])
        }
        return near.pop() if len(near) == 1 else None


def _year(date: int) -> int:
    return int(str(date)[:4])


def _added(tables: Tables, row: _Row, people: dict[int, Politician]) -> int:
    number = -len(tables.idents) - 1
    tables.idents[number] = f"{row.country.lower()}-{slug(row.person)}"
    people[number] = Politician()
    return number


def _rows(path: Path, places: PlaceIndex) -> Iterator[_Row]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    last = max(d for r in rows if not r["source"].startswith("Peppercat") for d in (r["start"], r["end"]) if d)
    for r in rows:
        start, end = r["start"] or "", r["end"] or ""
        if r["source"].startswith("Peppercat"):
            place = _place(r["country"], places)
            if place is None:
                continue
            ident = int(r["wikidata"][1:]) if r["wikidata"] else None
            for title in _GLUED.split(r["office"]):
                yield _Row(*place, title.strip(), r["person"], ident, start, end, (_MINISTERS, r["licence"]))
        elif start and "ad interim" not in r["office"] and "ad-interim" not in r["office"]:
            title = _mission(r["office"], places)
            yield _Row("USA", "", title, r["person"], None, start, end, (f"{_STATE} {last}", r["licence"]))


def _place(words: str, places: PlaceIndex) -> tuple[str, str] | None:
    """(country, area) of a folder's name: "north-rhine-westphalia" is an area of Germany."""
    name = words.replace("-", " ")
    code = places.code(name)
    readings = places.readings(name.title())
    if readings and readings[0].role == "area":
        return readings[0].country, readings[0].name
    return (code, "") if code else None


def _mission(office: str, places: PlaceIndex) -> str:
    """The title of a chief of mission as people write it: "ambassador to Oman"."""
    match = _MISSION.match(office)
    if match is None:
        return office
    what = next((title for start, title in _RANKS if match["what"].startswith(start)), match["what"].replace("-", " "))
    code = places.code(match["where"].replace("-", " "))
    where = places.name_of(code) if code and code != "IGO" else match["where"].replace("-", " ").title()
    return f"{what} to {where}"
