"""Countries by name, demonym or code; actors of events, statements and articles by their words."""

from __future__ import annotations

import json

from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import country_in
from incumbent.ledger.deriving.spelling import fold
from incumbent.web.finding.words import NAMED, match, words_of
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json

_LATEST = 300  # statements read last that are looked at
_SPEAKERS = 200  # names that the words may mean


def countries(ledger: Ledger, text: str, rows: int) -> list[Json]:
    """Countries of which the ledger has offices: those named, and those whose name begins so."""
    held = {
        row["country"]: row["n"]
        for row in ledger.store.rows(
            "SELECT country, count(*) AS n FROM offices WHERE country IS NOT NULL AND country <> '' GROUP BY country"
        )
    }
    named = [ledger.knowledge.country(text), country_in(ledger.knowledge, text)[1]]
    begun = fold(text)
    names = {code: ledger.knowledge.country_name(code) for code in held}
    named += sorted((c for c in held if fold(names[c]).startswith(begun)), key=lambda c: names[c]) if begun else []
    codes = [c for c in dict.fromkeys(named) if c in held]
    return [{"country": c, "name": names[c], "offices": held[c]} for c in codes[:rows] if c]


def actors(ledger: Ledger, text: str, rows: int) -> list[Json]:
    """Names of actors in events that hold the words, with how many events name them so."""
    found = ledger.store.rows(
        f"SELECT k.key AS name, (SELECT count(DISTINCT x.event) FROM event_actors x WHERE x.name = k.key) AS n FROM {NAMED} k "
        "WHERE n > 0 ORDER BY n DESC, name LIMIT ?",
        (match(words_of(text), "actor"), rows),
    )
    return [{"name": row["name"], "events": row["n"]} for row in found]


def statements(ledger: Ledger, text: str, rows: int) -> list[Json]:
    """Statements of speakers called so, then those whose words hold the words; copies of articles are left out."""
    found = {s["statement"]: s for s in (*_spoken(ledger, text, rows), *_worded(ledger, text, rows))}
    return list(found.values())[:rows]


def _spoken(ledger: Ledger, text: str, rows: int) -> list[Json]:
    named = ledger.store.rows(
        "SELECT DISTINCT name FROM search_names WHERE n IN "
        "(SELECT rowid FROM search_names_fts WHERE search_names_fts MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (match(words_of(text), "person", "actor"), _SPEAKERS),
    )
    speakers = sorted({text, text.title(), *(row["name"] for row in named)})
    where = (
        "WHERE s.n IN (SELECT n FROM statements WHERE speaker IN (SELECT value FROM json_each(?)) ORDER BY n DESC LIMIT ?) "
        "AND a.duplicate_of IS NULL ORDER BY a.published_day DESC, s.n LIMIT ?"
    )
    return shape.statements(ledger.store, where, (json.dumps(speakers), _LATEST, rows))


def _worded(ledger: Ledger, text: str, rows: int) -> list[Json]:
    where = (
        "WHERE s.n IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? ORDER BY rowid DESC LIMIT ?) "
        "AND a.duplicate_of IS NULL ORDER BY a.published_day DESC, s.n LIMIT ?"
    )
    return shape.statements(ledger.store, where, (match(words_of(text), begun=3), _LATEST, rows))


def articles(ledger: Ledger, text: str, rows: int) -> list[Json]:
    """Articles whose headline holds the words."""
    found = ledger.store.rows(
        f"SELECT a.id, a.title, a.publisher, a.published, a.url FROM {NAMED} k "
        "JOIN articles a ON a.id = k.key ORDER BY a.published_day DESC, a.id LIMIT ?",
        (match(words_of(text), "article"), rows),
    )
    return [
        {
            "article": r["id"], "headline": r["title"], "publisher": r["publisher"], "published": r["published"],
            "url": r["url"],
        }
        for r in found
    ]  # fmt: skip
