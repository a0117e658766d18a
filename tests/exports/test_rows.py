"""What three happenings are in every event format, cell by cell: rows.json holds the cells that are not empty, by column."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from incumbent.exports.events import FORMATS, export_events
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.happenings import Happening, alone
from incumbent.records import PartialDate, Size, Span

WANTED = json.loads(Path(__file__).with_name("rows.json").read_text(encoding="utf-8"))
ADA, BO, CY = Actor("Ada Lee", "person"), Actor("Bo", "group", "BLR", "MIL", "Q1"), Actor("Cy", "group", "RUS", "COP")


def told(n: int, **changes: object) -> StoredEvent:
    fields: dict[str, object] = {
        "id": f"a{n}/v1", "article": f"a{n}", "type": "CONSULT", "mode": "visit", "contexts": ("diplomatic", "military"),
        "date": PartialDate.parse("2021-03"), "place": "Minsk", "status": "asserted", "said_by": None,
        "size": Size(people=(20000, 99999)), "trigger": Span(10, 13, "met"), "evidence": Span(0, 20, "Ada Lee met Jo Roe."),
        "confidence": 0.875, "sources": (ADA, BO), "targets": (Actor("Jo Roe", "person", "RUS", "GOV", "usa-jo-roe"),),
        "url": "https://x.org/1", "title": "T", "publisher": "The Paper", "published": "2021-04-01T08:00:00+02:00",
        "duplicate_of": None,
    }  # fmt: skip
    return StoredEvent(**(fields | changes))  # type: ignore[arg-type]


def happenings() -> list[Happening]:
    """An attack on the last day of a year; a change of office without a day, a paper or a doer; a riot in some month."""
    attack = told(
        1, type="ASSAULT", mode="drone", date=PartialDate.parse("2021-12-31"), status="reported", said_by="Kim Oh",
        size=Size(killed=(3, 5), people=(10, 20)), sources=(ADA, BO, CY), url=None,
    )  # fmt: skip
    change = told(
        2, type="OFFICE", mode=None, date=None, published=None, publisher=None, place="France", contexts=(), size=None,
        sources=(), targets=(Actor("Norway", "state", "NOR"),),
    )  # fmt: skip
    riot = told(3, type="PROTEST", mode="riot", place="New York", targets=())
    return alone([attack, change, riot])


def cells(path: Path, name: str, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """The rows of a file by column, without empty cells."""
    kind = FORMATS[name]
    if name == "parquet":
        rows = duckdb.sql(f"SELECT * FROM read_parquet('{path}')").fetchall()
    elif name == "jsonl":
        rows = [tuple(json.loads(line).values()) for line in path.read_text(encoding="utf-8").splitlines()]
    else:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [tuple(row) for row in csv.reader(file, delimiter=kind.delimiter)][1 if kind.header else 0 :]
    plain = [[str(v) if isinstance(v, dt.date) else v for v in row] for row in rows]
    return [{c: v for c, v in zip(columns, row, strict=True) if v not in (None, "", [])} for row in plain]


def written(name: str, folder: Path) -> dict[str, Any]:
    kind, done = FORMATS[name], export_events(happenings(), name, folder / f"e.{FORMATS[name].suffix}")
    return {
        "events": cells(done.events, name, kind.columns),
        "mentions": cells(done.mentions, name, kind.mention_columns),
        "counts": [done.event_rows, done.mention_rows, done.left_out],
    }


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_cell_of_every_format(name: str, tmp_path: Path) -> None:
    assert written(name, tmp_path) == WANTED[name]
