"""Changes: who took, left or was chosen for which office; of a country, an office or a person."""

from __future__ import annotations

from typing import Any

from incumbent.ledger import Ledger
from incumbent.ledger.by_key import person_found
from incumbent.ledger.changes import changes, doubted
from incumbent.ledger.find import country_code
from incumbent.web.pages import shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_ROWS = 20
_BACKGROUND = 10  # changes told as background, shown under the first page


def answer(ledger: Ledger, query: Query) -> Json:
    rows, country = window(query, _ROWS), query.text("country")
    person = query.text("person")
    days = [d for d in (query.day("until"), query.day("as_of")) if d]
    question: dict[str, Any] = {
        "country": country_code(ledger.knowledge, country) if country else None,
        "office": query.text("office"),
        "people": person_found(ledger.store, person).keys if person else (),
        "since": query.day("since"),
        "until": min(days) if days else None,
        "known_on": query.day("known_on"),
    }
    shows = seen(query)
    found = changes(ledger.store, limit=rows.offset + rows.limit + 1, seen=shows, **question)
    past = (
        changes(ledger.store, limit=_BACKGROUND, seen=shows, told="background", **question) if not rows.offset else []
    )
    shown = found[rows.offset : rows.offset + rows.limit]
    return {
        "changes": [shape.change(c, ledger.knowledge) for c in shown],
        "background": [shape.change(c, ledger.knowledge) for c in past],
        "left_out": doubted(ledger.store, **question) if shows.confidence > 0 else 0,
        "next": rows.next(len(found) > rows.offset + rows.limit),
    }
