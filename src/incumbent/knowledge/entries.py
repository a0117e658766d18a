"""What the knowledge base holds: plain values, each with the source it came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from incumbent.records import PartialDate

PlaceRole = Literal["name", "demonym", "capital", "seat", "area", "igo"]


@dataclass(frozen=True, slots=True)
class Place:
    """What a word says about a country: "Belarus" (name), "Belarusian" (demonym), "Minsk" (capital),
    "the Kremlin" (seat: a seat of government that stands for it), "Texas" (area: a first-level division or large city),
    "NATO" (igo: country is "IGO"). `country` is ISO 3166-1 alpha-3; `name` the usual English name of the place.
    """

    role: PlaceRole
    country: str
    name: str


@dataclass(frozen=True, slots=True)
class Body:
    """A public body: ministry, agency, court, parliament, party, armed group, intergovernmental organisation.

    `country` is alpha-3 or "IGO"; `sector` a PLOVER sector code (GOV, MIL, SPY, LEG, JUD, COP, PTY, REB, IGO, ...).
    """

    id: str
    name: str
    country: str | None
    sector: str
    source: str


@dataclass(frozen=True, slots=True)
class Office:
    """A public office: id is a Wikidata id where known ("Q1049659"), else a stable slug of ours."""

    id: str
    name: str
    country: str | None
    source: str
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person the knowledge base knows: Wikidata id, English name, other spellings, gender "m", "f" or "".

    `born` and `died` are dates as far as they are known: "1954-08-30", "1954".
    """

    id: str
    name: str
    country: str | None
    gender: str = ""
    born: str | None = None
    aliases: tuple[str, ...] = ()
    died: str | None = None

    @property
    def died_by(self) -> dt.date | None:
        """The last day on which the person can have lived; None where the lists know of no death."""
        return PartialDate.parse(self.died).latest if self.died else None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One row of some list: this person held this office from, to, as `source` (with `licence`) says."""

    office: str
    office_name: str
    person: str
    person_name: str
    country: str | None
    start: PartialDate | None
    end: PartialDate | None
    source: str
    licence: str
