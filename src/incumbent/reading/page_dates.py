"""When a page was published, by what the page itself says: structured data first, then meta fields, then its own address,
then a line by the headline. A day that may be read in two ways is no date: it is told with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from incumbent.reading.published import MONTHS, UnusableDate, parse_published

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished",
    "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "parsely-pub-date", "rnews:datepublished",
    "bt:pubdate", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "dcterms.created", "dc.date.created", "pubdate",
    "pub_date", "publishdate", "publish-date", "publish_date", "publicationdate", "publication_date", "publication-date",
    "published_time", "published-date", "published_at", "published", "date_published", "article.published", "article_date_original",
    "article:post_date", "originalpublicationdate", "shareaholic:article_published_time", "displaydate", "citation_publication_date",
    "citation_date", "eprints.date", "dateposted", "createdate", "date", "timestamp", "analytics-datepublished", "ptime",
)  # fmt: skip
_IN_ADDRESS = re.compile(
    r"[/=_-](\d{4})[/_-](\d{1,2}|[a-z]{3})[/_-](\d{1,2})(?=[/_.?-]|\Z)|[/=_-](20\d{2})(\d{2})(\d{2})(?=[/_.?-]|\Z)",
    re.I,
)
_BY_HEADLINE = re.compile(
    r"\b(?:date|dateline|time|timestamp|published?|pub-?date|posted|byline|meta|entry-date|article-info|submitted)\b|"
    r"publish|pubdate|post-?date|article-?date", re.I,
)  # fmt: skip
_DATED = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{4}")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?!\d)")
_SAID_PUBLISHED = re.compile(
    r"\b(?:published|posted|publié|publicado|pubblicato|veröffentlicht|erstellt|gepubliceerd|publicerad|opublikowano|"
    r"опубликовано|опубліковано)\b(?:[^\d\w]|on|at|le|el|em|il|am|op|den){0,8}", re.I,
)  # fmt: skip
_SAID_UPDATED = re.compile(r"(?:last )?(?:updated|modified)\b", re.I)
_MOST_LOOKED_AT = 4_000


def date_of(tree: Any, url: str | None, facts: list[dict[str, Any]]) -> str | None:
    """The date as the page writes it, the most trustworthy first; one that cannot be used where there is no better.

    `facts`: the objects of its JSON-LD.
    """
    stated = [s.strip() for s in (*_structured(tree, facts), *_meta(tree), *_timed(tree)) if s and s.strip()]
    first_bad: str | None = None
    for said in stated:
        day = _usable(said)
        if day is None:
            first_bad = first_bad or said
            continue
        return _by_its_own_clock(said, day, stated)
    if (found := _of_address(url)) or (found := _of_address(_canonical(tree))):
        return found
    for said in _by_headline(tree):
        if _usable(said):
            return said
        if match := _SLASHED.search(said):
            first_bad = first_bad or match[0]
    return first_bad


def _usable(said: str) -> str | None:
    try:
        return parse_published(said)
    except UnusableDate:
        return None


def _by_its_own_clock(said: str, when: str, stated: list[str]) -> str:
    """Where the time is Greenwich's and the page names the day before or after without a clock, that day is the page's own."""
    import datetime as dt

    if not when.endswith("+00:00"):
        return said
    day = dt.date.fromisoformat(when[:10])
    for other in stated:
        parsed = _usable(other) if len(other) <= 12 else None
        if parsed and len(parsed) == 10 and abs((dt.date.fromisoformat(parsed) - day).days) == 1:
            return other
    return said


def _structured(tree: Any, facts: list[dict[str, Any]]) -> Iterator[str]:
    """datePublished of the articles in JSON-LD; of JSON that is broken, what looks like it."""
    for fact in facts:
        if isinstance(fact.get("datePublished"), str) and "Comment" not in str(fact.get("@type")):
            yield fact["datePublished"]
    if not facts:
        for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
            if match := re.search(r'"datePublished"\s*:\s*"([^"]{4,60})"', script.text or ""):
                yield match[1]


def _meta(tree: Any) -> list[str]:
    """Meta fields that name the publication, in the order of trust; never the modification."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        content = (meta.get("content") or meta.get("datetime") or "")[:100]
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (meta.get(attribute) or "").strip().lower()
            if name in _PUBLISHED and content:
                found.setdefault(name, content)
    return [found[name] for name in _PUBLISHED if name in found]


def _timed(tree: Any) -> Iterator[str]:
    """<time> elements that say they are the publication, else the only one in the article's head."""
    times = [t for t in tree.iter("time") if t.get("datetime")][:50]
    for t in times:
        about = " ".join(
            filter(None, (t.get("itemprop"), t.get("class"), t.get("pubdate") and "pubdate", t.get("data-testid")))
        ).lower()
        if (
            ("publish" in about or "pubdate" in about or "entry-date" in about)
            and "modif" not in about
            and "updat" not in about
        ):
            yield t.get("datetime")
    for element in tree.xpath("//*[@itemprop='datePublished']")[:5]:
        yield element.get("datetime") or element.get("content") or element.text_content()[:80]
    if len({t.get("datetime")[:10] for t in times}) == 1:
        yield times[0].get("datetime")


def _canonical(tree: Any) -> str | None:
    for path in ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content"):
        for address in tree.xpath(path)[:1]:
            return str(address)
    return None


canonical = _canonical


def _of_address(url: str | None) -> str | None:
    match = _IN_ADDRESS.search(url[:500]) if url else None
    if not match:
        return None
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    number = MONTHS.get(month.lower(), 0) if month.isalpha() else int(month)
    said = f"{year}-{number:02d}-{int(day):02d}"
    return said if number and _usable(said) else None


def _by_headline(tree: Any) -> Iterator[str]:
    """Short texts of elements whose class or id speaks of a date, and times without a machine's date, from the top."""
    looked = 0
    for element in tree.iter("time", "span", "p", "div", "li", "small", "abbr", "em"):
        looked += 1
        if looked > _MOST_LOOKED_AT:
            return
        about = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag != "time" and not (about.strip() and _BY_HEADLINE.search(about)):
            continue
        if len(element) > 12:
            continue
        said = " ".join(element.text_content().split())
        if 6 <= len(said) <= 120 and _DATED.search(said) and "©" not in said:
            if match := _SAID_PUBLISHED.search(said):
                yield said[match.end() :]
            elif not _SAID_UPDATED.match(said):
                yield said
