"""Every event format is read back by the tools people use, with equal counts and columns in the published order."""

from __future__ import annotations

import csv
import json
import shutil
import subprocess
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from incumbent.errors import InputError, OutputError
from incumbent.exports.events import FORMATS, export_events
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.happenings import Happening, group
from incumbent.records import PartialDate, Size, Span
from incumbent.records.ontology import ontology

HOSTILE = 'He "said":\n\t#1, it\'s =cmd() \x1b[31m; \\"'


def event(n: int, **changes: object) -> StoredEvent:
    fields: dict[str, object] = {
        'id': f"a{n}/v1", 'article': f"a{n}", 'type': "CONSULT", 'mode': "visit", 'contexts': ("diplomatic", "executive"),
        'date': PartialDate.parse("2021-03-02/2021-03-04"), 'place': "Oslo", 'status': "planned", 'said_by': "Kim Oh",
        'size': Size(people=(20000, 99999)), 'trigger': Span(10, 13, "met"), 'evidence': Span(0, len(HOSTILE), HOSTILE), 'confidence': 0.9,
        'sources': (Actor("Ada Lee", "person", "GBR", "GOV", "Q1"),), 'targets': (Actor('Jo "J" Roe', "person", "FRA", "GOV"),),
        'url': f"https://x.org/{n}", 'title': "T", 'publisher': "The Paper", 'published': "2021-03-01", 'duplicate_of': None,
    }  # fmt: skip
    return StoredEvent(**(fields | changes))  # type: ignore[arg-type]


def happenings() -> list[Happening]:
    return group(
        [
            event(1),
            event(2),
            event(
                3,
                type="OFFICE",
                mode=None,
                date=None,
                size=None,
                place=None,
                said_by=None,
                sources=(),
                status="asserted",
            ),
            event(
                4,
                type="RETREAT",
                mode="resign",
                date=PartialDate.parse("0001-01-01"),
                published=None,
                url=None,
                publisher=None,
            ),
            event(
                5, type="ASSAULT", mode="firearms", date=PartialDate.parse("9999-12-31"), targets=(), status="reported"
            ),
        ]
    )


def read(path: Path, columns: tuple[str, ...], name: str) -> pd.DataFrame:
    if name == "parquet":
        return duckdb.sql(f"SELECT * FROM read_parquet('{path}')").df()
    if name == "jsonl":
        return pd.DataFrame([json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()])
    kind = FORMATS[name]
    names = None if kind.header else list(columns)
    return pd.read_csv(path, sep=kind.delimiter, header=0 if kind.header else None, names=names, dtype=str)


@pytest.mark.parametrize("name", list(FORMATS))
def test_read_back_with_equal_counts(tmp_path: Path, name: str) -> None:
    kind = FORMATS[name]
    written = export_events(happenings(), name, tmp_path / f"events.{kind.suffix}")
    events = read(written.events, kind.columns, name)
    mentions = read(written.mentions, kind.mention_columns, name)
    assert tuple(events.columns) == kind.columns and tuple(mentions.columns) == kind.mention_columns
    rows, tellings = (1, 1) if name == "acled" else (4, 5)  # ACLED records the attack alone
    assert len(events) == written.event_rows == rows and written.left_out == 4 - rows
    assert len(mentions) == written.mention_rows == tellings
    key = kind.columns[0]
    assert events[key].is_unique and set(mentions[mentions.columns[0]]) == set(events[key])
    book = written.codebook.read_text(encoding="utf-8")
    assert kind.notes in book and "| OFFICE |" in book
    assert not list(tmp_path.glob(".*")), "no half-written file is left"


@pytest.mark.parametrize("name", ["csv", "polecat", "icews", "phoenix", "acled"])
def test_r_rules_every_line_has_as_many_fields_as_the_header(tmp_path: Path, name: str) -> None:
    """read.csv and read.delim take a quotation mark as opening a field anywhere, and a line as a record."""
    kind = FORMATS[name]
    written = export_events(happenings(), name, tmp_path / "e.txt")
    lines = written.events.read_text(encoding="utf-8").splitlines()
    assert len(lines) == written.event_rows + 1
    for line in lines:
        [cells] = csv.reader([line], delimiter=kind.delimiter, quotechar='"', strict=True)
        assert len(cells) == len(kind.columns)


