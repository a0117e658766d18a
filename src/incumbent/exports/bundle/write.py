"""The bundle's folder: written beside its place, then moved into it."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from incumbent import __version__
from incumbent.errors import OutputError
from incumbent.exports.bundle.contents import TABLES, Contents, source_of
from incumbent.exports.bundle.croissant import croissant
from incumbent.exports.bundle.described import Described, File, Labels, file_of
from incumbent.exports.bundle.frictionless import datapackage
from incumbent.exports.events.codebook import types
from incumbent.exports.tables.files import LIST, write_csv, write_parquet
from incumbent.exports.tables.frames import library
from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import newest_reading
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen

DESCRIPTION = (
    "Who takes, holds and leaves which public office, who did what to whom, and who said what, as read by machine from "
    "{articles} news articles. Every row names the words that say it. Coders make mistakes: confidence and status say how "
    "sure a row is, and the words let anybody check. The words of articles belong to their publishers."
)


@dataclass(frozen=True, slots=True)
class Bundle:
    """What was written: the folder, how many rows each table has, and how many were passed over as unlikely."""

    folder: Path
    rows: dict[str, int]
    left_out: int = 0


def export_bundle(
    ledger: Ledger,
    out: Path,
    *,
    parquet: bool = False,
    bom: bool = False,
    labels: Labels | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> Bundle:
    """Write the bundle to `out`, a folder that is not there yet or is empty. `parquet`: that too; `bom`: a byte order
    mark in CSV; `seen`: how far changes, tenures, events and disagreements must be believed.

    Raises InputError: export-library (Parquet without pyarrow); OutputError: output-exists, output-unwritable.
    """
    if parquet:
        library("pyarrow")
    with whole_folder(out) as folder:
        source = source_of(ledger, seen)
        files: dict[str, File] = {}
        counts: dict[str, int] = {}
        for table in TABLES:
            names = [f.name for f in fields(table.kind)]
            rows = [tuple(getattr(row, n) for n in names) for row in table.rows(source)]
            path = folder / f"{table.name}.csv"
            counts[table.name] = write_csv(path, table.columns, rows, bom=bom)
            files[path.name] = file_of(path, len(rows))
            if parquet:
                path = folder / f"{table.name}.parquet"
                write_parquet(path, table.columns, rows)
                files[path.name] = file_of(path, len(rows))
        described = Described(
            labels or Labels(), DESCRIPTION.format(articles=counts["articles"]), __version__,
            newest_reading(ledger.store), TABLES, files,
        )  # fmt: skip
        (folder / "codebook.md").write_text(codebook(described), encoding="utf-8")
        _write_json(folder / "datapackage.json", datapackage(described))
        _write_json(folder / "croissant.json", croissant(described))
    return Bundle(out, counts, source.left_out())


def codebook(d: Described) -> str:
    """Markdown: every table with its columns, then the types of events."""
    lines = [f"# {d.labels.title}", "", d.description, ""]
    lines += [f"Made with incumbent {d.version}. Lists are parted by `{LIST}` in CSV; an empty cell is not known.", ""]
    for table in d.tables:
        lines += _table(table, d.files[f"{table.name}.csv"].rows)
    return "\n".join([*lines, *types()])


def _table(table: Contents, rows: int) -> list[str]:
    joins = [f"`{column}` joins `{to}`" for column, to in table.joins]
    lines = [f"## {table.name} ({rows:,} rows)", "", table.about + (f" {'; '.join(joins)}." if joins else ""), ""]
    lines += ["| column | type | meaning |", "|---|---|---|"]
    lines += [f"| `{c.name}` | {c.kind} | {c.about} |" for c in table.columns]
    return [*lines, ""]


def _write_json(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """A folder beside `out` that takes its place when all went well. Raises OutputError (output-exists, output-unwritable)."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise OutputError(f"{out} is there already and not empty; name a new folder with --out", code="output-exists")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}."))
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be written ({error.strerror}); choose another --out", code="output-unwritable"
        ) from error
    try:
        yield temporary
        temporary.chmod(0o755)
        temporary.replace(out)
    except OSError as error:
        raise OutputError(
            f"{out}: cannot be written ({error.strerror}); is the disk full?", code="output-unwritable"
        ) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
