"""Home: what changed lately (plans are no change yet), what is disputed, what was last confirmed long ago, what was read last."""

from __future__ import annotations

import datetime as dt

from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import newest_day, read_last
from incumbent.ledger.asking.changes import changes
from incumbent.ledger.asking.left_out import unlikely_changes, unlikely_disputes
from incumbent.ledger.asking.listed import confirmed_long_ago, names_of
from incumbent.web.pages import shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.disagreements import glimpse
from incumbent.web.pages.shape import Json
from incumbent.web.params import Query

STALE_AFTER = dt.timedelta(days=365)
_SHOWN = 10
LOOKED_AT = 400  # claims on changes among which a page without any counts what it leaves out


def answer(ledger: Ledger, query: Query) -> Json:
    store, known_on, as_of, shows = ledger.store, query.day("known_on"), query.day("as_of"), seen(query)
    until = min((d for d in (known_on, as_of) if d), default=None)
    found = changes(
        store,
        until=as_of,
        known_on=known_on,
        limit=_SHOWN,
        statuses=("asserted", "reported"),
        seen=shows,
        told="news",
    )
    disputed = glimpse(ledger, as_of=as_of, known_on=known_on, most=8, seen=shows)
    return {
        "counts": {k: n for k, n in ledger.counts().items() if k != "entities"},
        "changes": [shape.change(c, ledger.knowledge) for c in found],
        "disagreements": [shape.dispute(d, ledger.knowledge) for d in disputed],
        "left_out": {
            "changes": 0 if found else unlikely_changes(store, until=as_of, known_on=known_on, seen=shows, looked_at=LOOKED_AT).number,
            "disagreements": 0 if disputed else unlikely_disputes(store, on=as_of, seen=shows).number,
        },
        "stale": _stale(ledger, as_of or known_on),
        "read": [
            {"article": r["id"], "headline": r["title"], "publisher": r["publisher"], "published": r["published"],
             "read_at": r["read_at"]}
            for r in read_last(store, until, 8)
        ],
    }  # fmt: skip


def _stale(ledger: Ledger, today: dt.date | None) -> list[Json]:
    """Holders not known to have left whom no article of the last year confirms, with nobody after them in that office."""
    store = ledger.store
    today = today or newest_day(store)
    if today is None:
        return []
    rows = confirmed_long_ago(store, today - STALE_AFTER, _SHOWN)
    names = names_of(store, "offices", [row["office"] for row in rows])
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
