"""What a page says about its article besides the text: headline, site, authors. Structured data first, then what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from incumbent.reading.objects import loads

_ARTICLE = ("article", "posting", "report", "blogpost")
_AUTHOR_META = (
    "author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl",
    "citation_author", "article.author", "og:author",
)  # fmt: skip
_MAYBE_AUTHOR = "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline') or contains(@class, 'author')]"
_AUTHOR_CLASSES = ("byline", "author-name", "article-author")
_NO_NAME = re.compile(r"https?:|@|^(?:staff|admin|editor|news ?desk|redaktion)\b|\d{3}", re.I)
_MOST = 4_000


def structured(tree: Any) -> list[dict[str, Any]]:
    """The objects of JSON-LD on a page, those inside others included, articles first."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]")[:20]:
        try:
            waiting = [loads((script.text or "").strip().rstrip(";"))]
        except ValueError:
            continue
        while waiting and len(found) < _MOST:
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting = [*value[:200], *waiting]
            elif isinstance(value, dict):
                found.append(value)
                waiting += [
                    v
                    for k, v in value.items()
                    if isinstance(v, (dict, list)) and k not in ("comment", "author", "publisher")
                ]
    return sorted(found, key=lambda v: not _is_article(v))


def _is_article(value: dict[str, Any]) -> bool:
    kind = value.get("@type")
    return any(
        isinstance(k, str) and k.lower().endswith(_ARTICLE) for k in (kind if isinstance(kind, list) else [kind])
    )


def metas(tree: Any) -> dict[str, str]:
    """The page's meta fields by name, the first of each."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())[:500]
        if name and content:
            found.setdefault(name, content)
    return found


def headline(tree: Any, facts: list[dict[str, Any]], meta: dict[str, str], site: str | None) -> str | None:
    """The article's headline: what the page calls it, without the site's name."""
    titles = [_words(t) for t in tree.iter("h1")]
    titles = [t for t in titles if t and t != site]
    shown = next((" ".join((t.text or "").split()) for t in tree.iter("title") if t.text), "")
    if len(titles) == 1:
        return titles[0]
    stated = next(
        (str(f["headline"]).strip() for f in facts if _is_article(f) and isinstance(f.get("headline"), str)), ""
    )
    named = stated or meta.get("og:title") or meta.get("twitter:title") or shown or (titles[0] if titles else "")
    return _without_site(named, site) or None


def _without_site(title: str, site: str | None) -> str:
    if site:
        return re.sub(rf"\s+[|–—-]\s+{re.escape(site)}\s*$", "", title)
    parts = re.split(r"\s+[|–—]\s+", title)
    return parts[0] if len(parts) == 2 and len(parts[0]) > 2 * len(parts[1]) else title


def site_of(facts: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    """The site's name."""
    named = meta.get("og:site_name") or meta.get("application-name")
    if named:
        return named
    for f in facts:
        publisher = f.get("publisher")
        if _is_article(f) and isinstance(publisher, dict) and isinstance(publisher.get("name"), str):
            return str(publisher["name"]).strip() or None
    return None


def authors_of(tree: Any, facts: list[dict[str, Any]], meta: dict[str, str]) -> tuple[str, ...]:
    """Names of people who wrote the article, as the page gives them."""
    for names in (_stated(facts), *([meta[m]] for m in _AUTHOR_META if m in meta), _shown(tree)):
        found = [n for name in names for n in _split(name)]
        if found:
            return tuple(dict.fromkeys(found))[:20]
    return ()


def _stated(facts: list[dict[str, Any]]) -> list[str]:
    for f in facts:
        if _is_article(f) and f.get("author"):
            given = f["author"] if isinstance(f["author"], list) else [f["author"]]
            names = [a.get("name") if isinstance(a, dict) else a for a in given]
            return [n for n in names if isinstance(n, str)]
    return []


def _shown(tree: Any) -> Iterator[str]:
    """The first short words of each way to mark an author: a link, a property, the name in it, a class."""
    maybe = tree.xpath(_MAYBE_AUTHOR)
    stated = [e for e in maybe if e.get("itemprop") == "author"]
    ways = (
        [e for e in maybe if e.get("rel") == "author"],
        [name for e in stated for name in e.iterdescendants() if name.get("itemprop") == "name"],
        stated,
        [e for e in maybe if e.get("class") == "author" or any(c in (e.get("class") or "") for c in _AUTHOR_CLASSES)],
    )
    for elements in ways:
        short = (words for words in map(_words, elements[:10]) if 3 < len(words) < 80)
        yield from islice(short, 1)


def _split(name: str) -> list[str]:
    name = re.sub(r"^\s*(?:by|von|par|por|de)\s+", "", name.strip(), flags=re.I)
    parts = re.split(r"\s*(?:,|;|\||\band\b|&)\s*", name)
    return [p for p in (" ".join(p.split()) for p in parts) if 2 < len(p) < 60 and not _NO_NAME.search(p)]


def _words(element: Any) -> str:
    return " ".join(element.text_content().split())
