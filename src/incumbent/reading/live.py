"""Live pages: many entries, each with its own time, on one page. Each entry is an article of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from incumbent.reading.fields import text_of
from incumbent.reading.markup import has_tags, strip_tags
from incumbent.reading.published import UnusableDate, parse_published
from incumbent.reading.raw import RawArticle

_ENTRY_TAGS = ("section", "div", "article", "li")
_LEAST = 2  # entries
_LEAST_ENTRY = 20  # characters
_LEAST_TEXT = 60  # characters of an entry, on average
_DAYS = 4  # that a live page may last
_MOST = 2_000


def live_entries(tree: Any, title: str | None, facts: Sequence[dict[str, Any]] = ()) -> list[RawArticle]:
    """The entries of a live page in the order of the page; empty where this is none. `facts`: the objects of its JSON-LD."""
    structured = _stated_entries(facts, title) or _schema_entries(tree, title)
    if structured:
        return structured
    groups: dict[Any, list[tuple[Any, str]]] = {}
    for time in list(tree.iter("time"))[:_MOST]:
        when = _when(time.get("datetime"))
        entry = _entry_of(time)
        if when and entry is not None and entry.getparent() is not None:
            held = groups.setdefault(entry.getparent(), [])
            if all(e is not entry for e, _ in held):
                held.append((entry, when))
    best = max(groups.values(), key=len, default=[])
    if len(best) < _LEAST or not _is_live(best):
        return []
    made: list[RawArticle] = []
    for entry, when in best:
        heading, text = _words(entry)
        if len(text) >= _LEAST_ENTRY:
            made.append(
                RawArticle(text=text, title=heading or title, published=when, url=None, where=f"entry {len(made) + 1}")
            )
    return made if len(made) >= _LEAST else []


def _stated_entries(facts: Sequence[dict[str, Any]], title: str | None) -> list[RawArticle]:
    """Entries that a LiveBlogPosting of JSON-LD holds with their texts."""
    made: list[RawArticle] = []
    for fact in facts:
        held = fact.get("liveBlogUpdate") if "LiveBlogPosting" in str(fact.get("@type")) else None
        for entry in (held if isinstance(held, list) else [])[:_MOST]:
            if not isinstance(entry, dict):
                continue
            text, heading, when = (text_of(entry.get(name)) for name in ("articleBody", "headline", "datePublished"))
            if len(text) >= _LEAST_ENTRY and _when(when):
                text = strip_tags(text) if has_tags(text) else text
                where = f"entry {len(made) + 1}"
                made.append(RawArticle(text=text, title=heading or title, published=when, where=where))
    return made if len(made) >= _LEAST else []


def _schema_entries(tree: Any, title: str | None) -> list[RawArticle]:
    """Entries marked up as schema.org BlogPosting inside a LiveBlogPosting, in attributes of the page."""
    made: list[RawArticle] = []
    for entry in tree.xpath("//*[@itemprop='liveBlogUpdate']")[:_MOST]:
        when = next(
            (_when(t.get("datetime") or t.get("content")) for t in entry.xpath(".//*[@itemprop='datePublished']")), None
        )
        heading, text = _words(entry)
        if len(text) >= _LEAST_ENTRY:
            made.append(RawArticle(text=text, title=heading or title, published=when, where=f"entry {len(made) + 1}"))
    return made if len(made) >= _LEAST else []


def _when(said: str | None) -> str | None:
    """A date with a clock; entries of one day need it."""
    try:
        found = parse_published(said) if said else None
    except UnusableDate:
        return None
    return said if found and said and ":" in said else None


def _entry_of(time: Any) -> Any:
    """The element that holds this time and an entry's paragraphs: the nearest with some text beside the time."""
    element = time.getparent()
    for _ in range(5):
        if element is None or element.tag in ("body", "main", "html", "header", "footer", "nav", "aside"):
            return None
        if element.tag in _ENTRY_TAGS and sum(len(p.text_content()) for p in element.iter("p")) >= 20:
            return element
        element = element.getparent()
    return None


def _is_live(entries: list[tuple[Any, str]]) -> bool:
    """Entries of a few days with text of their own; a page that lists articles has headlines that lead elsewhere."""
    days = sorted(parse_published(when)[:10] for _, when in entries)
    import datetime as dt

    if (dt.date.fromisoformat(days[-1]) - dt.date.fromisoformat(days[0])).days > _DAYS:
        return False
    if len({when for _, when in entries}) < _LEAST:
        return False
    texts = [sum(len(p.text_content()) for p in e.iter("p")) for e, _ in entries]
    leading = sum(bool(e.xpath(".//h2//a[@href]|.//h3//a[@href]|.//h4//a[@href]|./a[@href]")) for e, _ in entries)
    return sum(texts) / len(texts) >= _LEAST_TEXT and leading <= len(entries) / 2


def _words(entry: Any) -> tuple[str | None, str]:
    heading = next(
        (" ".join(h.text_content().split()) for h in entry.iter("h2", "h3", "h4") if h.text_content().strip()), None
    )
    lines = [
        " ".join(p.text_content().split())
        for p in entry.iter("p", "li", "blockquote")
        if p.tag != "blockquote" or p.find("p") is None
    ]
    return heading, "\n\n".join(line for line in lines if line)
