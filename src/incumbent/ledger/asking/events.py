"""Events out of the ledger: the rows a question asks for, with their actors and the article that tells them."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from incumbent.knowledge.spelling import fold
from incumbent.ledger.file.store import Store
from incumbent.records import EventType, PartialDate, Size, Span, Status
from incumbent.records.ontology import Quad, ontology


@dataclass(frozen=True, slots=True)
class Actor:
    """One side of an event: its name, and what lists and the article's entity add. `country` is alpha-3 or "IGO".

    `told`: the article's own words, where they are others.
    """

    name: str
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    known_as: str | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """One event as one article tells it. `id` is the article's id, a slash, and the event's id in the record."""

    id: str
    article: str
    type: EventType
    mode: str | None
    contexts: tuple[str, ...]
    date: PartialDate | None
    place: str | None
    status: Status
    said_by: str | None
    size: Size | None
    trigger: Span
    evidence: Span
    confidence: float
    sources: tuple[Actor, ...]
    targets: tuple[Actor, ...]
    url: str | None
    title: str
    publisher: str | None
    published: str | None
    duplicate_of: str | None

    @property
    def published_on(self) -> dt.date | None:
        return dt.date.fromisoformat(self.published[:10]) if self.published else None

    @property
    def day(self) -> dt.date | None:
        """The first day it may have happened; the day of publication where the text gives none."""
        return self.date.earliest if self.date else self.published_on

    @property
    def quad(self) -> Quad:
        return ontology().types[self.type].quad


@dataclass(frozen=True, slots=True)
class EventQuestion:
    """Which events: every field that is set must hold. `actor` is on either side; names match by any of their words.

    `country` is on either side, `source_country` and `target_country` on theirs: alpha-3 or "IGO".
    `since` and `until` bound the day of the event (of publication, where the event has none), both inclusive.
    `known_on`: only what articles of that day and earlier tell. `confidence`: only what is believed at least so much.
    """

    actor: str | None = None
    source: str | None = None
    target: str | None = None
    country: str | None = None
    source_country: str | None = None
    target_country: str | None = None
    types: tuple[str, ...] = ()
    quads: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    place: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    article: str | None = None
    known_on: dt.date | None = None
    confidence: float = 0.0


COLUMNS = (
    "e.*, a.url, a.title, a.publisher, a.published, a.duplicate_of, coalesce(e.date_earliest, a.published_day) AS day, "
    "coalesce(e.date_latest, a.published_day) AS last_day"
)


def events_where(store: Store, question: EventQuestion, *, latest: int | None = None) -> list[StoredEvent]:
    """The events a question asks for, by day, article and place in the article; with `latest` only so many, the latest."""
    where, values = conditions(question)
    _narrow(store, question, where, values)
    order = "day IS NULL, day, e.article, e.n"
    if latest is not None:
        order = f"day IS NULL DESC, day DESC, e.article DESC, e.n DESC LIMIT {int(latest)}"
    rows = store.rows(
        f"SELECT {COLUMNS} FROM events e JOIN articles a ON a.id = e.article WHERE {' AND '.join(where) or '1'} "
        f"ORDER BY {order}",
        values,
    )
    if latest is not None:
        rows.reverse()
    actors = actors_of(store, [row["n"] for row in rows])
    return [e for e in (event_of_row(row, actors) for row in rows) if _names_fit(e, question)]


def _narrow(store: Store, q: EventQuestion, where: list[str], values: list[str | float]) -> None:
    """Conditions that let the index find an actor's events; `_names_fit` has the last word."""
    for wanted in (q.actor, q.source, q.target):
        if wanted is None:
            continue
        words = set(fold(wanted).split())
        called = store.rows("SELECT DISTINCT name, told FROM event_actors")
        names = sorted({r[0] for r in called if any(words <= set(fold(n).split()) for n in r if n)})
        where.append(
            "(e.n IN (SELECT x.event FROM event_actors x WHERE x.name IN (SELECT value FROM json_each(?))) OR e.n IN "
            "(SELECT x.event FROM event_actors x JOIN entities n ON n.n = x.entity WHERE ? IN (n.known_as, n.country)))"
        )
        values += [json.dumps(names), wanted]
    if q.place:
        every = store.rows("SELECT DISTINCT place FROM events WHERE place IS NOT NULL")
        where.append("e.place IN (SELECT value FROM json_each(?))")
        values.append(json.dumps([r[0] for r in every if fold(q.place) in fold(r[0])]))


