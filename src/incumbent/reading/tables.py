"""JSON, JSON Lines and CSV -> raw articles, by the field names in use."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from incumbent.errors import InputError
from incumbent.reading.html import strip_tags
from incumbent.reading.raw import RawArticle

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "articlebody", "article_body", "maintext", "full_text", "fulltext", "article", "story"),
    "title": ("title", "headline", "head", "heading", "name"),
    "published": (
        "published", "date", "publication_date", "published_at", "publishedat", "date_published", "datepublished",
        "date_publish", "pubdate", "pub_date", "publish_date", "created", "timestamp", "day", "date_raw",
    ),
    "url": ("url", "link", "source_url", "canonical_url", "href", "permalink", "original_url"),
    "publisher": ("publisher", "source", "outlet", "site", "sitename", "site_name", "domain", "source_domain", "publication", "media"),
    "authors": ("authors", "author", "byline", "creator"),
    "id": ("id", "uid", "guid", "article_id", "doc_id", "docid", "_id"),
}  # fmt: skip
_LISTS = ("articles", "items", "results", "data", "docs", "records")
MAX_LINE = 20_000_000


def read_json(text: str, source: str) -> Iterator[RawArticle | InputError]:
    """One object, a list of objects, or an object that holds such a list."""
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        if "\n" in text.strip():
            first = text.strip().split("\n", 1)[0]
            if first.startswith("{") and first.rstrip().endswith("}"):
                yield from read_jsonl(text.split("\n"), source)
                return
        yield InputError(f"{source}: broken JSON ({error}); mend or remove it", code="input-json")
        return
    if isinstance(data, dict):
        inner = next((data[k] for k in _LISTS if isinstance(data.get(k), list)), None)
        data = inner if inner is not None and not _pick(data, "text") else [data]
    if not isinstance(data, list):
        yield InputError(f"{source}: JSON holds no article; it should be an object or a list", code="input-json")
        return
    for n, item in enumerate(data, start=1):
        yield from_fields(item, source if len(data) == 1 else f"{source} item {n}")


def read_jsonl(lines: Iterable[str], source: str) -> Iterator[RawArticle | InputError]:
    """One article a line; a broken line is reported with its number and skipped."""
    for n, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{source} line {n}"
        if len(line) > MAX_LINE:
            yield InputError(
                f"{where}: longer than {MAX_LINE:,} characters; no article is so long", code="input-too-long"
            )
            continue
        try:
            item = json.loads(line)
        except (json.JSONDecodeError, RecursionError) as error:
            yield InputError(f"{where}: broken JSON ({error}); mend or remove this line", code="input-json")
            continue
        yield from_fields(item, where)


def read_csv(text: str, source: str) -> Iterator[RawArticle | InputError]:
    """A table with a header row; the delimiter is comma, semicolon or tab."""
    csv.field_size_limit(MAX_LINE)
    header = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=header.count)
    try:
        for n, row in enumerate(csv.DictReader(io.StringIO(text.replace("\0", "")), delimiter=delimiter), start=2):
            yield from_fields({k: v for k, v in row.items() if k}, f"{source} row {n}")
    except csv.Error as error:
        yield InputError(f"{source}: broken CSV ({error}); save the table again with quoted fields", code="input-csv")


def _pick(item: dict[str, Any], field: str) -> Any:
    lowered = {str(k).strip().lower(): v for k, v in item.items()}
    return next((lowered[k] for k in FIELDS[field] if lowered.get(k) not in (None, "", [])), None)


def _string(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("name") or value.get("title") or value.get("rendered")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    return value.strip() or None if isinstance(value, str) else None


def _authors(value: Any) -> tuple[str, ...]:
    parts = value if isinstance(value, list) else str(value or "").replace(" and ", ",").replace(";", ",").split(",")
    return tuple(name for part in parts if (name := _string(part)))


def from_fields(item: Any, source: str) -> RawArticle | InputError:
    """A raw article from one object of fields, or the error that says what is missing."""
    if not isinstance(item, dict):
        return InputError(f"{source}: not an object with fields", code="input-fields")
    text, title = _string(_pick(item, "text")), _string(_pick(item, "title"))
    if not text and not title:
        names = ", ".join(map(str, list(item)[:8])) or "none"
        return InputError(
            f"{source}: no text field found (fields: {names}); name it text, body or content", code="input-fields"
        )
    return RawArticle(
        text=strip_tags(text or ""),
        title=strip_tags(title) if title else None,
        published=_string(_pick(item, "published")),
        url=_string(_pick(item, "url")),
        publisher=_string(_pick(item, "publisher")),
        authors=_authors(_pick(item, "authors")),
        id=_string(_pick(item, "id")),
    )
