"""The words of time, read once from words.toml: what each means, and which words can open or hold an expression."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DEICTIC = tuple("today yesterday tomorrow tonight overnight now currently recent recently current".split())
ERAS = ("future", "past", "term")


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day: `words` as the article writes them, and one of a fixed "MM-DD", days from Easter Sunday, or the
    nth weekday of a month as (month, nth, weekday), nth -1 for the last."""

    words: tuple[str, ...]
    day: str | None
    easter: int | None
    nth: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All words the finder knows, lower case. `triggers` are those at which an expression can be recognised."""

    months: dict[str, int]
    weekdays: dict[str, int]
    units: dict[str, str]
    seasons: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    parts: dict[str, str]
    adjectives: dict[str, str]
    feasts: dict[str, tuple[Feast, ...]]  # by last word
    windows: dict[str, int]
    triggers: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The packaged words."""
    raw = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    feasts: dict[str, list[Feast]] = {}
    for name, value in raw["feasts"].items():
        feast = _feast(tuple(name.split()), value)
        feasts.setdefault(feast.words[-1], []).append(feast)
    months, weekdays = _counted(raw["months"], 1), _counted(raw["weekdays"], 0)
    units, seasons, parts = _values(raw["units"]), _values(raw["seasons"]), _values(raw["parts"])
    adjectives = _values(raw["adjectives"])
    dotted = {f"{word}." for word in (*months, *weekdays) if len(word) <= 5}
    return Lexicon(
        months=months,
        weekdays=weekdays,
        units=units,
        seasons=seasons,
        numbers=_counted(raw["numbers"], 0) | _counted(raw["tens"], 30, 10),
        ordinals=_counted(raw["ordinals"], 1) | {"final": -1},
        parts=parts,
        adjectives=adjectives,
        feasts={last: tuple(sorted(group, key=lambda f: -len(f.words))) for last, group in feasts.items()},
        windows=raw["windows"],
        triggers=frozenset(dotted).union(
            DEICTIC, ERAS, ("half", "May"), feasts, months, weekdays, units, seasons, parts, adjectives
        ),
    )


def _counted(rows: list[str], first: int, step: int = 1) -> dict[str, int]:
    return {word: first + step * i for i, row in enumerate(rows) for word in row.split()}


def _values(table: dict[str, str]) -> dict[str, str]:
    return {word: value for value, words in table.items() for word in words.split()}


def _feast(words: tuple[str, ...], value: str | int) -> Feast:
    if isinstance(value, int):
        return Feast(words, None, value, None)
    if "-" in value and " " not in value:
        return Feast(words, value, None, None)
    month, nth, weekday = (int(part) for part in value.split())
    return Feast(words, None, None, (month, nth, weekday))
