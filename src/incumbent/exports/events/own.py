"""Our own columns, for csv, parquet and jsonl: everything an event carries, with types, and the mentions that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from typing import Any, Literal

from incumbent.exports.events.row import Drawn
from incumbent.exports.tables.columns import columns_of
from incumbent.exports.tables.make import day, event_id, mention_rows, wikidata
from incumbent.exports.tables.rows import EventRow, MentionRow
from incumbent.records import Size

COLUMNS = tuple(c.name for c in columns_of(EventRow))
MENTION_COLUMNS = tuple(c.name for c in columns_of(MentionRow))

NOTES = (
    "Everything an event of the record carries. One row is one happening, told by one or several articles; the mentions table has "
    "one row an article that tells it, with character offsets into the article's text. `date` is what is told: a day, month, year "
    "or interval, or nothing; `date_earliest` and `date_latest` are then filled with the day of publication, and `date_is` says "
    "whether they are told or assumed. Coordinates are given only where the name is sure (GeoNames, CC BY 4.0); a country's are "
    "those of its capital. Lists are lists in Parquet and JSON Lines, and parted by ` | ` in CSV."
)


def typed(r: Drawn) -> EventRow:
    """The happening as a row of the events table."""
    e, spot = r.event, r.spot
    date_is: Literal["told", "assumed"] | None = "told" if e.date else "assumed" if r.day else None
    return EventRow(
        event_id=event_id(r.happening), date=str(e.date) if e.date else None, date_earliest=r.day, date_latest=r.last_day,
        date_is=date_is, type=e.type, mode=e.mode, contexts=e.contexts, quad=r.info.quad, quad_code=r.quad_code,
        score=r.intensity, status=e.status, said_by=e.said_by,
        source=r.source.names, source_country=r.source.country or None, source_iso_numeric=r.source.iso_numeric,
        source_cow=r.source.cow, source_sector=r.source.sector or None, source_known_as=wikidata(r.source.known_as),
        target=r.target.names, target_country=r.target.country or None, target_iso_numeric=r.target.iso_numeric,
        target_cow=r.target.cow, target_sector=r.target.sector or None, target_known_as=wikidata(r.target.known_as),
        place=e.place, place_name=spot.name if spot else None, place_kind=spot.kind if spot else None,
        place_country=spot.country if spot else None, latitude=spot.latitude if spot else None,
        longitude=spot.longitude if spot else None, geonames_id=spot.geonames_id if spot else None, **_sizes(e.size),
        trigger=e.trigger.quote, quote=e.evidence.quote, article_id=e.article, publisher=e.publisher,
        published=day(e.published), url=e.url, articles=r.happening.articles,
        independent_articles=r.happening.independent, confidence=e.confidence,
        belief=r.happening.belief,
    )  # fmt: skip


def row(r: Drawn) -> Sequence[Any]:
    return astuple(typed(r))


def _sizes(size: Size | None) -> dict[str, int | None]:
    found: dict[str, int | None] = {}
    for name in ("people", "killed", "injured", "arrested"):
        pair = getattr(size, name) if size else None
        found[f"{name}_min"], found[f"{name}_max"] = pair if pair else (None, None)
    return found


def mentions(r: Drawn) -> Iterator[Sequence[Any]]:
    return map(astuple, mention_rows(r.happening))


def plain_mentions(r: Drawn) -> Iterator[Sequence[Any]]:
    """The same for formats whose ids of events are digits."""
    return ((r.id, *cells[1:]) for cells in mentions(r))
