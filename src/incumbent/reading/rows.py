"""Tables (CSV, TSV and their kin) -> raw articles, row by row; a row with a fault is named with its line, the rest is read.

A quotation mark that is never closed would swallow every row after it: such a row is told, and reading goes on with the
line below.
"""

from __future__ import annotations

import csv
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping

from incumbent.errors import InputError
from incumbent.reading.fields import from_fields, known_field
from incumbent.reading.raw import Finds, RawArticle

_DELIMITERS = ",;\t|"
_SEP = re.compile(r"\s*sep=(.)\s*\Z")
_MOST_FAULTS = 200
_MOST_LINES = 20_000  # that one row may have
MAX_CELL = 4_000_000
_LONG = 200_000


class Lines:
    """The lines of a table, read when they are looked at and forgotten when they are done, so that it may be of any size."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._rest = iter(lines)
        self._kept: deque[str] = deque()
        self._first = 0

    def has(self, n: int) -> bool:
        while n >= self._first + len(self._kept):
            line = next(self._rest, None)
            if line is None:
                return False
            self._kept.append(line.removesuffix("\n").replace("\0", ""))
        return True

    def __getitem__(self, n: int) -> str:
        return self._kept[n - self._first]

    def forget(self, n: int) -> None:
        """Let go of the lines before this one."""
        while self._first < n and self._kept:
            self._kept.popleft()
            self._first += 1


def read_table(table: Iterable[str], source: str, mapping: Mapping[str, str] | None = None) -> Finds:
    """A table with a header row, by its lines; the delimiter is comma, semicolon, tab or bar, or what a first line `sep=` says."""
    csv.field_size_limit(MAX_CELL)
    lines = Lines(table)
    start = 0
    delimiter = None
    if lines.has(0) and (match := _SEP.match(lines[0].lstrip("\ufeff"))):
        delimiter, start = match[1], 1
    while lines.has(start) and not lines[start].strip("\ufeff \t"):
        start += 1
    if not lines.has(start):
        yield InputError(f"{source}: holds no articles", code="input-empty")
        return
    delimiter = delimiter or _delimiter(lines[start].lstrip("\ufeff"))
    rows = _rows(lines, start, delimiter)
    header: list[str] | None = None
    articles = faults = 0
    for line, row in rows:
        where = f"{source} line {line}"
        if isinstance(row, str):
            faults += 1
            if header is None or faults > _MOST_FAULTS:
                yield InputError(
                    f"{where}: {row}; the rest is not read: save the table again with quoted fields", code="input-csv"
                )
                return
            yield InputError(f"{where}: {row}; mend this row", code="input-csv")
        elif header is None:
            header = [name.strip().strip("\ufeff").strip('"') for name in row]
        elif any(cell.strip() for cell in row):
            if any(cell.strip() for cell in row[len(header) :]):
                faults += 1
                yield InputError(
                    f"{where}: {len(row)} cells under {len(header)} names; quote the field that holds the delimiter "
                    f"{delimiter!r}", code="input-csv",
                )  # fmt: skip
                continue
            articles += 1
            made = from_fields(dict(_named(header, row)), where, mapping)
            if isinstance(made, RawArticle):
                made.where = f"line {line}"
            yield made
    if not articles and not faults:
        yield InputError(f"{source}: holds no articles: there is no row under the header", code="input-empty")


def _named(header: list[str], row: list[str]) -> Iterator[tuple[str, str]]:
    """Cells with their names; the first of two columns of one name counts, columns without a name are left out."""
    seen: set[str] = set()
    for name, cell in zip(header, row, strict=False):
        if name and name not in seen and not name.startswith("Unnamed:"):
            seen.add(name)
            yield name, cell


def _delimiter(header: str) -> str:
    """The delimiter under which the header has the most names that are known, then the most names."""

    def known(delimiter: str) -> tuple[int, int]:
        names = next(csv.reader([header], delimiter=delimiter), [])
        return len({k for n in names if (k := known_field(n))}), len(names)

    return max(_DELIMITERS, key=known)


def _rows(lines: Lines, start: int, delimiter: str) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the number of its first line; in place of a row with a fault, what the fault is."""
    at = start
    width = 0
    while lines.has(at):
        lines.forget(at)
        if not lines[at].strip():
            at += 1
            continue
        row, after = _row(lines, at, delimiter)
        if '\\"' in lines[at] and (row is None or (width and len(row) != width)):
            escaped = _row(lines, at, delimiter, escape="\\")
            if escaped[0] is not None and len(escaped[0]) == width:
                row, after = escaped
        if row is None or (width and after > at + 1 and len(row) != width):
            lenient = _lenient(lines[at], delimiter)
            sound = lines[at].count('"') % 2 == 0 and (not width or len(lenient) == width)
            if sound or (row is None and width and len(lenient) == width and not _opens(lines[at], delimiter)):
                yield at + 1, lenient
            else:
                yield at + 1, "a quotation mark opens a field and is not closed"
            at += 1
            continue
        width = width or len(row)
        yield at + 1, row
        at = after


def _lenient(line: str, delimiter: str) -> list[str]:
    """The cells of one line by itself; a quotation mark ends a field only where a delimiter or the line's end follows."""
    if len(line) > _LONG or len(delimiter) != 1:
        return next(csv.reader([line], delimiter=delimiter), [])
    cells: list[str] = []
    at = 0
    while True:
        end = -1
        if line[at : at + 1] == '"':
            end = line.find(f'"{delimiter}', at + 1)
            if end < 0 and line.endswith('"') and len(line) > at + 1:
                end = len(line) - 1
        if end >= 0:
            cells.append(line[at + 1 : end].replace('""', '"'))
            at = end + 1
        else:
            end = line.find(delimiter, at)
            cells.append(line[at:] if end < 0 else line[at:end])
            at = len(line) if end < 0 else end
        if at >= len(line):
            return cells
        at += 1


def _opens(line: str, delimiter: str) -> bool:
    """Whether a quotation mark at the beginning of a field is the last that means anything in this line."""
    return bool(re.search(rf'(?:^|{re.escape(delimiter)})"[^"]*\Z', line))


def _row(lines: Lines, at: int, delimiter: str, escape: str | None = None) -> tuple[list[str] | None, int]:
    """The row that begins at this line and the line after it; None where a quotation mark is wrong.

    `escape`: what makes a quotation mark after it a letter, as some databases write it.
    """
    used = 0

    def following() -> Iterator[str]:
        nonlocal used
        while used < _MOST_LINES and lines.has(at + used):
            used += 1
            yield lines[at + used - 1] + "\n"

    try:
        row = next(csv.reader(following(), delimiter=delimiter, strict=True, escapechar=escape))
    except (csv.Error, StopIteration):
        return None, at + 1
    return [cell.removesuffix("\n") if cell.endswith("\n") else cell for cell in row], at + used
