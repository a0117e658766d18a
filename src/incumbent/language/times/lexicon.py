"""The words of time, read once from words.toml: what each means, and which words can open or hold an expression."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
    decades: dict[str, int]
    parts: dict[str, str]
    adjectives: dict[str, str]
    feasts: dict[str, tuple[Feast, ...]]  # by last word
    windows: dict[str, int]
    prospective: frozenset[str]
    scheduling: frozenset[str]
    triggers: frozenset[str]


DEICTIC = tuple("today yesterday tomorrow tonight overnight now currently recent recently current".split())
ERAS = ("future", "past", "term")


@cache
def lexicon() -> Lexicon:
    """The packaged words."""
    raw = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    feasts: dict[str, list[Feast]] = {}
    for row in raw["feast"]:
        feast = Feast(tuple(row["words"]), row.get("day"), row.get("easter"), _triple(row.get("nth")))
        feasts.setdefault(feast.words[-1], []).append(feast)
    tables = ("months", "weekdays", "units", "seasons", "decades", "parts", "adjectives")
    triggers = {word for table in tables for word in raw[table]} | set(feasts) | set(DEICTIC) | set(ERAS) | {"half"}
    dotted = {f"{word}." for table in ("months", "weekdays") for word in raw[table] if len(word) <= 5}
    return Lexicon(
        months=raw["months"],
        weekdays=raw["weekdays"],
        units=raw["units"],
        seasons=raw["seasons"],
        numbers=raw["numbers"],
        ordinals=raw["ordinals"],
        decades=raw["decades"],
        parts=raw["parts"],
        adjectives=raw["adjectives"],
        feasts={last: tuple(sorted(group, key=lambda f: -len(f.words))) for last, group in feasts.items()},
        windows={row["unit"]: row["days"] for row in raw["window"]},
        prospective=frozenset(raw["prospective"]["words"]),
        scheduling=frozenset(raw["scheduling"]["words"]),
        triggers=frozenset(triggers | dotted),
    )


def _triple(row: list[int] | None) -> tuple[int, int, int] | None:
    return (row[0], row[1], row[2]) if row else None
