"""What a format reader hands on: the fields of one article before cleaning, as strings or None."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class RawArticle:
    """One article as found. `scraped` marks text that may hold bylines, captions and link lists before the body."""

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    id: str | None = None
    scraped: bool = False
