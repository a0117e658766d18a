"""ICEWS coded event data: tab-separated with a header."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.exports.events.row import Drawn, Side, degrees
from incumbent.exports.places import Spot
from incumbent.records.ontology import ontology

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
    "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province",
    "Country", "Latitude", "Longitude",
)  # fmt: skip

NOTES = (
    "CAMEO codes stand for PLOVER types ('---' for OFFICE); Intensity is the Goldstein value of the CAMEO root; countries are "
    "alpha-3 codes, not ICEWS's country names. Event Text is the type's definition. Not carried: status, speaker, exact words, date "
    "intervals, sizes, modes without a CAMEO code. Sentence Number is empty; the place as written stands in City, with country and "
    "coordinates only where its name is sure."
)


def row(r: Drawn) -> Sequence[str]:
    e = r.event
    return (
        r.id, str(r.day or ""), *_side(r.source), f"{e.type}: {r.info.means}", r.cameo, f"{r.info.goldstein:g}", *_side(r.target),
        e.article, "", "; ".join(r.publishers), e.place or "", "", "", *_where(r.spot),
    )  # fmt: skip


def _where(spot: Spot | None) -> tuple[str, str, str]:
    return (spot.country, degrees(spot.latitude), degrees(spot.longitude)) if spot else ("", "", "")


def _side(side: Side) -> tuple[str, str, str]:
    sectors = ontology().sectors
    return (side.name, ",".join(sectors.get(s, s) for s in side.sectors), side.country)
