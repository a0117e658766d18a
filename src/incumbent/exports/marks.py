"""What a record marks in its article, cut into pieces so that overlapping spans can be drawn: on a terminal or as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from incumbent.exports.posts.annotations import in_words
from incumbent.records import Event, Record, Statement

MarkKind = Literal["claim", "event", "statement"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One item of a record: where it stands, and what it says in one line."""

    id: str
    kind: MarkKind
    start: int
    end: int
    says: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks."""

    text: str
    marks: tuple[Mark, ...]


def marks_of(record: Record) -> list[Mark]:
    """Every claim, event and statement, in the order of the text."""
    found = [Mark(c.id, "claim", c.evidence.start, c.evidence.end, in_words(c)) for c in record.claims]
    found += [Mark(e.id, "event", e.evidence.start, e.evidence.end, event_in_words(e)) for e in record.events]
    found += [Mark(s.id, "statement", s.content.start, s.content.end, statement_in_words(s)) for s in record.statements]
    return sorted(found, key=lambda m: (m.start, -m.end, m.kind, m.id))


def event_in_words(e: Event) -> str:
    who = "; ".join(e.source) or "actor not stated"
    whom = f" → {'; '.join(e.target)}" if e.target else ""
    parts = [f"date {e.date}" if e.date else "", f"in {e.place}" if e.place else ""]
    parts += [
        e.status.replace("_", " ") if e.status != "asserted" else "",
        f"on the word of {e.said_by}" if e.said_by else "",
    ]
    notes = ", ".join(p for p in parts if p)
    return f"{e.type}{f' ({e.mode})' if e.mode else ''}: {who}{whom}" + (f"; {notes}" if notes else "")


def statement_in_words(s: Statement) -> str:
    parts = [f"cue “{s.cue.quote}”" if s.cue else "", f"to {s.addressee}" if s.addressee else "", s.channel or ""]
    notes = ", ".join(p for p in parts if p)
    return f"{s.speaker or 'speaker not stated'}, {s.kind}" + (f"; {notes}" if notes else "")


def pieces(text: str, marks: list[Mark], start: int = 0, end: int | None = None) -> Iterator[Piece]:
    """The text from `start` to `end`, cut wherever a mark begins or ends."""
    end = len(text) if end is None else end
    inside = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(c for m in inside for c in (m.start, m.end) if start < c < end)})
    for a, b in pairwise(cuts):
        yield Piece(text[a:b], tuple(m for m in inside if m.start <= a and m.end >= b))


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the title and of each paragraph."""
    start = 0
    title, _, _ = text.partition("\n")
    yield 0, len(title)
    start = len(title) + 1
    while start < len(text):
        end = text.find("\n\n", start)
        end = len(text) if end < 0 else end
        if end > start:
            yield start, end
        start = end + 2
