"""Articles out of the ledger: which were read, which fit a question, who copies whom, when the newest is of."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from incumbent.ledger.asking.wanted import Wanted
from incumbent.ledger.file.store import Store

_TABLES = ("claims", "events", "statements", "articles")
_COUNTED = ", ".join(f"(SELECT count(*) FROM {t} x WHERE x.article = a.id) AS {t}" for t in _TABLES[:3])


@dataclass(frozen=True, slots=True)
class ArticleQuestion:
    """Which articles: by words of text or headline, publisher, a country (alpha-3) of whose offices they tell, and days."""

    words: str | None = None
    publisher: str | None = None
    country: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    copies: bool = False


def conditions(q: ArticleQuestion) -> tuple[list[str], list[Any]]:
    """The conditions on an article `a` that publisher, days and copies set, for SQL of this room, with their values."""
    where = [] if q.copies else ["a.duplicate_of IS NULL"]
    values: list[Any] = []
    for condition, value in (
        ("a.publisher = ? COLLATE NOCASE", q.publisher),
        ("a.published_day >= ?", q.since),
        ("a.published_day <= ?", q.until),
    ):
        if value:
            where.append(condition)
            values.append(str(value))
    return where, values


def articles(store: Store, q: ArticleQuestion, limit: int, offset: int = 0) -> list[sqlite3.Row]:
    """Those that fit, the latest first: id, title, publisher, published, url, duplicate_of, and how many claims, events and
    statements each tells. Raises NothingFound where `words` hold no word."""
    where, values = conditions(q)
    if q.words:
        where.append(
            "a.id IN (SELECT n.article FROM articles_fts f JOIN article_numbers n ON n.n = f.rowid WHERE articles_fts MATCH ?)"
        )
        values.append(Wanted.parse(q.words).query)
    if q.country:
        where.append("EXISTS (SELECT 1 FROM claims c WHERE c.article = a.id AND c.country = ?)")
        values.append(q.country)
    return store.rows(
        f"SELECT a.id, a.title, a.publisher, a.published, a.url, a.duplicate_of, {_COUNTED} FROM articles a "
        f"WHERE {' AND '.join(where or ['1'])} ORDER BY a.published_day DESC, a.rowid DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )


def every_article(store: Store) -> Iterator[sqlite3.Row]:
    """All, by day of publication: id, title, publisher, published, language, url, duplicate_of, and the three counts."""
    yield from store.rows(
        f"SELECT a.id, a.title, a.publisher, a.published, a.language, a.url, a.duplicate_of, {_COUNTED} "
        "FROM articles a ORDER BY a.published_day IS NULL, a.published_day, a.id"
    )


def article_ids(store: Store) -> list[str]:
    """All ids in the order of reading."""
    return [row[0] for row in store.rows("SELECT id FROM articles ORDER BY rowid")]


def publishers(store: Store, most: int) -> list[str]:
    """The publishers of most articles."""
    rows = store.rows(
        "SELECT publisher, count(*) AS n FROM articles WHERE publisher IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
        (most,),
    )
    return [row["publisher"] for row in rows]


def read_last(store: Store, until: dt.date | None, most: int) -> list[sqlite3.Row]:
    """What was read last, of articles published by a day: rows of the table of articles."""
    day = until and until.isoformat()
    return store.rows(
        "SELECT * FROM articles WHERE ? IS NULL OR published_day <= ? ORDER BY read_at DESC, rowid DESC LIMIT ?",
        (day, day, most),
    )


def copies_of(store: Store, article: str, most: int) -> list[sqlite3.Row]:
    """Articles that copy this one: id, publisher, published."""
    return store.rows("SELECT id, publisher, published FROM articles WHERE duplicate_of = ? LIMIT ?", (article, most))


def people_in(store: Store, article: str, most: int) -> list[sqlite3.Row]:
    """Whom an article's claims are about: person_key and name, by name."""
    return store.rows(
        "SELECT DISTINCT c.person_key, p.name FROM claims c JOIN people p ON p.key = c.person_key WHERE c.article = ? "
        "ORDER BY p.name LIMIT ?",
        (article, most),
    )


def newest_day(store: Store) -> dt.date | None:
    """The day of the newest article."""
    row = store.row("SELECT max(published_day) FROM articles")
    return dt.date.fromisoformat(row[0]) if row and row[0] else None


def newest_reading(store: Store) -> str:
    """When an article was read last, as the ledger has it; "" where none was."""
    row = store.row("SELECT max(read_at) FROM articles")
    return str(row[0] or "") if row else ""


def read_at(store: Store, article: str) -> str:
    """When an article was read; "" where it was not."""
    row = store.row("SELECT read_at FROM articles WHERE id = ?", (article,))
    return str(row[0]) if row else ""


def article_of(store: Store, table: str, id: str) -> str | None:
    """The article of a row of "claims", "events" or "statements", or of "articles" itself; None where there is none."""
    column = "id" if table == "articles" else "article"
    row = store.row(f"SELECT {column} FROM {table} WHERE id = ?", (id,))
    return row[0] if row is not None else None


def ids_holding(store: Store, text: str) -> tuple[str, ...]:
    """Up to five ids of claims, events, statements and articles that hold this text."""
    sql = " UNION ALL ".join(
        f"SELECT id FROM (SELECT id FROM {t} WHERE instr(id, ?) ORDER BY rowid LIMIT 5)" for t in _TABLES
    )
    return tuple(r[0] for r in store.rows(f"{sql} LIMIT 5", (text,) * 4))


def articles_called(store: Store, text: str) -> tuple[str, ...]:
    """Up to five ids of articles that hold this text in id or headline."""
    rows = store.rows("SELECT id FROM articles WHERE id LIKE ? OR title LIKE ? LIMIT 5", (f"%{text}%", f"%{text}%"))
    return tuple(r[0] for r in rows)
