"""Statements a page at a time, those of the latest articles first."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from incumbent.ledger.asking.articles import ArticleQuestion, conditions
from incumbent.ledger.asking.find.words import names_holding, words_of
from incumbent.ledger.asking.sayings import Saying, sayings_where
from incumbent.ledger.asking.wanted import Wanted
from incumbent.ledger.file.store import Store

_SPEAKERS = 400  # names that the words may mean


@dataclass(frozen=True, slots=True)
class StatementQuestion:
    """Which statements: of which articles (their publisher and days), by the words said, words of the speaker's name, the
    very names of a speaker, and how it was said."""

    articles: ArticleQuestion
    words: str | None = None
    speaker: str | None = None
    names: Sequence[str] | None = None
    kinds: Sequence[str] = ()


def statements(store: Store, q: StatementQuestion, limit: int, offset: int = 0) -> list[Saying]:
    """Those that fit. Raises NothingFound where `words` hold no word."""
    where, values = conditions(q.articles)
    paper = len(where)
    if q.words:
        where.append("s.n IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)")
        values.append(Wanted.parse(q.words).query)
    for names in (_speakers(store, q.speaker) if q.speaker else None, q.names):
        if names is not None:
            where.append("s.speaker IN (SELECT value FROM json_each(?))")
            values.append(json.dumps(list(names)))
    # of few statements each is looked up; of all, the articles are gone through in order of day
    few, all_ = (
        "statements s CROSS JOIN articles a ON a.id = s.article",
        "articles a CROSS JOIN statements s ON s.article = a.id",
    )
    table = few if len(where) > paper else all_
    if q.kinds:
        where.append(f"s.kind IN ({','.join('?' * len(q.kinds))})")
        values += q.kinds
    order = "ORDER BY a.published_day DESC, a.rowid DESC, s.n"
    some = f"SELECT s.n FROM {table} WHERE {' AND '.join(where or ['1'])} {order} LIMIT ? OFFSET ?"
    return sayings_where(store, f"WHERE s.n IN ({some}) {order}", (*values, limit, offset))


def _speakers(store: Store, text: str) -> list[str]:
    words = words_of(text)
    return sorted({text, text.title(), *names_holding(store, words, _SPEAKERS)}) if words else []
