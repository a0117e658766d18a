"""Raw article -> Article: tidied, cleaned, dated, given an id and a language, with its problems said."""

from __future__ import annotations

import hashlib
import re

from incumbent.errors import InputError
from incumbent.reading.clean import clean
from incumbent.reading.language import language_of
from incumbent.reading.published import UnusableDate, parse_published
from incumbent.reading.raw import RawArticle
from incumbent.reading.tidy import UNSAFE, one_line, tidy
from incumbent.records import Article, Problem
from incumbent.records.languages import languages

MAX_TEXT = 2_000_000
MAX_ID = 1_000  # characters; a longer id is known by its hash
_MAX_FIELD = 2_000
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def to_article(raw: RawArticle, source: str, *, published: str | None = None, publisher: str | None = None) -> Article:
    """`published` and `publisher` fill what the input lacks. Raises InputError (input-empty, input-too-long)."""
    where = f"{source} {raw.where}" if raw.where and raw.where not in source else source
    if len(raw.text) > MAX_TEXT:
        raise InputError(
            f"{where}: {len(raw.text):,} characters; no article is longer than {MAX_TEXT:,}; split it into articles",
            code="input-too-long",
        )
    found = clean(tidy(raw.text), _short(raw.title), scraped=raw.scraped)
    title = found.title or ""
    if not title and not found.paragraphs:
        raise InputError(f"{where}: nothing is left once furniture is removed; nothing to read", code="input-empty")
    text = title + "\n" + "\n\n".join(found.paragraphs)
    problems = list(raw.problems)
    if not found.paragraphs:
        problems.append(Problem("title-only", f"{where}: only a title, no body; little can be coded from it"))
    day = _published((raw.published, found.published, published), where, problems)
    language = language_of(text)
    if language not in languages():
        problems.append(
            Problem(
                "not-english",
                f"{where}: the text is in a language that is not read (looks like {language!r}); not coded",
            )
        )
    url = _address(raw.url or found.url)
    return Article(
        id=_identity(raw.id) or hashlib.sha256((url or text).encode()).hexdigest()[:16],
        text=text,
        title=title,
        url=url,
        published=day,
        publisher=_short(raw.publisher) or found.publisher or publisher,
        authors=tuple(a for a in map(_short, raw.authors or found.authors) if a),
        language=language,
        problems=tuple(problems),
    )


def _short(field: str | None) -> str | None:
    return one_line(field[:_MAX_FIELD]) if field else None


def _identity(id: str | None) -> str | None:
    """An id as it was given, without characters that cannot be shown, stored or asked for."""
    if not id:
        return None
    plain = _CONTROL.sub("\ufffd", id.strip())
    return hashlib.sha256(plain.encode()).hexdigest()[:16] if len(plain) > MAX_ID else plain or None


def _address(url: str | None) -> str | None:
    return UNSAFE.sub("\ufffd", url.strip())[:_MAX_FIELD] or None if url else None


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
