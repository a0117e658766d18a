"""The bundle: the same counts in every tool, and descriptions that their own validators accept."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest
from builders import HandKnowledge

from incumbent.errors import OutputError
from incumbent.exports.bundle import Bundle, export_bundle
from incumbent.exports.bundle.contents import TABLES
from incumbent.exports.bundle.described import Labels
from incumbent.ledger import Ledger
from invented import records

ARTICLES = 300


def ledger_of(path: Path, articles: int) -> Ledger:
    opened = Ledger.open(path, write=True, knowledge=HandKnowledge())
    writer = opened.writer()
    writer.add(list(records(articles, countries=12)))
    writer.finish()
    return opened


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return ledger_of(tmp_path_factory.mktemp("bundle") / "l.sqlite", ARTICLES)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    return ledger_of(tmp_path_factory.mktemp("small") / "l.sqlite", 30)


@pytest.fixture(scope="module")
def bundle(ledger: Ledger) -> Bundle:
    labels = Labels(licence="https://spdx.org/licenses/CC0-1.0", url="https://example.org/power", creator="A newsroom")
    return export_bundle(ledger, ledger.store.path.parent / "out", parquet=True, labels=labels)


def test_every_tool_counts_the_same_rows(bundle: Bundle, ledger: Ledger) -> None:
    counts = ledger.counts()
    for name in ("articles", "claims", "statements"):
        assert bundle.rows[name] == counts[name]
    assert bundle.rows["event_mentions"] == counts["events"] and bundle.rows["articles"] == ARTICLES
    for name, rows in bundle.rows.items():
        at = f"{bundle.folder}/{name}"
        assert len(pd.read_csv(f"{at}.csv", low_memory=False)) == rows, name
        assert len(pd.read_parquet(f"{at}.parquet")) == pl.read_parquet(f"{at}.parquet").height == rows, name
        assert pl.read_csv(f"{at}.csv", infer_schema_length=None).height == rows, name
        for path in (f"{at}.csv", f"{at}.parquet"):
            assert duckdb.sql(f"SELECT count(*) FROM '{path}'").fetchall() == [(rows,)], path


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed (Debian: r-base-core)")
def test_r_counts_the_same_rows(bundle: Bundle) -> None:
    code = 'for (f in list.files(pattern = "[.]csv$")) { t <- read.csv(f); cat(f, nrow(t), ncol(t), "\\n") }'
    done = subprocess.run(["Rscript", "-e", code], cwd=bundle.folder, capture_output=True, text=True, check=True)
    told = {line.split()[0]: [int(n) for n in line.split()[1:]] for line in done.stdout.splitlines()}
    assert told == {f"{t.name}.csv": [bundle.rows[t.name], len(t.columns)] for t in TABLES}


def test_tables_join(bundle: Bundle) -> None:
    for table in TABLES:
        for column, to in table.joins:
            orphans = duckdb.sql(
                f"SELECT count(*) FROM '{bundle.folder}/{table.name}.parquet' a "
                f"WHERE {column} NOT IN (SELECT {column} FROM '{bundle.folder}/{to}.parquet')"
            ).fetchall()
            assert orphans == [(0,)], (table.name, column)


def test_frictionless_finds_nothing_wrong(bundle: Bundle) -> None:
    frictionless = pytest.importorskip("frictionless")
    report = frictionless.Package(str(bundle.folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskId", "rowNumber", "fieldName", "type", "note"])[:5]
    assert report.stats["tasks"] == len(TABLES)


def test_croissant_finds_nothing_wrong_and_reads_the_records(bundle: Bundle) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    dataset = mlcroissant.Dataset(jsonld=str(bundle.folder / "croissant.json"))
    issues = dataset.metadata.issues
    assert not issues.errors, issues.errors
    first = next(iter(dataset.records("articles")))
    assert first["articles/article_id"]


def test_every_description_says_what_it_was_told(small: Ledger, tmp_path: Path) -> None:
    labels = Labels("Who rules", "https://spdx.org/licenses/CC0-1.0", "https://example.org/power", "A newsroom")
    bundle = export_bundle(small, tmp_path / "out", parquet=True, labels=labels)
    package = json.loads((bundle.folder / "datapackage.json").read_text("utf-8"))
    croissant = json.loads((bundle.folder / "croissant.json").read_text("utf-8"))
    licence = "https://spdx.org/licenses/CC0-1.0"
    assert (package["title"], package["licenses"]) == ("Who rules", [{"name": licence, "title": licence}])
    assert [croissant[k] for k in ("alternateName", "license", "url")] == [
        "Who rules",
        licence,
        "https://example.org/power",
    ]
    assert croissant["creator"] == {"@type": "Organization", "name": "A newsroom"}
    assert (bundle.folder / "codebook.md").read_text("utf-8").startswith("# Who rules\n\n")
    assert package["description"] == croissant["description"] and package["version"] == croissant["version"]
    assert package["created"][:10] == croissant["datePublished"]
    assert (
        [r["name"] for r in package["resources"]]
        == [t.name for t in TABLES]
        == [r["name"] for r in croissant["recordSet"]]
    )
    for resource in package["resources"]:
        data = (bundle.folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(data), f"sha256:{hashlib.sha256(data).hexdigest()}")
    for file in croissant["distribution"]:
        data = (bundle.folder / file["contentUrl"]).read_bytes()
        assert (file["contentSize"], file["sha256"]) == (f"{len(data)} B", hashlib.sha256(data).hexdigest())
        assert file["encodingFormat"] == ("text/csv" if file["name"].endswith(".csv") else "application/x-parquet")


def test_the_same_ledger_gives_the_same_bytes(small: Ledger, tmp_path: Path) -> None:
    one, other = export_bundle(small, tmp_path / "one"), export_bundle(small, tmp_path / "other")
    names = sorted(p.name for p in one.folder.iterdir())
    assert names == sorted(p.name for p in other.folder.iterdir()) and len(names) == len(TABLES) + 3
    for name in names:
        assert (one.folder / name).read_bytes() == (other.folder / name).read_bytes(), name


def test_the_codebook_names_every_column(bundle: Bundle) -> None:
    book = (bundle.folder / "codebook.md").read_text("utf-8")
    for table in TABLES:
        assert f"## {table.name} ({bundle.rows[table.name]:,} rows)" in book
        with (bundle.folder / f"{table.name}.csv").open(encoding="utf-8") as file:
            assert next(csv.reader(file)) == [c.name for c in table.columns]
        assert all(f"| `{c.name}` |" in book for c in table.columns)


def test_nothing_is_overwritten_or_left_half_written(
    small: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    (there / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="not empty"):
        export_bundle(small, there)
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError):
        export_bundle(small, tmp_path / "file" / "out")

    def fails(*_: object) -> dict[str, object]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("incumbent.exports.bundle.write.croissant", fails)
    with pytest.raises(OutputError, match="disk full"):
        export_bundle(small, tmp_path / "full")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "there"]


def test_an_empty_ledger_makes_a_sound_bundle(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "e.sqlite", write=True, knowledge=HandKnowledge()) as empty:
        written = export_bundle(empty, tmp_path / "out", parquet=True)
    assert set(written.rows.values()) == {0}
    assert json.loads((written.folder / "datapackage.json").read_text())["resources"]
