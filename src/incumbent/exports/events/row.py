"""One happening as the plain values that every event format draws its cells from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from incumbent.exports.codes import cow, iso_numeric
from incumbent.exports.places import Gazetteer, Spot
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.happenings import Happening, stable_id
from incumbent.records.ontology import QUAD_CODES, TypeInfo, ontology


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a happening: its actors' names, and the codes of the first of them that has any; None where none has."""

    names: tuple[str, ...]
    country: str
    sector: str
    sectors: tuple[str, ...]
    known_as: str

    @property
    def name(self) -> str:
        return "; ".join(self.names)

    @property
    def code(self) -> str:
        """A CAMEO-style actor code: country and sector ("BLRGOV")."""
        return f"{self.country}{self.sector}"

    @property
    def cow(self) -> int | None:
        """The country's Correlates of War number."""
        return cow(self.country)

    @property
    def iso_numeric(self) -> int | None:
        """The country's ISO 3166-1 numeric code."""
        return iso_numeric(self.country)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A happening, ready to be written. `spot` is where its place lies on the map, if the name is sure."""

    id: str
    happening: Happening
    info: TypeInfo
    day: dt.date | None
    last_day: dt.date | None
    source: Side
    target: Side
    spot: Spot | None

    @property
    def event(self) -> StoredEvent:
        return self.happening.first

    @property
    def quad_code(self) -> str:
        return QUAD_CODES[self.info.quad]

    @property
    def intensity(self) -> float:
        return self.info.intensity(self.event.mode)

    @property
    def cameo(self) -> str:
        return self.info.code(self.event.mode)

    @property
    def publishers(self) -> tuple[str, ...]:
        return tuple(sorted({e.publisher for e in self.happening.events if e.publisher}))

    @property
    def urls(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(e.url for e in self.happening.events if e.url))


def row_of(happening: Happening) -> Drawn:
    """The row of a happening: the first telling's words, with days narrowed by no other."""
    event = happening.first
    return Drawn(
        id=stable_id(event),
        happening=happening,
        info=ontology().types[event.type],
        day=event.day,
        last_day=event.date.latest if event.date else event.day,
        source=_side(event.sources),
        target=_side(event.targets),
        spot=_spot(event),
    )


def _spot(event: StoredEvent) -> Spot | None:
    if event.place is None:
        return None
    countries = {a.country for a in (*event.sources, *event.targets) if a.country}
    return Gazetteer.load().find(event.place, countries)


def degrees(value: float | None) -> str:
    """Degrees as text, to the ten metres that a gazetteer can promise."""
    return "" if value is None else f"{value:.4f}"


def _side(actors: Sequence[Actor]) -> Side:
    coded = next((a for a in actors if a.country or a.sector), None)
    sector = (coded.sector if coded else None) or ("GOV" if coded is not None and coded.kind == "state" else None)
    return Side(
        names=tuple(a.name for a in actors),
        country=(coded.country if coded else None) or "",
        sector=sector or "",
        sectors=tuple(dict.fromkeys(a.sector for a in actors if a.sector)),
        known_as=next((a.known_as for a in actors if a.known_as), None) or "",
    )
