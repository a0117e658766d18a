"""Raw article -> Article: cleaned, dated, given an id and a language, with its problems said."""

from __future__ import annotations

import hashlib
import re

from incumbent.errors import InputError
from incumbent.reading.clean import clean
from incumbent.reading.language import language_of
from incumbent.reading.published import UnusableDate, parse_published
from incumbent.reading.raw import RawArticle
from incumbent.records import Article, Problem

MAX_TEXT = 2_000_000
_UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def to_article(
    raw: RawArticle,
    source: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    problem: Problem | None = None,
) -> Article:
    """`published` and `publisher` fill what the input lacks. Raises InputError (input-empty, input-too-long)."""
    if len(raw.text) > MAX_TEXT:
        raise InputError(
            f"{source}: {len(raw.text):,} characters; no article is longer than {MAX_TEXT:,}; split it into articles",
            code="input-too-long",
        )
    found = clean(_UNSAFE.sub(" ", raw.text), _one_line(raw.title), scraped=raw.scraped)
    title = found.title or ""
    if not title and not found.paragraphs:
        raise InputError(f"{source}: nothing is left once furniture is removed; nothing to read", code="input-empty")
    text = title + "\n" + "\n\n".join(found.paragraphs)
    problems = [problem] if problem else []
    if not found.paragraphs:
        problems.append(Problem("title-only", f"{source}: only a title, no body; little can be coded from it"))
    day = _published((raw.published, found.published, published), source, problems)
    language = language_of(text)
    if language != "en":
        problems.append(
            Problem("not-english", f"{source}: the text is not English (looks like {language!r}); not coded")
        )
    url = raw.url or found.url
    return Article(
        id=raw.id or hashlib.sha256((url or text).encode()).hexdigest()[:16],
        text=text,
        title=title,
        url=url,
        published=day,
        publisher=raw.publisher or found.publisher or publisher,
        authors=raw.authors or found.authors,
        language=language,
        problems=tuple(problems),
    )


def _one_line(title: str | None) -> str | None:
    return " ".join(_UNSAFE.sub(" ", title).split()) or None if title else None


def _published(candidates: tuple[str | None, ...], source: str, problems: list[Problem]) -> str | None:
    """The first usable date; every unusable one before it is a problem, and so is having none."""
    for candidate in candidates:
        if not candidate:
            continue
        try:
            return parse_published(candidate)
        except UnusableDate as error:
            problems.append(Problem("bad-date", f"{source}: {error}; give the day with --published"))
    problems.append(
        Problem("no-date", f"{source}: no publication date found; dates are left unresolved; give one with --published")
    )
    return None
