"""A person: career, what others do with and say of the person, statements, events, spellings, relations."""

from __future__ import annotations

from incumbent.ledger import Ledger
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import PersonAnswer
from incumbent.ledger.asking.by_key import person_answer
from incumbent.ledger.asking.find.people import namesakes
from incumbent.ledger.asking.mentions import Mentioned, events_with, statements_of
from incumbent.ledger.deriving.wording import stretch_of_row
from incumbent.web.pages import answered, shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.relations import relations
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_CITED = 4
_NAMESAKES = 5
_SHOWN = 15  # statements, and events, on a page


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
    who = Mentioned(_names(found), found.person.known, until)
    statements = statements_of(ledger.store, who, rows.limit + 1, rows.offset)
    events = events_with(ledger.store, who, rows.limit + 1, rows.offset)
    return {
        "person": {
            "id": found.person.key, "name": found.person.name, "known_as": found.person.known,
            "keys": list(found.person.keys), "spellings": list(found.person.spellings),
        },
        "namesakes": [
            shape.person_hit(h, ledger.knowledge)
            for h in namesakes(ledger.store, ledger.knowledge, found.person, _NAMESAKES)
        ],
        "answer": answered.of_person(found, ledger.knowledge, as_of),
        "offices": careers,
        "left_out": sum(len(c.unlikely) for c in found.careers),
        "knowledge_base": [
            {**shapes.listed(r), "in_words": stretch_of_row(r)} for r in found.listed if as_of is None or _covers(r, as_of)
        ],
        "relations": relations(ledger, found, _names(found), query.day("known_on")),
        "statements": [shape.statement(s) for s in statements[: rows.limit]],
        "events": [shape.event(e) for e in events[: rows.limit]],
        "next": rows.next(len(statements) > rows.limit or len(events) > rows.limit),
    }  # fmt: skip


def _covers(row: object, day: object) -> bool:
    start, end = row.start, row.end  # type: ignore[attr-defined]
    return (start is None or start.earliest <= day) and (end is None or end.latest >= day)


def _names(found: PersonAnswer) -> list[str]:
    """The spellings that mean this person anywhere; a bare surname could mean others."""
    whole = [s for s in found.person.spellings if len(s.split()) > 1]
    return (whole or list(found.person.spellings))[:50]
