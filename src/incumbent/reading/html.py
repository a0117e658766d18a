"""HTML pages -> raw article, by trafilatura and htmldate. Nothing is fetched, no script is run."""

from __future__ import annotations

import re

from incumbent.errors import InputError
from incumbent.reading.raw import RawArticle

_LOOKS_HTML = re.compile(r"\s*(?:<!doctype html|<html|<head|<body|<\?xml[^>]*>\s*<html|<article|<!--)", re.I)
_TAGS = re.compile(r"<(?:p|div|br|span|a|article|section)\b[^>]*>", re.I)


def looks_html(text: str) -> bool:
    return bool(_LOOKS_HTML.match(text[:2000]))


def read_html(text: str, source: str) -> RawArticle:
    """The main article of a page. Raises InputError (input-no-article)."""
    import trafilatura
    from htmldate import find_date

    try:
        document = trafilatura.bare_extraction(text, include_comments=False, include_tables=False, with_metadata=True)
    except (ValueError, RecursionError, AssertionError) as error:
        raise InputError(f"{source}: the HTML cannot be parsed ({error})", code="input-no-article") from error
    found = document if isinstance(document, dict) else document.as_dict() if document else {}
    body = str(found.get("text") or "").strip()
    if len(body) < 40:
        raise InputError(
            f"{source}: no article found in this HTML page; save the article's own page, or its text as .txt",
            code="input-no-article",
        )
    return RawArticle(
        text="\n\n".join(line for line in body.split("\n") if line.strip()),
        title=_headline(found.get("title"), found.get("sitename")),
        published=_metadata_date(text) or find_date(text, original_date=True, extensive_search=False),
        url=found.get("url"),
        publisher=found.get("sitename"),
        authors=tuple(a.strip() for a in str(found.get("author") or "").split(";") if a.strip()),
    )


_DATE_META = re.compile(
    r"""<meta[^>]+(?:property|name|itemprop)\s*=\s*["'](?:article:published_time|datePublished|pubdate|publish[-_]?date|date|"""
    r"""dc\.date(?:\.issued)?)["'][^>]*content\s*=\s*["']([^"']{4,40})["']""",
    re.I,
)


def _metadata_date(text: str) -> str | None:
    """What the page itself states as its publication date, before anything is inferred."""
    match = _DATE_META.search(text[:200_000])
    return match[1] if match else None


def _headline(title: str | None, site: str | None) -> str | None:
    if title and site:
        title = re.sub(rf"\s+[|–—-]\s+{re.escape(site)}\s*$", "", title)
    return title


def strip_tags(text: str) -> str:
    """Text of a field that holds HTML fragments; unchanged where it holds none."""
    if not _TAGS.search(text):
        return text
    from lxml import html

    text = re.sub(r"</?(?:p|div|li|h[1-6]|section|article)\b[^>]*>", "\n\n", text, flags=re.I)
    text = re.sub(r"<br\s*/?>", "\n", text, flags=re.I)
    tree = html.fragment_fromstring(text, create_parent="div")
    for bad in tree.xpath(".//script|.//style"):
        bad.drop_tree()
    return str(tree.text_content()).strip()
