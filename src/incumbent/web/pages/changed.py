"""Changes: who took, left or was chosen for which office; of a country, an office or a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from incumbent.ledger import Ledger
from incumbent.ledger.asking.answers import Change
from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.asking.changes import Told, changes
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.left_out import LeftOut, unlikely_changes
from incumbent.ledger.deriving.belief import EVERYTHING, Seen
from incumbent.records import Status
from incumbent.web.pages import shape
from incumbent.web.pages.believed import left_out, seen
from incumbent.web.pages.shape import Json
from incumbent.web.paging import Window, window
from incumbent.web.params import Param, Query

_ROWS = 20
FILTERS = (
    Param("country", "A country: its English name or three-letter code."),
    Param("office", "An office's id."),
    Param("person", "A person's id."),
    Param("kind", "Took office, left it, or was chosen for it.", kind="choices", choices=("start", "end", "chosen")),
    Param("status", "How certain the articles are.", kind="choices", choices=get_args(Status)),
    Param("since", "Changes of this day and later.", kind="day"),
    Param("until", "Changes of this day and earlier.", kind="day"),
)
_BACKGROUND = 10  # changes told as background, shown under the first page
_LOOKED_AT = 200  # claims on changes among which a page counts what it leaves out


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
        "kinds": query.choices("kind"),
    }
    shows, statuses = seen(query), query.choices("status")
    found = changes(ledger.store, limit=rows.offset + rows.limit + 1, seen=shows, statuses=statuses, **question)
    past = []
    if not rows.offset:
        past = changes(ledger.store, limit=_BACKGROUND, seen=shows, statuses=statuses, told="background", **question)
    shown = found[rows.offset : rows.offset + rows.limit]
    return {
        "changes": [shape.change(c, ledger.knowledge) for c in shown],
        "background": [shape.change(c, ledger.knowledge) for c in past],
        **left_out(_unlikely(ledger, shown, rows, len(found) > rows.offset + rows.limit, shows, statuses, question)),
        "next": rows.next(len(found) > rows.offset + rows.limit),
    }


def _unlikely(
    ledger: Ledger,
    shown: Sequence[Change],
    rows: Window,
    more: bool,
    shows: Seen,
    statuses: Sequence[str],
    question: dict[str, Any],
) -> LeftOut:
    """How many changes of the days on this page are left out: up to the question's bounds on the first and the last page."""
    if shows == EVERYTHING:
        return LeftOut(0)
    days = {
        "since": shown[-1].day if more else question["since"],
        "until": shown[0].day if rows.offset and shown else question["until"],
    }
    told: tuple[Told, ...] = ("dated",) if rows.offset else ("dated", "background")
    asked = {**question, **days}
    return unlikely_changes(ledger.store, seen=shows, told=told, statuses=statuses, looked_at=_LOOKED_AT, **asked)
