"""Paths, globs, folders and standard input -> readings, in order. One bad input never stops the batch."""

from __future__ import annotations

import bz2
import glob
import gzip
import lzma
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from incumbent.errors import InputError
from incumbent.reading.article import MAX_TEXT, to_article
from incumbent.reading.decode import decode
from incumbent.reading.html import looks_html, read_html
from incumbent.reading.raw import RawArticle
from incumbent.reading.tables import read_csv, read_json, read_jsonl
from incumbent.records import Article, Problem

SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".html",
    ".htm",
    ".xhtml",
    ".json",
    ".jsonl",
    ".ndjson",
    ".csv",
    ".tsv",
)
PACKED = (".gz", ".xz", ".bz2")
MAX_FILE = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read: an article, or the error that says why there is none. `source` names the input."""

    source: str
    article: Article | None = None
    error: InputError | None = None


def read_articles(
    inputs: Iterable[str | Path], *, published: str | None = None, publisher: str | None = None
) -> Iterator[Reading]:
    """Read every input, in order; "-" is standard input. Never raises for a bad input.

    `published` and `publisher` fill what an input lacks.
    """
    for item in inputs:
        for path in _paths(str(item)):
            if isinstance(path, Reading):
                yield path
            else:
                yield from _read(path, published, publisher)


def _paths(item: str) -> Iterator[str | Reading]:
    if item == "-":
        yield item
        return
    path = Path(item)
    try:
        if path.is_dir():
            yield from _folder(path, item)
        elif path.is_symlink() and not _leads_somewhere(path):
            yield _failed(item, "a link that leads to no file; mend it, or name the file itself", "input-missing")
        elif path.exists():
            yield item
        elif matches := sorted(glob.glob(item, recursive=True)):  # noqa: PTH207 (patterns may be absolute)
            yield from (m for m in matches if Path(m).is_file())
        else:
            yield _failed(item, "no such file or folder; check the path", "input-missing")
    except OSError as error:
        yield _failed(item, f"cannot be opened ({error.strerror or error}); check its permissions", "input-unreadable")


def _folder(path: Path, item: str) -> Iterator[str | Reading]:
    """The articles' files of a folder and of those in it, by path; folders and links that lead nowhere are told."""
    closed: list[OSError] = []
    inside = [Path(at) / name for at, _, names in os.walk(path, onerror=closed.append) for name in names]
    for error in closed:
        why = f"this folder cannot be opened ({error.strerror or error}); check its permissions"
        yield _failed(str(error.filename), why, "input-unreadable")
    files = sorted(p for p in inside if _kind(p.name))
    for file in files:
        if not _leads_somewhere(file):
            yield _failed(str(file), "a link that leads to no file; mend or remove it", "input-missing")
        elif file.is_file():
            yield str(file)
    if not files and not closed:
        empty = next(path.iterdir(), None) is None
        yield _failed(
            item, "the folder is empty" if empty else f"no file in it ends in {', '.join(SUFFIXES)}", "input-empty"
        )


def _leads_somewhere(path: Path) -> bool:
    """False for a link to nothing, and for links in a loop. Raises PermissionError where that cannot be seen."""
    try:
        return path.exists()
    except RuntimeError:  # how Python up to 3.12 tells of some loops
        return False


def _failed(source: str, why: str, code: str) -> Reading:
    return Reading(source, error=InputError(f"{source}: {why}", code=code))


def _kind(name: str) -> str | None:
    """The suffix that decides the format, packing aside; None for files that are none of ours."""
    name = name.lower()
    for packed in PACKED:
        name = name.removesuffix(packed)
    return next((s for s in SUFFIXES if name.endswith(s)), None)


def _read(path: str, published: str | None, publisher: str | None) -> Iterator[Reading]:
    source = "<stdin>" if path == "-" else path
    try:
        if _kind(path) in (".jsonl", ".ndjson"):
            with _open(path) as stream:
                raws = read_jsonl(_lines(stream), source)
                yield from (_reading(raw, source, published, publisher, None) for raw in raws)
            return
        with _open(path) as stream:
            data = stream.read(MAX_FILE)
        text, problem = decode(data, source)
        for raw in _parse(text, source, _kind(path)):
            yield _reading(raw, source, published, publisher, problem)
    except InputError as error:
        yield Reading(source, error=error)
    except (OSError, EOFError) as error:
        yield _failed(
            source, f"cannot be read ({getattr(error, 'strerror', None) or error}); check it", "input-unreadable"
        )


def _open(path: str) -> IO[bytes]:
    if path == "-":
        return sys.stdin.buffer
    packed = Path(path).suffix.lower()
    if packed == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    if packed == ".xz":
        return lzma.open(path, "rb")
    if packed == ".bz2":
        return bz2.open(path, "rb")
    return Path(path).open("rb")


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Lines of a stream; bytes that are not UTF-8 are shown as the replacement character."""
    first = True
    for line in stream:
        text = line.decode("utf-8-sig" if first else "utf-8", errors="replace")
        first = False
        yield text


def _parse(text: str, source: str, kind: str | None) -> Iterator[RawArticle | InputError]:
    if kind in (".json",) or (kind is None and text.lstrip()[:1] in ("{", "[")):
        yield from read_json(text, source)
    elif kind in (".csv", ".tsv"):
        yield from read_csv(text, source)
    elif kind in (".html", ".htm", ".xhtml") or looks_html(text):
        yield read_html(text, source)
    elif len(text) > MAX_TEXT:
        yield InputError(
            f"{source}: {len(text):,} characters; no article is longer than {MAX_TEXT:,}; split it into articles",
            code="input-too-long",
        )
    else:
        yield RawArticle(text, scraped=True)


def _reading(
    raw: RawArticle | InputError, source: str, published: str | None, publisher: str | None, problem: Problem | None
) -> Reading:
    if isinstance(raw, InputError):
        return Reading(source, error=raw)
    try:
        return Reading(source, to_article(raw, source, published=published, publisher=publisher, problem=problem))
    except InputError as error:
        return Reading(source, error=error)
