"""Feeds (RSS, Atom, RDF) -> one article an entry, by feedparser. Nothing is fetched: the entry's own words are read."""

from __future__ import annotations

import io
import re
import time
from typing import Any

from incumbent.errors import InputError
from incumbent.reading.markup import has_tags, strip_tags
from incumbent.reading.published import UnusableDate, parse_published
from incumbent.reading.raw import Finds, RawArticle
from incumbent.records import Problem

MAX_FEED = 40_000_000  # bytes
_ADDRESS = re.compile(r"https?://\S+\Z")


def read_feed(data: bytes, source: str) -> Finds:
    """Every entry of a feed. Raises InputError (input-feed, input-empty, input-too-long)."""
    import feedparser

    if len(data) > MAX_FEED:
        raise InputError(f"{source}: a feed larger than {MAX_FEED:,} bytes; split it", code="input-too-long")
    try:
        found = feedparser.parse(io.BytesIO(_without_entities(data)), sanitize_html=False, resolve_relative_uris=False)
    except (ValueError, OverflowError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        # the parser trips over references to characters that there are none of, and over some malformed markup
        raise InputError(
            f"{source}: the feed cannot be taken apart ({error}); get it again", code="input-feed"
        ) from error
    if not found.entries:
        why = f" ({found.bozo_exception})" if found.get("bozo") else ""
        code = "input-feed" if why else "input-empty"
        raise InputError(f"{source}: the feed holds no articles{why}", code=code)
    publisher = _words(found.feed.get("title"))
    for n, entry in enumerate(found.entries, start=1):
        yield _entry(entry, publisher, f"{source} entry {n}", n)
    if found.get("bozo") and "not well-formed" in str(found.get("bozo_exception")):
        yield InputError(
            f"{source}: the feed is broken ({found.bozo_exception}); {len(found.entries)} entries before the fault were read",
            code="input-feed",
        )


def read_opml(data: bytes, source: str) -> Finds:
    """A list of feeds holds addresses, no articles: they are named. Raises InputError (input-opml)."""
    addresses = feeds_of(data)
    shown = ", ".join(addresses[:5]) + (f" and {len(addresses) - 5} more" if len(addresses) > 5 else "")
    raise InputError(
        f"{source}: a list of {len(addresses)} {'feed' if len(addresses) == 1 else 'feeds'} ({shown or 'none'}) holds no articles itself; "
        "follow them with: incumbent watch --fetch " + source,
        code="input-opml",
    )
    yield


def feeds_of(data: bytes) -> list[str]:
    """The addresses of the feeds in an OPML list, in order."""
    from incumbent.reading.wire import xml

    tree = xml(data)
    if tree is None:
        return []
    return list(dict.fromkeys(o.get("xmlUrl") for o in tree.iter("{*}outline") if o.get("xmlUrl")))


def _entry(entry: Any, publisher: str, where: str, n: int) -> RawArticle | InputError:
    bodies = [c.get("value") or "" for c in entry.get("content") or []]
    body = max((_words(b) for b in bodies), key=len, default="")
    summary = _words(entry.get("summary"))
    text = body if len(body) >= len(summary) else summary
    title = _words(entry.get("title"))
    if not text and not title:
        return InputError(f"{where}: neither a title nor a text", code="input-fields")
    link = entry.get("link") if _ADDRESS.match(entry.get("link") or "") else None
    id = entry.get("id") or None
    if id and (id == link or _ADDRESS.match(id)):
        link, id = link or id, None
    names = [a.get("name") or "" for a in entry.get("authors") or []] or [entry.get("author") or ""]
    source = (entry.get("source") or {}).get("title")
    problems: tuple[Problem, ...] = ()
    if text and not body and text.rstrip().endswith(("…", "...", "[…]", "[...]")):
        problems = (
            Problem("text-cut", f"{where}: the feed gives only the beginning of the text; get the whole article"),
        )
    return RawArticle(
        text=text,
        title=title or None,
        published=_published(entry),
        url=link,
        publisher=_words(source) or publisher or None,
        authors=tuple(n for n in (_words(name) for name in names) if n),
        id=id,
        problems=problems,
        where=f"entry {n}",
    )


def _published(entry: Any) -> str | None:
    """The date as the entry writes it; as the parser of feeds understands it (in Greenwich's time) where nobody else does."""
    for name in ("published", "created", "updated"):
        said = entry.get(name)
        if not said:
            continue
        try:
            parse_published(said)
        except UnusableDate:
            when = entry.get(f"{name}_parsed")
            return time.strftime("%Y-%m-%dT%H:%M:%SZ", when) if when and 0 < when.tm_year < 9999 else said
        return str(said)
    return None


def _words(value: Any) -> str:
    text = str(value or "").strip()
    return strip_tags(text) if has_tags(text) else text


def _without_entities(data: bytes) -> bytes:
    """The feed without entities of its own making, which can grow without end."""
    return re.sub(rb"<!ENTITY[^<>]{0,2000}>", b"", data) if b"<!ENTITY" in data[:100_000] else data
