"""What the ledger learned latest: events in the order in which their articles were first read."""

from __future__ import annotations

import json

from incumbent.ledger.asking.event_pages import lists_of
from incumbent.ledger.asking.events import COLUMNS, EventQuestion, StoredEvent, actors_of, event_of_row
from incumbent.ledger.file.store import Store

_RECENT = 400  # articles looked at first: what is asked for is mostly in what was read last


def learned_events(store: Store, question: EventQuestion, *, limit: int) -> list[tuple[StoredEvent, str]]:
    """Events as articles tell them, the latest read first, each with when its article was first read (UTC)."""
    lists, values = lists_of(store, question)
    rows = []
    for since in (_recently(store), ""):
        recent = (
            "AND l.event IN (SELECT n FROM events WHERE article IN "
            "(SELECT id FROM articles WHERE read_at >= ? AND first_read_at >= ?))"
        )
        rows = store.rows(
            "SELECT k.event, a.first_read_at AS at FROM "
            f"(SELECT l.event FROM {lists} {recent if since else ''}) k "
            "JOIN events e ON e.n = k.event JOIN articles a ON a.id = e.article ORDER BY at DESC, k.event DESC LIMIT ?",
            [*values, *((since, since) if since else ()), limit],
        )
        if len(rows) == limit:
            break
    return _events(store, {row["event"]: row["at"] for row in rows})


def _recently(store: Store) -> str:
    """A moment since which so many articles were read, or read again; "" where the ledger holds fewer."""
    row = store.row("SELECT read_at FROM articles ORDER BY read_at DESC LIMIT 1 OFFSET ?", (_RECENT,))
    return str(row[0]) if row else ""


def _events(store: Store, at: dict[int, str]) -> list[tuple[StoredEvent, str]]:
    rows = store.rows(
        f"SELECT {COLUMNS} FROM events e JOIN articles a ON a.id = e.article "
        "WHERE e.n IN (SELECT value FROM json_each(?))",
        (json.dumps(list(at)),),
    )
    actors = actors_of(store, list(at))
    found = {row["n"]: event_of_row(row, actors) for row in rows}
    return [(found[n], moment) for n, moment in at.items()]
