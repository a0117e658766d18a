"""Titles as words: which of them name one post, how many hold it, and who holds it for the time being only."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Literal

Seats = Literal["one", "many"]

_ACTING = re.compile(r"^(acting|interim|caretaker|temporary|provisional|transitional|ad interim)\s+", re.I)
_NAMED = re.compile(
    r"^(president|minister|secretary|leader|chancellor|premier)-(?!general\b|elect\b|designate\b)[a-z]+(?:-[\w-]+)?$",
    re.I,
)
_PIECE = re.compile(
    r"^(?:general['’]s |member (?=(?:state )?(?:representative|senator|congressman|congresswoman)$))"
)  # of another title
_PARTY = re.compile(r"\b(party|movement|front|union of|coalition|alliance|bloc)\b", re.I)
_MINISTER = re.compile(r"^(minister|secretary) (?:of|for) (?:the )?(.+)$")
_CHAIR = {"chairman", "chair", "chairwoman", "chairperson"}


@dataclass(frozen=True, slots=True)
class Title:
    """A post's canonical title. `acting`: held for the time being."""

    name: str
    seats: Seats
    acting: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of titles.toml."""

    name: str
    words: tuple[str, ...]
    seats: Seats
    needs: str
    example: str


@lru_cache(maxsize=1)
def entries() -> tuple[Entry, ...]:
    """The lexicon of titles, in file order."""
    with resources.files(__package__).joinpath("titles.toml").open("rb") as file:
        rows = tomllib.load(file)["title"]
    return tuple(Entry(r["name"], tuple(r["words"]), r["seats"], r.get("needs", ""), r["example"]) for r in rows)


@lru_cache(maxsize=1)
def _by_word() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries():
        for word in entry.words:
            found[word] = (*found.get(word, ()), entry)
    return found


def is_entry(name: str) -> bool:
    """Whether the lexicon has a post of this name."""
    return any(entry.name == name for entry in entries())


def variants(name: str) -> tuple[str, ...]:
    """The titles that name the post of this name, in the lexicon's order; the name alone where it has none."""
    found = [word for entry in entries() if entry.name == name for word in entry.words]
    return tuple(dict.fromkeys((name, *found)))


@lru_cache(maxsize=4096)
def bare(title: str) -> tuple[str, bool]:
    """The title without "acting" and the like, lower-cased; and whether such a word stood there."""
    words = _PIECE.sub("", _NAMED.sub(r"\1", " ".join(title.split())).lower())
    shorter = _ACTING.sub("", words)
    return shorter, shorter != words


def canonical(title: str, *, body: str | None = None, area: str | None = None) -> Title:
    """The post that these words name.

    >>> canonical("chairman", body="KGB").name
    'head'
    >>> canonical("acting prime minister")
    Title(name='prime minister', seats='one', acting=True)
    """
    words, acting = bare(title)
    if body and _PARTY.search(body) and words in _CHAIR:
        return Title("chair", "one", acting)  # a party has a chair beside its leader
    given = {"body": body, "area": area}
    for entry in _by_word().get(words, ()):
        lacks = entry.needs and not given[entry.needs]
        if lacks and len(_by_word()[words]) > 1:
            continue  # the next entry has the reading without a body
        return Title(entry.name, "many" if lacks else entry.seats, acting)
    office_of = _MINISTER.match(words)
    if office_of and not office_of[2].startswith("state"):
        return Title(f"{office_of[2]} {office_of[1]}", "one", acting)
    if words.startswith(("deputy ", "vice-", "assistant ", "member", "ambassador", "adviser", "senior ", "special ")):
        return Title(words, "many", acting)
    return Title(words, "one", acting)