def conditions(q: EventQuestion) -> tuple[list[str], list[str | float]]:
    where: list[str] = []
    values: list[str | float] = []

    def among(column: str, options: Sequence[str]) -> None:
        if options:
            where.append(f"{column} IN ({', '.join('?' * len(options))})")
            values.extend(options)

    among("e.type", q.types)
    among("e.type", [t.name for t in ontology().types.values() if t.quad in q.quads] if q.quads else [])
    among("e.status", q.statuses)
    if q.article:
        among("e.article", [q.article])
    if q.since:
        where.append("coalesce(e.date_latest, a.published_day) >= ?")
        values.append(q.since.isoformat())
    if q.until:
        where.append("coalesce(e.date_earliest, a.published_day) <= ?")
        values.append(q.until.isoformat())
    if q.known_on:
        where.append("coalesce(a.published_day, substr(a.first_read_at, 1, 10)) <= ?")
        values.append(q.known_on.isoformat())
    if q.confidence:
        where.append("e.confidence >= ?")
        values.append(q.confidence)
    for country, side in (
        (q.country, ""),
        (q.source_country, " AND x.role = 'source'"),
        (q.target_country, " AND x.role = 'target'"),
    ):
        if country:
            where.append(
                "EXISTS (SELECT 1 FROM event_actors x JOIN entities n ON n.n = x.entity "
                f"WHERE x.event = e.n AND n.country = ?{side})"
            )
            values.append(country)
    return where, values


def actors_of(store: Store, events: Sequence[int]) -> dict[tuple[int, str], list[Actor]]:
    found: dict[tuple[int, str], list[Actor]] = defaultdict(list)
    for i in range(0, len(events), 500):
        some = events[i : i + 500]
        for row in store.rows(
            "SELECT x.event, x.role, x.name, x.told, n.kind, n.country, n.sector, n.known_as FROM event_actors x "
            f"LEFT JOIN entities n ON n.n = x.entity WHERE x.event IN ({', '.join('?' * len(some))}) "
            "ORDER BY x.event, x.role, x.position",
            some,
        ):
            found[row["event"], row["role"]].append(
                Actor(row["name"], row["kind"], row["country"], row["sector"], row["known_as"], row["told"])
            )
    return found


def event_of_row(row: sqlite3.Row, actors: dict[tuple[int, str], list[Actor]]) -> StoredEvent:
    size = json.loads(row["size"]) if row["size"] else None
    return StoredEvent(
        id=row["id"],
        article=row["article"],
        type=row["type"],
        mode=row["mode"],
        contexts=tuple(json.loads(row["contexts"])),
        date=PartialDate.parse(row["date"]) if row["date"] else None,
        place=row["place"],
        status=row["status"],
        said_by=row["said_by"],
        size=Size(**{k: tuple(v) if v else None for k, v in size.items()}) if size else None,
        trigger=Span(row["trigger_start"], row["trigger_end"], row["trigger"]),
        evidence=Span(row["start"], row["end"], row["quote"]),
        confidence=row["confidence"],
        sources=tuple(actors.get((row["n"], "source"), ())),
        targets=tuple(actors.get((row["n"], "target"), ())),
        url=row["url"],
        title=row["title"],
        publisher=row["publisher"],
        published=row["published"],
        duplicate_of=row["duplicate_of"],
    )


def _holds(words: set[str], actor: Actor) -> bool:
    return any(words <= set(fold(name).split()) for name in (actor.name, actor.told) if name)


def _names_fit(event: StoredEvent, q: EventQuestion) -> bool:
    def among(wanted: str | None, actors: Sequence[Actor]) -> bool:
        if wanted is None:
            return True
        words = set(fold(wanted).split())
        return any(_holds(words, a) or wanted in (a.known_as, a.country) for a in actors)

    return (
        among(q.actor, (*event.sources, *event.targets))
        and among(q.source, event.sources)
        and among(q.target, event.targets)
        and (q.place is None or (event.place is not None and fold(q.place) in fold(event.place)))
    )
