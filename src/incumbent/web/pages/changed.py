"""Changes: who took, left or was chosen for which office; of a country, an office or a person."""

from __future__ import annotations

from incumbent.ledger import Ledger
from incumbent.ledger.by_key import person_found
from incumbent.ledger.changes import changes
from incumbent.ledger.find import country_code
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_ROWS = 20


def answer(ledger: Ledger, query: Query) -> Json:
    rows, country = window(query, _ROWS), query.text("country")
    person = query.text("person")
    days = [d for d in (query.day("until"), query.day("as_of")) if d]
    found = changes(
        ledger.store,
        country=country_code(ledger.knowledge, country) if country else None,
        office=query.text("office"),
        people=person_found(ledger.store, person).keys if person else (),
        since=query.day("since"),
        until=min(days) if days else None,
        known_on=query.day("known_on"),
        limit=rows.offset + rows.limit + 1,
    )
    shown = found[rows.offset : rows.offset + rows.limit]
    return {
        "changes": [shape.change(c, ledger.knowledge) for c in shown],
        "next": rows.next(len(found) > rows.offset + rows.limit),
    }
