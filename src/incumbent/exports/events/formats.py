"""The formats by name, and the one way to write any of them: events, mentions, notes and codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from incumbent.errors import InputError
from incumbent.exports.events import acled, gdelt, icews, own, phoenix, polecat
from incumbent.exports.events.codebook import codebook
from incumbent.exports.events.row import Drawn, row_of
from incumbent.exports.files import whole_file, write_table
from incumbent.exports.tables.columns import columns_of
from incumbent.exports.tables.files import cell, write_csv, write_jsonl, write_parquet
from incumbent.exports.tables.rows import EventRow, MentionRow
from incumbent.ledger.asking.happenings import Happening


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its columns in the published order, how a row is made (None: not for this format), what it cannot carry."""

    name: str
    suffix: str
    columns: tuple[str, ...]
    row: Callable[[Drawn], Sequence[Any] | None]
    mention_columns: tuple[str, ...]
    mentions: Callable[[Drawn], Iterable[Sequence[Any]]]
    notes: str
    delimiter: str = "\t"
    header: bool = True


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("csv", "csv", own.COLUMNS, own.row, own.MENTION_COLUMNS, own.mentions, own.NOTES, delimiter=","),
        Format("parquet", "parquet", own.COLUMNS, own.row, own.MENTION_COLUMNS, own.mentions, own.NOTES),
        Format("jsonl", "jsonl", own.COLUMNS, own.row, own.MENTION_COLUMNS, own.mentions, own.NOTES),
        Format("polecat", "txt", polecat.COLUMNS, polecat.row, own.MENTION_COLUMNS, own.plain_mentions, polecat.NOTES),
        Format(
            "gdelt", "tsv", gdelt.COLUMNS, gdelt.row, gdelt.MENTION_COLUMNS, gdelt.mentions, gdelt.NOTES, header=False
        ),
        Format("icews", "tab", icews.COLUMNS, icews.row, own.MENTION_COLUMNS, own.plain_mentions, icews.NOTES),
        Format(
            "phoenix",
            "csv",
            phoenix.COLUMNS,
            phoenix.row,
            own.MENTION_COLUMNS,
            own.plain_mentions,
            phoenix.NOTES,
            delimiter=",",
        ),
        Format("acled", "csv", acled.COLUMNS, acled.row, own.MENTION_COLUMNS, own.mentions, acled.NOTES, delimiter=","),
    )
}


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: files and how many rows each holds; `left_out` happenings that the format has no place for."""

    events: Path
    mentions: Path
    codebook: Path
    event_rows: int
    mention_rows: int
    left_out: int = 0


def export_events(happenings: Iterable[Happening], format: str, out: Path, *, bom: bool = False) -> Written:
    """Write events to `out`, and beside it OUT.mentions.SUFFIX and OUT.codebook.md. `bom`: a byte order mark in CSV.

    Raises InputError: export-format (unknown format, or a byte order mark for another than csv), export-library (parquet
    without pyarrow); OutputError.
    """
    if format not in FORMATS:
        raise InputError(f"unknown format {format!r}; choose one of {', '.join(FORMATS)}", code="export-format")
    if bom and format != "csv":
        raise InputError(f"a byte order mark is for csv, not for {format}; leave out --bom", code="export-format")
    kind = FORMATS[format]
    every = [row_of(h) for h in happenings]
    drawn = [(d, cells) for d in every if (cells := kind.row(d)) is not None]
    mentions_path = out.with_name(f"{out.stem}.mentions{out.suffix}")
    codebook_path = out.with_name(f"{out.stem}.codebook.md")
    written = _write(kind, out, kind.columns, (cells for _, cells in drawn), EventRow, bom)
    told = (m for d, _ in drawn for m in kind.mentions(d))
    mentions = _write(kind, mentions_path, kind.mention_columns, told, MentionRow, bom)
    about = columns_of(EventRow) if kind.row is own.row else ()
    with whole_file(codebook_path) as file:
        file.write(codebook(kind.name, kind.columns, kind.notes, {c.name: c.about for c in about}))
    return Written(out, mentions_path, codebook_path, written, mentions, len(every) - len(drawn))


def _write(
    kind: Format, path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]], typed: type, bom: bool
) -> int:
    if kind.name == "jsonl":
        return write_jsonl(path, columns_of(typed), rows)
    if kind.name == "parquet":
        return write_parquet(path, columns_of(typed), rows)
    if kind.name == "csv":
        return write_csv(path, columns_of(typed), rows, bom=bom)
    return write_table(
        path, columns, ([cell(v) for v in r] for r in rows), delimiter=kind.delimiter, header=kind.header
    )
