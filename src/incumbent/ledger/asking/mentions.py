"""Where articles mention a person: what they tell that the person said and did, the latest first."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from incumbent.ledger.asking.events import COLUMNS, StoredEvent, actors_of, event_of_row
from incumbent.ledger.asking.sayings import Saying, sayings_where
from incumbent.ledger.deriving.claims import KNOWN
from incumbent.ledger.file.store import Store

T = TypeVar("T")
_FIRST = 60  # mentions of the latest articles, looked at first


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A person by the names and the id that articles know him by, in articles up to a day (ISO; "9999": all)."""

    names: Sequence[str]
    known: str | None
    until: str = "9999"


def _mentions(store: Store, who: Mentioned, most: int) -> list[int]:
    """The entities of articles that are this person, of the latest articles first."""
    sql = (
        f"SELECT n, day FROM entities WHERE name IN ({','.join('?' * len(who.names))}) AND kind = 'person' AND day <= ? "
        "UNION SELECT n, day FROM entities WHERE known_as = ? AND day <= ? ORDER BY day DESC, n DESC LIMIT ?"
    )
    return [row["n"] for row in store.rows(sql, (*who.names, who.until, who.known, who.until, most))]


def _latest(store: Store, who: Mentioned, limit: int, offset: int, shown: Callable[[list[int]], list[T]]) -> list[T]:
    """What the latest mentions give; what all give, where those are too few to fill a page."""
    few = _mentions(store, who, _FIRST)
    found = shown(few) if offset == 0 else []
    enough = len(found) >= limit or (offset == 0 and len(few) < _FIRST)
    return found if enough else shown(_mentions(store, who, -1))


def statements_of(store: Store, who: Mentioned, limit: int, offset: int = 0) -> list[Saying]:
    """What the person said, the latest first; copies are left out."""
    where = (
        "WHERE s.n IN (SELECT n FROM statements WHERE entity IN (SELECT value FROM json_each(?)) UNION SELECT n FROM statements "
        f"WHERE entity IS NULL AND speaker IN ({','.join('?' * len(who.names))})) AND a.duplicate_of IS NULL "
        "AND coalesce(a.published_day, '') <= ? ORDER BY a.published_day DESC, s.n LIMIT ? OFFSET ?"
    )

    def shown(mentions: list[int]) -> list[Saying]:
        return sayings_where(store, where, (json.dumps(mentions), *who.names, who.until, limit, offset))

    return _latest(store, who, limit, offset, shown)


def events_with(store: Store, who: Mentioned, limit: int, offset: int = 0) -> list[StoredEvent]:
    """Events in which the person acts or is acted upon, the latest first."""

    def shown(mentions: list[int]) -> list[StoredEvent]:
        told = store.rows(
            f"SELECT {COLUMNS} FROM events e JOIN articles a ON a.id = e.article WHERE e.n IN (SELECT event FROM event_actors "
            "WHERE entity IN (SELECT value FROM json_each(?))) ORDER BY e.day DESC, e.n LIMIT ? OFFSET ?",
            (json.dumps(mentions), limit, offset),
        )
        actors = actors_of(store, [r["n"] for r in told])
        return [event_of_row(r, actors) for r in told]

    return _latest(store, who, limit, offset, shown)


def moved_by(store: Store, names: Sequence[str], known_on: dt.date | None, most: int) -> list[sqlite3.Row]:
    """Whom the bearer of these names put into and out of office: kind, person, person_key, name and key of the office, claim."""
    day = known_on and known_on.isoformat()
    return store.rows(
        "SELECT c.kind, c.person, c.person_key, o.name, o.key, min(c.id) AS claim, count(*) AS n FROM claims c "
        "JOIN offices o ON o.key = c.office_key JOIN articles a ON a.id = c.article "
        f"WHERE c.by IN ({','.join('?' * len(names))}) AND c.person IS NOT NULL AND c.kind IN ('start', 'end', 'chosen') "
        f"AND c.status = 'asserted' AND c.review IS NOT 'reject' AND (? IS NULL OR {KNOWN} <= ?) "
        "GROUP BY c.kind, c.person_key, o.key ORDER BY n DESC, claim LIMIT ?",
        (*names, day, day, most),
    )
