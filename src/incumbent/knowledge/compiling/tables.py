"""Everything the data file holds, as tables of rows; and an account of how much came from where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from incumbent.knowledge.bodies import BodyRow
from incumbent.knowledge.compiling.bodies import OURS, body_rows
from incumbent.knowledge.compiling.given import name_word_rows
from incumbent.knowledge.compiling.leaders import factbook_leaders, own_holders, us_executive
from incumbent.knowledge.compiling.merge import add_leaders
from incumbent.knowledge.compiling.ministers import add_ministers, list_file
from incumbent.knowledge.compiling.offices import offices_of
from incumbent.knowledge.compiling.people import (
    CC0,
    EXECUTIVE,
    FACTBOOK,
    PUBLIC,
    Tables,
    add_folder,
    office_rows,
    person_rows,
    word_rows,
)
from incumbent.knowledge.compiling.places import PlaceRow, alpha3_codes, place_rows
from incumbent.knowledge.compiling.politicians import Folder, Politician, read_folders
from incumbent.knowledge.places import PlaceIndex

Table = tuple[str, Iterable[tuple[object, ...]]]
_LEAST_SEEN = 2


@dataclass(frozen=True, slots=True)
class Compiled:
    """The tables (columns as SQL, rows) by name, the indexes as SQL, and lines that say what they hold."""

    tables: dict[str, Table]
    indexes: tuple[str, ...]
    account: tuple[str, ...]


def compile_tables(kb: Path) -> Compiled:
    """Read the public lists under `kb` and our own facts into tables, always in the same order."""
    places = place_rows(kb)
    index = PlaceIndex(places)
    bodies = body_rows(kb, alpha3_codes(kb))
    folders, people = read_folders(kb, index)
    held = Tables()
    for folder in folders:
        add_folder(held, folder, offices_of(folder, index.words_of(folder.country)), people, index)
    add_leaders(held, us_executive(kb), people, (EXECUTIVE, PUBLIC), index)
    add_leaders(held, factbook_leaders(kb, index), people, (FACTBOOK, PUBLIC), index)
    add_leaders(held, own_holders(), people, (OURS, CC0), index)
    if (newer := list_file(kb)) is not None:
        add_ministers(held, newer, people, index)
    persons = person_rows(held, people)
    names = name_word_rows(_with_countries(folders, people), _LEAST_SEEN)
    tables: dict[str, Table] = {
        "place": ("key TEXT, short INTEGER, role TEXT, country TEXT, name TEXT", places),
        "body": ("key TEXT, short INTEGER, id TEXT, name TEXT, country TEXT, sector TEXT, source TEXT", bodies),
        "office": (
            "number INTEGER PRIMARY KEY, ident TEXT, name TEXT, title TEXT, country TEXT, rank TEXT, role TEXT, "
            "scope TEXT, legislator INTEGER",
            office_rows(held),
        ),
        "person": (
            "number INTEGER PRIMARY KEY, ident TEXT, name TEXT, country TEXT, gender TEXT, born INTEGER, died INTEGER, "
            "others TEXT, weight INTEGER",
            persons,
        ),
        "source": (
            "number INTEGER PRIMARY KEY, name TEXT, licence TEXT",
            [(number, name, licence) for (name, licence), number in held.sources.items()],
        ),
        "tenure": (
            "person INTEGER, start INTEGER, office INTEGER, end INTEGER, source INTEGER, "
            "PRIMARY KEY (person, start, office, end, source)",
            sorted(
                (person, start or 0, office, end or 0, source) for person, office, start, end, source in held.tenures
            ),
        ),
        "word": ("hash INTEGER, person INTEGER, PRIMARY KEY (hash, person)", word_rows(held, people)),
        "name_word": ("word TEXT PRIMARY KEY, first INTEGER, male INTEGER, female INTEGER, last INTEGER", names),
    }
    indexes = (
        "CREATE INDEX tenure_office ON tenure (office)",
        "CREATE INDEX office_ident ON office (ident) WHERE ident IS NOT NULL",
        "CREATE INDEX office_country ON office (country)",
    )
    return Compiled(tables, indexes, _account(places, bodies, held, persons, names))


def _with_countries(folders: list[Folder], people: dict[int, Politician]) -> list[tuple[Politician, str]]:
    countries: dict[int, str] = {}
    for folder in folders:
        for row in folder.rows:
            countries.setdefault(row.person, folder.country)
    return [(people[number], country) for number, country in sorted(countries.items())]


def _account(
    places: list[PlaceRow],
    bodies: list[BodyRow],
    held: Tables,
    persons: list[tuple[object, ...]],
    names: list[tuple[str, int, int, int, int]],
) -> tuple[str, ...]:
    licences = Counter(source for *_, source in held.tenures)
    lines = [f"words for places: {len(places):,}"]
    lines += [f"  {role}: {count:,}" for role, count in sorted(Counter(row[2] for row in places).items())]
    lines.append(f"names of bodies: {len(bodies):,}")
    lines += [f"  {source}: {count:,}" for source, count in sorted(Counter(row[6] for row in bodies).items())]
    wikidata = sum(office.ident.startswith("Q") for _, office in held.offices.values())
    lines.append(f"offices: {len(held.offices):,}, {wikidata:,} with Wikidata ids")
    lines.append(f"people: {len(persons):,}, {len(held.idents):,} without Wikidata ids")
    lines.append(f"tenures: {len(held.tenures):,}")
    by_licence: Counter[tuple[str, str]] = Counter()
    for (name, licence), number in held.sources.items():
        by_licence[name.split(" ")[0] if licence.startswith("CC0") else name, licence] += licences[number]
    lines += [f"  {name} ({licence}): {count:,}" for (name, licence), count in sorted(by_licence.items())]
    lines.append(f"first names and surnames: {len(names):,}")
    return tuple(lines)
