"""The entries of feeds: what the ledger learned latest, whatever day it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from incumbent.ledger import Ledger
from incumbent.ledger.asking.answers import Change
from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.asking.changes import asked
from incumbent.ledger.asking.events import StoredEvent
from incumbent.ledger.asking.find import OfficeFound, country_code
from incumbent.ledger.asking.happenings import group
from incumbent.ledger.asking.learned import LearnedChange, learned_changes
from incumbent.ledger.asking.learned_disputes import LearnedDispute, learned_disputes
from incumbent.ledger.asking.learned_events import learned_events
from incumbent.ledger.deriving.wording import day as day_in_words
from incumbent.ledger.deriving.wording import partial
from incumbent.web import links
from incumbent.web.pages import events, shape
from incumbent.web.pages.believed import seen
from incumbent.web.paging import window
from incumbent.web.params import Query
from incumbent.web.render import change_verb

_ROWS = 40
_EARLIER = 3  # so many times as many events are looked at, for an earlier telling of those shown


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: an id that stays, an address, a headline, the words that say it, the moment (UTC) it became known."""

    id: str
    address: str
    title: str
    words: str
    at: str


def changes(ledger: Ledger, query: Query) -> list[Entry]:
    rows, country, person = window(query, _ROWS), query.text("country"), query.text("person")
    days = [d for d in (query.day("until"), query.day("as_of")) if d]
    where, values = asked(
        country=country_code(ledger.knowledge, country) if country else None,
        office=query.text("office"),
        people=person_found(ledger.store, person).keys if person else (),
        since=query.day("since"),
        until=min(days) if days else None,
        known_on=query.day("known_on"),
        kinds=query.choices("kind"),
        seen=seen(query),
        told="news",
    )
    found = learned_changes(ledger.store, where, values, limit=rows.limit, offset=rows.offset, seen=seen(query))
    return _apart([_change(ledger, c) for c in found])


def _change(ledger: Ledger, learned: LearnedChange) -> Entry:
    c, first = learned.change, learned.change.claims[0]
    who = c.person or "Somebody not named"
    title = f"{who} {change_verb(c.kind, c.status)}: {office_in_words(ledger, c.office)} ({when(c)})"
    return Entry(
        f"urn:incumbent:claim:{learned.mark}", links.sentence(first.claim.id), title, first.claim.evidence.quote, learned.at
    )  # fmt: skip


def when(change: Change) -> str:
    """The day that is told; else the day by which the change must have happened; else that none is."""
    if change.date:
        return partial(change.date)
    return f"by {day_in_words(change.day)}" if change.day else "day not stated"


def office_in_words(ledger: Ledger, office: OfficeFound) -> str:
    """The office's name, with its country where the name does not say it."""
    shown = shape.office(office, ledger.knowledge)
    country = str(shown["country_name"] or shown["country"] or "")
    return office.name if country.lower() in office.name.lower() else f"{office.name}, {country}"


def _apart(entries: Sequence[Entry]) -> list[Entry]:
    """The entries with ids that differ: one claim's words may stand in an article for two days."""
    seen: dict[str, int] = {}
    found = []
    for e in entries:
        seen[e.id] = n = seen.get(e.id, 0) + 1
        found.append(e if n == 1 else Entry(f"{e.id}:{n}", e.address, e.title, e.words, e.at))
    return found


def happenings(ledger: Ledger, query: Query) -> list[Entry]:
    """Events by when they were first told; a further article on one is no entry of its own."""
    rows = window(query, _ROWS)
    most = _EARLIER * (rows.offset + rows.limit)
    found = learned_events(ledger.store, events.question(ledger, query), limit=most)
    place = {event.id: i for i, (event, _) in enumerate(found)}
    firsts = set(place)
    if query.text("grouped") != "no":
        firsts = {max(h.events, key=lambda e: place[e.id]).id for h in group([event for event, _ in found])}
    shown = [(event, at) for event, at in found if event.id in firsts]
    return [_event(event, at) for event, at in shown[rows.offset : rows.offset + rows.limit]]


def _event(e: StoredEvent, at: str) -> Entry:
    who, whom = ("; ".join(a.name for a in side) for side in (e.sources, e.targets))
    told = partial(e.date) if e.date else f"by {day_in_words(e.day)}" if e.day else "day not stated"
    title = f"{e.type.lower()}: {who or 'actor not stated'}{f' → {whom}' if whom else ''} ({told})"
    return Entry(f"urn:incumbent:event:{quote(e.id)}", links.sentence(e.id), title, e.evidence.quote, at)


def disagreements(ledger: Ledger, query: Query) -> list[Entry]:
    rows, country = window(query, _ROWS), query.text("country")
    found = learned_disputes(
        ledger.store,
        country=country_code(ledger.knowledge, country) if country else None,
        office=query.text("office"),
        kinds=query.choices("kind"),
        limit=rows.limit,
        offset=rows.offset,
        seen=seen(query),
    )
    return [_dispute(ledger, d) for d in found]


def _dispute(ledger: Ledger, d: LearnedDispute) -> Entry:
    return Entry(
        f"urn:incumbent:disagreement:{d.mark}",
        links.to("/disagreements", office=d.office.key),
        f"{office_in_words(ledger, d.office)}: {d.summary}",
        " / ".join(d.says),
        d.at,
    )
