"""A person: career, what others do with and say of the person, statements, events, spellings, relations."""

from __future__ import annotations

import json
from collections.abc import Callable

from incumbent.ledger import Ledger
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import PersonAnswer
from incumbent.ledger.asking.by_key import person_answer
from incumbent.ledger.asking.events import COLUMNS, actors_of, event_of_row
from incumbent.ledger.deriving.wording import stretch_of_row
from incumbent.web.finding.people import namesakes
from incumbent.web.pages import answered, shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.relations import relations
from incumbent.web.pages.shape import Json
from incumbent.web.paging import Window, window
from incumbent.web.params import Query

_CITED = 4
_NAMESAKES = 5
_SHOWN = 15  # statements, and events, on a page
_MENTIONS = 60  # of the latest articles, looked at first


def answer(ledger: Ledger, query: Query) -> Json:
    found = person_answer(
        ledger.store, ledger.knowledge, query.need("id"), known_on=query.day("known_on"), seen=seen(query)
    )
    as_of = query.day("as_of")
    careers = []
    for c in sorted(found.careers, key=answered.told_last, reverse=True):
        tenures = [t for t in c.tenures if as_of is None or t.holds_on(as_of) != "no"]
        if not tenures and (as_of is not None or not c.chosen):
            continue
        shown = [shapes.tenure(t, found.claims, _CITED) for t in tenures]
        careers.append(
            {
                "office": shape.office(c.office, ledger.knowledge),
                "tenures": shown,
                "chosen": shapes.evidence(c.chosen[:_CITED], found.claims),
            }
        )
    rows, known_on = window(query, _SHOWN), query.day("known_on") or as_of
    until = known_on.isoformat() if known_on else "9999"
    statements, events = _statements(ledger, found, until, rows), _events(ledger, found, until, rows)
    return {
        "person": {
            "id": found.person.key, "name": found.person.name, "known_as": found.person.known,
            "keys": list(found.person.keys), "spellings": list(found.person.spellings),
        },
        "namesakes": [hit.shown(ledger) for hit in namesakes(ledger, found.person, _NAMESAKES)],
        "answer": answered.of_person(found, ledger.knowledge, as_of),
        "offices": careers,
        "left_out": sum(len(c.unlikely) for c in found.careers),
        "knowledge_base": [
            {**shapes.listed(r), "in_words": stretch_of_row(r)} for r in found.listed if as_of is None or _covers(r, as_of)
        ],
        "relations": relations(ledger, found, _names(found), query.day("known_on")),
        "statements": statements[: rows.limit],
        "events": events[: rows.limit],
        "next": rows.next(len(statements) > rows.limit or len(events) > rows.limit),
    }  # fmt: skip


def _covers(row: object, day: object) -> bool:
    start, end = row.start, row.end  # type: ignore[attr-defined]
    return (start is None or start.earliest <= day) and (end is None or end.latest >= day)


def _names(found: PersonAnswer) -> list[str]:
    """The spellings that mean this person anywhere; a bare surname could mean others."""
    whole = [s for s in found.person.spellings if len(s.split()) > 1]
    return (whole or list(found.person.spellings))[:50]


def _mentions(ledger: Ledger, found: PersonAnswer, until: str, most: int) -> list[int]:
    """The entities of articles that are this person, of the latest articles first."""
    names = _names(found)
    sql = (
        f"SELECT n, day FROM entities WHERE name IN ({','.join('?' * len(names))}) AND kind = 'person' AND day <= ? "
        "UNION SELECT n, day FROM entities WHERE known_as = ? AND day <= ? ORDER BY day DESC, n DESC LIMIT ?"
    )
    return [row["n"] for row in ledger.store.rows(sql, (*names, until, found.person.known, until, most))]


def _latest(rows: Window, shown: Callable[[list[int]], list[Json]], mentions: Callable[[int], list[int]]) -> list[Json]:
    """One row more than a page of what the latest mentions give; of what all give, where those are too few to fill it."""
    few = mentions(_MENTIONS)
    found = shown(few) if rows.offset == 0 else []
    return found if len(found) > rows.limit or (rows.offset == 0 and len(few) < _MENTIONS) else shown(mentions(-1))


def _statements(ledger: Ledger, found: PersonAnswer, until: str, rows: Window) -> list[Json]:
    names = _names(found)
    where = (
        "WHERE s.n IN (SELECT n FROM statements WHERE entity IN (SELECT value FROM json_each(?)) UNION SELECT n FROM statements "
        f"WHERE entity IS NULL AND speaker IN ({','.join('?' * len(names))})) AND a.duplicate_of IS NULL "
        "AND coalesce(a.published_day, '') <= ? ORDER BY a.published_day DESC, s.n LIMIT ? OFFSET ?"
    )

    def shown(mentions: list[int]) -> list[Json]:
        return shape.statements(ledger.store, where, (json.dumps(mentions), *names, until, rows.limit + 1, rows.offset))

    return _latest(rows, shown, lambda most: _mentions(ledger, found, until, most))


def _events(ledger: Ledger, found: PersonAnswer, until: str, rows: Window) -> list[Json]:
    def shown(mentions: list[int]) -> list[Json]:
        told = ledger.store.rows(
            f"SELECT {COLUMNS} FROM events e JOIN articles a ON a.id = e.article WHERE e.n IN (SELECT event FROM event_actors "
            "WHERE entity IN (SELECT value FROM json_each(?))) ORDER BY e.day DESC, e.n LIMIT ? OFFSET ?",
            (json.dumps(mentions), rows.limit + 1, rows.offset),
        )
        actors = actors_of(ledger.store, [r["n"] for r in told])
        return [shape.event(event_of_row(r, actors)) for r in told]

    return _latest(rows, shown, lambda most: _mentions(ledger, found, until, most))
