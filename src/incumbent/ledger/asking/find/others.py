"""Countries by name, demonym or code; actors of events, statements and articles by their words."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from incumbent.knowledge import Knowledge
from incumbent.knowledge.spelling import fold
from incumbent.ledger.asking.find.countries import country_in
from incumbent.ledger.asking.find.words import NAMED, match, names_holding, words_of
from incumbent.ledger.asking.sayings import Saying, sayings_where
from incumbent.ledger.file.store import Store

_LATEST = 300  # statements read last that are looked at
_SPEAKERS = 200  # names that the words may mean


def countries(store: Store, knowledge: Knowledge, text: str, rows: int) -> list[dict[str, Any]]:
    """Countries of which the ledger has offices: those named, and those whose name begins so."""
    held = {
        row["country"]: row["n"]
        for row in store.rows(
            "SELECT country, count(*) AS n FROM offices WHERE country IS NOT NULL AND country <> '' GROUP BY country"
        )
    }
    named = [knowledge.country(text), country_in(knowledge, text)[1]]
    begun = fold(text)
    names = {code: knowledge.country_name(code) for code in held}
    named += sorted((c for c in held if fold(names[c]).startswith(begun)), key=lambda c: names[c]) if begun else []
    codes = [c for c in dict.fromkeys(named) if c in held]
    return [{"country": c, "name": names[c], "offices": held[c]} for c in codes[:rows] if c]


def actors(store: Store, text: str, rows: int) -> list[dict[str, Any]]:
    """Names of actors in events that hold the words, with how many events name them so."""
    found = store.rows(
        f"SELECT k.key AS name, (SELECT count(DISTINCT x.event) FROM event_actors x WHERE x.name = k.key) AS n FROM {NAMED} k "
        "WHERE n > 0 ORDER BY n DESC, name LIMIT ?",
        (match(words_of(text), "actor"), rows),
    )
    return [{"name": row["name"], "events": row["n"]} for row in found]


def statements(store: Store, text: str, rows: int) -> list[Saying]:
    """Statements of speakers called so, then those whose words hold the words; copies of articles are left out."""
    words = words_of(text)
    speakers = sorted({text, text.title(), *names_holding(store, words, _SPEAKERS)})
    spoken = "SELECT n FROM statements WHERE speaker IN (SELECT value FROM json_each(?)) ORDER BY n DESC LIMIT ?"
    worded = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH ? ORDER BY rowid DESC LIMIT ?"
    found: dict[str, Saying] = {}
    for some, value in ((spoken, json.dumps(speakers)), (worded, match(words, begun=3))):
        where = f"WHERE s.n IN ({some}) AND a.duplicate_of IS NULL ORDER BY a.published_day DESC, s.n LIMIT ?"
        found |= {s.id: s for s in sayings_where(store, where, (value, _LATEST, rows))}
    return list(found.values())[:rows]


def articles(store: Store, text: str, rows: int) -> list[sqlite3.Row]:
    """Articles whose headline holds the words: id, title, publisher, published, url."""
    return store.rows(
        f"SELECT a.id, a.title, a.publisher, a.published, a.url FROM {NAMED} k "
        "JOIN articles a ON a.id = k.key ORDER BY a.published_day DESC, a.id LIMIT ?",
        (match(words_of(text), "article"), rows),
    )
