"""Our own columns, for csv, parquet and jsonl: everything an event carries, and the mentions that tell it."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from incumbent.errors import InputError, OutputError
from incumbent.exports.events.row import EventRow
from incumbent.exports.files import one_line, whole_file
from incumbent.records import Size

COLUMNS = (
    "event_id", "date", "date_earliest", "date_latest", "type", "mode", "contexts", "quad", "quad_code", "score", "status",
    "said_by", "source", "source_country", "source_sector", "source_known_as", "target", "target_country", "target_sector",
    "target_known_as", "place", "people_min", "people_max", "killed_min", "killed_max", "injured_min", "injured_max",
    "arrested_min", "arrested_max", "trigger", "quote", "article_id", "url", "publisher", "published", "articles",
    "independent_articles", "confidence",
)  # fmt: skip

MENTION_COLUMNS = (
    "event_id", "mention_id", "article_id", "url", "publisher", "published", "duplicate_of", "type", "status", "said_by", "date",
    "trigger", "trigger_start", "trigger_end", "quote", "quote_start", "quote_end", "why",
)  # fmt: skip

NOTES = (
    "Everything an event of the record carries. One row is one happening, told by one or several articles; the mentions table has "
    "one row an article that tells it, with character offsets into the article's text. `date` is a day, month, year or interval; "
    "`date_earliest` falls back on the day of publication where the text gives no date, `date` is then empty."
)


def row(r: EventRow) -> Sequence[str]:
    e = r.event
    return (
        r.id, str(e.date or ""), _iso(r.day), _iso(r.last_day), e.type, e.mode or "", ";".join(e.contexts), r.info.quad,
        r.quad_code, f"{r.intensity:g}", e.status, e.said_by or "", r.source.name, r.source.country, r.source.sector,
        r.source.known_as, r.target.name, r.target.country, r.target.sector, r.target.known_as, e.place or "", *_sizes(e.size),
        e.trigger.quote, e.evidence.quote, e.article, e.url or "", e.publisher or "", e.published or "",
        str(r.happening.articles), str(r.happening.independent), f"{e.confidence:.3f}",
    )  # fmt: skip


def _iso(day: object) -> str:
    return "" if day is None else str(day)


def _sizes(size: Size | None) -> list[str]:
    cells: list[str] = []
    for pair in (size.people, size.killed, size.injured, size.arrested) if size else (None,) * 4:
        cells += [str(pair[0]), str(pair[1])] if pair else ["", ""]
    return cells


def mentions(r: EventRow) -> Iterator[Sequence[str]]:
    for e, why in zip(r.happening.events, r.happening.why, strict=True):
        yield (
            r.id, e.id, e.article, e.url or "", e.publisher or "", e.published or "", e.duplicate_of or "", e.type, e.status,
            e.said_by or "", str(e.date or ""), e.trigger.quote, str(e.trigger.start), str(e.trigger.end), e.evidence.quote,
            str(e.evidence.start), str(e.evidence.end), why,
        )  # fmt: skip


def write_jsonl(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """One object a row; empty cells are null."""
    count = 0
    with whole_file(path) as file:
        for cells in rows:
            file.write(
                json.dumps(dict(zip(columns, (c or None for c in cells), strict=True)), ensure_ascii=False) + "\n"
            )
            count += 1
    return count


def write_parquet(path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """All columns as text, so that no reader guesses at codes. Needs pyarrow. Raises InputError (export-format)."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise InputError(
            "parquet needs the extra: pip install 'incumbent[parquet]'; or choose --format csv", code="export-format"
        ) from error
    cells = [[one_line(c) or None for c in row] for row in rows]
    table = pa.table({name: pa.array([row[i] for row in cells], pa.string()) for i, name in enumerate(columns)})
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    try:
        pq.write_table(table, temporary)
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error}); is the disk full?", code="output-unwritable"
        ) from error
    finally:
        Path(temporary).unlink(missing_ok=True)
    return len(cells)
