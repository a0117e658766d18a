"""Events a page at a time and counted by month: read off lists kept in order of day, never by looking at all events."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

from incumbent.knowledge.spelling import fold
from incumbent.ledger.asking.events import COLUMNS, EventQuestion, StoredEvent, actors_of, event_of_row
from incumbent.ledger.deriving.belief import BELIEVED
from incumbent.ledger.file.store import Store
from incumbent.records.ontology import ontology

_MOST_NAMES = 2000  # names of actors that one word of a question may mean
_LATEST = "ORDER BY l.day DESC, l.event DESC LIMIT ? OFFSET ?"


def latest_events(store: Store, question: EventQuestion, *, limit: int, offset: int = 0) -> list[StoredEvent]:
    """At most `limit` events, the latest first, after the first `offset`; those without any day come last."""
    lists, values = lists_of(store, question)
    rows = store.rows(
        f"SELECT {COLUMNS} FROM (SELECT l.event FROM {lists} {_LATEST}) k JOIN events e ON e.n = k.event "
        "JOIN articles a ON a.id = e.article ORDER BY e.day DESC, e.n DESC",
        (*values, limit, offset),
    )
    actors = actors_of(store, [row["n"] for row in rows])
    return [event_of_row(row, actors) for row in rows]


def unlikely_events(store: Store, question: EventQuestion) -> int:
    """How many events are left out because they are less likely than the question wants."""
    if not question.confidence:
        return 0
    lists, values = lists_of(store, replace(question, confidence=0.0))
    return int(store.rows(f"SELECT count(*) FROM {lists} AND l.confidence < ?", (*values, question.confidence))[0][0])


def pairs(store: Store, question: EventQuestion, *, limit: int) -> list[tuple[list[str], list[str]]]:
    """(sources, targets) of the latest events, names only: one name for one known person, body or state.

    Who is no person, body, state or place of its own ("citizens", "Chinese officials") is left out.
    """
    lists, values = lists_of(store, question)
    rows = store.rows(
        "SELECT x.event, x.role, x.name, coalesce(n.known_as, iif(n.kind = 'state', n.country, NULL)) AS known_as "
        f"FROM (SELECT l.event FROM {lists} {_LATEST}) k "
        "JOIN event_actors x ON x.event = k.event JOIN entities n ON n.n = x.entity "
        "WHERE n.known_as IS NOT NULL OR n.kind IN ('person', 'organization', 'state', 'place') "
        "ORDER BY x.event, x.role, x.position",
        (*values, limit, 0),
    )
    names = _shared_names([(row["name"], row["known_as"]) for row in rows])
    found: dict[int, tuple[list[str], list[str]]] = {}
    for row in rows:
        found.setdefault(row["event"], ([], []))[row["role"] == "target"].append(names[row["name"], row["known_as"]])
    return list(found.values())


def _shared_names(told: list[tuple[str, str | None]]) -> dict[tuple[str, str | None], str]:
    """The name to show for each: the most used full one of those that are known as the same."""
    used = Counter(told)
    best: dict[str, str] = {}
    for name, known in sorted(used, key=lambda k: (" " in k[0], used[k], k[0])):
        if known:
            best[known] = name
    return {(name, known): best.get(known or "", name) for name, known in used}


def months(store: Store, question: EventQuestion) -> list[tuple[str, str, int]]:
    """(month, type, events), in order; events without any day are left out."""
    if replace(question, country=None, types=(), quads=(), statuses=()) == EventQuestion(confidence=BELIEVED):
        where, values = _kinds(question, "t")
        return _counted(
            store, f"t.month, t.type, sum(t.events) FROM event_tallies t WHERE {where} AND t.month <> ''", values
        )
    lists, values = lists_of(store, question)
    return _counted(store, f"substr(l.day, 1, 7), l.type, count(*) FROM {lists} AND l.day <> ''", values)


def _counted(store: Store, what: str, values: list[object]) -> list[tuple[str, str, int]]:
    rows = store.rows(f"SELECT {what} GROUP BY 1, 2 ORDER BY 1, 2", values)
    return [(row[0], row[1], int(row[2])) for row in rows if row[2]]


def _kinds(q: EventQuestion, row: str) -> tuple[str, list[object]]:
    """The conditions that a list and its tallies can check alike: on a country (or none), on types and statuses."""
    where, values = [f"{row}.country = ?"], list[object]([q.country or q.source_country or q.target_country or ""])
    of_quads = [t.name for t in ontology().types.values() if t.quad in q.quads]
    for column, options in (("type", q.types), ("type", of_quads), ("status", q.statuses)):
        if options:
            where.append(f"{row}.{column} IN ({','.join('?' * len(options))})")
            values += options
    return " AND ".join(where), values


def lists_of(store: Store, q: EventQuestion) -> tuple[str, list[object]]:
    """The rows of a list, `l`, that a question leaves, as SQL from its table to the end of its conditions."""
    kinds, values = _kinds(q, "l")
    where = [kinds]
    if q.confidence:
        where.append("l.confidence >= ?")
        values.append(q.confidence)
    if q.until:
        where.append("l.day <= ?")
        values.append(q.until.isoformat())
    if q.known_on:
        where.append("l.known <= ?")
        values.append(q.known_on.isoformat())
    if q.since:
        where.append("l.day <> '' AND (l.day >= ? OR (SELECT e.date_latest FROM events e WHERE e.n = l.event) >= ?)")
        values += [q.since.isoformat()] * 2
    acting = [
        _acting(store, words, roles)
        for words, roles in ((q.actor, ("source", "target")), (q.source, ("source",)), (q.target, ("target",)))
        if words is not None
    ]
    for events, names in acting[1:]:
        where.append(f"l.event IN ({events})")
        values += names
    for role, country in (("source", q.source_country), ("target", q.target_country)):
        if country:
            where.append(
                "EXISTS (SELECT 1 FROM event_actors x JOIN entities n ON n.n = x.entity "
                "WHERE x.event = l.event AND x.role = ? AND n.country = ?)"
            )
            values += [role, country]
    if q.place is not None:
        places = [
            row[0]
            for row in store.rows("SELECT DISTINCT place FROM events WHERE place IS NOT NULL")
            if fold(q.place) in fold(row[0])
        ]
        where.append("l.event IN (SELECT n FROM events WHERE place IN (SELECT value FROM json_each(?)))")
        values.append(json.dumps(places))
    table = "event_lists l"
    if acting:  # somebody's events are few: look them up in the list, rather than go through the list for them
        events, names = acting[0]
        table = f"({events}) s CROSS JOIN event_lists l INDEXED BY event_lists_event ON l.event = s.event"
        values = [*names, *values]
    return f"{table} WHERE {' AND '.join(where)}", values


def _acting(store: Store, words: str, roles: tuple[str, ...]) -> tuple[str, list[object]]:
    """Events in which somebody called so, or of that code, has one of these roles."""
    names, role = _names(store, words), f"role IN ({','.join('?' * len(roles))})"
    return (
        f"SELECT event FROM event_actors WHERE name IN ({','.join('?' * len(names))}) AND {role} "
        "UNION SELECT x.event FROM entities n JOIN event_actors x ON x.entity = n.n "
        f"WHERE (n.known_as = ? OR n.country = ?) AND x.{role}",
        [*names, *roles, words, words, *roles],
    )


def _names(store: Store, words: str) -> list[str]:
    """Actors' names as articles have them that hold all the words."""
    wanted = fold(words).split()
    if not wanted:
        return []
    every = " ".join('"' + w.replace('"', "") + '"' for w in wanted)
    rows = store.rows(
        "SELECT name FROM search_names WHERE n IN "
        "(SELECT rowid FROM search_names_fts WHERE search_names_fts MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (f"kind : actor AND name : ({every})", _MOST_NAMES),
    )
    return [row[0] for row in rows]
