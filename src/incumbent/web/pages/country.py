"""A country: its offices over time, recent changes and events, who met whom, what is disputed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from incumbent.errors import NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.by_key import office_found
from incumbent.ledger.asking.changes import changes
from incumbent.ledger.asking.event_pages import latest_events, unlikely_events
from incumbent.ledger.asking.event_pages import pairs as pairs_of
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.asking.find import OfficeFound, country_code
from incumbent.ledger.asking.left_out import unlikely_changes, unlikely_disputes
from incumbent.ledger.asking.listed import derived_of, offices_of
from incumbent.ledger.asking.questions import derived_here
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.facts import Derived, latest_first
from incumbent.records.ontology import ontology
from incumbent.web.pages import shape
from incumbent.web.pages.believed import seen
from incumbent.web.pages.disagreements import glimpse
from incumbent.web.pages.home import LOOKED_AT
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Query

_OFFICES = 10
_DERIVED = 1_500  # claims from which one page derives offices anew; those beyond are shown on their own pages
_TENURES = 12  # the latest tenures drawn for one office
_MEETINGS = 200  # the latest meetings counted
_MET = 9  # people and bodies in the matrix


def answer(ledger: Ledger, query: Query) -> Json:
    code = country_code(ledger.knowledge, query.need("id"))
    rows = window(query, _OFFICES)
    known_on, as_of = query.day("known_on"), query.day("as_of")
    offices = offices_of(ledger.store, code, rows.limit + 1, rows.offset)
    if not offices and rows.offset == 0:
        raise NothingFound(f"the ledger has no office of {ledger.knowledge.country_name(code)}")
    shows = seen(query)
    recent = EventQuestion(country=code, known_on=known_on, until=as_of, confidence=shows.confidence)
    told = changes(ledger.store, country=code, until=as_of, known_on=known_on, limit=8, seen=shows, told="news")
    events = latest_events(ledger.store, recent, limit=10)
    disputed = glimpse(ledger, code=code, as_of=as_of, known_on=known_on, most=5, seen=shows)
    return {
        "country": shape.country(code, ledger.knowledge),
        "offices": _over_time(ledger, offices[: rows.limit], query),
        "changes": [shape.change(c, ledger.knowledge) for c in told],
        "events": [shape.event(e) for e in events],
        "meetings": _meetings(ledger, recent),
        "disagreements": [shape.dispute(d, ledger.knowledge) for d in disputed],
        "left_out": {
            "changes": 0
            if told
            else unlikely_changes(
                ledger.store, country=code, until=as_of, known_on=known_on, seen=shows, looked_at=LOOKED_AT
            ).number,
            "events": 0 if events else unlikely_events(ledger.store, recent),
            "disagreements": 0
            if disputed
            else unlikely_disputes(ledger.store, country=code, on=as_of, seen=shows).number,
        },
        "next": rows.next(len(offices) > rows.limit),
    }


def _over_time(ledger: Ledger, keys: Sequence[str], query: Query) -> list[Json]:
    """The offices with their tenures. As known on a day they are derived anew, as long as their claims are not too many."""
    found, left = [], _DERIVED
    for key in keys:
        office = office_found(ledger.store, key)
        left -= office.claims
        found.append(_office(ledger, office, query, derives=left >= 0))
    return found


def _office(ledger: Ledger, office: OfficeFound, query: Query, derives: bool) -> Json:
    known_on, as_of = query.day("known_on"), query.day("as_of")
    derived: Derived | None = None
    if known_on is None:
        derived = derived_of(ledger.store, office.key)
    if known_on is not None and not derives:
        return {"office": shape.office(office, ledger.knowledge), "tenures": [], "vacancy": None, "apart": True}
    if derived is None:
        derived = derived_here(ledger.store, ledger.knowledge, office, rulings(ledger.store), known_on)
    held = {id(t): t.holds_on(as_of) if as_of else None for t in derived.tenures}
    shows = seen(query)
    believed = [t for t in derived.tenures if shows.shows(t.belief, t.sources)]
    tenures = [t for t in believed if as_of is None or (t.dated and held[id(t)] != "no")]
    vacancy = next((v for v in derived.vacancies if as_of is None or v.since_before(as_of)), None)
    return {
        "office": shape.office(office, ledger.knowledge),
        "tenures": [{**shapes.tenure(t, {}), "on_that_day": held[id(t)]} for t in latest_first(tenures)[:_TENURES]],
        "vacancy": shapes.vacancy(vacancy, {}),
        "apart": False,
    }


def _meetings(ledger: Ledger, recent: EventQuestion) -> Json:
    """Who met whom, from the latest meetings that an article asserts or reports."""
    question = EventQuestion(
        country=recent.country, known_on=recent.known_on, until=recent.until, types=ontology().having("meeting"),
        confidence=recent.confidence, statuses=("asserted", "reported"),
    )  # fmt: skip
    found = pairs_of(ledger.store, question, limit=_MEETINGS)
    pairs: Counter[tuple[str, str]] = Counter()
    for event in found:
        for a, b in _met(*event):
            pairs[min(a, b), max(a, b)] += 1
    most: list[str] = []
    for a, b in sorted(pairs, key=lambda pair: (-pairs[pair], pair)):
        new = [name for name in (a, b) if name not in most]
        if len(most) + len(new) <= _MET:
            most += new
    kept: list[dict[str, Any]] = [
        {"one": a, "other": b, "meetings": n} for (a, b), n in sorted(pairs.items()) if a in most and b in most
    ]
    return {"counted": len(found), "who": most, "pairs": kept}


def _met(sources: list[str], targets: list[str]) -> list[tuple[str, str]]:
    sources, targets = sources[:6], targets[:6]
    pairs = [(a, b) for a in sources for b in targets]
    if not targets:
        pairs = [(a, b) for i, a in enumerate(sources) for b in sources[i + 1 :]]
    return [(a, b) for a, b in dict.fromkeys(pairs) if a != b]
