"""JSON and JSON Lines -> raw articles: one object, lists, objects one after the other, and the wrappings of APIs and dumps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from incumbent.errors import InputError
from incumbent.reading.fields import FIELDS, SUMMARIES, from_fields, known_field, plain, text_of
from incumbent.reading.raw import Finds, RawArticle

_LISTS = (
    "articles", "items", "results", "data", "docs", "records", "posts", "stories", "hits", "entries", "documents", "rows", "value",
    "@graph", "news", "response", "itemlistelement", "matches", "liveblogupdate",
)  # fmt: skip
_WRAPS = ("content", "item")  # of one article
_ARTICLE_TYPES = ("article", "posting", "report", "blogpost", "newsstory", "webpage")
MAX_LINE = 20_000_000
_DEEPEST = 5
_NUMBERS = 4_000  # digits: Python refuses longer numbers


def loads(text: str) -> Any:
    """JSON as Python's values; numbers too long for any clock or counter become text. Raises ValueError."""
    try:
        return json.loads(text, parse_int=_number)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def _number(digits: str) -> int | str:
    return int(digits) if len(digits) < _NUMBERS else digits[:40] + "…"


def read_json(text: str, source: str, mapping: Mapping[str, str] | None = None) -> Finds:
    """One object, a list of objects, an object that holds such a list, or several of these one after the other."""
    text = text.lstrip("\ufeff")
    try:
        yield from _from_value(loads(text), source, mapping)
        return
    except ValueError as error:
        broken = error
    found = False
    for n, value in enumerate(_one_after_the_other(text), start=1):
        if isinstance(value, ValueError):
            if found:
                yield InputError(
                    f"{source}: broken JSON after object {n - 1} ({value}); mend or remove it", code="input-json"
                )
                return
            break
        found = True
        yield from _from_value(value, f"{source} object {n}", mapping)
    if not found:
        yield InputError(f"{source}: broken JSON ({broken}); mend or remove it", code="input-json")


def _one_after_the_other(text: str) -> Iterator[Any]:
    """The values of concatenated JSON; at the first fault its ValueError, and the end."""
    decoder = json.JSONDecoder(parse_int=_number)
    at, end = 0, len(text)
    while True:
        while at < end and text[at] in " \t\r\n,\x1e":
            at += 1
        if at >= end:
            return
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            yield ValueError(str(error))
            return
        yield value


def read_lines(lines: Iterable[str | None], source: str, mapping: Mapping[str, str] | None = None) -> Finds:
    """One article a line; a broken line is reported with its number and skipped. None stands for a line that is too long."""
    held = 0
    for n, line in enumerate(lines, start=1):
        where = f"{source} line {n}"
        if line is None:
            yield InputError(
                f"{where}: longer than {MAX_LINE:,} characters; no article is so long", code="input-too-long"
            )
            continue
        line = line.strip().lstrip("\ufeff\x1e")
        if not line:
            continue
        held += 1
        try:
            value = loads(line)
        except ValueError as error:
            yield InputError(f"{where}: broken JSON ({error}); mend or remove this line", code="input-json")
            continue
        if isinstance(value, dict) and _action(value):
            held -= 1
            continue  # the lines between the documents of an Elasticsearch bulk file
        yield from (
            _from_value(value, where, mapping) if isinstance(value, (dict, list)) else [from_fields(value, where)]
        )
    if not held:
        yield InputError(f"{source}: holds no articles", code="input-empty")


def _action(value: dict[str, Any]) -> bool:
    return (
        len(value) == 1
        and next(iter(value)) in ("index", "create", "update", "delete")
        and isinstance(next(iter(value.values())), dict)
    )


def _from_value(value: Any, source: str, mapping: Mapping[str, str] | None) -> Finds:
    if not isinstance(value, (dict, list)):
        yield InputError(f"{source}: JSON holds no article; it should be an object or a list", code="input-json")
        return
    items = list(_items(value, mapping or {}, 0))
    if not items:
        yield InputError(f"{source}: holds no articles: the list in it is empty", code="input-empty")
        return
    for n, item in enumerate(items, start=1):
        made = from_fields(item, source if len(items) == 1 else f"{source} item {n}", mapping)
        if isinstance(made, RawArticle) and len(items) > 1:
            made.where = f"item {n}"
        yield made


def _items(value: Any, mapping: Mapping[str, str], depth: int) -> Iterator[Any]:
    """The objects that are articles, inside whatever wraps them."""
    if isinstance(value, list):
        typed = [v for v in value if isinstance(v, dict) and _is_article(v)]
        for item in typed or value:
            yield from _items(item, mapping, depth + 1) if isinstance(item, (dict, list)) else [item]
        return
    if depth > _DEEPEST or _has_text(value, mapping) or (isinstance(value.get("article"), dict) and "coder" in value):
        yield from _rows(value) or [value]
        return
    if rows := _rows(value):
        yield from rows
        return
    for key in _LISTS:
        inner = next((v for k, v in value.items() if str(k).lower() == key), None)
        if isinstance(inner, list):
            yield from _items(inner, mapping, depth + 1)
            return
        if isinstance(inner, dict) and (found := list(_items(inner, mapping, depth + 1))) != [inner]:
            yield from found
            return
    for key in _WRAPS:
        if isinstance(value.get(key), dict) and _has_text(value[key], mapping):
            yield value[key]
            return
    if (
        value
        and all(isinstance(v, dict) for v in value.values())
        and any(_has_text(v, mapping) for v in value.values())
        and not any(_known(k) for k in value)
    ):
        yield from value.values()  # a mapping from ids to articles
        return
    yield value


def _rows(value: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table written column by column, or as names of columns and lists of cells; none where it is no table."""
    names, rows = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(rows, list) and rows and all(isinstance(r, list) for r in rows):
        return [dict(zip(map(str, names), row, strict=False)) for row in rows]
    columns = {k: dict(enumerate(v)) if isinstance(v, list) else v for k, v in value.items()}
    if not {"text", "title"} <= {known_field(str(k)) for k in columns} or any(
        not isinstance(c, dict) for c in columns.values()
    ):
        return []
    keys = next(iter(columns.values())).keys()
    if any(c.keys() != keys for c in columns.values()):
        return []
    return [{name: column[key] for name, column in columns.items()} for key in keys]


def _known(key: Any) -> bool:
    return plain(key) in FIELDS["text"] or plain(key) in ("fields", "_source", "attributes", "headline", "title")


def _has_text(item: dict[str, Any], mapping: Mapping[str, str]) -> bool:
    if "text" in mapping:
        return mapping["text"].partition(".")[0] in item
    fields = {plain(k): v for k, v in item.items()}
    return (
        any(text_of(fields.get(name)) for name in FIELDS["text"] if not isinstance(fields.get(name), list))
        or (
            any(text_of(fields.get(name)) for name in SUMMARIES)
            and bool(text_of(fields.get("title") or fields.get("headline")))
        )
        or isinstance(item.get("fields") or item.get("_source"), dict)
    )


def _is_article(item: dict[str, Any]) -> bool:
    """Whether an object of JSON-LD says that it is an article."""
    kind = item.get("@type")
    names = kind if isinstance(kind, list) else [kind]
    return any(isinstance(n, str) and n.lower().endswith(_ARTICLE_TYPES) and n.lower() != "webpage" for n in names)