def test_codes_are_text_and_stand_in_their_columns(tmp_path: Path) -> None:
    gdelt = read(
        export_events(happenings(), "gdelt", tmp_path / "e.tsv").events, FORMATS["gdelt"].columns, "gdelt"
    ).fillna("")
    visit = gdelt[gdelt.EventCode == "042"].iloc[0]
    assert (visit.EventRootCode, visit.QuadClass, visit.Actor1Code, visit.NumArticles) == ("04", "1", "GBRGOV", "2")
    assert (visit.SQLDATE, visit.FractionDate) == ("20210302", "2021.2521")
    assert set(gdelt.EventCode) == {"042", "---", "0831", "193"}
    polecat = read(
        export_events(happenings(), "polecat", tmp_path / "p.txt").events, FORMATS["polecat"].columns, "polecat"
    )
    assert set(polecat["Event Type"]) == {"CONSULT", "OFFICE", "RETREAT", "ASSAULT"}


def test_ids_are_stable_and_order_free(tmp_path: Path) -> None:
    first = export_events(happenings(), "csv", tmp_path / "a.csv").events.read_bytes()
    again = export_events(happenings(), "csv", tmp_path / "b.csv").events.read_bytes()
    assert first == again


def test_errors_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose one of csv"):
        export_events([], "excel", tmp_path / "x")
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(OutputError, match="choose another --out"):
        export_events([], "csv", blocked / "x.csv")


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed (Debian: r-base-core)")
def test_r_reads_every_text_format_with_the_same_rows(tmp_path: Path) -> None:
    names = [n for n in FORMATS if n not in ("parquet", "jsonl")]
    lines = []
    for name in names:
        kind = FORMATS[name]
        written = export_events(happenings(), name, tmp_path / f"{name}.txt")
        how = "read.csv" if kind.delimiter == "," else "read.delim"
        rows = f'nrow({how}("{written.events}", header = {str(kind.header).upper()}))'
        tellings = f'nrow({how}("{written.mentions}", header = {str(kind.header).upper()}))'
        lines.append(f'cat("{name}", {rows}, {written.event_rows}, {tellings}, {written.mention_rows}, "\\n")')
    done = subprocess.run(["Rscript", "-e", "; ".join(lines)], capture_output=True, text=True, check=True)
    told = [line.split() for line in done.stdout.splitlines()]
    assert [t[0] for t in told] == names
    for name, rows, wrote, tellings, mentions in told:
        assert (rows, tellings) == (wrote, mentions), name


def test_the_codebook_numbers_the_columns_and_tells_of_every_type(tmp_path: Path) -> None:
    own = export_events([], "csv", tmp_path / "a.csv").codebook.read_text(encoding="utf-8").splitlines()
    assert own[:6] == ["# Codebook: incumbent events as csv", "", FORMATS["csv"].notes, "", "## Columns", ""]
    columns = [line for line in own if line[:1].isdigit()]
    assert [line.split("`")[1] for line in columns] == list(FORMATS["csv"].columns)
    assert columns[0].startswith("1. `event_id`: ") and all("`: " in line for line in columns)
    other = export_events([], "gdelt", tmp_path / "g.tsv").codebook.read_text(encoding="utf-8").splitlines()
    assert [line for line in other if line[:1].isdigit()] == [
        f"{n}. `{c}`" for n, c in enumerate(FORMATS["gdelt"].columns, 1)
    ]
    o = ontology()
    table = [line for line in own if line.startswith("| ")][1:]
    assert [line.split(" | ")[0] for line in table] == [f"| {name}" for name in o.types]
    [consult] = [line for line in table if line.startswith("| CONSULT |")]
    assert "| VC (1) |" in consult and "visit" in consult
    [office] = [line for line in table if line.startswith("| OFFICE |")]
    assert office.endswith("| none |") and "| --- |" in office
    headings = [line for line in own if line.startswith("## ")]
    assert headings == ["## Columns", "## Types", "## Quad classes", "## Contexts", "## Sectors", "## Status"]
    assert ", ".join(o.contexts) in own and f"- GOV: {o.sectors['GOV']}" in own
    assert [line[2:6] for line in own if line.startswith("- ") and line[2:3].isdigit()] == [
        "1 VC",
        "2 MC",
        "3 VX",
        "4 MX",
    ]
    assert [line.split(":")[0] for line in own[-5:] if line] == ["- asserted", "- reported", "- planned", "- not_done"]
