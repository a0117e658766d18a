"""Files written whole or not at all: into a neighbour first, then moved into place."""

from __future__ import annotations

import csv
import os
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, cast

from incumbent.errors import OutputError

_SQLITE = b"SQLite format 3\0"
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?\Z")


@contextmanager
def whole_file(path: Path, *, newline: str | None = None) -> Iterator[IO[str]]:
    """A UTF-8 text file that appears at `path` only when it is complete. Raises OutputError (output-*)."""
    import io

    with whole_bytes(path) as binary:
        text = io.TextIOWrapper(binary, encoding="utf-8", newline=newline, write_through=True)
        yield text
        text.flush()
        text.detach()


@contextmanager
def whole_bytes(path: Path) -> Iterator[BinaryIO]:
    """A file that appears at `path` only when it is complete; what was there before stays until then.

    A pipe or a device is written to as it is. A ledger is never overwritten. Raises OutputError: output-unwritable,
    output-ledger.
    """
    try:
        target = _target(path)
        if target is None:
            with path.open("wb") as device:
                yield device
            return
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.")
    except OSError as error:
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); choose another --out", code="output-unwritable"
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield cast(BinaryIO, file)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, BrokenPipeError):
            raise
        raise OutputError(
            f"{path}: cannot be written ({error.strerror or error}); is the disk full?", code="output-unwritable"
        ) from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _target(path: Path) -> Path | None:
    """Where the file really is, links followed; None for a pipe or a device. Its folder is made where there is none."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        if target.is_dir():
            raise OutputError(f"{path}: is a folder; give a file with --out", code="output-unwritable")
        return None
    if target.is_file():
        if not os.access(target, os.W_OK):
            raise OutputError(f"{path}: may not be written; choose another --out", code="output-unwritable")
        with target.open("rb") as there:
            if there.read(len(_SQLITE)) == _SQLITE:
                raise OutputError(
                    f"{path}: is a ledger or another database; choose another --out", code="output-ledger"
                )
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _mode(target: Path) -> int:
    """The permissions that the file had, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def one_line(value: str | None) -> str:
    """A cell that no reader of tab or comma separated files can stumble over: no line breaks, tabs or control characters."""
    if not value:
        return ""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def harmless(cell: str) -> str:
    """A cell that no spreadsheet computes: what it would take for a formula begins with an apostrophe; numbers stay.

    >>> harmless("=1+1"), harmless("-12.5")
    ("'=1+1", '-12.5')
    """
    return "'" + cell if cell.startswith(_FORMULA) and not _NUMBER.match(cell) else cell


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[Sequence[str]], *, delimiter: str, header: bool
) -> int:
    """Write rows; how many. Cells of comma-separated tables are harmless in a spreadsheet. Tab-separated tables are
    written unquoted, as their readers expect, so a double quotation mark in a cell becomes a single one.
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
                writer.writerow([harmless(one_line(cell)) for cell in row])
                count += 1
    return count
