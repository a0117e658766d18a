"""One object of fields, from JSON or a table -> a raw article, by the names in use and by those that the user gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from incumbent.errors import InputError
from incumbent.reading.markup import has_tags, strip_tags
from incumbent.reading.raw import RawArticle
from incumbent.records import Problem

FIELDS: dict[str, tuple[str, ...]] = {
    "text": (
        "text", "body", "content", "articlebody", "article_body", "bodytext", "body_text", "maintext", "main_text", "full_text",
        "fulltext", "full_text_of_article", "story_text", "storytext", "plaintext", "plain_text", "cleaned_text", "article_text",
        "text_content", "article", "story", "content_text", "content_html", "body_html", "document", "story_sentences", "blocks",
        "raw_text", "td", "lp",
    ),
    "title": ("title", "headline", "webtitle", "head", "heading", "headline_main", "title_page", "subject", "name", "hd"),
    "published": (
        "published", "published_time", "date", "publication_date", "published_at", "publishedat", "date_published",
        "datepublished", "date_publish", "published_date", "publicationdate", "webpublicationdate", "publishing_date", "pubdate",
        "pub_date", "publish_date", "publishdate", "published_on", "issued", "created", "created_at", "timestamp", "day", "date_raw",
        "seendate", "datetime", "time", "load_date", "pd",
    ),
    "url": ("url", "link", "weburl", "web_url", "source_url", "canonical_url", "href", "permalink", "original_url", "expanded_url",
        "mainentityofpage", "story_url"),
    "publisher": (
        "publisher", "source", "outlet", "site", "sitename", "site_name", "hostname", "media_name", "publication", "media", "newspaper",
        "source_name", "source_domain", "domain", "source_hostname", "provider", "sn",
    ),
    "authors": ("authors", "author", "byline", "creator", "authorsbyline", "by", "dc_creator"),
    "id": ("id", "uid", "uuid", "guid", "article_id", "doc_id", "docid", "document_id", "stories_id", "story_id", "_id",
        "identifier", "accession_number", "an"),
}  # fmt: skip
SUMMARIES = (
    "description",
    "summary",
    "lead_paragraph",
    "abstract",
    "snippet",
    "excerpt",
    "standfirst",
    "trailtext",
    "dek",
)
_ROLE = {name: role for role, names in FIELDS.items() for name in names}
_INSIDE = (
    "fields",
    "_source",
    "attributes",
    "article",
    "data",
    "node",
    "doc",
    "document",
    "story",
    "content",
    "thread",
    "item",
)
_SITES = ("sitename", "site_name", "source_name", "source_hostname", "hostname", "site_full", "site", "domain")
_CUT = re.compile(r"\s*(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
_ADDRESS = re.compile(r"https?://\S+\Z")


def parse_map(text: str) -> dict[str, str]:
    """`text=story_text,published=created` as a mapping. Raises ValueError saying what is wrong."""
    given: dict[str, str] = {}
    for part in filter(None, (p.strip() for p in text.split(","))):
        role, equals, name = part.partition("=")
        if not equals or not name.strip() or role.strip() not in FIELDS:
            raise ValueError(f"{part!r} is not ROLE=NAME with a role of {', '.join(FIELDS)}")
        given[role.strip()] = name.strip()
    return given


def plain(name: object) -> str:
    """A field's name as it is compared: "Publication Date" -> publication_date."""
    return _plain(str(name)[:200])


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    return re.sub(r"[\s.:/-]+", "_", name.strip().strip("\ufeff").lower()).strip("_") or name.strip().lower()


def known_field(name: str) -> str | None:
    """What a field of this name holds: text, title, published, url, publisher, authors, id; None for other names."""
    whole = plain(name)
    if whole in _ROLE:
        return _ROLE[whole]
    parts = [plain(part) for part in name.split(",")]  # "title, subtitle, kicker" in a table parted by semicolons
    return next((_ROLE[p] for p in parts if p in _ROLE), None) if len(parts) > 1 else None


def from_fields(item: Any, source: str, mapping: Mapping[str, str] | None = None) -> RawArticle | InputError:
    """A raw article from one object of fields, or the error that says what is missing."""
    if not isinstance(item, dict):
        return InputError(f"{source}: not an object with fields", code="input-fields")
    if isinstance(item.get("coder"), dict) and isinstance(item.get("article"), dict):
        return InputError(f"{source}: this is a record that incumbent wrote, not an article", code="input-record")
    found = Fields(item, mapping or {})
    text, cut = found.text()
    title = found.string("title")
    if not text and not title:
        names = ", ".join(str(k)[:40] for k in list(item)[:8]) or "none"
        return InputError(
            f"{source}: no text field found (fields: {names}); name it text, body or content, or say which it is: "
            "--fields text=NAME",
            code="input-fields",
        )
    problems: tuple[Problem, ...] = ()
    if cut:
        problems = (
            Problem("text-cut", f"{source}: the text was cut short by whoever gave it out; get the whole article"),
        )
    text, title = _markup_free(text), _markup_free(title)
    return RawArticle(
        text=text,
        title=title or None,
        published=found.published(),
        url=found.address(),
        publisher=found.publisher(),
        authors=_authors(found.value("authors")),
        id=found.identity(),
        problems=problems,
    )


def _markup_free(text: str) -> str:
    return strip_tags(text) if has_tags(text) else text


