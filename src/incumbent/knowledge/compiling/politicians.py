"""Reads the everypolitician lists (Wikidata facts, CC0): positions, tenures and people of each country's folder."""

from __future__ import annotations

import csv
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from incumbent.errors import KnowledgeError
from incumbent.knowledge.places import PlaceIndex

_SUFFIX = re.compile(r"-(?:cabinet|ministers|federal-council)$")


@dataclass
class Politician:
    """What all files say about one person. `names` counts each spelling; the first Latin one is used."""

    names: Counter[str] = field(default_factory=Counter)
    gender: str = ""
    born: str = ""
    died: str = ""
    wiki: str = ""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """One row of a list of holders."""

    title: str
    person: int
    start: str
    end: str
    legislator: bool


@dataclass(frozen=True, slots=True)
class Folder:
    """One country's lists. `positions`: (Wikidata id, full name) in the list's order; `votes`: id by (person, start).

    `area` is set where the lists are about a part of a country, such as Hong Kong.
    """

    name: str
    country: str
    area: str
    source: str
    positions: tuple[tuple[str, str], ...]
    votes: dict[tuple[int, str], tuple[str, ...]]
    rows: tuple[HeldRow, ...]


def read_folders(kb: Path, places: PlaceIndex) -> tuple[list[Folder], dict[int, Politician]]:
    """All folders in order of name, and everybody named in them by the number of their Wikidata id."""
    people: dict[int, Politician] = defaultdict(Politician)
    folders = []
    for path in sorted((kb / "everypolitician_scrapers").iterdir()):
        if path.is_dir():
            folders.append(_read_folder(path, places, people))
    return folders, dict(people)


def country_of_folder(name: str, places: PlaceIndex) -> str:
    """The alpha-3 code of a folder's country: "belarus-ministers" gives "BLR", "world" gives "IGO"."""
    words = _SUFFIX.sub("", name).replace("-", " ")
    code = "IGO" if words == "world" else places.code(words)
    if code is None:
        raise KnowledgeError(f"folder {name!r} names no known country: add its name to facts/states.toml")
    return code


def _area(name: str, places: PlaceIndex) -> str:
    readings = places.readings(_SUFFIX.sub("", name).replace("-", " ").title())
    return readings[0].name if readings and readings[0].role == "area" else ""


def _read_folder(path: Path, places: PlaceIndex, people: dict[int, Politician]) -> Folder:
    for row in _rows(path / "bio.csv"):
        _note(people, row["id"], row["name"], row["gender"], row["dob"], row["dod"], row["enwiki"])
    held: dict[tuple[str, int, str, str], HeldRow] = {}
    for file, legislator in (("holders21.csv", False), ("current.csv", False), ("legislators.csv", True)):
        for row in _rows(path / file):
            number = _note(
                people,
                row["personID"],
                row["person"],
                row.get("gender"),
                row.get("DOB"),
                row.get("DOD"),
                row.get("enwiki"),
            )
            if number is not None:
                end = row.get("end") or ""
                ours = HeldRow(row["position"].strip(), number, row["start"], end, legislator)
                if file != "current.csv" or (ours.title, number, ours.start, end) not in held:
                    held.setdefault((ours.title, number, ours.start, end), ours)
    commit, _, day = (path / "commit.txt").read_text(encoding="utf-8").strip().partition(" ")
    votes: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in _rows(path / "officeholders.csv"):
        if row["officeholder"].startswith("Q"):
            votes[int(row["officeholder"][1:]), row["start"]].append(row["position"])
    return Folder(
        name=path.name,
        country=country_of_folder(path.name, places),
        area=_area(path.name, places),
        source=f"everypolitician {path.name} {day} ({commit}), from Wikidata",
        positions=tuple((row["id"], row["position"]) for row in _rows(path / "positions.csv")),
        votes={key: tuple(ids) for key, ids in votes.items()},
        rows=tuple(held.values()),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines)


def _note(
    people: dict[int, Politician],
    ident: str,
    name: str,
    gender: str | None,
    born: str | None,
    died: str | None,
    wiki: str | None,
) -> int | None:
    if not re.fullmatch(r"Q\d+", ident or "") or not name or re.fullmatch(r"Q\d+", name):
        return None
    person = people[int(ident[1:])]
    person.names[_in_order(name)] += 1
    person.gender = person.gender or {"male": "m", "female": "f"}.get(gender or "", "")
    person.born = person.born or (born or "")
    person.died = person.died or (died or "")
    person.wiki = person.wiki or (wiki or "").partition(" (")[0]
    return int(ident[1:])


def _in_order(name: str) -> str:
    """ "Пилипец, Иван Иванович" in the order of speech; titles of nobility stay: "David Wolfson, Baron Wolfson"."""
    family, comma, given = name.strip().partition(", ")
    return f"{given} {family}" if comma and " " not in family and not family.isascii() else name.strip()
