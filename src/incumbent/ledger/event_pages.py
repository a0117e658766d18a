"""Events a page at a time and counted by month: what is asked for is found by indexes, never by reading all events."""

from __future__ import annotations

from dataclasses import replace

from incumbent.knowledge.spelling import fold
from incumbent.ledger.events import COLUMNS, EventQuestion, StoredEvent, actors_of, conditions, event_of_row
from incumbent.ledger.store import Store
from incumbent.records.ontology import ontology

_MOST_NAMES = 2000  # names of actors that one word of a question may mean


def latest_events(store: Store, question: EventQuestion, *, limit: int, offset: int = 0) -> list[StoredEvent]:
    """At most `limit` events, the latest first, after the first `offset`; those without any day come last."""
    where, values = _where(store, question)
    rows = store.rows(
        f"SELECT {COLUMNS} FROM events e JOIN articles a ON a.id = e.article WHERE {where} "
        "ORDER BY e.day DESC, e.n DESC LIMIT ? OFFSET ?",
        (*values, limit, offset),
    )
    actors = actors_of(store, [row["n"] for row in rows])
    return [event_of_row(row, actors) for row in rows]


def pairs(store: Store, question: EventQuestion, *, limit: int) -> list[tuple[list[str], list[str]]]:
    """(sources, targets) of the latest events, names only."""
    where, values = _where(store, question)
    rows = store.rows(
        "SELECT x.event, x.role, x.name FROM (SELECT e.n FROM events e JOIN articles a ON a.id = e.article "
        f"WHERE {where} ORDER BY e.day DESC, e.n DESC LIMIT ?) k JOIN event_actors x ON x.event = k.n "
        "ORDER BY x.event, x.role, x.position",
        (*values, limit),
    )
    found: dict[int, tuple[list[str], list[str]]] = {}
    for row in rows:
        found.setdefault(row["event"], ([], []))[row["role"] == "target"].append(row["name"])
    return list(found.values())


def months(store: Store, question: EventQuestion) -> list[tuple[str, str, int]]:
    """(month, type, events), in order; events without any day are left out."""
    plain = replace(question, types=(), quads=(), statuses=()) == EventQuestion()
    if plain:
        kinds = _types(question)
        sql = "SELECT month, type, sum(events) AS n FROM event_tallies WHERE month <> ''"
        values: list[object] = []
        for column, options in (("type", kinds), ("status", list(question.statuses))):
            if options:
                sql += f" AND {column} IN ({','.join('?' * len(options))})"
                values += options
        rows = store.rows(f"{sql} GROUP BY month, type HAVING sum(events) > 0 ORDER BY month, type", values)
    else:
        where, values = _where(store, question)
        articles = "JOIN articles a ON a.id = e.article " if "a." in where else ""
        rows = store.rows(
            f"SELECT substr(e.day, 1, 7) AS month, e.type, count(*) AS n FROM events e {articles}"
            f"WHERE {where} AND e.day IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2",
            values,
        )
    return [(row[0], row[1], int(row[2])) for row in rows]


def _types(q: EventQuestion) -> list[str]:
    of_quads = [t.name for t in ontology().types.values() if t.quad in q.quads] if q.quads else None
    if of_quads is None:
        return list(q.types)
    return [t for t in of_quads if t in q.types] or ["none"] if q.types else of_quads


def _where(store: Store, q: EventQuestion) -> tuple[str, list[object]]:
    parts, values = conditions(replace(q, since=None, until=None, country=None))
    where, found = list(parts), list[object](values)
    if q.since:
        where.append("e.day IS NOT NULL AND coalesce(e.date_latest, e.day) >= ?")
        found.append(q.since.isoformat())
    if q.until:
        where.append("e.day <= ?")
        found.append(q.until.isoformat())
    if q.country:
        where.append(
            "e.n IN (SELECT x.event FROM entities n JOIN event_actors x ON x.entity = n.n WHERE n.country = ?)"
        )
        found.append(q.country)
    for words, roles in ((q.actor, ("source", "target")), (q.source, ("source",)), (q.target, ("target",))):
        if words is None:
            continue
        names = _names(store, words)
        marks = ",".join("?" * len(names))
        where.append(
            f"e.n IN (SELECT event FROM event_actors WHERE name IN ({marks}) AND role IN ({','.join('?' * len(roles))}) "
            "UNION SELECT x.event FROM entities n JOIN event_actors x ON x.entity = n.n "
            f"WHERE (n.known_as = ? OR n.country = ?) AND x.role IN ({','.join('?' * len(roles))}))"
        )
        found += [*names, *roles, words, words, *roles]
    if q.place is not None:
        where.append("e.place IS NOT NULL AND instr(lower(e.place), lower(?)) > 0")
        found.append(q.place)
    return " AND ".join(where) or "1", found


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
