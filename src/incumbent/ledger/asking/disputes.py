"""The disagreements of the whole ledger, from the derived table; offices that wait to be derived are derived in passing."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3

from incumbent.knowledge import Knowledge
from incumbent.ledger.asking.answers import DisagreementAnswer
from incumbent.ledger.asking.find import office_by_key
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.deriving.claims import claims_by_id
from incumbent.ledger.deriving.decisions import Rulings, rulings
from incumbent.ledger.deriving.facts import Disagreement, Side
from incumbent.ledger.deriving.lists import listed_tenures
from incumbent.ledger.file.store import Store

_STALE = 200  # so many waiting offices are derived for one question; the rest wait for the reading to end


def disputes(
    store: Store,
    knowledge: Knowledge,
    *,
    country: str | None = None,
    limit: int | None = None,
    stale: int = _STALE,
    office: str | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> list[DisagreementAnswer]:
    """Disagreements, the most credible first. `country` is an alpha-3 code, `office` a key; `seen`: how far the weaker side
    must be believed, and by how many independent articles it must be told.

    Up to `stale` waiting offices are derived in passing; those beyond are answered as they were derived last.
    """
    where = f"WHERE office NOT IN (SELECT key FROM stale_offices ORDER BY key LIMIT {stale:d}) AND weight >= ? AND credence >= ?"
    values: list[str | int | float] = [seen.articles, seen.confidence]
    for column, value in (("country", country), ("office", office)):
        if value:
            where += f" AND {column} = ?"
            values.append(value)
    rows = store.rows(
        f"SELECT * FROM disagreements {where} ORDER BY credence DESC, weight DESC, last_day DESC, office, kind, summary LIMIT ?",
        (*values, -1 if limit is None else limit),
    )
    in_force = rulings(store)
    found = [_from_row(row) for row in rows]
    found += [d for d in _stale(store, knowledge, in_force, country, office, stale) if seen.shows(d.credence, d.weight)]
    found.sort(
        key=lambda d: (-d.credence, -d.weight, -(d.last_day or dt.date.min).toordinal(), d.office, d.kind, d.summary)
    )
    found = found[:limit]
    claims = claims_by_id(store, {c for d in found for s in d.sides for c in s.claims[:3]}, in_force)
    offices = {key: office_by_key(store, key) for key in {d.office for d in found}}
    return [
        DisagreementAnswer(offices[d.office], d, {c: claims[c] for s in d.sides for c in s.claims if c in claims})
        for d in found
    ]


def _stale(
    store: Store, knowledge: Knowledge, in_force: Rulings, country: str | None, office: str | None, stale: int
) -> list[Disagreement]:
    rows = store.rows(
        "SELECT o.* FROM (SELECT key FROM stale_offices ORDER BY key LIMIT ?) s JOIN offices o ON o.key = s.key"
        " WHERE (? IS NULL OR o.country = ?) AND (? IS NULL OR o.key = ?) ORDER BY o.key",
        (stale, country, country, office, office),
    )
    if not rows:
        return []
    from incumbent.ledger.deriving.disagree import disagreements
    from incumbent.ledger.deriving.office import Deriver

    found, deriver = [], Deriver(store, knowledge, in_force)
    for row in rows:
        derived = deriver.office(row["key"], row["known"], row["seats"], row["country"])
        found += disagreements(derived, listed_tenures(knowledge, row["known"], row["seats"]), row["seats"])
    return found


def disputes_of(
    store: Store, office: str, on: dt.date | None, limit: int, seen: Seen = SHOWN_BY_DEFAULT
) -> list[Disagreement]:
    """The stored disagreements about one office, the most credible first; with a day, those about that day."""
    where = "office = ? AND credence >= ? AND weight >= ?"
    values: list[str | float] = [office, seen.confidence, seen.articles]
    if on is not None:
        where += " AND (first_day IS NULL OR first_day <= ?) AND (last_day IS NULL OR last_day >= ?)"
        values += [on.isoformat(), on.isoformat()]
    sql = f"SELECT * FROM disagreements WHERE {where} ORDER BY credence DESC, weight DESC, last_day DESC, kind, summary LIMIT ?"
    return [_from_row(row) for row in store.rows(sql, (*values, limit))]


def _from_row(row: sqlite3.Row) -> Disagreement:
    sides = tuple(Side(s["says"], tuple(s["claims"]), s["source"], s["licence"]) for s in json.loads(row["sides"]))
    return Disagreement(
        row["office"],
        row["kind"],
        row["summary"],
        sides,
        _day(row["first_day"]),
        _day(row["last_day"]),
        row["weight"],
        row["credence"],
    )


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
