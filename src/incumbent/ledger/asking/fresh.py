"""What was read since: claims or events that fit a saved question, in articles read at a time or later."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from incumbent.ledger.file.store import Store

CLAIM = ("kind", "status", "how")  # columns that a question may choose by, of claims
EVENT = ("type", "mode", "status")  # and of events
WORDS = {"person": "c.person", "title": "c.title", "body": "c.body", "by": "c.by", "place": "e.place"}
_OF_EVENTS = ("type", "mode", "place")  # who asks for one of these asks for events
_ABOUT = "a.title AS headline, a.url, a.published, a.publisher"
_FROM = {
    "e": "e.id, e.type, e.mode, e.date, e.place, e.status, e.said_by, e.quote, e.confidence, "
    f"{_ABOUT} FROM events e JOIN articles a ON a.id = e.article",
    "c": "c.id, c.kind, c.person, c.title, c.body, c.country, c.how, c.by, c.date, c.status, c.said_by, c.quote, c.confidence, "
    f"c.mark, {_ABOUT} FROM claims c JOIN articles a ON a.id = c.article",
}


def fresh(store: Store, given: Mapping[str, str], since: str) -> list[dict[str, Any]]:
    """Rows in the order of reading, copies left out. `given`: names of CLAIM, EVENT, WORDS, "country" or "min" (confidence)
    with their values, several parted by commas; `since`: read_at of the earliest article."""
    table = "e" if any(name in given for name in _OF_EVENTS) else "c"
    where, values = ["a.read_at >= ?", "a.duplicate_of IS NULL"], [since]
    for name in EVENT if table == "e" else CLAIM:
        if name in given:
            chosen = given[name].split(",")
            where.append(f"{table}.{name} IN ({', '.join('?' * len(chosen))})")
            values += chosen
    for name, column in WORDS.items():
        if name in given:
            where.append(f"{column} LIKE ?")
            values.append(f"%{given[name]}%")
    if "min" in given:
        where.append(f"{table}.confidence >= CAST(? AS REAL)")
        values.append(given["min"])
    if "country" in given:
        codes = given["country"].upper().split(",")
        marks = ", ".join("?" * len(codes))
        actors = "SELECT 1 FROM event_actors x JOIN entities n ON n.n = x.entity WHERE x.event = e.n AND n.country"
        where.append(f"EXISTS ({actors} IN ({marks}))" if table == "e" else f"c.country IN ({marks})")
        values += codes
    sql = f"SELECT {_FROM[table]} WHERE {' AND '.join(where)} ORDER BY a.read_at, {table}.n"
    return [dict(row) for row in store.rows(sql, values)]
