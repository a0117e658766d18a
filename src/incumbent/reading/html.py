"""HTML pages -> raw articles, by trafilatura. Nothing is fetched, no script is run."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from incumbent.errors import InputError
from incumbent.reading.live import live_entries
from incumbent.reading.main_text import main_text
from incumbent.reading.markup import parsed
from incumbent.reading.page_dates import canonical, date_of
from incumbent.reading.page_facts import authors_of, headline, metas, site_of, structured
from incumbent.reading.raw import RawArticle

_LEAST = 40  # characters of an article
MAX_PAGE = 20_000_000
_SAVED_FROM = re.compile(r"<!-- saved from url=\(\d+\)(https?://\S{1,2000})")
_BULLET = re.compile(r"^[-*•]\s+")


def read_page(text: str, source: str, *, url: str | None = None, least: int = _LEAST) -> list[RawArticle]:
    """The main article of a page, or the entries of a live one. `url`: where it was found, if known.

    Raises InputError (input-no-article, input-too-long).
    """
    if len(text) > MAX_PAGE:
        raise InputError(f"{source}: {len(text):,} characters; no page is so long", code="input-too-long")
    tree = parsed(text)
    if tree is None:
        raise _no_article(source)
    address = url or canonical(tree) or _saved_from(text)
    facts, meta = structured(tree), metas(tree)
    published = date_of(tree, address, facts)
    site = site_of(facts, meta) or _host(address)
    title, authors = headline(tree, facts, meta, site), authors_of(tree, facts, meta)
    entries = live_entries(tree, title, facts)
    for n, entry in enumerate(entries, start=1):
        entry.publisher, entry.authors = site, authors
        entry.published = entry.published or published
        entry.id = f"{address}#{n}" if address else None
        entry.url = address
    if entries:
        return entries
    try:
        found = main_text(tree)
    except (ValueError, RecursionError, AssertionError, TypeError, AttributeError, KeyError, IndexError) as error:
        raise InputError(f"{source}: the HTML cannot be parsed ({error})", code="input-no-article") from error
    body = "\n\n".join(lines_of(found))
    if len(body) < least:
        raise _no_article(source)
    return [RawArticle(body, title, published, address, site, authors)]


def lines_of(text: str) -> list[str]:
    """Paragraphs, items of lists and rows of tables, each a line; cells of a row are parted by a colon or a comma."""
    lines = []
    for line in text.split("\n"):
        line = _BULLET.sub("", line.strip())
        if "|" in line:
            cells = [c.strip() for c in line.split("|")]
            cells = [c for c in cells if c and set(c) - set("-: ")]
            line = ": ".join(cells) if len(cells) == 2 else ", ".join(cells)
        if line:
            lines.append(line)
    return lines


def _no_article(source: str) -> InputError:
    return InputError(
        f"{source}: no article found in this HTML page; save the article's own page, or its text as .txt",
        code="input-no-article",
    )


def _saved_from(text: str) -> str | None:
    """Where a browser saved the page from, which it writes above it."""
    match = _SAVED_FROM.search(text[:4_000])
    return match[1] if match else None


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
    except ValueError:
        return None
