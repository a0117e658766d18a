"""POLECAT's columns (NGEC): PLOVER types, modes and contexts, actors with country and sectors; tab-separated with a header."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.exports.events.row import EventRow, Side

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts", "Actor Name", "Actor Country",
    "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
    "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors",
    "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province", "Country",
    "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source", "Publication Date", "Story People",
    "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip

NOTES = (
    "Carries type, mode, contexts, actors with country and sector, and the place as written. Not carried: status (planned, "
    "reported, not done) and the speaker, the exact words, date intervals (the first day stands for them), sizes. Left empty "
    "because nothing here resolves them: COW codes, titles, Wikipedia ids (Wikidata ids are in our own csv), coordinates. "
    "OFFICE is an addition of ours to the 16 PLOVER types."
)


def row(r: EventRow) -> Sequence[str]:
    e = r.event
    return (
        r.id, str(r.day or ""), e.type, e.mode or "", f"{r.intensity:g}", r.info.quad, ";".join(e.contexts), *_side(r.source),
        *_side(r.target), e.place or "", "", "", "", "", "", "", "", e.place or "", "", "; ".join(r.publishers),
        e.published[:10] if e.published else "", "", "", "", "EN", "PLOVER 2.0",
    )  # fmt: skip


def _side(side: Side) -> tuple[str, ...]:
    return (side.name, side.country, "", side.sector, ";".join(side.sectors), "", side.name, "")
