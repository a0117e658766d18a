"""Exports of press archives as one text: LexisNexis and Factiva -> one article a document."""

from __future__ import annotations

import re

from incumbent.errors import InputError
from incumbent.reading.fields import from_fields
from incumbent.reading.published import UnusableDate, parse_published
from incumbent.reading.raw import Finds, RawArticle

_LEXIS_START = re.compile(r"^\s*(?:\d+ of \d+ DOCUMENTS?|Document \d+ of \d+)\s*$", re.M | re.I)
_LEXIS_END = re.compile(r"^\s*End of Document\s*$", re.M)
_FACTIVA_END = re.compile(r"^\s*(?:AN\s+)?Document ([A-Za-z0-9]{18,32})\s*$", re.M)
_FIELD = re.compile(
    r"^\s*(LENGTH|Length|BYLINE|Byline|SECTION|Section|DATELINE|Dateline|HEADLINE|Headline|HIGHLIGHT|Highlight|LOAD-DATE|Load-Date|"
    r"LANGUAGE|Language|PUBLICATION-TYPE|Publication-Type|JOURNAL-CODE|Journal Code|COPYRIGHT|SOURCE|Source|URL|GRAPHIC|Graphic|"
    r"CORRECTION-DATE|DOCUMENT-TYPE|SUBJECT|Subject|GEOGRAPHIC|Geographic|PERSON|Person|COMPANY|ORGANIZATION|INDUSTRY|Industry|"
    r"Classification|BODY|Body)\s*:\s*(.*)$"
)
_ENDS_BODY = frozenset(
    "load-date language publication-type journal-code graphic subject geographic person company organization industry "
    "classification document-type correction-date".split()
)
_WORDS = re.compile(r"^\s*([\d,]+) words\s*$")
_COPYRIGHT = re.compile(r"^\s*(?:copyright\b|\(c\)|©|all rights reserved|body\s*$)", re.I)
_CODED = re.compile(r"([A-Z][A-Z0-9]{1,2})(?:[ \t]+(.*))?$")
_CODE = re.compile(r"^\s*[A-Z]{2,8}\s*$")


def read_export(text: str, source: str) -> Finds:
    """Every document of an export. A document without a body is told by its number."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    factiva = len(_FACTIVA_END.findall(text)) > len(_LEXIS_START.findall(text))
    parts = _factiva_parts(text) if factiva else _lexis_parts(text)
    for n, (part, id) in enumerate(parts, start=1):
        where = f"{source} document {n}" if len(parts) > 1 else source
        made = _factiva(part) if factiva else _lexis(part)
        if not made.text:
            yield InputError(f"{where}: no body found in this document of the export", code="input-empty")
            continue
        made.id = id
        made.where = f"document {n}" if len(parts) > 1 else ""
        yield made


def _factiva_parts(text: str) -> list[tuple[str, str | None]]:
    parts, at = [], 0
    for match in _FACTIVA_END.finditer(text):
        parts.append((text[at : match.start()], match[1]))
        at = match.end()
    return [(p, i) for p, i in parts if p.strip()]


def _lexis_parts(text: str) -> list[tuple[str, str | None]]:
    cut = _LEXIS_START if _LEXIS_START.search(text) else _LEXIS_END
    found = [p for p in cut.split(text) if p.strip()]
    if cut is _LEXIS_START and len(found) > 1 and not re.search(r"(?im)^\s*(?:length|load-date|body)\b", found[0]):
        found = found[1:]  # the cover of the export
    return [(_LEXIS_END.sub("", p), None) for p in found if len(p.strip()) > 80]


def _day(line: str) -> str | None:
    try:
        return parse_published(line)
    except UnusableDate:
        return None


def _lexis(part: str) -> RawArticle:
    """Publication, date, headline before the fields; the body after the last field that stands before it."""
    fields: dict[str, str] = {}
    head: list[str] = []
    body: list[str] = []
    state = "head"
    for line in part.split("\n"):
        match = _FIELD.match(line)
        if match and (state != "body" or match[1].lower().replace(" ", "-") in _ENDS_BODY):
            name = match[1].lower().replace(" ", "-")
            fields.setdefault(name, match[2].strip())
            state = "end" if body and (name in _ENDS_BODY or state == "end") else "fields"
        elif state == "end":
            continue
        elif re.match(r"\s*Body\s*$", line):
            state = "body"
        elif state == "fields" and line.strip() and not line.startswith("    ") and not _COPYRIGHT.match(line):
            state = "body"
            body.append(line)
        elif state == "body":
            body.append(line)
        elif line.strip() and not _COPYRIGHT.match(line):
            head.append(line.strip())
    date = next((line for line in head if _day(line)), None) or fields.get("load-date")
    plain = [line for line in head if line != date and not re.match(r"(?:copyright|page)\b", line, re.I)]
    title = fields.get("headline") or (plain[-1] if len(plain) > 1 and not fields.get("headline") else None)
    if (
        title
        and not fields.get("headline")
        and plain
        and head.index(plain[0]) < head.index(title)
        and date in head
        and head.index(title) < head.index(date)
    ):
        title, plain = plain[0], plain[1:]  # newer exports put the headline first, then the publication, then the date
    publisher = next((p for p in plain if p != title), None)
    return RawArticle(
        text="\n".join(body).strip(),
        title=title,
        published=date,
        publisher=publisher,
        authors=tuple(filter(None, (re.sub(r"^by\s+", "", fields.get("byline", ""), flags=re.I).strip(),))),
    )


def _coded(part: str) -> RawArticle:
    """Fields under Factiva's codes of two letters ("HD   Premier quits"), each as long as the lines until the next."""
    fields: dict[str, str] = {}
    code = ""
    for line in part.split("\n"):
        if match := _CODED.match(line):
            code = match[1]
            fields[code] = (match[2] or "").strip()
        elif code:
            fields[code] += "\n" + line
    found = from_fields(fields, "")
    return found if isinstance(found, RawArticle) else RawArticle("")


def _factiva(part: str) -> RawArticle:
    """Headline, byline, "123 words", date, time, publication, code, pages, language, copyright; then the body."""
    if re.search(r"(?m)^HD[ \t]", part):
        return _coded(part)
    lines = [line.strip() for line in part.strip().split("\n")]
    at = next((n for n, line in enumerate(lines) if _WORDS.match(line)), None)
    if at is None:
        return RawArticle("")
    before = [line for line in lines[:at] if line]
    after = lines[at + 1 :]
    date = next((line for line in after[:6] if _day(line)), None)
    rest = after[after.index(date) + 1 :] if date else after
    publisher = None
    n = 0
    while n < len(rest):
        line = rest[n]
        if _COPYRIGHT.match(line):
            n += 1
            break
        if not line or _CODE.match(line) or re.match(r"\d{1,2}:\d{2}|\d+$|[A-Z]?\d+$|english$|page\b", line, re.I):
            n += 1
        elif publisher is None and len(line) < 80:
            publisher = line
            n += 1
        elif len(line) < 60 and n < 8 and not line.endswith("."):
            n += 1
        else:
            break
    authors = tuple(re.sub(r"^by\s+", "", b, flags=re.I) for b in before[1:] if re.match(r"by\s", b, re.I))
    headline = before[:-1] if len(before) > 1 and (authors or len(before[-1].split()) < 4) else before
    headline = [h for h in headline if not re.match(r"by\s", h, re.I)]
    if len(headline) > 1 and len(headline[0].split()) < 4:
        headline = headline[1:]  # the section
    title = headline[0] if headline else None
    return RawArticle("\n".join(rest[n:]).strip(), title=title, published=date, publisher=publisher, authors=authors)
