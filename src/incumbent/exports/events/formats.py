"""The formats by name, and the one way to write any of them: events, mentions, notes and codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from incumbent.errors import InputError
from incumbent.exports.events import gdelt, icews, own, phoenix, polecat
from incumbent.exports.events.codebook import codebook
from incumbent.exports.events.row import EventRow, row_of
from incumbent.exports.files import whole_file, write_table
from incumbent.ledger.happenings import Happening


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its columns in the published order, how a row is made, and what it cannot carry."""

    name: str
    suffix: str
    columns: tuple[str, ...]
    row: Callable[[EventRow], Sequence[str]]
    mention_columns: tuple[str, ...]
    mentions: Callable[[EventRow], Iterable[Sequence[str]]]
    notes: str
    delimiter: str = "\t"
    header: bool = True


FORMATS: dict[str, Format] = {
    f.name: f
    for f in (
        Format("csv", "csv", own.COLUMNS, own.row, own.MENTION_COLUMNS, own.mentions, own.NOTES, delimiter=","),
        Format("parquet", "parquet", own.COLUMNS, own.row, own.MENTION_COLUMNS, own.mentions, own.NOTES),
        Format("jsonl", "jsonl", own.COLUMNS, own.row, own.MENTION_COLUMNS, own.mentions, own.NOTES),
        Format("polecat", "txt", polecat.COLUMNS, polecat.row, own.MENTION_COLUMNS, own.mentions, polecat.NOTES),
        Format(
            "gdelt", "tsv", gdelt.COLUMNS, gdelt.row, gdelt.MENTION_COLUMNS, gdelt.mentions, gdelt.NOTES, header=False
        ),
        Format("icews", "tab", icews.COLUMNS, icews.row, own.MENTION_COLUMNS, own.mentions, icews.NOTES),
        Format(
            "phoenix",
            "csv",
            phoenix.COLUMNS,
            phoenix.row,
            own.MENTION_COLUMNS,
            own.mentions,
            phoenix.NOTES,
            delimiter=",",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Written:
    """What an export wrote: files and how many rows each holds."""

    events: Path
    mentions: Path
    codebook: Path
    event_rows: int
    mention_rows: int


def export_events(happenings: Iterable[Happening], format: str, out: Path) -> Written:
    """Write events to `out`, and beside it OUT.mentions.SUFFIX and OUT.codebook.md.

    Raises InputError: export-format (unknown format, or parquet without pyarrow); OutputError.
    """
    if format not in FORMATS:
        raise InputError(f"unknown format {format!r}; choose one of {', '.join(FORMATS)}", code="export-format")
    kind = FORMATS[format]
    rows = [row_of(h) for h in happenings]
    mentions_path = out.with_name(f"{out.stem}.mentions{out.suffix}")
    codebook_path = out.with_name(f"{out.stem}.codebook.md")
    written = _write(kind, out, kind.columns, (kind.row(r) for r in rows))
    mentions = _write(kind, mentions_path, kind.mention_columns, (m for r in rows for m in kind.mentions(r)))
    with whole_file(codebook_path) as file:
        file.write(codebook(kind.name, kind.columns, kind.notes))
    return Written(out, mentions_path, codebook_path, written, mentions)


def _write(kind: Format, path: Path, columns: Sequence[str], rows: Iterator[Sequence[str]]) -> int:
    if kind.name == "jsonl":
        return own.write_jsonl(path, columns, rows)
    if kind.name == "parquet":
        return own.write_parquet(path, columns, rows)
    return write_table(path, columns, rows, delimiter=kind.delimiter, header=kind.header)
