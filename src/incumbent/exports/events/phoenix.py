"""Phoenix (Cline Center and OEDA): comma-separated with a header."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.exports.events.row import Drawn, Side, degrees

COLUMNS = (
    "EventID", "Date", "Year", "Month", "Day", "SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute",
    "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute", "EventCode", "EventRootCode", "PentaClass",
    "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
)  # fmt: skip

NOTES = (
    "CAMEO codes stand for PLOVER types ('---' for OFFICE). PentaClass is 1 to 4 for the quad classes; 0 (statements) does not occur. "
    "Issues holds PLOVER contexts. Not carried: names as written (only codes), status, speaker, exact words, date intervals, sizes. "
    "Coordinates and CountryCode are given only where the name of the place is sure."
)


def row(r: Drawn) -> Sequence[str]:
    e, day, spot = r.event, r.day, r.spot
    code = r.cameo
    where = (degrees(spot.latitude), degrees(spot.longitude)) if spot else ("", "")
    return (
        r.id, f"{day:%Y%m%d}".zfill(8) if day else "", str(day.year) if day else "", str(day.month) if day else "",
        str(day.day) if day else "", *_side(r.source), *_side(r.target), code, code[:2] if code != "---" else code, r.quad_code,
        f"{r.info.goldstein:g}", ";".join(e.contexts), *where, e.place or "", "", spot.country if spot else "", e.id,
        ";".join(r.urls), ";".join(r.publishers),
    )  # fmt: skip


def _side(side: Side) -> tuple[str, str, str, str]:
    return (side.code, side.country, side.sector, ";".join(side.sectors[1:]))
