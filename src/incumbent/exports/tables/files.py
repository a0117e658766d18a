"""Typed tables as files: CSV that spreadsheets and R read rightly, JSON Lines, Parquet with types. Whole or not at all."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any

from incumbent.exports.files import harmless, one_line, whole_bytes, whole_file
from incumbent.exports.tables.columns import Column
from incumbent.exports.tables.frames import library, to_arrow

LIST = " | "  # between the values of a list in a cell of CSV
BOM = "\ufeff"
_GROUP = 20_000  # rows of one row group of Parquet
Rows = Iterable[Sequence[Any]]


def cell(value: Any) -> str:
    """A value as a cell: ISO days, "true" and "false", lists joined, nothing where nothing is known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:g}" if value.is_integer() else repr(value)
    if isinstance(value, (tuple, list)):
        return LIST.join(one_line(str(v)) for v in value)
    return one_line(str(value))


def csv_cell(value: Any) -> str:
    """A value as a cell of CSV: words that a spreadsheet would compute begin with an apostrophe; numbers stay.

    >>> csv_cell("=1+1"), csv_cell(-1e-7)
    ("'=1+1", '-1e-07')
    """
    return cell(value) if isinstance(value, (int, float)) else harmless(cell(value))


def write_csv(path: Path, columns: Sequence[Column], rows: Rows, *, bom: bool = False) -> int:
    """UTF-8 CSV with a header, one line a row, its cells harmless in a spreadsheet; how many rows. Raises OutputError.

    With `bom` it begins with a byte order mark, by which spreadsheets know that it is UTF-8.
    """
    count = 0
    with whole_file(path, newline="") as file:
        file.write(BOM if bom else "")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([c.name for c in columns])
        for row in rows:
            writer.writerow(map(csv_cell, row))
            count += 1
    return count


def write_jsonl(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """One object a row, with numbers, truth values and lists as JSON has them; days as ISO text; null where unknown."""
    names = [c.name for c in columns]
    count = 0
    with whole_file(path) as file:
        for row in rows:
            values = {n: str(v) if isinstance(v, dt.date) else v for n, v in zip(names, row, strict=True)}
            file.write(json.dumps(values, ensure_ascii=False) + "\n")
            count += 1
    return count


def write_parquet(path: Path, columns: Sequence[Column], rows: Rows) -> int:
    """Parquet with dates, numbers and lists as such, written in groups of rows. Needs pyarrow.

    Raises InputError (export-library), OutputError.
    """
    library("pyarrow")
    import pyarrow.parquet as pq

    groups = _groups(rows)
    first = to_arrow(columns, next(groups, []))
    count = 0
    with whole_bytes(path) as file, pq.ParquetWriter(file, first.schema) as writer:
        for table in chain([first], (to_arrow(columns, g) for g in groups)):
            writer.write_table(table)
            count += table.num_rows
    return count


def _groups(rows: Rows) -> Iterator[list[Sequence[Any]]]:
    stream = iter(rows)
    while group := list(islice(stream, _GROUP)):
        yield group
