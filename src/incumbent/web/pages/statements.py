"""All statements, those of the latest articles first: by their words, speaker, kind, publisher and day. Copies are left out."""

from __future__ import annotations

import json
from typing import Any, get_args

from incumbent.ledger import Ledger
from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.asking.wanted import Wanted
from incumbent.records.nouns import StatementKind
from incumbent.web.finding.words import match, words_of
from incumbent.web.pages import articles, listing, shape
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Param, Query

_ROWS = 30
_SPEAKERS = 400  # names that the words may mean
FILTERS = (
    Param("q", 'Words of the statement: all of them, "a phrase", either OR other, -without, begin*.'),
    Param("speaker", "Words of the speaker's name; the last may be unfinished."),
    Param("person", "A person's id: what is told under any of the person's whole names."),
    Param("kind", "How it was said.", kind="choices", choices=get_args(StatementKind)),
    Param("publisher", "A publisher, as its articles name it."),
    Param("since", "Of articles of this day and later.", kind="day"),
    Param("until", "Of articles of this day and earlier.", kind="day"),
)


def answer(ledger: Ledger, query: Query) -> Json:
    rows = window(query, _ROWS)
    where, values = articles.told(query)
    where.insert(0, "a.duplicate_of IS NULL")
    few = _few(ledger, query, where, values)
    if kinds := query.choices("kind"):
        where.append(f"s.kind IN ({','.join('?' * len(kinds))})")
        values += kinds
    # of few statements each is looked up; of all, the articles are gone through in order of day
    table = (
        "statements s CROSS JOIN articles a ON a.id = s.article"
        if few
        else "articles a CROSS JOIN statements s ON s.article = a.id"
    )
    order = "ORDER BY a.published_day DESC, a.rowid DESC, s.n"
    found = shape.statements(
        ledger.store,
        f"WHERE s.n IN (SELECT s.n FROM {table} WHERE {' AND '.join(where)} {order} LIMIT ? OFFSET ?) {order}",
        (*values, rows.limit + 1, rows.offset),
    )
    return {
        "statements": found[: rows.limit],
        "publishers": listing.remembered(ledger, "publishers", lambda: articles.publishers(ledger)),
        "next": rows.next(len(found) > rows.limit),
    }


def _few(ledger: Ledger, query: Query, where: list[str], values: list[Any]) -> bool:
    """Add what narrows to few statements: words, a speaker, a person. Whether there is any of it."""
    before = len(where)
    if text := query.text("q"):
        where.append("s.n IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ?)")
        values.append(Wanted.parse(text).query)
    if speaker := query.text("speaker"):
        where.append("s.speaker IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(_speakers(ledger, speaker)))
    if person := query.text("person"):
        names = [s for s in person_found(ledger.store, person).spellings if " " in s]
        where.append("s.speaker IN (SELECT value FROM json_each(?))")
        values.append(json.dumps(names))
    return len(where) > before


def _speakers(ledger: Ledger, text: str) -> list[str]:
    words = words_of(text)
    if not words:
        return []
    rows = ledger.store.rows(
        "SELECT DISTINCT name FROM search_names WHERE n IN "
        "(SELECT rowid FROM search_names_fts WHERE search_names_fts MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (match(words, "person", "actor"), _SPEAKERS),
    )
    return sorted({text, text.title(), *(row["name"] for row in rows)})
