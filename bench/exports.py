#!/usr/bin/env python3
"""Does every tool read the same out of the exports: python bench/exports.py [--articles 2000 | --ledger FILE | --invented N] [--keep DIR]

Writes the whole bundle, as CSV and Parquet, and the events in every format, and counts in pandas, polars, DuckDB and R the rows of every
file and, of every column, the cells that hold something. Then the bundle's descriptions go through their own validators, as the
documentation says: `frictionless validate` and `mlcroissant validate`. Exit 1 where two tools differ or a validator objects.

The articles are real ones (bench/real.py; exit 77 where they are not there), or, with --invented, of invented news. Needs the test extra;
without R or a validator it says SKIPPED for that one.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl

import gold
import real
from incumbent.exports.bundle import export_bundle
from incumbent.exports.events import FORMATS, export_events
from incumbent.exports.tables.ask import happenings
from incumbent.ledger import Ledger
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT
from invented import records

Counts = dict[str, int]


@dataclass(frozen=True)
class File:
    """One exported file: how many rows were written into it, and how it is read."""

    path: Path
    rows: int
    delimiter: str = ","
    header: bool = True

    @property
    def kind(self) -> str:
        return self.path.suffix.removeprefix(".") if self.path.suffix in (".parquet", ".jsonl") else "text"


def with_pandas(file: File) -> Counts:
    if file.kind == "parquet":
        frame = pd.read_parquet(file.path)
    elif file.kind == "jsonl":
        frame = pd.DataFrame(json.loads(line) for line in file.path.read_text("utf-8").splitlines())
    else:
        frame = pd.read_csv(
            file.path,
            sep=file.delimiter,
            header=0 if file.header else None,
            dtype=str,
            keep_default_na=False,
            na_values=[""],
        )
    held = {str(c): sum(map(_holds, frame[c])) for c in frame.columns}
    return {"": len(frame), **_numbered(held, file)}


def _holds(value: Any) -> bool:
    return len(value) > 0 if hasattr(value, "__len__") else not pd.isna(value)


def with_polars(file: File) -> Counts:
    if file.kind == "parquet":
        frame = pl.read_parquet(file.path)
    elif file.kind == "jsonl":
        frame = pl.read_ndjson(file.path, infer_schema_length=None)
    else:
        frame = pl.read_csv(file.path, separator=file.delimiter, has_header=file.header, infer_schema=False)
    held = {}
    for name, kind in frame.schema.items():
        column = frame[name].drop_nulls()
        held[name] = (
            int((column.list.len() > 0).sum())
            if isinstance(kind, pl.List)
            else int((column.cast(pl.String) != "").sum())
        )
    return {"": frame.height, **_numbered(held, file)}


def with_duckdb(file: File) -> Counts:
    how = f"header = {str(file.header).lower()}, all_varchar = true, delim = '{file.delimiter}', quote = '\"', escape = '\"'"
    source = {
        "parquet": f"read_parquet('{file.path}')",
        "jsonl": f"read_json_auto('{file.path}', sample_size = -1)",
    }.get(file.kind, f"read_csv('{file.path}', {how})")
    kinds = duckdb.sql(f"DESCRIBE SELECT * FROM {source}").fetchall()
    told = [f"count(*) FILTER ({_filled(name, str(kind))})" for name, kind, *_ in kinds]
    row = duckdb.sql(f"SELECT count(*), {', '.join(told)} FROM {source}").fetchall()[0]
    return {"": row[0], **_numbered(dict(zip([k[0] for k in kinds], row[1:], strict=True)), file)}


def _filled(name: str, kind: str) -> str:
    return (
        f'len("{name}") > 0' if kind.endswith("[]") else f'"{name}" IS NOT NULL AND CAST("{name}" AS VARCHAR) <> \'\''
    )


def with_r(file: File) -> Counts | None:
    if file.kind != "text":
        return None
    how = "read.csv" if file.delimiter == "," else "read.delim"
    header = f"header = {str(file.header).upper()}"
    code = (  # rows as anybody reads them; cells with nothing taken for a number or for missing
        f'plain <- {how}("{file.path}", {header}); '
        f't <- {how}("{file.path}", {header}, colClasses = "character", na.strings = "", check.names = FALSE); '
        'stopifnot(nrow(plain) == nrow(t)); cat(nrow(plain), "\\n"); '
        'for (n in seq_along(t)) cat(sum(!is.na(t[[n]])), "\\t", names(t)[n], "\\n", sep = "")'
    )
    done = subprocess.run(["Rscript", "-e", code], capture_output=True, text=True, check=True)
    rows, *lines = done.stdout.splitlines()
    held = {name: int(number) for number, _, name in (line.partition("\t") for line in lines)}
    return {"": int(rows), **_numbered(held, file)}


def _numbered(held: Counts, file: File) -> Counts:
    """Columns by their names, or by their numbers where the file has none."""
    return held if file.header else {str(n): v for n, v in enumerate(held.values())}


TOOLS: dict[str, Callable[[File], Counts | None]] = {
    "pandas": with_pandas, "polars": with_polars, "DuckDB": with_duckdb, "R": with_r,
}  # fmt: skip


def exported(ledger: Ledger, out: Path) -> Iterator[list[File]]:
    """Everything that is exported; files in one list must hold the same."""
    bundle = export_bundle(ledger, out / "bundle", parquet=True)
    for name, rows in bundle.rows.items():
        yield [File(bundle.folder / f"{name}.{kind}", rows) for kind in ("csv", "parquet")]
    (out / "events").mkdir()
    found, _, _ = happenings(ledger, EventQuestion(), seen=SHOWN_BY_DEFAULT)
    own: tuple[list[File], list[File]] = ([], [])
    for name, kind in FORMATS.items():
        written = export_events(found, name, out / "events" / f"{name}.{kind.suffix}")
        files = [
            File(path, rows, kind.delimiter, kind.header or name in ("parquet", "jsonl"))
            for path, rows in ((written.events, written.event_rows), (written.mentions, written.mention_rows))
        ]
        for alike, file in zip(own, files, strict=True):
            if name in ("csv", "parquet", "jsonl"):
                alike.append(file)
            else:
                yield [file]
    yield from own


def compare(alike: list[File], tools: dict[str, Callable[[File], Counts | None]]) -> Iterator[str]:
    """What differs between tools, and between files that hold the same."""
    first: tuple[str, Counts] | None = None
    for file in alike:
        for tool, count in tools.items():
            told = count(file)
            if told is None:
                continue
            if told[""] != file.rows:
                yield f"{file.path.name}: {tool} reads {told['']:,} rows, {file.rows:,} were written"
            if first is None:
                first = (f"{tool} of {file.path.name}", told)
            differing = [c or "rows" for c in {**first[1], **told} if first[1].get(c) != told.get(c)]
            if differing:
                each = "; ".join(f"{c}: {first[1].get(c)} and {told.get(c)}" for c in differing[:5])
                yield f"{first[0]} and {tool} of {file.path.name} differ in {each}"


def validators(folder: Path) -> Iterator[str]:
    """What the descriptions' own validators object to."""
    for name, words in (
        ("frictionless", ["validate", str(folder / "datapackage.json")]),
        ("mlcroissant", ["validate", "--jsonld", str(folder / "croissant.json")]),
    ):
        program = shutil.which(name, path=f"{Path(sys.executable).parent}") or shutil.which(name)
        if program is None:
            print(f"SKIPPED: {name} is not installed")
            continue
        done = subprocess.run([program, *words], capture_output=True, text=True)
        print(f"{name} {words[0]}: {'valid' if done.returncode == 0 else 'NOT VALID'}")
        if done.returncode != 0:
            yield f"{name}: {(done.stdout + done.stderr)[-800:]}"


