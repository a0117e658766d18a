"""Rows for the words that name places, from our own facts and the official names of country-codes.csv."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

from incumbent.knowledge.entries import PlaceRole
from incumbent.knowledge.places import ROLE_ORDER, is_short_form, place_key

PlaceRow = tuple[str, int, PlaceRole, str, str]
_NO_PLURAL = ("ese", "ish", "ch", "sh", "ss", "men", "man", "yz", "ois", "oise", "ine Guinean")


def read_facts(name: str) -> dict[str, Any]:
    """One of our own fact files, by name without ".toml"."""
    text = resources.files("incumbent.knowledge").joinpath("facts", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def place_rows(kb: Path) -> list[PlaceRow]:
    """All rows (key, short form, role, country, name), sorted so that the best reading of a key comes first."""
    rows: dict[tuple[str, PlaceRole, str, str], PlaceRow] = {}
    for role, country, word, name in (*_states(kb), *_seats(), *_areas(), *_unions()):
        key = place_key(word)
        rows.setdefault((key, role, country, name), (key, int(is_short_form(word)), role, country, name))
    order = {row: number for number, row in enumerate(rows.values())}
    return sorted(rows.values(), key=lambda row: (row[0], ROLE_ORDER.index(row[2]), order[row]))


def plurals(demonym: str) -> list[str]:
    """What the people of a demonym are called: "Syrian" gives "Syrians"; "Chinese" gives nothing."""
    if demonym.endswith(_NO_PLURAL) or not demonym.isascii():
        return []
    return [demonym + "s"] if demonym[-1] in "niktrdbae" else []


def _states(kb: Path) -> Iterator[tuple[PlaceRole, str, str, str]]:
    official = _official_names(kb)
    states = read_facts("states")
    for code, state in states.items():
        for word in (state["name"], *state.get("also", ())):
            yield "name", code, word, state["name"]
    # Formal names stand behind what we call a state: "Congo" is Kinshasa's in the press.
    for code, state in states.items():
        name = state["name"]
        for word in official.get(code, ()):
            yield "name", code, word, name
        for word in (*state["demonyms"], *state.get("nouns", ())):
            for form in (word, *plurals(word)):
                yield "demonym", code, form, name
        for capital in state["capitals"]:
            yield "capital", code, capital, state["capitals"][0]


def alpha3_codes(kb: Path) -> dict[str, str]:
    """ISO alpha-3 by alpha-2 code."""
    with (kb / "countries" / "country-codes.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {row["ISO3166-1-Alpha-2"]: row["ISO3166-1-Alpha-3"] for row in rows} | {"XK": "XKX"}


def _official_names(kb: Path) -> dict[str, list[str]]:
    with (kb / "countries" / "country-codes.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["ISO3166-1-Alpha-3"]: [
                name.removeprefix("the ")
                for name in (row["official_name_en"], row["UNTERM English Formal"])
                if name and "(" not in name
            ]
            for row in csv.DictReader(lines)
        }


def _seats() -> Iterator[tuple[PlaceRole, str, str, str]]:
    for code, seats in read_facts("seats").items():
        for seat in seats:
            yield "seat", code, seat, seat


def _areas() -> Iterator[tuple[PlaceRole, str, str, str]]:
    for code, facts in read_facts("areas").items():
        for name in (*facts["areas"], *facts["cities"]):
            short = name.partition(",")[0]
            yield "area", code, name, short
            yield "area", code, short, short
        for word, name in facts.get("also", {}).items():
            for form in (word, *(plurals(word) if word[0].isupper() and word[-1] in "nirt" else ())):
                yield "area", code, form, name


def _unions() -> Iterator[tuple[PlaceRole, str, str, str]]:
    for name, others in read_facts("unions").items():
        for word in (name, *others):
            yield "igo", "IGO", word, name
