"""Search: statements and articles that hold words, phrases and combinations of them, the latest first, with what was found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal, get_args

from incumbent.errors import NothingFound
from incumbent.ledger.asking.wanted import Wanted
from incumbent.ledger.file.store import Store
from incumbent.ledger.file.texts import text_of
from incumbent.records import Span

HitKind = Literal["statement", "article"]
KINDS: tuple[HitKind, ...] = get_args(HitKind)
AROUND = 160  # characters of an article shown before and after what was found
_SAID = (
    "FROM statements s JOIN articles a ON a.id = s.article "
    "WHERE s.n IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)"
)
_TOLD = (
    "FROM articles_fts f JOIN article_numbers n ON n.n = f.rowid JOIN articles a ON a.id = n.article "
    "WHERE articles_fts MATCH ?"
)


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found: `text` is the statement, or the part of the article around the words; `found` are spans within `text`.

    `start` is the offset of `text` in the article's cleaned text.
    """

    kind: HitKind
    id: str
    article: str
    speaker: str | None
    text: str
    start: int
    found: tuple[Span, ...]
    headline: str
    publisher: str | None
    published: str | None
    url: str | None


def search(
    store: Store,
    query: str,
    *,
    kinds: Collection[HitKind] = KINDS,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int = 50,
) -> tuple[list[Hit], int]:
    """Statements, then articles, that fit the query (see `wanted`), each kind the latest first: at most `limit` of a kind,
    and how many there are. Copies are left out. Raises NothingFound.
    """
    scripts = store.row("SELECT 1 FROM articles WHERE language IN ('ru', 'be', 'uk') LIMIT 1") is not None
    wanted = Wanted.parse(query, scripts)
    more = "".join(
        [
            " AND a.duplicate_of IS NULL",
            " AND a.published_day >= ?" if since else "",
            " AND a.published_day <= ?" if until else "",
        ]
    )
    values = (wanted.query, *(d.isoformat() for d in (since, until) if d))
    hits: list[Hit] = []
    total = 0
    if "statement" in kinds:
        hits += _said(store, wanted, more, values, limit)
        total += store.rows(f"SELECT count(*) {_SAID}{more}", values)[0][0]
    if "article" in kinds:
        hits += _told(store, wanted, more, values, limit)
        total += store.rows(f"SELECT count(*) {_TOLD}{more}", values)[0][0]
    if not hits:
        raise NothingFound(f"nothing in the ledger holds {query!r}")
    return hits, total


def _said(store: Store, wanted: Wanted, more: str, values: tuple[Any, ...], limit: int) -> list[Hit]:
    rows = store.rows(
        f"SELECT s.id, s.article, s.speaker, s.quote, s.start, a.title, a.publisher, a.published, a.url {_SAID}{more} "
        "ORDER BY a.published_day DESC, s.article DESC, s.start LIMIT ?",
        (*values, limit),
    )
    return [
        Hit("statement", id, article, speaker, quote, start, tuple(wanted.spans(quote)), *rest)
        for id, article, speaker, quote, start, *rest in map(tuple, rows)
    ]


def _told(store: Store, wanted: Wanted, more: str, values: tuple[Any, ...], limit: int) -> list[Hit]:
    rows = store.rows(
        f"SELECT a.id, (SELECT data FROM records r WHERE r.article = a.id), a.title, a.publisher, a.published, a.url {_TOLD}{more} "
        "ORDER BY a.published_day DESC, a.id DESC LIMIT ?",
        (*values, limit),
    )
    found = []
    for id, data, *rest in map(tuple, rows):
        start, text, spans = _excerpt(text_of(data), wanted)
        found.append(Hit("article", id, id, None, text, start, spans, *rest))
    return found


def _excerpt(text: str, wanted: Wanted) -> tuple[int, str, tuple[Span, ...]]:
    """The text around the first words found, cut between words and never beyond their paragraph."""
    every = wanted.spans(text)
    first = every[0] if every else Span(0, 0, "")
    start = max(text.rfind("\n", 0, first.start) + 1, first.start - AROUND)
    end = text.find("\n", first.end)
    end = min(len(text) if end < 0 else end, first.end + AROUND)
    while 0 < start < first.start and not text[start - 1].isspace():
        start += 1
    while first.end < end < len(text) and not text[end].isspace():
        end -= 1
    inside = tuple(Span(s.start - start, s.end - start, s.quote) for s in every if start <= s.start and s.end <= end)
    return start, text[start:end], inside
