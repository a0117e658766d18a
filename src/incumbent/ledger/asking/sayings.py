"""Statements out of the ledger: what somebody said, and who said certain words."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incumbent.errors import NothingFound
from incumbent.knowledge.spelling import fold
from incumbent.ledger.asking.wanted import Wanted
from incumbent.ledger.deriving.spelling import alike, is_bare, words_of
from incumbent.ledger.file.store import Store
from incumbent.records import Span, StatementKind

_CHUNK = 500
_ROWS = (
    "SELECT s.*, n.kind AS speaker_kind, n.known_as, a.title, a.url, a.publisher, a.published, a.published_day, a.duplicate_of "
    "FROM statements s JOIN articles a ON a.id = s.article LEFT JOIN entities n ON n.n = s.entity"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """One statement with its article's particulars. `id` is the article's id, a slash, and the id in the record."""

    id: str
    article: str
    speaker: str | None
    known_as: str | None
    kind: StatementKind
    content: Span
    cue: str | None
    addressee: str | None
    channel: str | None
    confidence: float
    headline: str
    url: str | None
    publisher: str | None
    published: str | None
    duplicate_of: str | None


def said(
    store: Store,
    name: str,
    *,
    about: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int | None = 100,
) -> tuple[list[Saying], int]:
    """What somebody said, the latest first: at most `limit`, and how many there are. Copies are left out.

    Raises NothingFound with near names.
    """
    speakers = _speakers(store, name)
    if not speakers:
        raise NothingFound(f"no statement in the ledger is by {name!r}", near=_near(store, name))
    where, values = _conditions(about, since, until)
    rows: list[sqlite3.Row] = []
    for i in range(0, len(speakers), _CHUNK):
        some = speakers[i : i + _CHUNK]
        marks = ", ".join("?" * len(some))
        rows += store.rows(f"{_ROWS} WHERE s.speaker IN ({marks}) AND {' AND '.join(where)}", [*some, *values])
    if not rows:
        told = f" about {about!r}" if about else ""
        span = f"{f' since {since}' if since else ''}{f' until {until}' if until else ''}"
        raise NothingFound(f"{speakers[0]} said nothing{told}{span} in the ledger")
    return _latest(rows, limit)


def who_said(store: Store, words: str, *, since: dt.date | None = None, limit: int = 100) -> tuple[list[Saying], int]:
    """Statements that hold these words (all of them, or as `wanted` reads them), the latest first. Raises NothingFound."""
    found, total = sayings(store, about=words, since=since, limit=limit)
    if not found:
        raise NothingFound(f"no statement in the ledger holds the words {words!r}")
    return found, total


def sayings(
    store: Store,
    *,
    about: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int | None = None,
    copies: bool = False,
) -> tuple[list[Saying], int]:
    """All statements that fit, the latest first: at most `limit`, and how many there are; with `copies` those of copies too.

    Raises NothingFound where `about` holds no word.
    """
    where, values = _conditions(about, since, until)
    if copies:
        where[0] = "1"
    return _latest(store.rows(f"{_ROWS} WHERE {' AND '.join(where)}", values), limit)


def sayings_where(store: Store, where: str, values: Sequence[Any]) -> list[Saying]:
    """Statements by an SQL condition over `s` and `a`, with its own order and limit: for other questions of this room."""
    return [_saying(row) for row in store.rows(f"{_ROWS} {where}", tuple(values))]


def _conditions(about: str | None, since: dt.date | None, until: dt.date | None) -> tuple[list[str], list[str]]:
    where, values = ["a.duplicate_of IS NULL"], []
    if about is not None:
        where.append("s.n IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)")
        values.append(Wanted.parse(about).query)
    if since:
        where.append("a.published_day >= ?")
        values.append(since.isoformat())
    if until:
        where.append("a.published_day <= ?")
        values.append(until.isoformat())
    return where, values


def _latest(rows: list[sqlite3.Row], limit: int | None) -> tuple[list[Saying], int]:
    rows.sort(key=lambda r: (r["published_day"] or "", r["article"], -r["start"]), reverse=True)
    return [_saying(row) for row in rows[:limit]], len(rows)


def _saying(row: sqlite3.Row) -> Saying:
    return Saying(
        id=row["id"], article=row["article"], speaker=row["speaker"], known_as=row["known_as"], kind=row["kind"],
        content=Span(row["start"], row["end"], row["quote"]), cue=row["cue"], addressee=row["addressee"], channel=row["channel"],
        confidence=row["confidence"], headline=row["title"], url=row["url"], publisher=row["publisher"],
        published=row["published"], duplicate_of=row["duplicate_of"],
    )  # fmt: skip


def _speakers(store: Store, name: str) -> list[str]:
    """The speakers' names, as articles have them, that the words can mean: all their words, or another spelling."""
    wanted = set(fold(name).split())
    if not wanted:
        return []
    every: Sequence[str] = [
        r[0] for r in store.rows("SELECT DISTINCT speaker FROM statements WHERE speaker IS NOT NULL")
    ]
    exact = [s for s in every if wanted <= set(fold(s).split())]
    if is_bare(name):
        return exact
    last = words_of(name)[-1][:1]
    near = [s for s in every if not is_bare(s) and words_of(s)[-1][:1] == last and alike(s, name)]
    return list(dict.fromkeys([*exact, *near]))


def _near(store: Store, name: str) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process

    every = [r[0] for r in store.rows("SELECT DISTINCT speaker FROM statements WHERE speaker IS NOT NULL")]
    return tuple(str(m[0]) for m in process.extract(name, every, scorer=fuzz.WRatio, score_cutoff=60, limit=5))
