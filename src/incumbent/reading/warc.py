"""Web archives (WARC, ARC) -> one article a page: the response's HTML, its date from the page, else the day it was fetched."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from incumbent.errors import InputError
from incumbent.reading.decode import decode
from incumbent.reading.html import read_page
from incumbent.reading.raw import Finds, Skipped
from incumbent.reading.unpack import BROKEN
from incumbent.records import Problem

MAX_PAGE = 20_000_000  # bytes of one response
_HTML = ("text/html", "application/xhtml")
_HTTP = StatusAndHeadersParser(["HTTP/"], verify=False)
# Kinds of record that stand for a page and do not hold it; "resource" is one without what the server said.
_WITHOUT_PAGE = {
    "revisit": "repeated visits",
    "conversion": "texts made from pages (WET); give the archive of the pages",
}
_LEAST = 200  # characters: a shorter text on an archived page is a notice, not an article


def read_warc(stream: BinaryIO, source: str) -> Finds:
    """Every page of an archive that holds an article; what holds none is counted by its kind."""
    left_out: Counter[str] = Counter()
    pages = 0
    try:
        for n, record in enumerate(_records(stream), start=1):
            if record.rec_type in _WITHOUT_PAGE:
                left_out[_WITHOUT_PAGE[record.rec_type]] += 1
            if record.rec_type not in ("response", "resource"):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            where = f"{source} record {n} ({url[:200]})"
            status, kind = _said(record)
            if not kind.lower().startswith(_HTML):
                left_out["responses that are no HTML pages"] += 1
            elif status != "200":
                left_out["pages that were not there (errors, redirections)"] += 1
            else:
                pages += 1
                yield from _page(record, url, kind, where, left_out)
    except (*_DAMAGED, *BROKEN) as error:
        yield InputError(
            f"{source}: the archive is damaged after page {pages} ({str(error)[:200]}); what stood before was read",
            code="input-unreadable",
        )
    for what, number in sorted(left_out.items()):
        yield Skipped(source, f"{number} {what}")
    if not pages:
        yield InputError(f"{source}: holds no articles: there is no HTML page in it", code="input-empty")


# What warcio raises over archives that are not as they should be, beside its own errors.
_DAMAGED = (
    ValueError,
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    ArchiveLoadFailed,
    StatusAndHeadersParserException,
)


def _records(stream: BinaryIO) -> Iterator[Any]:
    """The records of an archive; what warcio would print about their ends is not printed."""
    archive = iter(ArchiveIterator(stream, arc2warc=True, no_record_parse=True))
    while True:
        with contextlib.redirect_stderr(io.StringIO()):
            record = next(archive, None)
        if record is None:
            return
        yield record


def _said(record: Any) -> tuple[str, str]:
    """Status and content type by the response's own header; a header that is broken is no page."""
    if record.rec_type == "resource":
        return "200", record.rec_headers.get_header("Content-Type") or ""
    try:
        record.http_headers = _HTTP.parse(record.raw_stream)
    except (EOFError, *_DAMAGED):
        return "", ""
    return record.http_headers.get_statuscode(), record.http_headers.get_header("Content-Type") or ""


def _page(record: Any, url: str, kind: str, where: str, left_out: Counter[str]) -> Finds:
    try:
        data = record.content_stream().read(MAX_PAGE + 1)
    except (*_DAMAGED, *BROKEN) as error:
        yield InputError(f"{where}: cannot be unpacked ({error}); fetch the page again", code="input-unreadable")
        return
    if len(data) > MAX_PAGE:
        yield InputError(f"{where}: larger than {MAX_PAGE:,} bytes; no page is so long", code="input-too-long")
        return
    charset = kind.partition("charset=")[2].split(";")[0] or None
    try:
        text, problem = decode(data, where, charset)
        articles = read_page(text, where, url=url or None, least=_LEAST)
    except InputError as error:
        if error.code in ("input-no-article", "input-empty"):
            left_out["pages without an article"] += 1
        else:
            yield error
        return
    for article in articles:
        article.where = url
        if problem:
            article.problems = (problem, *article.problems)
        fetched = record.rec_headers.get_header("WARC-Date")
        if not article.published and fetched:
            article.published = fetched
            said = f"{where}: the page names no date; dated by the day it was fetched"
            article.problems = (*article.problems, Problem("date-of-visit", said))
        yield article
