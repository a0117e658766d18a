"""An office: its holders over time with the words that set each bound, vacancies, lists, disagreements."""

from __future__ import annotations

from typing import Any

from incumbent.ledger import Ledger, shapes
from incumbent.ledger.answers import OfficeAnswer
from incumbent.ledger.by_key import office_answer
from incumbent.ledger.wording import stretch_of_row
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_ROWS = 30
_CITED = 5  # claims shown with one tenure


def answer(ledger: Ledger, query: Query) -> Json:
    rows, key = window(query, _ROWS), query.need("id")
    known_on, as_of = query.day("known_on"), query.day("as_of")
    limit = rows.offset + rows.limit + 1
    whole = office_answer(ledger.store, ledger.knowledge, key, known_on=known_on, limit=limit)
    holders = whole.holders[rows.offset : rows.offset + rows.limit]
    found: Json = {
        **shapes.office_answer(whole),
        "office": shape.office(whole.office, ledger.knowledge),
        "holders": [_tenure(shapes.tenure(h.tenure, whole.claims)) for h in holders],
        "claims": whole.office.claims,
        "next": rows.next(len(whole.holders) > rows.offset + rows.limit),
    }
    for name in ("chosen", "unnamed"):
        found[name] = found[name][-10:]
    found["disagreements"] = found["disagreements"][:8]
    found["knowledge_base"] = [{**shapes.listed(r), "in_words": stretch_of_row(r)} for r in whole.listed]
    found["on_that_day"] = _on_day(ledger, query, key) if as_of else None
    return found


def _on_day(ledger: Ledger, query: Query, key: str) -> Json:
    on: OfficeAnswer = office_answer(
        ledger.store, ledger.knowledge, key, known_on=query.day("known_on"), on=query.day("as_of")
    )
    return {
        "day": shapes.iso(on.on),
        "holders": [
            {"on_that_day": h.on_day, "days_from_evidence": h.days_off, **_tenure(shapes.tenure(h.tenure, on.claims))}
            for h in on.holders[:10]
        ],
        "vacancy": shapes.vacancy(on.vacancy, on.claims),
    }


def _tenure(tenure: dict[str, Any]) -> Json:
    tenure["cited"] = len(tenure["evidence"])
    tenure["evidence"] = tenure["evidence"][:_CITED]
    tenure["beside"] = tenure["beside"][:_CITED]
    return tenure
