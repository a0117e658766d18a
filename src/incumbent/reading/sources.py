"""Paths, patterns, folders and standard input -> readings, in order. One bad input never stops the batch."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from incumbent.errors import InputError
from incumbent.reading.article import to_article
from incumbent.reading.raw import HIDDEN, Found, Skipped
from incumbent.reading.streams import How, read_stream
from incumbent.reading.unpack import BROKEN
from incumbent.records import Article

_PATTERN = re.compile(r"[*?\[]")
_LEDGER_TAILS = ("-wal", "-shm", "-journal")


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read: an article, or the error that says why there is none, or what was passed over.

    `source` names the input. `skipped` says what a file is that holds no article and was not asked for by name.
    """

    source: str
    article: Article | None = None
    error: InputError | None = None
    skipped: str | None = None


def read_articles(
    inputs: Iterable[str | Path],
    *,
    published: str | None = None,
    publisher: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Reading]:
    """Read every input, in order; "-" is standard input. Never raises for a bad input.

    `published` and `publisher` fill what an input lacks; `fields` names the fields of JSON and tables that hold the
    text, title, date and so on, where they have names of their own: {"text": "story_text"}.
    """
    for item in inputs:
        for path in paths(str(item)):
            if isinstance(path, Reading):
                yield path
            else:
                found = str(path) != str(item)
                yield from read_file(path, found=found, published=published, publisher=publisher, fields=fields)


def paths(item: str) -> Iterator[str | Reading]:
    """The files that an input stands for, by path; in place of one that cannot be read, why."""
    if item == "-":
        yield item
        return
    if not item.strip():
        yield _failed('""', "an empty name; give a file, a folder or a pattern", "input-missing")
        return
    if "\0" in item:
        yield _failed(item.replace("\0", "\ufffd"), "no file has such a name; check the path", "input-missing")
        return
    path = Path(item)
    try:
        if path.is_dir():
            yield from _folder(path, item)
        elif path.is_symlink() and not _leads_somewhere(path):
            yield _failed(item, "a link that leads to no file; mend it, or name the file itself", "input-missing")
        elif path.exists():
            yield item
        elif _PATTERN.search(item) and (matches := _matching(item)):
            yield from matches
        else:
            yield _failed(item, "no such file or folder; check the path", "input-missing")
    except OSError as error:
        yield _failed(item, f"cannot be opened ({error.strerror or error}); check its permissions", "input-unreadable")


def _matching(pattern: str) -> list[str]:
    """Files that a pattern names; `**` goes into folders but never through links to folders, which may lead round."""
    whole = Path(pattern)
    rest = str(whole.relative_to(whole.anchor)) if whole.anchor else pattern
    if rest.endswith("**"):
        rest += "/*"
    try:
        found = sorted(Path(whole.anchor or ".").glob(rest))
    except (ValueError, NotImplementedError, IndexError):  # a pattern that is none
        return []
    hidden = any(part.startswith(".") for part in Path(rest).parts)
    files = [p for p in found if p.is_file() and (hidden or not any(part.startswith(".") for part in p.parts))]
    return [str(p) for p in files if not p.name.endswith(_LEDGER_TAILS)]


def _folder(path: Path, item: str) -> Iterator[str | Reading]:
    """The files of a folder and of those in it, by path; what cannot be read or is passed over is told."""
    closed: list[OSError] = []
    inside: list[Path] = []
    for at, folders, names in os.walk(path, onerror=closed.append):
        hidden = sorted(name for name in (*folders, *names) if name.startswith("."))
        yield from (_passed_over(str(Path(at) / name), HIDDEN) for name in hidden)
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        inside += [Path(at) / name for name in names if not name.startswith(".")]
        yield from (
            _passed_over(str(Path(at) / f), "a link to a folder") for f in folders if (Path(at) / f).is_symlink()
        )
    for error in closed:
        why = f"this folder cannot be opened ({error.strerror or error}); check its permissions"
        yield _failed(str(error.filename), why, "input-unreadable")
    for file in sorted(inside):
        if not _leads_somewhere(file):
            yield _failed(str(file), "a link that leads to no file; mend or remove it", "input-missing")
        elif not file.is_file():
            yield _passed_over(str(file), "no regular file")
        elif file.name.endswith(_LEDGER_TAILS):
            yield _passed_over(str(file), "a part of a SQLite database")
        else:
            yield str(file)
    if not inside and not closed:
        yield _failed(item, "the folder holds no files", "input-empty")


def _leads_somewhere(path: Path) -> bool:
    """False for a link to nothing, and for links in a loop. Raises PermissionError where that cannot be seen."""
    try:
        return path.exists()
    except RuntimeError:  # how Python up to 3.12 tells of some loops
        return False


def _failed(source: str, why: str, code: str) -> Reading:
    return Reading(source, error=InputError(f"{source}: {why}", code=code))


def _passed_over(source: str, what: str) -> Reading:
    return Reading(source, skipped=what)


def read_file(
    path: str,
    *,
    found: bool,
    published: str | None = None,
    publisher: str | None = None,
    fields: Mapping[str, str] | None = None,
) -> Iterator[Reading]:
    """As `read_articles`, for one of the files that `paths` gives. `found`: in a folder, not named by the user."""
    source = "<stdin>" if path == "-" else path
    how = How(dict(fields or {}), found)
    try:
        if path == "-":
            yield from _readings(sys.stdin.buffer, "", source, how, published, publisher)
            return
        with Path(path).open("rb") as stream:
            yield from _readings(stream, Path(path).name, source, how, published, publisher)
    except InputError as error:
        yield Reading(source, error=error)
    except BROKEN as error:
        yield _failed(
            source, f"cannot be read ({getattr(error, 'strerror', None) or error}); check it", "input-unreadable"
        )


def _readings(
    stream: BinaryIO, name: str, source: str, how: How, published: str | None, publisher: str | None
) -> Iterator[Reading]:
    for found in read_stream(stream, name, source, how):
        yield _reading(found, source, published, publisher)


def _reading(found: Found, source: str, published: str | None, publisher: str | None) -> Reading:
    if isinstance(found, InputError):
        return Reading(source, error=found)
    if isinstance(found, Skipped):
        return Reading(found.source, skipped=found.what)
    try:
        return Reading(source, to_article(found, source, published=published, publisher=publisher))
    except InputError as error:
        return Reading(source, error=error)