class Fields:
    """The fields of one object, those of the objects inside it included, by what they hold."""

    def __init__(self, item: dict[str, Any], mapping: Mapping[str, str]) -> None:
        self.item = item
        self.mapping = mapping
        self.flat: dict[str, Any] = {plain(k): v for k, v in item.items() if k != "_source"}
        self.commas = {plain(k).split(",")[0]: v for k, v in item.items() if "," in str(k)}
        for name in _INSIDE:
            inner = item.get("_source") if name == "_source" else self.flat.get(name)
            if isinstance(inner, dict):
                for key, value in inner.items():
                    self.flat.setdefault(plain(key), value)

    def value(self, role: str) -> Any:
        """The first field for this role that holds something."""
        if role in self.mapping:
            return self._path(self.mapping[role])
        for name in FIELDS[role]:
            for fields in (self.flat, self.commas) if self.commas else (self.flat,):
                value = fields.get(name)
                if value not in (None, "", [], {}) and value == value:  # NaN is no value
                    return value
        return None

    def _path(self, path: str) -> Any:
        """What the user named: a field, or one inside another, parted by dots."""
        if path in self.item:
            return self.item[path]
        value: Any = self.item
        for step in path.split("."):
            if isinstance(value, list) and value:
                value = value[0]
            if not isinstance(value, dict):
                return None
            value = next((v for k, v in value.items() if str(k) == step or plain(k) == plain(step)), None)
        return value

    def string(self, role: str) -> str:
        return text_of(self.value(role))

    def text(self) -> tuple[str, bool]:
        """The body, and whether it was cut short: the first text field that says something, else a summary."""
        if "text" in self.mapping:
            return text_of(self._path(self.mapping["text"])), False
        if parts := [self.flat[name] for name in ("lp", "td") if isinstance(self.flat.get(name), str)]:
            return "\n\n".join(parts), False  # Factiva: the lead, and what follows it
        found = ""
        for name in FIELDS["text"]:
            value = self.flat.get(name) or self.commas.get(name)
            if value and (found := text_of(value)):
                break
        cut = bool(_CUT.search(found))
        found = _CUT.sub("", found)
        if cut or not found:
            summaries = [text_of(self.flat.get(name)) for name in SUMMARIES]
            summaries = [s for s in summaries if s and s not in found]
            if not found and summaries:
                return max(summaries, key=len) if len(summaries) < 2 else _joined(summaries), True
        return found, cut

    def published(self) -> str | None:
        """The date; WordPress gives the clock of the site and of Greenwich, which together tell the zone."""
        value = self.value("published")
        local, utc = self.flat.get("date"), self.flat.get("date_gmt")
        if value is local and isinstance(local, str) and isinstance(utc, str) and (zone := _zone(local, utc)):
            return f"{local.strip()}{zone}"
        if isinstance(value, dict):
            value = next((value[k] for k in ("$date", "value", "published", "date", "iso") if k in value), None)
            if isinstance(value, dict):
                value = value.get("$numberLong")
        if isinstance(value, bool) or value is None:
            return None
        return text_of(value) or None

    def address(self) -> str | None:
        value = self.value("url")
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url") or value.get("href")
        found = text_of(value)
        source = text_of(self.flat.get("source"))
        return found or (source if _ADDRESS.match(source) else "") or None

    def publisher(self) -> str | None:
        for name in (None, *_SITES):
            value = self.value("publisher") if name is None else self.flat.get(name)
            found = text_of(value)
            if found and not _ADDRESS.match(found):
                return found
        return None

    def identity(self) -> str | None:
        value = self.value("id")
        if isinstance(value, dict):
            value = value.get("$oid") or value.get("value") or value.get("rendered")
        found = text_of(value)
        return None if _ADDRESS.match(found) and found == self.address() else found or None


def _joined(summaries: list[str]) -> str:
    """Summaries that say different things, in order; each once."""
    kept: list[str] = []
    for s in summaries:
        if not any(s[:60] in k or k[:60] in s for k in kept):
            kept.append(s)
    return "\n\n".join(kept)


def _zone(local: str, utc: str) -> str | None:
    """The offset of a clock from Greenwich's, as +02:00."""
    import datetime as dt

    try:
        a, b = dt.datetime.fromisoformat(local.strip()), dt.datetime.fromisoformat(utc.strip().removesuffix("Z"))
    except ValueError:
        return None
    if a.tzinfo or b.tzinfo:
        return None
    minutes = round((a - b).total_seconds() / 60)
    if abs(minutes) > 14 * 60 or minutes % 15:
        return None
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


_TEXT_KEYS = (
    "text", "rendered", "main", "content", "body", "value", "plain", "html", "plaintext", "name", "title", "original", "#text", "_",
    "$t", "$oid", "$numberLong", "bodytextsummary", "bodyTextSummary", "sentence",
)  # fmt: skip


def text_of(value: Any, depth: int = 0) -> str:
    """The words of a value: a string, a number, a list of paragraphs, or an object that holds one of these."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None or depth > 6:
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else ""
    if isinstance(value, float):
        return (
            ""
            if value != value or abs(value) == float("inf")
            else (str(int(value)) if value.is_integer() else str(value))
        )
    if isinstance(value, list):
        return "\n\n".join(filter(None, (text_of(v, depth + 1) for v in value[:20_000])))
    if isinstance(value, dict):
        if "sections" in value or "paragraphs" in value:  # fundus
            parts = [value.get("summary"), value.get("sections"), value.get("headline"), value.get("paragraphs")]
            return "\n\n".join(filter(None, (text_of(p, depth + 1) for p in parts)))
        for key in _TEXT_KEYS:
            if key in value and (found := text_of(value[key], depth + 1)):
                return found
    return ""


def _authors(value: Any) -> tuple[str, ...]:
    if isinstance(value, (int, float)):
        return ()  # a number in another table
    if isinstance(value, list):
        names = [text_of(part) for part in value]
    else:
        said = text_of(value)
        said = re.sub(r"^\s*by\s+", "", said, flags=re.I)
        names = re.split(r"\s+and\s+|[;,|\n]", said)
    return tuple(dict.fromkeys(n.strip() for n in names if n and n.strip()))[:50]
