"""Leaders since 2014 from The World Factbook (public domain) and U.S. presidents since 1789 (public domain)."""

from __future__ import annotations

import csv
import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from incumbent.knowledge.compiling.places import read_facts
from incumbent.knowledge.places import PlaceIndex

_TITLE = re.compile(
    r"^(?:represented by )?(?:acting |interim |caretaker |transitional )*"
    r"(vice president|prime minister|president|chancellor|king|queen|emperor|amir|emir|sultan|governor general"
    r"|supreme leader|taoiseach|premier|deputy prime minister|first vice president)\s+(?!of\b|-)(.+)$",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?:^|;)\s*([^;()]+?)\s*(?:\([^;()]*\)\s*)?\(since (\d{1,2} \w+ \d{4})\s*\)")
_OTHER_TITLE = re.compile(r"^and (?:prime minister|head of government) ", re.IGNORECASE)
_SHOUTED = re.compile(r"\b[^\W\d_]*[^\W\d_a-zà-ÿ]{2,}[^\W\d_]*\b")


@dataclass(frozen=True, slots=True)
class LeaderRow:
    """A leader as listed: `title` in the list's words, `family` the word that the list prints in capitals."""

    country: str
    title: str
    name: str
    family: str
    start: str
    end: str
    short: str = ""
    area: str = ""
    gender: str = ""
    born: str = ""


def factbook_leaders(kb: Path, places: PlaceIndex) -> tuple[LeaderRow, ...]:
    """Leaders of all countries. The Factbook says since when; the end is where a successor's "since" is listed."""
    with (kb / "countries" / "country-codes.csv").open(encoding="utf-8", newline="") as lines:
        codes = {
            row["FIPS"].strip().lower(): _sovereign(row["ISO3166-1-Alpha-3"], row["CLDR display name"], places)
            for row in csv.DictReader(lines)
        }
    with (kb / "factbook_leaders" / "leaders_parsed.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(_titled(csv.DictReader(lines), codes))
    listed = {(row.country, row.area, row.title, row.start) for row in rows}
    with (kb / "factbook_leaders" / "leaders_text_history.csv").open(encoding="utf-8", newline="") as lines:
        for row in _titled(_told_since(csv.DictReader(lines)), codes):
            if (key := (row.country, row.area, row.title, row.start)) not in listed:
                listed.add(key)
                rows.append(row)
    return tuple(_with_ends(rows))


def _told_since(rows: csv.DictReader[str]) -> Iterator[dict[str, str]]:
    """Leaders of the Factbook's whole texts: the parsed list lacks those with a party or a space before a bracket.

    "Prime Minister Boris JOHNSON (Conservative) (since 24 July 2019)" is one that it lacks.
    """
    for row in rows:
        for label, since in _SINCE.findall(row["text"]):
            try:
                day = dt.datetime.strptime(" ".join(since.split()), "%d %B %Y").replace(tzinfo=dt.UTC).date()
            except ValueError:
                continue
            yield {**row, "label": label.strip(), "since": day.isoformat(), "last_seen": row["last_seen_commit_date"]}


def _sovereign(code: str, name: str, places: PlaceIndex) -> tuple[str, str]:
    """(state, area): a state is its own; a territory belongs to the state whose area bears its name."""
    if code in places.codes():
        return code, ""
    areas = [
        place for place in places.readings(name.replace("&", "and").replace("St.", "Saint")) if place.role == "area"
    ]
    return (areas[0].country, areas[0].name) if areas else ("", "")


def _titled(
    rows: Iterator[dict[str, str]] | csv.DictReader[str], codes: dict[str, tuple[str, str]]
) -> Iterator[LeaderRow]:
    for row in rows:
        match = _TITLE.match(row["label"].strip())
        country, area = codes.get(row["gec"], ("", ""))
        if not match or not country or not row["since"] or (area and row["office"] != "head of government"):
            continue
        title, name = match.group(1).lower(), _OTHER_TITLE.sub("", match.group(2).replace('"', "")).strip()
        if " of " in name and title in ("king", "queen", "emperor", "sultan"):
            name = name.partition(" of ")[0]
        shouted = [word for word in _SHOUTED.findall(name) if word not in ("II", "III", "IV", "VI", "VIII")]
        if shouted and len(name) < 60 and "(" not in name:
            cut = name[: name.rfind(shouted[-1]) + len(shouted[-1])]
            short = _spoken(cut) if " " in cut else ""
            yield LeaderRow(
                country, title, _spoken(name), _spoken(shouted[-1]), row["since"], row["last_seen"], short, area
            )


def _spoken(name: str) -> str:
    """ "Aleksandr LUKASHENKO" as people write it: "Aleksandr Lukashenko"."""
    return _SHOUTED.sub(
        lambda word: (
            word.group()
            if word.group() in ("II", "III", "IV", "VI", "VIII")
            else re.sub(r"[^\W\d_]+", lambda part: part.group()[:1] + part.group()[1:].lower(), word.group())
        ),
        name,
    )


def _with_ends(rows: list[LeaderRow]) -> Iterator[LeaderRow]:
    last = max(row.end for row in rows)
    for row in rows:
        nexts = [
            other.start
            for other in rows
            if (other.country, other.area, other.title) == (row.country, row.area, row.title)
            and other.start > row.start
        ]
        end = min(nexts, default="") if row.end < last else ""
        yield LeaderRow(row.country, row.title, row.name, row.family, row.start, end, row.short, row.area)


def own_holders() -> tuple[LeaderRow, ...]:
    """Holders of facts/holders.toml: what the public lists lack."""
    return tuple(
        LeaderRow(office["country"], office["title"], name, name.split()[-1], start, end, gender=gender)
        for office in read_facts("holders")["office"]
        for name, gender, start, end in office["holders"]
    )


def us_executive(kb: Path) -> tuple[LeaderRow, ...]:
    """Presidents and vice-presidents of the United States, with terms that follow one another joined."""
    people = (kb / "us_executive" / "executive.yaml").read_text(encoding="utf-8").split("\n- id:")
    rows: list[LeaderRow] = []
    for text in people:
        first, middle, last = (_value(text, field) for field in ("first", "middle", "last"))
        terms = re.findall(r"- type: (\w+)\s+start: '([\d-]+)'\s+end: '([\d-]+)'", text)
        name = " ".join(part for part in (first, middle, last) if part)
        for kind, start, end in terms:
            title = "president" if kind == "prez" else "vice president"
            before = rows[-1] if rows and (rows[-1].name, rows[-1].title) == (name, title) else None
            if before is not None and before.end >= start:
                start = rows.pop().start
            gender, born = _value(text, "gender").lower(), _value(text, "birthday")
            rows.append(LeaderRow("USA", title, name, last, start, end, f"{first} {last}", "", gender, born))
    return tuple(rows)


def _value(text: str, field: str) -> str:
    match = re.search(rf"^\s+{field}: (.+)$", text, re.MULTILINE)
    return match.group(1).strip("'\" ") if match else ""
