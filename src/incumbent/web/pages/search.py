"""Search over everything: offices, people, statements, articles."""

from __future__ import annotations

import re
import sqlite3

from incumbent.ledger import Ledger
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json
from incumbent.web.params import Param, Query

WHERE = ("offices", "people", "statements", "articles")
FILTERS = (
    Param("q", "Words; the last may be unfinished."),
    Param("in", "Where to search.", choices=WHERE),
)
_WORD = re.compile(r"\w+")
_ROWS = 12
_NAMED = (
    "(SELECT DISTINCT key FROM search_names WHERE n IN "
    "(SELECT rowid FROM search_names_fts WHERE search_names_fts MATCH ? ORDER BY rowid DESC LIMIT 600))"
)
_SKIPPED = frozenset("of the and for in".split())


def answer(ledger: Ledger, query: Query) -> Json:
    text, only = query.text("q") or "", query.text("in")
    words = [w for w in _WORD.findall(text) if w.lower() not in _SKIPPED][:12]
    found: Json = {name: [] for name in WHERE}
    if words:
        wide = _ROWS if only is None else 60
        finders = {"offices": offices, "people": people, "statements": _statements, "articles": _articles}
        for name in WHERE:
            if only in (None, name):
                found[name] = finders[name](ledger, words, wide)
    return {"words": words, **found}


def match(words: list[str], kind: str | None = None) -> str:
    """The words as SQLite's full-text search takes them: all of them, the last one as a beginning; names of one kind."""
    every = " ".join([f'"{w}"' for w in words[:-1]] + [f'"{words[-1]}"*'])
    return f"kind : {kind} AND name : ({every})" if kind else every


def offices(ledger: Ledger, words: list[str], rows: int) -> list[Json]:
    """Offices whose wording holds the words; a country among the words narrows them."""
    country, rest = _country(ledger, words)
    found = _offices(ledger, words, rows, None)
    if country and rest:
        seen = {o["id"] for o in found}
        found += [o for o in _offices(ledger, rest, rows, country) if o["id"] not in seen]
    return found[:rows]


def _offices(ledger: Ledger, words: list[str], rows: int, country: str | None) -> list[Json]:
    found = ledger.store.rows(
        "SELECT o.key, o.name, o.country, o.known, o.seats, (SELECT count(*) FROM claims c WHERE c.office_key = o.key) AS n "
        f"FROM {_NAMED} k JOIN offices o ON o.key = k.key "
        "WHERE ? IS NULL OR o.country = ? ORDER BY n DESC, o.key LIMIT ?",
        (match(words, "office"), country, country, rows),
    )
    return [_office(ledger, r) for r in found]


def _office(ledger: Ledger, r: sqlite3.Row) -> Json:
    return {
        "id": r["key"], "name": r["name"], "country": r["country"], "known_as": r["known"], "seats": r["seats"],
        "country_name": ledger.knowledge.country_name(r["country"]) if r["country"] else None, "claims": r["n"],
    }  # fmt: skip


def _country(ledger: Ledger, words: list[str]) -> tuple[str | None, list[str]]:
    """A country that some of the words name, and the words without it."""
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            place = ledger.knowledge.place(" ".join(words[i : i + size]))
            if place is not None and place.role in ("name", "demonym"):
                return place.country, words[:i] + words[i + size :]
    return None, words


def people(ledger: Ledger, words: list[str], rows: int) -> list[Json]:
    """People one of whose spellings holds the words."""
    found = ledger.store.rows(
        "SELECT p.key, p.name, p.country, p.known, (SELECT count(*) FROM claims c WHERE c.person_key = p.key) AS n FROM "
        f"{_NAMED} k JOIN people p ON p.key = k.key "
        "ORDER BY n DESC, p.key LIMIT ?",
        (match(words, "person"), rows),
    )
    return [
        {"id": r["key"], "name": r["name"], "country": r["country"], "known_as": r["known"], "claims": r["n"]}
        for r in found
        if r["n"]
    ]


def _statements(ledger: Ledger, words: list[str], rows: int) -> list[Json]:
    where = (
        "WHERE s.n IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? ORDER BY rowid DESC LIMIT 300) "
        "AND a.duplicate_of IS NULL ORDER BY a.published_day DESC, s.n LIMIT ?"
    )
    return shape.statements(ledger.store, where, (match(words), rows))


def _articles(ledger: Ledger, words: list[str], rows: int) -> list[Json]:
    found = ledger.store.rows(
        f"SELECT a.id, a.title, a.publisher, a.published, a.url FROM {_NAMED} k "
        "JOIN articles a ON a.id = k.key ORDER BY a.published_day DESC, a.id LIMIT ?",
        (match(words, "article"), rows),
    )
    return [
        {
            "article": r["id"],
            "headline": r["title"],
            "publisher": r["publisher"],
            "published": r["published"],
            "url": r["url"],
        }
        for r in found
    ]
