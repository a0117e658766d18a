"""Files written whole or not at all: into a neighbour first, then moved into place."""

from __future__ import annotations

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from incumbent.errors import InputError


@contextmanager
def whole_path(path: Path) -> Iterator[Path]:
    """A neighbour to write to, which takes the place of `path` when all went well. Raises InputError (export-unwritable)."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        os.close(handle)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); choose another --out", code="export-unwritable"
        ) from error
    temporary = Path(name)
    try:
        yield temporary
        temporary.chmod(0o644)
        temporary.replace(path)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); is the disk full?", code="export-unwritable"
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path, *, newline: str | None = None) -> Iterator[IO[str]]:
    """A text file that appears at `path` only when it is complete. Raises InputError (export-unwritable)."""
    with whole_path(path) as temporary, temporary.open("w", encoding="utf-8", newline=newline) as file:
        yield file


def one_line(value: str | None) -> str:
    """A cell that no reader of tab or comma separated files can stumble over: no line breaks, tabs or control characters."""
    if not value:
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str, header: bool
) -> int:
    """Write rows; how many. Tab-separated tables are written unquoted, as their readers expect, so a double
    quotation mark in a cell becomes a single one.
    """
    count = 0
    with whole_file(path, newline="") as file:
        if delimiter == "\t":
            if header:
                file.write("\t".join(columns) + "\n")
            for row in rows:
                file.write("\t".join(one_line(cell).replace('"', "'") for cell in row) + "\n")
                count += 1
        else:
            writer = csv.writer(file, lineterminator="\n")
            if header:
                writer.writerow(columns)
            for row in rows:
                writer.writerow([one_line(cell) for cell in row])
                count += 1
    return count
