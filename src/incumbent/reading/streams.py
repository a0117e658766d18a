"""One opened stream -> what it holds: the format is told by its first bytes and its reader is called."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from incumbent.errors import InputError
from incumbent.reading.decode import decode, encoding_of
from incumbent.reading.fields import from_fields
from incumbent.reading.kinds import Kind, kind_of, may_be_article
from incumbent.reading.raw import Finds, Found, RawArticle, Skipped
from incumbent.reading.unpack import HEAD, opened, read_all
from incumbent.records import Problem

MAX_TEXT = 2_000_000  # characters of one article
MAX_DOCUMENT = 120_000_000  # bytes of a format that must be held whole
# What Markdown pages begin with: fields between two lines of three hyphens.
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n((?:[\w -]{1,60}:.{0,2000}\n|[ \t]*-.{0,2000}\n){1,60})---[ \t]*\r?\n")
_LINE = 4 * 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class How:
    """How to read: names of fields given by the user; whether the input was found in a folder or archive, not named."""

    mapping: Mapping[str, str] = field(default_factory=dict)
    found: bool = False
    depth: int = 0

    def inside(self) -> How:
        return replace(self, found=True, depth=self.depth + 1)


def read_stream(stream: BinaryIO, name: str, source: str, how: How) -> Finds:
    """Everything a stream holds. Raises InputError, and whatever reading a damaged stream raises (unpack.BROKEN)."""
    stream, head = opened(stream, source)
    whole = len(head) < HEAD
    if head.startswith(b'{"version":') and b'"coder":' in head[:100]:
        if not how.found:
            raise InputError(f"{source}: records that incumbent wrote, not articles", code="input-record")
        yield Skipped(source, "records that incumbent wrote")
        return
    try:
        kind = kind_of(head, name, source, whole=whole)
    except InputError as error:
        if how.found and error.code in ("input-format", "input-binary"):
            yield Skipped(source, _what(str(error), source))
            return
        raise _named(error, source) from None
    if how.found and not may_be_article(name, kind):
        yield Skipped(source, "text under a name that does not say so (name the file itself to read it)")
        return
    if kind in _STREAMED:
        yield from _STREAMED[kind](stream, head, source, how)
        return
    if kind is Kind.TEXT and not whole:
        data = read_all(stream, 4 * MAX_TEXT + 4, source) if len(head) == HEAD else head
    else:
        data = read_all(stream, MAX_DOCUMENT, source)
    if kind in _WHOLE_BYTES:
        yield from _WHOLE_BYTES[kind](data, source, how)
        return
    text, problem = decode(data, source)
    del data  # the text is as large again
    for found in _of_text(kind, text, source, how):
        yield _with_problem(found, problem)


def _with_problem(found: Found, problem: Problem | None) -> Found:
    if problem and isinstance(found, RawArticle):
        found.problems = (problem, *found.problems)
    return found


def _what(message: str, source: str) -> str:
    return message.removeprefix(f"{source}: ").removeprefix("this is ").partition(";")[0]


def _named(error: InputError, source: str) -> InputError:
    said = str(error)
    return error if source in said else InputError(f"{source}: {said}", code=error.code)


def _of_text(kind: Kind, text: str, source: str, how: How) -> Finds:
    if kind is Kind.JSON:
        from incumbent.reading.objects import read_json

        yield from read_json(text, source, how.mapping)
    elif kind is Kind.HTML:
        from incumbent.reading.html import read_page

        yield from read_page(text, source)
    elif kind is Kind.EXPORT:
        from incumbent.reading.nexis import read_export

        yield from read_export(text, source)
    elif len(text) > MAX_TEXT:
        yield InputError(
            f"{source}: {len(text):,} characters; no article is longer than {MAX_TEXT:,}; split it into articles",
            code="input-too-long",
        )
    elif match := _FRONT.match(text):
        lines = (line.partition(":") for line in match[1].split("\n"))
        said = {name.strip(): value.strip().strip("\"'") for name, colon, value in lines if colon}
        made = from_fields({**said, "text": text[match.end() :]}, source, how.mapping)
        yield made
    else:
        yield RawArticle(text, scraped=True)


def _json_lines(stream: BinaryIO, head: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.objects import read_lines

    encoding, problem = encoding_of(head, source, whole=False)
    if encoding.startswith(("utf-16", "utf-32")):
        text, problem = decode(read_all(stream, MAX_DOCUMENT, source), source)
        finds = read_lines(text.split("\n"), source, how.mapping)
    else:
        finds = read_lines(_lines(stream, encoding), source, how.mapping)
    for found in finds:
        yield _with_problem(found, problem)


def _lines(stream: BinaryIO, encoding: str) -> Iterator[str | None]:
    """Lines of a stream, None for one too long; bytes that are not of the encoding are shown as the replacement character."""
    first = True
    while line := stream.readline(_LINE):
        if len(line) >= _LINE and not line.endswith(b"\n"):
            while (rest := stream.readline(1_000_000)) and not rest.endswith(b"\n"):
                pass
            yield None
            continue
        yield line.decode("utf-8-sig" if first and encoding == "utf-8" else encoding, errors="replace")
        first = False


def _table(stream: BinaryIO, head: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.rows import MAX_CELL, read_table

    encoding, problem = encoding_of(head, source, whole=len(head) < HEAD)
    text = io.TextIOWrapper(stream, encoding, errors="replace", newline=None)
    lines = iter(lambda: text.readline(MAX_CELL), "")
    for found in read_table(lines, source, how.mapping):
        yield _with_problem(found, problem)


def _warc(stream: BinaryIO, head: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.warc import read_warc

    return read_warc(stream, source)


def _tar(stream: BinaryIO, head: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.archives import read_tar

    return read_tar(stream, source, how, read_stream)


def _zip(stream: BinaryIO, head: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.archives import read_zip

    return read_zip(stream, source, how, read_stream)


def _mailbox(stream: BinaryIO, head: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.mail import read_mailbox

    return read_mailbox(stream, source)


def _mail(data: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.mail import read_mail

    return read_mail(data, source)


def _feed(data: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.feeds import read_feed

    return read_feed(data, source)


def _opml(data: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.feeds import read_opml

    return read_opml(data, source)


def _nitf(data: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.wire import read_nitf

    return read_nitf(data, source)


def _newsml(data: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.wire import read_newsml

    return read_newsml(data, source)


def _pdf(data: bytes, source: str, how: How) -> Finds:
    from incumbent.reading.documents import read_pdf

    return read_pdf(data, source)


_STREAMED: dict[Kind, Callable[[BinaryIO, bytes, str, How], Finds]] = {
    Kind.JSON_LINES: _json_lines,
    Kind.TABLE: _table,
    Kind.WARC: _warc,
    Kind.TAR: _tar,
    Kind.ZIP: _zip,
    Kind.MAILBOX: _mailbox,
}
_WHOLE_BYTES: dict[Kind, Callable[[bytes, str, How], Finds]] = {
    Kind.MAIL: _mail,
    Kind.FEED: _feed,
    Kind.OPML: _opml,
    Kind.NITF: _nitf,
    Kind.NEWSML: _newsml,
    Kind.PDF: _pdf,
}
