"""POLECAT's columns (NGEC): PLOVER types, modes and contexts, actors with country and sectors; tab-separated with a header."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.exports.events.row import Drawn, Side, degrees

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country",
    "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

NOTES = (
    "Carries type, mode, contexts, actors with country, Correlates of War number and sector, the place as written and, where its "
    "name is sure, its coordinates and GeoNames id. Not carried: status (planned, reported, not done) and the speaker, the exact "
    "words, date intervals (the first day stands for them), sizes. Left empty because nothing here resolves them: titles, "
    "Wikipedia ids (Wikidata ids are in our own csv), districts and provinces. OFFICE is an addition of ours to the 16 PLOVER types."
)


def row(r: Drawn) -> Sequence[str]:
    e, spot = r.event, r.spot
    where = ("",) * 7
    if spot:
        city = spot.name if spot.kind == "city" else ""
        where = (city, "", "", spot.country, degrees(spot.latitude), degrees(spot.longitude), str(spot.geonames_id))
    return (
        r.id, str(r.day or ""), e.type, e.mode or "", f"{r.intensity:g}", r.info.quad, ";".join(e.contexts), *_side(r.source),
        *_side(r.target), e.place or "", *where, e.place or "", _FEATURES[spot.kind] if spot else "", "; ".join(r.publishers),
        e.published[:10] if e.published else "", "", "", "", "EN", "PLOVER 2.0",
    )  # fmt: skip


_FEATURES = {"city": "PPL", "country": "PCLI"}  # GeoNames's feature codes


def _side(side: Side) -> tuple[str, ...]:
    cow = "" if side.cow is None else str(side.cow)
    return (side.name, side.country, cow, side.sector, ";".join(side.sectors), "", side.name, "")
