"""The small rules behind cells of events: sides and their codes, days and their precision, kinds, places."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from incumbent.exports.events import FORMATS, acled, gdelt, icews, own, phoenix, polecat
from incumbent.exports.events.row import Drawn, Side, _side, degrees, row_of
from incumbent.exports.places import Spot
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.happenings import Happening
from incumbent.records import PartialDate, Size, Span
from incumbent.records.ontology import ontology

NOBODY = Side((), "", "", (), "")
GUARD = Side(("The guard", "Bo"), "BLR", "MIL", ("MIL", "COP", "GOV", "SPY"), "Q1")


def told(n: int = 1, **changes: object) -> StoredEvent:
    fields: dict[str, object] = {
        "id": f"a{n}/v1", "article": f"a{n}", "type": "ASSAULT", "mode": None, "contexts": (), "date": None, "place": None,
        "status": "asserted", "said_by": None, "size": None, "trigger": Span(10, 13, "hit"), "evidence": Span(0, 20, "Ada hit Jo."),
        "confidence": 0.875, "sources": (Actor("Ada", "person"),), "targets": (), "url": None, "title": "T", "publisher": None,
        "published": None, "duplicate_of": None,
    }  # fmt: skip
    return StoredEvent(**(fields | changes))  # type: ignore[arg-type]


def drawn(**changes: object) -> Drawn:
    return row_of(Happening([told(**changes)], ["first told"]))


def by_name(name: str, r: Drawn) -> dict[str, str]:
    """The cells of a row by column, the empty ones left out."""
    cells = FORMATS[name].row(r)
    assert cells is not None
    return {c: v for c, v in zip(FORMATS[name].columns, cells, strict=True) if v != ""}


@pytest.mark.parametrize(
    ("actors", "side"),
    [
        ((), NOBODY),
        ((Actor("Ann", "person"),), Side(("Ann",), "", "", (), "")),
        ((Actor("Ann", "person"), Actor("Bo", "person", "BLR")), Side(("Ann", "Bo"), "BLR", "", (), "")),
        ((Actor("Ann", "person", None, "MIL"), Actor("Bo", "person", "BLR", "COP")), Side(("Ann", "Bo"), "", "MIL", ("MIL", "COP"), "")),
        ((Actor("Norway", "state", "NOR"),), Side(("Norway",), "NOR", "GOV", (), "")),
        ((Actor("Norway", "state", "NOR", "MIL"),), Side(("Norway",), "NOR", "MIL", ("MIL",), "")),
        ((Actor("Oslo", "state"),), Side(("Oslo",), "", "", (), "")),
        ((Actor("A", "person", "BLR", "GOV"), Actor("B", "state", "RUS", "GOV")), Side(("A", "B"), "BLR", "GOV", ("GOV",), "")),
        ((Actor("A", "person"), Actor("B", "person", known_as="Q2"), Actor("C", "person", known_as="Q3")), Side(("A", "B", "C"), "", "",
        (), "Q2")),
    ],
)  # fmt: skip
def test_one_side_of_a_happening(actors: tuple[Actor, ...], side: Side) -> None:
    assert _side(actors) == side


def test_the_codes_of_a_side() -> None:
    assert (GUARD.name, GUARD.code, GUARD.cow, GUARD.iso_numeric) == ("The guard; Bo", "BLRMIL", 370, 112)
    assert (NOBODY.name, NOBODY.code, NOBODY.cow, NOBODY.iso_numeric) == ("", "", None, None)


@pytest.mark.parametrize(
    ("sectors", "types"),
    [
        ((), ("MIL", "", "")), (("MIL",), ("MIL", "", "")), (("MIL", "COP"), ("MIL", "COP", "")), (("MIL", "COP", "GOV"), ("MIL", "COP", "GOV")),
        (("MIL", "COP", "GOV", "SPY"), ("MIL", "COP", "GOV")),
    ],
)  # fmt: skip
def test_sectors_of_a_side_in_gdelt(sectors: tuple[str, ...], types: tuple[str, ...]) -> None:
    assert gdelt._actor(replace(GUARD, sectors=sectors)) == ("BLRMIL", "THE GUARD; BO", "BLR", "", "", "", "", *types)


@pytest.mark.parametrize(
    ("day", "cells"),
    [
        (None, ("", "", "", "")),
        ("2021-01-01", ("20210101", "202101", "2021", "2021.0849")), ("2021-03-02", ("20210302", "202103", "2021", "2021.2521")),
        ("2021-12-05", ("20211205", "202112", "2021", "2021.9999")), ("2021-12-31", ("20211231", "202112", "2021", "2021.9999")),
        ("0987-06-01", ("09870601", "098706", "0987", "987.4959")),
    ],
)  # fmt: skip
def test_days_in_gdelt(day: str | None, cells: tuple[str, ...]) -> None:
    assert gdelt._dates(dt.date.fromisoformat(day) if day else None) == cells


MINSK = Spot("Minsk", "BLR", 53.9, 27.56667, 625144, 1_700_000, "city")


@pytest.mark.parametrize(
    ("words", "spot", "cells"),
    [
        (None, None, ("0", "", "", "", "", "", "", "")), ("the hall", None, ("0", "the hall", "", "", "", "", "", "")),
        ("Minsk", MINSK, ("4", "Minsk", "BO", "", "", "53.9000", "27.5667", "")),
        ("Austin", replace(MINSK, country="USA"), ("3", "Austin", "US", "", "", "53.9000", "27.5667", "")),
        ("the States", replace(MINSK, country="USA", kind="country"), ("1", "the States", "US", "", "", "53.9000", "27.5667", "")),
        ("Nowhere", replace(MINSK, country="XXX"), ("4", "Nowhere", "", "", "", "53.9000", "27.5667", "")),
    ],
)  # fmt: skip
def test_places_in_gdelt(words: str | None, spot: Spot | None, cells: tuple[str, ...]) -> None:
    assert gdelt._place(words, spot) == cells


def test_what_is_not_known_is_empty_in_gdelt() -> None:
    cells = by_name("gdelt", drawn())
    assert (cells["NumSources"], cells["NumArticles"], cells["SOURCEURL"]) == ("1", "1", "a1")
    assert not {"SQLDATE", "DATEADDED", "AvgTone"} & set(cells)
    [mention] = gdelt.mentions(
        drawn(published="2021-04-01T08:00", url="https://a.example", publisher="Post", confidence=0.125)
    )
    assert mention[1:7] == ("20210401000000", "20210401000000", "1", "Post", "https://a.example", "")
    assert mention[7:13] == ("-1", "-1", "10", "1", "12", "") and mention[-1] == "Ada hit Jo."
    [mention] = gdelt.mentions(drawn())
    assert mention[1:6] == ("", "", "1", "", "a1")


def test_publishers_and_addresses_of_a_happening_are_each_named_once() -> None:
    tellings = [
        told(1, publisher="Post", url="https://b.example"), told(2, publisher="Gazette", url="https://a.example"),
        told(3, publisher="Post", url="https://b.example"), told(4),
    ]  # fmt: skip
    r = row_of(Happening(tellings, ["x"] * 4))
    assert (r.publishers, r.urls) == (("Gazette", "Post"), ("https://b.example", "https://a.example"))
    cells = by_name("gdelt", r)
    assert (cells["NumMentions"], cells["NumSources"], cells["NumArticles"]) == ("4", "2", "4")
    assert (
        by_name("phoenix", r)["NewsSources"] == "Gazette;Post"
        and by_name("phoenix", r)["URLs"] == "https://b.example;https://a.example"
    )
    assert by_name("icews", r)["Publisher"] == by_name("polecat", r)["Source"] == "Gazette; Post"


@pytest.mark.parametrize(
    ("date", "precision"),
    [(None, "2"), ("2021-03-02", "1"), ("2021-03-02/2021-03-03", "2"), ("2021-03-02/2021-03-09", "2"), ("2021-03-02/2021-03-10", "3"),
    ("2021-03", "3")],
)  # fmt: skip
def test_how_precise_a_day_is_in_acled(date: str | None, precision: str) -> None:
    assert acled._precision(PartialDate.parse(date) if date else None) == precision


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, "Attack"), ({"status": "reported"}, "Attack"), ({"status": "planned"}, None), ({"status": "not_done"}, None),
        ({"targets": (Actor("x", "group", sector="REB"),)}, "Armed clash"), ({"targets": (Actor("x", "group", sector="CVL"),)}, "Attack"),
        ({"targets": (Actor("x", "group", sector="CVL"), Actor("y", "group", sector="COP"))}, "Armed clash"),
        ({"mode": "drone", "targets": (Actor("x", "group", sector="MIL"),)}, "Air/drone strike"),
        ({"mode": "abduct"}, "Abduction/forced disappearance"),
        ({"mode": "beat"}, "Attack"), ({"type": "PROTEST"}, "Peaceful protest"), ({"type": "PROTEST", "mode": "riot"}, "Violent demonstration"),
        ({"type": "COERCE", "mode": "arrest"}, "Arrests"), ({"type": "COERCE"}, None), ({"type": "RETREAT", "mode": "ceasefire"}, "Agreement"),
        ({"type": "MOBILIZE", "mode": "troops"}, "Change to group/activity"), ({"type": "CONSULT", "mode": "visit"}, None),
    ],
)  # fmt: skip
def test_what_acled_calls_it(fields: dict[str, object], kind: str | None) -> None:
    found = acled.kind_of(drawn(**fields))
    assert (found[2] if found else None) == kind
    assert (acled.row(drawn(**fields)) is None) == (kind is None)


def test_cells_of_acled() -> None:
    bare = by_name("acled", drawn(sources=()))
    assert bare == {
        "event_id_cnty": bare["event_id_cnty"], "disorder_type": "Political violence", "event_type": "Violence against civilians",
        "sub_event_type": "Attack", "civilian_targeting": "Civilian targeting", "notes": "Ada hit Jo.",
    }  # fmt: skip
    crowd = Actor("Crowd", "group", sector="CVL")
    riot = drawn(type="PROTEST", mode="riot", sources=(crowd, Actor("Al", "person"), Actor("Bo", "person")), published="2021-04-01",
    place="Poland",
                 size=Size(people=(5, 6)), targets=(Actor("Police", "group", sector="COP"),))  # fmt: skip
    cells = by_name("acled", riot)
    assert (cells["actor1"], cells["assoc_actor_1"], cells["inter1"], cells["inter2"]) == (
        "Crowd",
        "Al; Bo",
        "Rioters",
        "State forces",
    )
    assert (cells["interaction"], cells["event_date"], cells["year"], cells["time_precision"]) == (
        "Rioters-State forces",
        "2021-04-01",
        "2021",
        "2",
    )
    assert (cells["iso"], cells["country"], cells["geo_precision"], cells["location"]) == ("616", "POL", "3", "Poland")
    assert not {"fatalities", "civilian_targeting", "assoc_actor_2"} & set(cells)
    assert by_name("acled", drawn(size=Size(killed=(0, 0))))["fatalities"] == "0"


@pytest.mark.parametrize(("value", "text"), [(None, ""), (0.0, "0.0000"), (-1.23456, "-1.2346"), (50.0, "50.0000")])
def test_degrees(value: float | None, text: str) -> None:
    assert degrees(value) == text


def test_a_happening_with_nothing_to_tell_in_the_other_formats() -> None:
    bare = drawn(type="OFFICE", sources=())
    means = ontology().types["OFFICE"].means
    id = bare.id
    assert by_name("icews", bare) == {
        "Event ID": id, "Event Text": f"OFFICE: {means}", "CAMEO Code": "---", "Intensity": "0", "Story ID": "a1"
    }  # fmt: skip
    assert by_name("phoenix", bare) == {
        "EventID": id, "EventCode": "---", "EventRootCode": "---", "PentaClass": bare.quad_code, "GoldsteinScore": "0", "SentenceID": "a1/v1"
    }  # fmt: skip
    assert by_name("polecat", bare) == {
        "Event ID": id, "Event Type": "OFFICE", "Intensity": f"{bare.intensity:g}", "Quad Code": bare.info.quad, "Language": "EN",
        "Version": "PLOVER 2.0",
    }  # fmt: skip
    assert polecat._side(GUARD) == ("The guard; Bo", "BLR", "370", "MIL", "MIL;COP;GOV;SPY", "", "The guard; Bo", "")
    assert polecat._side(NOBODY)[2] == "" and phoenix._side(GUARD) == ("BLRMIL", "BLR", "MIL", "COP;GOV;SPY")
    o = ontology().sectors
    assert icews._side(replace(GUARD, sectors=("MIL", "XXX"))) == ("The guard; Bo", f"{o['MIL']},XXX", "BLR")


@pytest.mark.parametrize(
    ("size", "cells"),
    [
        (None, {}), (Size(), {}), (Size(killed=(0, 3)), {"killed_min": 0, "killed_max": 3}),
        (Size(people=(1, 1), injured=(2, 4), arrested=(5, 5)),
         {"people_min": 1, "people_max": 1, "injured_min": 2, "injured_max": 4, "arrested_min": 5, "arrested_max": 5}),
    ],
)  # fmt: skip
def test_sizes_in_our_own_columns(size: Size | None, cells: dict[str, int]) -> None:
    found = own._sizes(size)
    assert len(found) == 8 and {k: v for k, v in found.items() if v is not None} == cells


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({}, (None, None, None, None)),
        ({"published": "2021-04-01T08:00"}, (None, dt.date(2021, 4, 1), dt.date(2021, 4, 1), "assumed")),
        ({"published": "2021-04-01", "date": PartialDate.parse("2021-02")}, ("2021-02", dt.date(2021, 2, 1), dt.date(2021, 2, 28), "told")),
    ],
)  # fmt: skip
def test_the_date_in_our_own_columns(fields: dict[str, object], cells: tuple[object, ...]) -> None:
    r = own.typed(drawn(**fields))
    assert (r.date, r.date_earliest, r.date_latest, r.date_is) == cells


def test_a_row_of_our_own_columns() -> None:
    source = (Actor("Ann", "person", "BLR", "MIL", "Q5"), Actor("Bo", "person"))
    r = own.typed(drawn(sources=source, targets=(Actor("Cy", "person", known_as="usa-cy"),), place="Minsk", mode="drone", said_by="Di",
                        contexts=("military",), url="https://a.example", publisher="Post", published="2021-04-01"))  # fmt: skip
    assert (r.source, r.source_country, r.source_iso_numeric, r.source_cow, r.source_sector, r.source_known_as) == (
        ("Ann", "Bo"), "BLR", 112, 370, "MIL", "Q5"
    )  # fmt: skip
    assert (r.target, r.target_country, r.target_iso_numeric, r.target_cow, r.target_sector, r.target_known_as) == (
        ("Cy",), None, None, None, None, None
    )  # fmt: skip
    assert (r.place, r.place_name, r.place_kind, r.place_country, r.geonames_id) == (
        "Minsk",
        "Minsk",
        "city",
        "BLR",
        625144,
    )
    assert (r.trigger, r.quote, r.article_id, r.publisher, r.published, r.url) == (
        "hit", "Ada hit Jo.", "a1", "Post", dt.date(2021, 4, 1), "https://a.example"
    )  # fmt: skip
    assert (r.articles, r.independent_articles, r.confidence, r.said_by, r.event_id[0]) == (1, 1, 0.875, "Di", "E")
    bare = own.typed(drawn(place="nowhere at all"))
    assert (bare.place, bare.place_name, bare.place_kind, bare.place_country, bare.latitude, bare.longitude, bare.geonames_id) == (
        "nowhere at all", *[None] * 6
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "country"),
    [
        ({"place": "Birmingham"}, "GBR"), ({"place": "Birmingham", "sources": (Actor("x", country="USA"),)}, None),
        ({"place": "Birmingham", "targets": (Actor("x", country="USA"),)}, None),
        ({"place": "Birmingham", "sources": (Actor("x", country="GBR"),)}, "GBR"),
        ({"place": "Georgia"}, None), ({"place": "Georgia", "sources": (Actor("x"), Actor("y", country="GEO"))}, "GEO"), ({}, None),
    ],
)  # fmt: skip
def test_where_an_event_lies_depends_on_the_countries_of_both_sides(
    fields: dict[str, object], country: str | None
) -> None:
    spot = drawn(**fields).spot
    assert (spot.country if spot else None) == country
