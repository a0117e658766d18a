"""Web archives (WARC, ARC) -> one article a page: the response's HTML, its date from the page, else the day it was fetched."""

from __future__ import annotations

from collections import Counter
from typing import Any, BinaryIO

from incumbent.errors import InputError
from incumbent.reading.decode import decode
from incumbent.reading.html import read_page
from incumbent.reading.raw import Finds, Skipped
from incumbent.reading.unpack import BROKEN
from incumbent.records import Problem

MAX_PAGE = 20_000_000  # bytes of one response
_HTML = ("text/html", "application/xhtml")
_LEAST = 200  # characters: a shorter text on an archived page is a notice, not an article


def read_warc(stream: BinaryIO, source: str) -> Finds:
    """Every page of an archive that holds an article; what holds none is counted by its kind."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    left_out: Counter[str] = Counter()
    pages = 0
    try:
        for n, record in enumerate(ArchiveIterator(stream, arc2warc=True), start=1):
            if record.rec_type != "response":
                if record.rec_type == "revisit":
                    left_out["repeated visits"] += 1
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            where = f"{source} record {n} ({url[:200]})"
            status = record.http_headers.get_statuscode() if record.http_headers else "200"
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else "text/html"
            if not kind.lower().startswith(_HTML):
                left_out["responses that are no HTML pages"] += 1
            elif status != "200":
                left_out["pages that were not there (errors, redirections)"] += 1
            else:
                pages += 1
                yield from _page(record, url, kind, where, left_out)
    except (ArchiveLoadFailed, *BROKEN) as error:
        yield InputError(
            f"{source}: the archive is damaged after page {pages} ({error}); what stood before was read",
            code="input-unreadable",
        )
    for what, number in sorted(left_out.items()):
        yield Skipped(source, f"{number} {what}")
    if not pages:
        yield InputError(f"{source}: holds no articles: there is no HTML page in it", code="input-empty")


def _page(record: Any, url: str, kind: str, where: str, left_out: Counter[str]) -> Finds:
    data = record.content_stream().read(MAX_PAGE + 1)
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
