"""What a format reader hands on: the fields of one article before cleaning, as strings or None."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incumbent.errors import InputError
from incumbent.records import Problem

HIDDEN = "a hidden file or folder"  # what something is whose name begins with a full stop


@dataclass(slots=True)
class RawArticle:
    """One article as found. `scraped` marks text that may hold bylines, captions and link lists before the body.

    `problems`: what the format's reader has to say about it. `where`: its place inside the input ("row 7"), for people.
    """

    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    id: str | None = None
    scraped: bool = False
    problems: tuple[Problem, ...] = ()
    where: str = ""


@dataclass(slots=True)
class Skipped:
    """Something that holds no article and is no fault either: its name, and what it is, for people."""

    source: str
    what: str


Found = RawArticle | InputError | Skipped
Finds = Iterator[Found]
