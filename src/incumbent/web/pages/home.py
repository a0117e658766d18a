"""Home: what changed lately (plans are no change yet), what is disputed, what was last confirmed long ago, what was read last."""

from __future__ import annotations

import datetime as dt

from incumbent.ledger import Ledger
from incumbent.ledger.asking.changes import changes
from incumbent.ledger.deriving.belief import BELIEVED
from incumbent.web.pages import shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.disagreements import glimpse
from incumbent.web.pages.shape import Json
from incumbent.web.params import Query

STALE_AFTER = dt.timedelta(days=365)
_SHOWN = 10


def answer(ledger: Ledger, query: Query) -> Json:
    store, known_on, as_of = ledger.store, query.day("known_on"), query.day("as_of")
    until = min((d.isoformat() for d in (known_on, as_of) if d), default=None)
    found = changes(
        store,
        until=as_of,
        known_on=known_on,
        limit=_SHOWN,
        statuses=("asserted", "reported"),
        seen=seen(query),
        told="news",
    )
    return {
        "counts": _counts(ledger),
        "changes": [shape.change(c, ledger.knowledge) for c in found],
        "disagreements": [shape.dispute(d, ledger.knowledge) for d in glimpse(ledger, as_of=as_of, known_on=known_on, most=8, seen=seen(query))],
        "stale": _stale(ledger, as_of or known_on),
        "read": [
            {"article": r["id"], "headline": r["title"], "publisher": r["publisher"], "published": r["published"],
             "read_at": r["read_at"]}
            for r in store.rows(
                "SELECT * FROM articles WHERE ? IS NULL OR published_day <= ? ORDER BY read_at DESC, rowid DESC LIMIT 8",
                (until, until),
            )
        ],
    }  # fmt: skip


def _counts(ledger: Ledger) -> dict[str, int]:
    tables = ("articles", "claims", "events", "statements", "offices", "people", "disagreements")
    return {t: int(ledger.store.rows(f"SELECT count(*) FROM {t}")[0][0]) for t in tables}


def newest_day(ledger: Ledger) -> dt.date | None:
    """The day of the ledger's newest article: what "long ago" is measured from, so that pages depend on no clock."""
    row = ledger.store.row("SELECT max(published_day) FROM articles")
    return shape.day(row[0]) if row else None


def _stale(ledger: Ledger, today: dt.date | None) -> list[Json]:
    """Holders not known to have left whom no article of the last year confirms, with nobody after them in that office."""
    today = today or newest_day(ledger)
    if today is None:
        return []
    rows = ledger.store.rows(
        "SELECT t.office, t.person, t.name, t.last_confirmed, t.sources FROM tenures t JOIN offices o ON o.key = t.office "
        "WHERE t.belief >= ? AND t.end_latest IS NULL AND t.last_confirmed IS NOT NULL AND t.last_confirmed < ? AND o.seats = 'one' "
        "AND NOT EXISTS (SELECT 1 FROM tenures x WHERE x.office = t.office AND x.n <> t.n AND x.belief >= 0.5 "
        "AND coalesce(x.last_confirmed, x.end_latest, x.start_latest) > t.last_confirmed) "
        "ORDER BY t.last_confirmed DESC LIMIT ?",
        (BELIEVED, (today - STALE_AFTER).isoformat(), _SHOWN),
    )
    names = {
        r["key"]: r
        for r in ledger.store.rows(
            f"SELECT key, name, country FROM offices WHERE key IN ({','.join('?' * len(rows))})",
            [row["office"] for row in rows],
        )
    }
    return [
        {
            "office": {
                "id": r["office"], "name": names[r["office"]]["name"], **_country(names[r["office"]]["country"], ledger),
            },
            "person": r["name"], "person_id": r["person"], "last_confirmed": r["last_confirmed"], "sources": r["sources"],
        }
        for r in rows
    ]  # fmt: skip


def _country(code: str | None, ledger: Ledger) -> Json:
    return {"country": code, "country_name": ledger.knowledge.country_name(code) if code else None}
