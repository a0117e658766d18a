"""Joins lists of leaders to the people and offices known so far, so that one man has one entry."""

from __future__ import annotations

from collections import defaultdict

from incumbent.knowledge.bodies import slug
from incumbent.knowledge.compiling.leaders import LeaderRow
from incumbent.knowledge.compiling.offices import KnownOffice
from incumbent.knowledge.compiling.people import Tables, as_number, spellings
from incumbent.knowledge.compiling.politicians import Politician
from incumbent.knowledge.people import SURE, name_fit
from incumbent.knowledge.places import PlaceIndex
from incumbent.knowledge.spelling import fold, word_key
from incumbent.knowledge.tenures import number_as_date
from incumbent.knowledge.titles import Title, parse_title, title_facts


def add_leaders(
    tables: Tables,
    rows: tuple[LeaderRow, ...],
    people: dict[int, Politician],
    source: tuple[str, str],
    places: PlaceIndex,
) -> None:
    """Take in leaders: each is found among the people known so far by country, office, start and name, else added."""
    by_country: dict[str, list[int]] = defaultdict(list)
    for person, countries in tables.countries.items():
        for country in countries:
            by_country[country].append(person)
    source_number = tables.source(*source)
    ends = _ends(tables)
    for row in rows:
        office = _office_of(tables, row, places)
        number = _same_person(tables, row, by_country[row.country], people) or _added(tables, row, by_country, people)
        known = people[number]
        known.names.update(name for name in (row.name, row.short) if name)
        known.gender = known.gender or row.gender
        known.born = known.born or row.born
        end = row.end
        sooner = ends.get((number, tables.office(office), as_number(row.start)))
        if end and sooner and sooner < (as_number(end) or 0):
            end = str(number_as_date(sooner))
        tables.hold(number, office, row.start, end, source_number)


OPEN = 99_999_999  # later than any day: a list has the term without an end


def _ends(tables: Tables) -> dict[tuple[int, int, int | None], int]:
    """When terms end in the lists taken in before: a list of leaders that infers an end from the next leader may miss some."""
    ends: dict[tuple[int, int, int | None], int] = {}
    for person, office, start, end, _ in tables.tenures:
        if end is None or end > 10_000_000:
            ends[person, office, start] = max(end or OPEN, ends.get((person, office, start), 0))
    return ends


def _added(tables: Tables, row: LeaderRow, by_country: dict[str, list[int]], people: dict[int, Politician]) -> int:
    """The number of a person known only from this list: found again by the slug of country and name, else new."""
    ident = f"{row.country.lower()}-{slug(row.name)}"
    for number, known in tables.idents.items():
        if known == ident:
            return number
    number = -len(tables.idents) - 1
    tables.idents[number] = ident
    people[number] = Politician()
    by_country[row.country].append(number)
    return number


def _office_of(tables: Tables, row: LeaderRow, places: PlaceIndex) -> KnownOffice:
    read = parse_title(row.title, places.words_of(row.country))
    key = Title(read.rank, read.role, read.scope | frozenset(fold(row.area).split()))
    for _, office in tables.offices.values():
        if office.country == row.country and office.key == key and not office.legislator:
            return office
    kin = [
        office
        for _, office in tables.offices.values()
        if office.country == row.country
        and (office.key.rank, office.key.role) == (key.rank, key.role)
        and not office.legislator
    ]
    if len(kin) == 1 and key.role in title_facts().alone and not key.scope:
        return kin[0]
    title = f"{row.title} of {row.area}" if row.area else row.title
    ident = f"{row.country.lower()}-{slug(title)}"
    return KnownOffice(ident, title, title, row.country, key, False)


def _same_person(tables: Tables, row: LeaderRow, people: list[int], known: dict[int, Politician]) -> int | None:
    """Somebody of that country whose name fits, with no other birthday; the surname is enough with the same birthday.

    A monarch of several states is found by the whole name among the heads of all states, the head of an organisation
    among the ministers and heads of all states.
    """
    family = {word_key(word) for word in fold(row.family).split()}
    asked = [tuple(fold(name).split()) for name in (row.name, row.short) if name]
    best: tuple[float, int] = (0.0, 0)
    for person in people:
        theirs = known[person].born
        if row.born and theirs and row.born != theirs:
            continue
        for name in spellings(known[person]):
            words = tuple(fold(name).split())
            if not family & {word_key(word) for word in words} or (tables.weights[person] < 1 and words != asked[0]):
                continue
            fit = max(max(name_fit(one, words, row.country), name_fit(words, one, row.country)) for one in asked)
            fit = max(fit, 0.9 if row.born and row.born == theirs else 0.0)
            if (fit >= SURE and len(words) > 1) or fit == 1.0:
                best = max(best, (round(fit, 2) + tables.weights[person] / 100, person))
    if best[1]:
        return best[1]
    if row.title in ("king", "queen") or row.country == "IGO":
        whole = fold(row.name)
        least = 2 if row.country == "IGO" else 3
        heads = (person for person, heaviest in tables.weights.items() if heaviest >= least)
        return next((person for person in heads if whole in map(fold, spellings(known[person]))), None)
    return None
