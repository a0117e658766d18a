"""Rows for public bodies: our own facts, the MISP list of intelligence agencies, and the unions."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from incumbent.knowledge.bodies import COMMON, GENERIC, HEAD, BodyRow, slug
from incumbent.knowledge.compiling.places import read_facts
from incumbent.knowledge.places import is_short_form, place_key

OURS = "incumbent"
MISP = "MISP galaxy"
MEMBERSHIPS = "IGO memberships"
_ACRONYM = re.compile(r"\b[A-Z][A-Za-z]{0,2}[A-Z]{1,5}\b")
_NOISE = re.compile(r"\[\d+\]|\(page does not exist\)")
_AMBIGUOUS = {"CAN", "GUAM", "ECO", "MAD", "ALBA", "PACE"}


def body_rows(kb: Path, alpha3: dict[str, str]) -> list[BodyRow]:
    """All rows, our own facts first so that they decide a name's best reading. `alpha3` maps alpha-2 to alpha-3."""
    rows: dict[tuple[str, str], BodyRow] = {}
    for name, words, country, sector, source in (*_unions(), *_own(), *_agencies(kb, alpha3), *_memberships(kb)):
        ident = f"{country.lower()}-{slug(name)}"
        if source != OURS and any((place_key(word), country) in _taken(rows) for word in (name,)):
            continue
        for word in (name, *words):
            key = place_key(word)
            if key and len(key) > 1:
                rows.setdefault((key, ident), (key, int(is_short_form(word)), ident, name, country, sector, source))
    return [*rows.values(), *_generic()]


def _taken(rows: dict[tuple[str, str], BodyRow]) -> set[tuple[str, str | None]]:
    return {(row[0], row[4]) for row in rows.values()}


def _own() -> Iterator[tuple[str, tuple[str, ...], str, str, str]]:
    for country, sectors in read_facts("bodies").items():
        for sector, bodies in sectors.items():
            for name, others in bodies.items():
                yield name, tuple(others), country, sector, OURS


def _unions() -> Iterator[tuple[str, tuple[str, ...], str, str, str]]:
    for name, others in read_facts("unions").items():
        yield name, tuple(others), "IGO", "IGO", OURS


def _memberships(kb: Path) -> Iterator[tuple[str, tuple[str, ...], str, str, str]]:
    with (kb / "igo" / "CountrycodesOrgs.csv").open(encoding="utf-8", newline="") as lines:
        organisations = sorted({(row["org_name"].strip(), row["org_id"].strip()) for row in csv.DictReader(lines)})
    for name, acronym in organisations:
        usable = len(acronym) >= 3 and acronym.isalpha() and acronym.isupper() and acronym not in _AMBIGUOUS
        yield name, (acronym,) if usable else (), "IGO", "IGO", MEMBERSHIPS


def _agencies(kb: Path, alpha3: dict[str, str]) -> Iterator[tuple[str, tuple[str, ...], str, str, str]]:
    listed = json.loads((kb / "misp_galaxy" / "intelligence-agencies.json").read_text(encoding="utf-8"))
    for agency in sorted(listed["values"], key=lambda value: (value["meta"].get("country", ""), value["value"])):
        country = alpha3.get(agency["meta"].get("country", ""))
        if country is None:
            continue
        name = _NOISE.sub("", re.sub(r"\s*\([^)]*\)\s*$", "", agency["value"])).strip()
        english = (
            _NOISE.sub("", agency["description"]).partition("(")[0].partition(" – ")[0].partition(" - ")[0].strip()
        )
        acronyms = _ACRONYM.findall(agency["description"]) if len(agency["description"]) < 160 else []
        words = (english, *agency["meta"].get("synonyms", ()), *acronyms)
        yield name, tuple(word for word in words if word and word not in _AMBIGUOUS), country, "SPY", MISP


def _generic() -> Iterator[BodyRow]:
    facts = read_facts("generic")
    for sector, entry in facts["exact"].items():
        for name in entry["names"]:
            yield place_key(name), 0, "", name, None, sector, GENERIC
    for name in facts["common"]["names"]:
        yield place_key(name), 0, "", name, None, "", COMMON
    for sector, words in facts["head"].items():
        for word in words:
            yield word, 0, "", word, None, sector, HEAD
