"""Feeds of what became known, as Atom and as JSON Feed: any query can be followed under its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from xml.sax.saxutils import escape, quoteattr

from incumbent.errors import NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.asking.by_key import office_found, person_found
from incumbent.ledger.asking.find import country_code
from incumbent.web.params import Param, Query
from incumbent.web.routes import PAGES
from incumbent.web.safe import dumps, seen
from incumbent.web.services import entries
from incumbent.web.services.entries import Entry

ATOM = "application/atom+xml; charset=utf-8"
JSON_FEED = "application/feed+json"
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that a page has: its name, the page's address, and how its entries are made.

    `without`: parameters of the page that the feed cannot take.
    """

    name: str
    path: str
    title: str
    entries: Callable[[Ledger, Query], list[Entry]]
    without: tuple[str, ...] = ()

    @property
    def params(self) -> tuple[Param, ...]:
        """What a query of the feed may ask for."""
        page = next(p for p in PAGES if p.path == self.path)
        return tuple(p for p in page.params if p.name not in self.without)


FEEDS = (
    Feed("changes", "/changes", "Changes of office", entries.changes, ("status",)),
    Feed("events", "/events", "Events", entries.happenings),
    Feed("disagreements", "/disagreements", "Disagreements", entries.disagreements, ("as_of", "known_on")),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a feed says for one query, ready to be written."""

    feed: Feed
    query: Query
    title: str
    entries: list[Entry]

    @property
    def updated(self) -> str:
        return max((moment(e.at) for e in self.entries), default=_NEVER)


def draw(feed: Feed, ledger: Ledger, query: Query) -> Drawn:
    """The entries of a query, and its title in words."""
    return Drawn(feed, query, title(feed, ledger, query), feed.entries(ledger, query))


def atom(drawn: Drawn, base: str) -> bytes:
    """An Atom document; `base` is the server's own address without a slash at its end."""
    feed, query = drawn.feed, drawn.query
    own, page = base + query.address(f"{feed.path}.atom"), base + query.address(feed.path)
    id = f"urn:incumbent:feed:{feed.name}{''.join(f':{p}' for p in [urlencode(query.given(), doseq=True)] if p)}"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{_xml(drawn.title)}</title><id>{_xml(id)}</id><updated>{drawn.updated}</updated>",
        f'<link rel="self" href={quoteattr(own)}/><link href={quoteattr(page)}/>',
        "<author><name>incumbent</name></author>",
    ]
    for e in drawn.entries:
        lines.append(
            f"<entry><id>{_xml(e.id)}</id><title>{_xml(e.title)}</title><updated>{moment(e.at)}</updated>"
            f'<link href={quoteattr(seen(base + e.address))}/><content type="text">{_xml(e.words)}</content></entry>'
        )
    return "\n".join([*lines, "</feed>\n"]).encode("utf-8", "replace")


def json_feed(drawn: Drawn, base: str) -> bytes:
    """A JSON Feed 1.1 document."""
    feed, query = drawn.feed, drawn.query
    return dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": drawn.title,
            "home_page_url": base + query.address(feed.path),
            "feed_url": base + query.address(f"{feed.path}.feed.json"),
            "items": [
                {
                    "id": e.id, "url": base + e.address, "title": e.title, "content_text": e.words,
                    "date_published": moment(e.at), "date_modified": moment(e.at),
                }
                for e in drawn.entries
            ],
        }
    )  # fmt: skip


def title(feed: Feed, ledger: Ledger, query: Query) -> str:
    """The feed's name and what its query asks for, in words: "Changes of office: Belarus"."""
    told = [_in_words(ledger, name, value) for name, value in query.given().items() if name not in ("page", "limit")]
    return f"{feed.title}: {', '.join(told)}" if told else feed.title


def _in_words(ledger: Ledger, name: str, value: Any) -> str:
    if name == "country":
        return ledger.knowledge.country_name(country_code(ledger.knowledge, str(value)))
    try:
        if name == "office":
            return entries.office_in_words(ledger, office_found(ledger.store, str(value)))
        if name == "person":
            return person_found(ledger.store, str(value)).name
    except NothingFound:
        return f"{name} {value}"  # an office of which the ledger knows nothing yet may be followed all the same
    return f"{name.replace('_', ' ')} {' or '.join(value) if isinstance(value, list) else value}"


def _xml(text: str) -> str:
    return escape(seen(text))


def moment(at: str) -> str:
    """A moment as feeds write it, in UTC."""
    try:
        told = dt.datetime.fromisoformat(at)
    except ValueError:
        return _NEVER
    told = told.replace(tzinfo=dt.UTC) if told.tzinfo is None else told.astimezone(dt.UTC)
    return told.strftime("%Y-%m-%dT%H:%M:%SZ")