def invented(number: int, path: Path) -> Path:
    with Ledger.open(path, write=True) as ledger:
        writer = ledger.writer()
        writer.add(list(records(number, countries=12)))
        writer.finish()
    return path


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--articles", type=int, default=2000, help="so many real articles")
    parser.add_argument("--ledger", type=Path, help="this ledger")
    parser.add_argument("--invented", type=int, metavar="N", help="a ledger of so many invented articles")
    parser.add_argument("--keep", type=Path, help="write the exports into this new folder and keep them")
    args = parser.parse_args()
    if args.ledger is None and args.invented is None and not (gold.SHARED / "news").is_dir():
        print("SKIPPED: no real articles beside the checkout; --invented 2000 makes some", file=sys.stderr)
        return gold.MISSING
    tools = {name: tool for name, tool in TOOLS.items() if name != "R" or shutil.which("Rscript")}
    if "R" not in tools:
        print("SKIPPED: R is not installed (Debian: r-base-core)")
    with tempfile.TemporaryDirectory() as scratch:
        out = args.keep or Path(scratch) / "out"
        out.mkdir(parents=True)
        path = args.ledger or (
            invented(args.invented, Path(scratch) / "l.sqlite") if args.invented else real.prepared(args.articles)
        )
        broken, files, cells = [], 0, 0
        with Ledger.open(path) as ledger:
            print(f"{ledger.counts()['articles']:,} articles")
            for alike in exported(ledger, out):
                broken += compare(alike, tools)
                files += len(alike)
                cells += sum(file.rows for file in alike)
                print(f"{', '.join(file.path.name for file in alike)}: {alike[0].rows:,} rows", flush=True)
        broken += validators(out / "bundle")
    for line in broken:
        print("BROKEN", line)
    print(
        f"{files} files of {cells:,} rows read alike by {', '.join(tools)}" if not broken else f"{len(broken)} faults"
    )
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
