"""Feeds of changes and of events, as Atom and as JSON Feed: any query can be followed under its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from incumbent.ledger import Ledger
from incumbent.web import links
from incumbent.web.pages import changed, events
from incumbent.web.pages.shape import Json
from incumbent.web.params import Query
from incumbent.web.render import change_verb
from incumbent.web.safe import dumps, seen

ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: an address that stays, a headline, the words that say it, the day it was told."""

    address: str
    title: str
    words: str
    day: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page has: its name, the page's address, and how its entries are made."""

    name: str
    path: str
    title: str
    entries: Callable[[Ledger, Query], list[Entry]]


def _changes(ledger: Ledger, query: Query) -> list[Entry]:
    return [_change(c) for c in changed.answer(ledger, query)["changes"]]


def _change(c: Json) -> Entry:
    first: dict[str, Any] = c["evidence"][0]
    where = f", {c['office']['country_name']}" if c["office"]["country_name"] else ""
    office = f"{c['office']['name']}{where}"
    title = f"{c['person'] or 'Somebody not named'} {change_verb(c['kind'], c['status'])}: {office}"
    return Entry(links.sentence(first["claim"]), title, first["quote"], first["published"] or c["day"] or "")


def _events(ledger: Ledger, query: Query) -> list[Entry]:
    return [_event(e) for e in events.answer(ledger, query)["events"]]


def _event(e: Json) -> Entry:
    who, whom = ("; ".join(a["name"] for a in e[side]) for side in ("source", "target"))
    title = f"{e['type'].lower()}: {who or 'actor not stated'}{f' → {whom}' if whom else ''}"
    return Entry(links.sentence(e["event"]), title, e["quote"], e["published"] or e["day"] or "")


FEEDS = (
    Feed("changes", "/changes", "Changes of office", _changes),
    Feed("events", "/events", "Events", _events),
)


def atom(feed: Feed, entries: list[Entry], base: str, query: Query) -> bytes:
    """An Atom document; `base` is the server's own address without a slash at its end."""
    own, page = base + query.address(f"{feed.path}.atom"), base + query.address(feed.path)
    newest = max((_moment(e.day) for e in entries), default=_moment(""))
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(_title(feed, query))}</title><id>{_xml(own)}</id><updated>{newest}</updated>",
        f'<link rel="self" href={quoteattr(own)}/><link href={quoteattr(page)}/>',
        "<author><name>incumbent</name></author>",
    ]
    for e in entries:
        lines.append(
            f"<entry><id>{_xml(base + e.address)}</id><title>{_xml(e.title)}</title><updated>{_moment(e.day)}</updated>"
            f'<link href={quoteattr(seen(base + e.address))}/><content type="text">{_xml(e.words)}</content></entry>'
        )
    return "\n".join([*lines, "</feed>\n"]).encode("utf-8", "replace")


def json_feed(feed: Feed, entries: list[Entry], base: str, query: Query) -> bytes:
    """A JSON Feed 1.1 document."""
    return dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": _title(feed, query),
            "home_page_url": base + query.address(feed.path),
            "feed_url": base + query.address(f"{feed.path}.feed.json"),
            "items": [
                {
                    "id": base + e.address, "url": base + e.address, "title": e.title, "content_text": e.words,
                    "date_published": _moment(e.day),
                }
                for e in entries
            ],
        }
    )  # fmt: skip


def _title(feed: Feed, query: Query) -> str:
    given = ", ".join(f"{k} {' '.join(v) if isinstance(v, list) else v}" for k, v in query.given().items())
    return f"{feed.title}: {given}" if given else feed.title


def _xml(text: str) -> str:
    return escape(seen(text))


def _moment(day: str) -> str:
    try:
        return f"{dt.date.fromisoformat(day[:10]).isoformat()}T00:00:00Z"
    except ValueError:
        return "1970-01-01T00:00:00Z"
