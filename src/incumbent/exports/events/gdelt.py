"""GDELT 2.0: events and mentions, tab-separated without a header, as its readers expect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from incumbent.exports.codes import fips
from incumbent.exports.events.row import Drawn, Side, degrees
from incumbent.exports.places import Spot
from incumbent.ledger.asking.events import StoredEvent

COLUMNS = (
    "GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
    "Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code",
    "Actor1Religion2Code", "Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code",
    "Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode", "Actor2Religion1Code",
    "Actor2Religion2Code", "Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code",
    "IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources",
    "NumArticles", "AvgTone",
    "Actor1Geo_Type", "Actor1Geo_FullName", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code", "Actor1Geo_ADM2Code",
    "Actor1Geo_Lat", "Actor1Geo_Long", "Actor1Geo_FeatureID",
    "Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code", "Actor2Geo_ADM2Code",
    "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID",
    "ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code",
    "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID", "DATEADDED", "SOURCEURL",
)  # fmt: skip

MENTION_COLUMNS = (
    "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

NOTES = (
    "CAMEO root and, where the mode has one, subordinate codes stand for PLOVER types; OFFICE has no CAMEO code and carries '---'. "
    "SQLDATE is the first day the event may have happened. Not carried: status, speaker, exact words, date intervals, sizes, "
    "sectors beyond the first, Wikidata ids. AvgTone is empty: nothing here measures it. The place as written stands in "
    "ActionGeo_FullName, with type, FIPS country code and coordinates where its name is sure, else with type 0; actors have no "
    "place. In the mentions table ActionCharOffset counts code points of the article's cleaned text, and Extras holds the event's "
    "words."
)


def row(r: Drawn) -> Sequence[str]:
    e, day = r.event, r.day
    place = _place(e.place, r.spot)
    nowhere = ("0",) + ("",) * 7
    code = r.cameo
    return (
        r.id, *_dates(day), *_actor(r.source), *_actor(r.target), "1", code, code[:3], code[:2] if code != "---" else "---",
        r.quad_code, f"{r.info.goldstein:g}", str(len(r.happening.events)), str(len(r.publishers) or 1),
        str(r.happening.articles), "", *nowhere, *nowhere, *place, _stamp(e), (e.url or e.article),
    )  # fmt: skip


def _place(words: str | None, spot: Spot | None) -> tuple[str, ...]:
    """GDELT's types: 1 a country, 3 a town of the USA, 4 a town elsewhere, 0 no match."""
    if spot is None:
        return ("0", words or "", "", "", "", "", "", "")
    kind = "1" if spot.kind == "country" else "3" if spot.country == "USA" else "4"
    return (kind, words or "", fips(spot.country) or "", "", "", degrees(spot.latitude), degrees(spot.longitude), "")


def _dates(day: dt.date | None) -> tuple[str, str, str, str]:
    if day is None:
        return ("", "", "", "")
    # GDELT's own rule: whole months of thirty days, so that the fraction never reaches the next year
    fraction = (day.month * 30 + day.day) / 365
    return (
        f"{day:%Y%m%d}".zfill(8),
        f"{day:%Y%m}".zfill(6),
        f"{day:%Y}".zfill(4),
        f"{day.year + min(fraction, 0.9999):.4f}",
    )


def _actor(side: Side) -> tuple[str, ...]:
    return (side.code, side.name.upper(), side.country, "", "", "", "", side.sector, *_pad(side.sectors[1:3]))


def _pad(sectors: Sequence[str]) -> tuple[str, str]:
    return (sectors[0] if sectors else "", sectors[1] if len(sectors) > 1 else "")


def _stamp(e: StoredEvent) -> str:
    return (e.published or "")[:10].replace("-", "") + "000000" if e.published else ""


def mentions(r: Drawn) -> Iterator[Sequence[str]]:
    for e in r.happening.events:
        yield (
            r.id, (f"{e.day:%Y%m%d}".zfill(8) + "000000") if e.day else "", _stamp(e), "1", e.publisher or "", e.url or e.article, "",
            "-1", "-1", str(e.trigger.start), "1", str(round(100 * e.confidence)), "", "", "", e.evidence.quote,
        )  # fmt: skip
