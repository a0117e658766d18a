"""Gives every title of the lists an office: a Wikidata id where the list of positions tells one, else our own slug."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from incumbent.knowledge.bodies import slug
from incumbent.knowledge.compiling.politicians import Folder
from incumbent.knowledge.titles import Title, parse_title


@dataclass(frozen=True, slots=True)
class KnownOffice:
    """One office as compiled: `ident` "Q4436588" or a slug, `name` its full name, `title` as the lists shorten it."""

    ident: str
    name: str
    title: str
    country: str
    key: Title
    legislator: bool


def offices_of(folder: Folder, drop: frozenset[str]) -> dict[str, KnownOffice]:
    """Every title of a folder's lists with its office."""
    first: dict[str, bool] = {}
    for row in folder.rows:
        first[row.title] = first.get(row.title, True) and row.legislator
    titles = list(first)
    known = _by_votes(folder) if folder.votes else align(titles, list(folder.positions), drop)
    area = frozenset(folder.area.lower().split())
    offices = {}
    for title in titles:
        ident, name = known.get(title, (f"{folder.country.lower()}-{slug(f'{title} {folder.area}')}", title))
        read = parse_title(title, drop)
        key = Title(read.rank, read.role, read.scope | area)
        offices[title] = KnownOffice(ident, name, title, folder.country, key, first[title])
    return offices


def align(titles: list[str], positions: list[tuple[str, str]], drop: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Pair the short titles of a list of holders with the full names of the list of positions.

    Both lists go in the same order. First pairs those that read alike, then those nearly alike, then a single title
    left between two pairs with the single position left between the same two.
    """
    keys = {title: parse_title(title, drop) for title in titles}
    free = [(ident, name, parse_title(name, drop)) for ident, name in positions]
    paired: dict[str, int] = {}
    used: set[int] = set()
    for floor in (1.0, 0.6):
        for title in titles:
            if title in paired:
                continue
            scored = [
                (_likeness(keys[title], key), -number) for number, (_, _, key) in enumerate(free) if number not in used
            ]
            best, number = max(scored, default=(0.0, 0))
            if best >= floor:
                paired[title] = -number
                used.add(-number)
    for title, number in _between(titles, len(free), paired, used):
        if keys[title].role and keys[title].rank == free[number][2].rank:
            paired[title] = number
    return {title: (free[number][0], free[number][1]) for title, number in paired.items()}


def _likeness(one: Title, other: Title) -> float:
    if one.role != other.role or one.rank != other.rank or not one.role:
        return 0.0
    if one.scope == other.scope:
        return 1.0
    return len(one.scope & other.scope) / len(one.scope | other.scope)


def _between(titles: list[str], count: int, paired: dict[str, int], used: set[int]) -> list[tuple[str, int]]:
    found = []
    for before, title, after in zip(titles, titles[1:], titles[2:], strict=False):
        if title not in paired and before in paired and after in paired:
            low, high = paired[before], paired[after]
            if high - low == 2 and low + 1 not in used and low + 1 < count:
                found.append((title, low + 1))
    return found


def _by_votes(folder: Folder) -> dict[str, tuple[str, str]]:
    """Without a list of positions: the id that most holders of a title share in the list of holders' ids."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for row in folder.rows:
        votes[row.title].update(folder.votes.get((row.person, row.start), ()))
    best = {title: min(count, key=lambda ident: (-count[ident], ident)) for title, count in votes.items() if count}
    taken = Counter(best.values())
    return {title: (ident, title) for title, ident in best.items() if taken[ident] == 1}
