"""Events: those that the filters leave, how many in each month, grouped where several articles tell one."""

from __future__ import annotations

from typing import Any, get_args

from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import newest_day
from incumbent.ledger.asking.event_pages import latest_events, months, unlikely_events
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.happenings import Happening, alone, group
from incumbent.records import Status
from incumbent.records.ontology import Quad, ontology
from incumbent.web.pages import shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Param, Query

_ROWS = 40
FILTERS = (
    Param("actor", "A name on either side; all its words."),
    Param("source", "Who acts."),
    Param("target", "To whom it is done."),
    Param("country", "A country on either side: its English name or three-letter code."),
    Param("source_country", "The country of who acts."),
    Param("target_country", "The country to which it is done."),
    Param("type", "PLOVER types, or OFFICE.", kind="choices", choices=tuple(ontology().types)),
    Param("quad", "Verbal or material, cooperation or conflict.", kind="choices", choices=get_args(Quad)),
    Param("status", "How certain.", kind="choices", choices=get_args(Status)),
    Param("place", "A place as an article writes it."),
    Param("since", "Events of this day and later.", kind="day"),
    Param("until", "Events of this day and earlier.", kind="day"),
    Param("grouped", "Whether articles that tell one event are one row.", choices=("yes", "no")),
)


def question(ledger: Ledger, query: Query) -> EventQuestion:
    """The question that a page's filters ask."""

    def country(name: str) -> str | None:
        told = query.text(name)
        return country_code(ledger.knowledge, told) if told else None

    days = [d for d in (query.day("until"), query.day("as_of")) if d]
    return EventQuestion(
        actor=query.text("actor"), source=query.text("source"), target=query.text("target"),
        country=country("country"), source_country=country("source_country"), target_country=country("target_country"),
        types=query.choices("type"), quads=query.choices("quad"), statuses=query.choices("status"), place=query.text("place"),
        since=query.day("since"),
        until=min(days) if days else None, known_on=query.day("known_on"),
        confidence=seen(query).confidence,
    )  # fmt: skip


def shown(ledger: Ledger, query: Query) -> tuple[list[Happening], str | None]:
    """The happenings on this page, the latest first, and the token of the next."""
    rows = window(query, _ROWS)
    found = latest_events(ledger.store, question(ledger, query), limit=rows.limit + 1, offset=rows.offset)
    events = found[: rows.limit]
    happenings = alone(events) if query.text("grouped") == "no" else group(events)[::-1]
    happenings = [h for h in happenings if h.independent >= seen(query).articles]
    return happenings, rows.next(len(found) > rows.limit)


def answer(ledger: Ledger, query: Query) -> Json:
    happenings, following = shown(ledger, query)
    return {
        "events": [_happening(h) for h in happenings],
        "left_out": unlikely_events(ledger.store, question(ledger, query)),
        "months": counts(ledger, query),
        "newest": newest_month(ledger),
        "next": following,
    }


def newest_month(ledger: Ledger) -> str | None:
    """The month of the ledger's newest article."""
    day = newest_day(ledger.store)
    return f"{day:%Y-%m}" if day else None


def counts(ledger: Ledger, query: Query) -> list[Json]:
    """Events a month by quad class, for all that the filters leave."""
    found: dict[str, dict[str, Any]] = {}
    types = ontology().types
    for month, kind, n in months(ledger.store, question(ledger, query)):
        row = found.setdefault(month, {"month": month, **dict.fromkeys(get_args(Quad), 0)})
        row[types[kind].quad] += n
    return list(found.values())


def _happening(h: Happening) -> Json:
    return {
        **shape.event(h.first),
        "articles": h.articles,
        "independent_articles": h.independent,
        "also": [shape.event(e) for e in h.events[1:6]],
    }
