"""Our own event table carries types, codes, coordinates of sure places, and a date that says whether it was told."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from incumbent.errors import InputError
from incumbent.exports.codes import cow, iso_numeric
from incumbent.exports.events import export_events
from incumbent.exports.places import Gazetteer
from incumbent.exports.tables import Table, columns_of, rows
from incumbent.exports.tables.files import BOM
from incumbent.knowledge.places import alpha2, alpha3
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.happenings import Happening, alone
from incumbent.records import PartialDate, Size, Span


def told(n: int, **changes: object) -> StoredEvent:
    fields: dict[str, object] = {
        "id": f"a{n}/v1", "article": f"a{n}", "type": "CONSULT", "mode": "visit", "contexts": ("diplomatic", "military"),
        "date": PartialDate.parse("2021-03"), "place": "Minsk", "status": "asserted", "said_by": None,
        "size": Size(people=(20000, 99999)), "trigger": Span(10, 13, "met"), "evidence": Span(0, 20, "Ada Lee met Jo Roe."),
        "confidence": 0.875, "sources": (Actor("Ada Lee", "person", "BLR", "GOV", "Q1"), Actor("Bo", "person")),
        "targets": (Actor("Jo Roe", "person", "RUS", "GOV", "usa-jo-roe"),), "url": "https://x.org/1", "title": "T",
        "publisher": "The Paper", "published": "2021-04-01T08:00:00+02:00", "duplicate_of": None,
    }  # fmt: skip
    return StoredEvent(**(fields | changes))  # type: ignore[arg-type]


def happenings() -> list[Happening]:
    formula = Span(0, 9, "=1+1, sum")
    return alone(
        [
            told(1),
            told(2, date=None, place="Springfield", size=None, sources=(), targets=(), evidence=formula),
            told(3, date=None, published=None, place=None, contexts=(), said_by="Kim Oh", status="reported"),
        ]
    )


def test_parquet_holds_dates_numbers_and_lists_as_such(tmp_path: Path) -> None:
    path = export_events(happenings(), "parquet", tmp_path / "e.parquet").events
    schema = pq.read_schema(path)
    kinds = {
        "date_earliest": pa.date32(), "published": pa.date32(), "contexts": pa.list_(pa.string()), "source": pa.list_(pa.string()),
        "latitude": pa.float64(), "source_cow": pa.int64(), "people_max": pa.int64(), "confidence": pa.float64(),
        "event_id": pa.string(), "quad_code": pa.string(),
    }  # fmt: skip
    assert {name: schema.field(name).type for name in kinds} == kinds
    first, second, third = pq.read_table(path).to_pylist()
    assert first["source"] == ["Ada Lee", "Bo"] and first["contexts"] == ["diplomatic", "military"]
    assert (first["source_country"], first["source_iso_numeric"], first["source_cow"]) == ("BLR", 112, 370)
    assert (first["source_known_as"], first["target_known_as"], first["target_cow"]) == ("Q1", None, 365)
    assert (first["place_name"], first["place_kind"], first["place_country"]) == ("Minsk", "city", "BLR")
    assert first["geonames_id"] == 625144 and round(first["latitude"]) == 54 and round(first["longitude"]) == 28
    assert (second["latitude"], second["geonames_id"], second["source_cow"]) == (None, None, None)
    assert third["contexts"] == []


def test_a_filled_date_says_whether_it_was_told(tmp_path: Path) -> None:
    path = export_events(happenings(), "parquet", tmp_path / "e.parquet").events
    found = duckdb.sql(f"SELECT date, date_earliest, date_latest, date_is FROM '{path}'").fetchall()
    assert found == [
        ("2021-03", dt.date(2021, 3, 1), dt.date(2021, 3, 31), "told"),
        (None, dt.date(2021, 4, 1), dt.date(2021, 4, 1), "assumed"),
        (None, None, None, None),
    ]


def test_a_spreadsheet_gets_no_formula_and_a_byte_order_mark_if_asked(tmp_path: Path) -> None:
    plain = export_events(happenings(), "csv", tmp_path / "e.csv").events.read_text("utf-8")
    marked = export_events(happenings(), "csv", tmp_path / "b.csv", bom=True).events.read_text("utf-8")
    assert not plain.startswith(BOM) and marked.startswith(BOM + "event_id,")
    for text in (plain, marked):
        assert '"\'=1+1, sum"' in text and '"=1+1, sum"' not in text
    lines = export_events(happenings(), "jsonl", tmp_path / "e.jsonl").events.read_text("utf-8")
    assert '"quote": "=1+1, sum"' in lines, "other forms have the very words"
    assert "-" not in marked.split("\n")[1].split(",")[0], "a negative number or an id is left as it is"
    ids = pd.read_csv(tmp_path / "b.csv")["event_id"]
    assert all(i.startswith("E") and len(i) == 16 for i in ids)
    with pytest.raises(InputError, match="leave out --bom"):
        export_events(happenings(), "gdelt", tmp_path / "g.tsv", bom=True)


def test_every_format_that_has_room_for_it_gets_codes_and_coordinates(tmp_path: Path) -> None:
    def cells(name: str, delimiter: str) -> pd.Series:
        path = export_events(happenings(), name, tmp_path / name).events
        return pd.read_csv(
            path, sep=delimiter, dtype=str, keep_default_na=False, header=None if name == "gdelt" else 0
        ).iloc[0]

    polecat = cells("polecat", "\t")
    assert (polecat["Actor COW"], polecat["Recipient COW"], polecat["GeoNames ID"]) == ("370", "365", "625144")
    assert (polecat["City"], polecat["Country"], polecat["Latitude"]) == ("Minsk", "BLR", "53.9002")
    assert tuple(cells("gdelt", "\t")[51:59]) == ("4", "Minsk", "BO", "", "", "53.9002", "27.5665", "")
    assert cells("icews", "\t")["Longitude"] == "27.5665" and cells("phoenix", ",")["Lat"] == "53.9002"


def test_acled_takes_violence_and_demonstrations_alone(tmp_path: Path) -> None:
    attack = told(4, type="ASSAULT", mode="drone", date=PartialDate.parse("2021-03-02"), size=Size(killed=(3, 5)))
    protest = told(5, type="PROTEST", mode="demo", date=PartialDate.parse("2021-03-01/2021-03-05"), targets=())
    plan = told(6, type="PROTEST", mode="demo", status="planned")
    clash = told(7, type="ASSAULT", mode="firearms", targets=(Actor("the army", "organization", "BLR", "MIL"),))
    written = export_events(alone([attack, protest, plan, clash, told(8)]), "acled", tmp_path / "a.csv")
    found = pd.read_csv(written.events, dtype=str, keep_default_na=False)
    assert (written.event_rows, written.left_out) == (3, 2)
    by_type = {row.event_type: row for row in found.itertuples()}
    drone = by_type["Explosions/Remote violence"]
    assert (drone.sub_event_type, drone.fatalities, drone.time_precision) == ("Air/drone strike", "3", "1")
    assert (drone.iso, drone.country, drone.geo_precision, drone.actor1) == ("112", "BLR", "1", "Ada Lee")
    assert (by_type["Protests"].inter1, by_type["Protests"].time_precision) == ("Protesters", "2")
    assert by_type["Battles"].inter2 == "State forces" and by_type["Battles"].time_precision == "3"


@pytest.mark.parametrize(
    ("words", "countries", "place"),
    [
        ("Moscow", (), "RUS"), ("Kiev", (), "UKR"), ("the United States", (), "USA"), ("Paris, France", (), "FRA"),
        ("Springfield", ("USA",), None), ("Birmingham", ("USA",), None), ("Birmingham", ("GBR",), "GBR"), ("Georgia", (), None),
        ("Georgia", ("GEO",), "GEO"), ("Tripoli", ("LBN",), None), ("Tripoli", ("LBY",), "LBY"), ("", (), None), (",", (), None),
        ("Paris, Nowhere", (), None), ("the border", (), None), ("San José", ("CRI",), "CRI"), ("Minsk,", (), "BLR"),
    ],
)  # fmt: skip
def test_a_place_is_found_only_where_its_name_is_sure(
    words: str, countries: tuple[str, ...], place: str | None
) -> None:
    spot = Gazetteer.load().find(words, countries)
    assert (spot.country if spot else None) == place


def test_codes_of_countries() -> None:
    assert (cow("USA"), cow("GBR"), cow("SSD"), cow("IGO"), cow(None)) == (2, 200, 626, None, None)
    assert (iso_numeric("DEU"), iso_numeric("XKX"), alpha2("BLR"), alpha3("by")) == (276, None, "by", "BLR")


EVERY = (
    rows.TenureRow, rows.ChangeRow, rows.ClaimRow, rows.EventRow, rows.MentionRow, rows.ActorRow, rows.StatementRow,
    rows.DisagreementRow, rows.ArticleRow, rows.HitRow,
)  # fmt: skip


@pytest.mark.parametrize("kind", EVERY, ids=lambda k: k.__name__)
def test_every_column_has_a_type_and_a_meaning_in_every_frame(kind: type) -> None:
    columns = columns_of(kind)
    assert all(c.about for c in columns) and set(kind.SHOWN) <= {c.name for c in columns}
    empty: Table[object] = Table.of(kind, [])
    assert len(empty.to_pandas()) == empty.to_polars().height == empty.to_arrow().num_rows == 0
    assert list(empty.to_pandas().columns) == empty.to_polars().columns == empty.to_arrow().column_names
    assert empty.to_polars().schema == pl.from_arrow(empty.to_arrow()).schema
