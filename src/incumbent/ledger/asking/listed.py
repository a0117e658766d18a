"""Lists over the whole ledger: offices, people and countries with how much is told of each, who was last told to be where."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Sequence
from typing import Any, Literal, TypeVar

from incumbent.ledger.deriving.belief import BELIEVED
from incumbent.ledger.deriving.claims import KNOWN
from incumbent.ledger.deriving.facts import Derived
from incumbent.ledger.deriving.stored import load
from incumbent.ledger.file.store import Store

T = TypeVar("T")
_SEEN_LAST = "coalesce(t.last_confirmed, t.end_latest, t.end_earliest, t.start_latest, t.start_earliest)"


def remembered(store: Store, name: str, make: Callable[[], T]) -> T:
    """What `make` gives for this state of the ledger; while articles are written it may be some seconds older."""
    row = store.row("SELECT (SELECT value FROM meta WHERE key = 'changes'), (SELECT max(id) FROM decisions)")
    changes, decisions = row or (None, None)
    return store.while_same(name, changes, make, decisions=decisions)


def state(store: Store) -> tuple[Any, Any, Any]:
    """What differs after every change of the ledger: its id, how often it was written, its last decision."""
    row = store.row(
        "SELECT (SELECT value FROM meta WHERE key = 'id'), (SELECT value FROM meta WHERE key = 'changes'), "
        "(SELECT max(id) FROM decisions)"
    )
    return (row[0], row[1], row[2]) if row else (None, None, None)


def offices_told(store: Store) -> list[sqlite3.Row]:
    """Every office of which a claim speaks: key, name, country, known, seats, claims."""
    return store.rows(
        "SELECT o.key, o.name, o.country, o.known, o.seats, n.claims FROM "
        "(SELECT office_key, count(*) AS claims FROM claims WHERE office_key IS NOT NULL GROUP BY 1) n "
        "JOIN offices o ON o.key = n.office_key"
    )


def people_told(store: Store) -> list[sqlite3.Row]:
    """Every person of whom a claim speaks: key, name, country, claims."""
    return store.rows(
        "SELECT p.key, p.name, p.country, n.claims FROM "
        "(SELECT person_key, count(*) AS claims FROM claims WHERE person_key IS NOT NULL GROUP BY 1) n "
        "JOIN people p ON p.key = n.person_key"
    )


def names_of(store: Store, table: Literal["offices", "people"], keys: Sequence[str]) -> dict[str, sqlite3.Row]:
    """Key, name and country of these offices or people, those that the ledger still has, by key."""
    rows = store.rows(
        f"SELECT key, name, country FROM {table} WHERE key IN (SELECT value FROM json_each(?))",
        (json.dumps(list(keys)),),
    )
    return {row["key"]: row for row in rows}


def office_keys(store: Store) -> list[str]:
    """The keys of all offices, in order."""
    return [row[0] for row in store.rows("SELECT key FROM offices ORDER BY key")]


def claim_ids(store: Store) -> list[str]:
    """The ids of all claims in the order of reading."""
    return [row[0] for row in store.rows("SELECT id FROM claims ORDER BY n")]


def known_ids(store: Store, keys: Sequence[str]) -> list[str]:
    """By which ids the lists know the people of these keys."""
    sql = "SELECT DISTINCT known FROM people WHERE key IN (SELECT value FROM json_each(?)) AND known IS NOT NULL ORDER BY known"
    return [str(row[0]) for row in store.rows(sql, (json.dumps(list(keys)),))]


def offices_of(store: Store, country: str, limit: int, offset: int = 0) -> list[str]:
    """The keys of a country's offices, the most spoken of first; without those of which nothing speaks any more."""
    found = store.rows(
        "SELECT key, (SELECT count(*) FROM claims c WHERE c.office_key = o.key) AS claims FROM offices o WHERE country = ? "
        "ORDER BY claims DESC, key LIMIT ? OFFSET ?",
        (country, limit, offset),
    )
    return [row["key"] for row in found if row["claims"]]


def derived_of(store: Store, office: str) -> Derived | None:
    """What was derived of an office when it last changed; None where it waits to be."""
    row = store.row("SELECT data FROM derived WHERE office = ?", (office,))
    return load(row[0]) if row else None


def claims_known(store: Store, office: str, known_on: dt.date) -> int:
    """How many claims on an office were known by a day."""
    rows = store.rows(
        f"SELECT count(*) FROM claims c JOIN articles a ON a.id = c.article WHERE c.office_key = ? AND {KNOWN} <= ?",
        (office, known_on.isoformat()),
    )
    return int(rows[0][0])


def told_later(store: Store, claims: Sequence[str], known_on: dt.date) -> set[str]:
    """Those of these claims that were not known by a day yet."""
    rows = store.rows(
        f"SELECT c.id FROM claims c JOIN articles a ON a.id = c.article WHERE c.id IN (SELECT value FROM json_each(?)) AND {KNOWN} > ?",
        (json.dumps(list(claims)), known_on.isoformat()),
    )
    return {row["id"] for row in rows}


def disputed_offices(store: Store, country: str | None, office: str | None, known_on: dt.date, most: int) -> list[str]:
    """Offices that are disputed now and were begun to be by a day, those disputed last first."""
    rows = store.rows(
        "SELECT office, max(last_day) AS last FROM disagreements WHERE (? IS NULL OR country = ?) AND (? IS NULL OR office = ?) "
        "AND (first_day IS NULL OR first_day <= ?) GROUP BY office ORDER BY last DESC, office LIMIT ?",
        (country, country, office, office, known_on.isoformat(), most),
    )
    return [row["office"] for row in rows]


def tenures_told_last(store: Store, of: Literal["office", "person"], keys: Sequence[str]) -> list[sqlite3.Row]:
    """Believed tenures with a day of these offices or people, those told last first: rows of the table of tenures with
    office_name and seen_last."""
    return store.rows(
        f"SELECT t.*, o.name AS office_name, {_SEEN_LAST} AS seen_last FROM tenures t JOIN offices o ON o.key = t.office WHERE t.{of} IN "
        f"(SELECT value FROM json_each(?)) AND t.belief >= ? AND {_SEEN_LAST} IS NOT NULL ORDER BY {_SEEN_LAST} DESC, t.n DESC",
        (json.dumps(list(keys)), BELIEVED),
    )


def confirmed_long_ago(store: Store, before: dt.date, most: int) -> list[sqlite3.Row]:
    """Holders not known to have left whom nothing confirms since a day, with nobody after them in an office of one: office,
    person, name, last_confirmed, sources."""
    return store.rows(
        "SELECT t.office, t.person, t.name, t.last_confirmed, t.sources FROM tenures t JOIN offices o ON o.key = t.office "
        "WHERE t.belief >= ? AND t.end_latest IS NULL AND t.last_confirmed IS NOT NULL AND t.last_confirmed < ? AND o.seats = 'one' "
        "AND NOT EXISTS (SELECT 1 FROM tenures x WHERE x.office = t.office AND x.n <> t.n AND x.belief >= ? "
        "AND coalesce(x.last_confirmed, x.end_latest, x.start_latest) > t.last_confirmed) "
        "ORDER BY t.last_confirmed DESC LIMIT ?",
        (BELIEVED, before.isoformat(), BELIEVED, most),
    )


def countries_told(
    store: Store, known_on: dt.date | None, until: dt.date | None
) -> list[tuple[str, int, str | None, int]]:
    """Each country of which the ledger has offices: its code, how many, the day of its last change by `until`, and how many
    disagreements it has now."""
    where, values = "c.country <> ''", list[str]()
    if known_on:
        where += f" AND {KNOWN} <= ?"
        values.append(known_on.isoformat())
    told = "claims c JOIN articles a ON a.id = c.article" if known_on else "claims c"
    counted = f"SELECT c.country, count(DISTINCT c.office_key) FROM {told} WHERE {where} GROUP BY 1"
    if not known_on:
        counted = "SELECT country, count(*) FROM offices WHERE country <> '' GROUP BY country"
    latest = f"SELECT c.country, max(c.changed_on) FROM {told} WHERE {where} AND c.changed_on IS NOT NULL AND c.changed_on <= ? GROUP BY 1"
    changed = dict(map(tuple, store.rows(latest, [*values, until.isoformat() if until else "9999"])))
    disputed = dict(
        map(tuple, store.rows("SELECT country, count(*) FROM disagreements WHERE country <> '' GROUP BY country"))
    )
    return [(code, n, changed.get(code), disputed.get(code, 0)) for code, n in store.rows(counted, values)]


def waiting_offices(store: Store) -> int:
    """How many offices wait to be derived."""
    return int(store.rows("SELECT count(*) FROM stale_offices")[0][0])
