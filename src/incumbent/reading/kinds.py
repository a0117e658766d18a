"""What a stream is, told by its first bytes; its name decides only where they leave it open (plain text, tables)."""

from __future__ import annotations

import csv
import json
import re
from enum import Enum, auto

from incumbent.errors import InputError
from incumbent.reading.decode import encoding_of


class Kind(Enum):
    """The formats that are read."""

    TEXT = auto()
    HTML = auto()
    JSON = auto()
    JSON_LINES = auto()
    TABLE = auto()
    FEED = auto()
    OPML = auto()
    NITF = auto()
    NEWSML = auto()
    WARC = auto()
    MAIL = auto()
    MAILBOX = auto()
    PDF = auto()
    ZIP = auto()
    TAR = auto()
    EXPORT = auto()  # LexisNexis and Factiva: many articles in one text


_TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
_PACKED_SUFFIXES = (".gz", ".xz", ".bz2")
# What is known not to be read: its first bytes, what it is, what to do.
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"SQLite format 3\0", "a SQLite database", "ask it with --ledger if it is a ledger, or export its articles as CSV"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (.doc, .xls, .msg)", "save it as .docx, .csv or .eml"),
    (b"{\\rtf", "a Rich Text document", "save it as .docx or as text"),
    (b"PAR1", "a Parquet table", "export it as CSV or JSON Lines"),
    (b"\x89PNG", "a picture", "run text recognition over it and give the text"),
    (b"\xff\xd8\xff", "a picture", "run text recognition over it and give the text"),
    (b"GIF8", "a picture", "run text recognition over it and give the text"),
    (b"II*\0", "a picture", "run text recognition over it and give the text"),
    (b"MM\0*", "a picture", "run text recognition over it and give the text"),
    (b"RIFF", "a picture or a recording", "give its text"),
    (b"AT&TFORM", "a DjVu scan", "run text recognition over it and give the text"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"ITOLITLS", "a Microsoft Reader book", "convert it to EPUB"),
    (b"\x7fELF", "a program", "it holds no article"),
    (b"MZ\x90", "a program", "it holds no article"),
    (b"%!PS", "a PostScript document", "convert it to PDF"),
)  # fmt: skip
_ROOT = re.compile(
    r"\s*(?:<\?[^<>]*\?>\s*|<!--.*?-->\s*|<!DOCTYPE\s[^<>\[]*(?:\[[^\]]*\])?[^<>]*>\s*)*<([\w.:-]+)", re.S | re.I
)
_FEEDS = ("rss", "rdf", "feed", "channel")
_NEWSML = ("newsitem", "newsmessage", "newsml", "packageitem", "knowledgeitem", "conceptitem")
_MAIL_FIELD = re.compile(
    r"(?:From|To|Cc|Subject|Date|Received|Return-Path|Delivered-To|MIME-Version|Message-ID|Content-Type|X-[\w-]+|DKIM-Signature|"
    r"List-[\w-]+|Sender|Reply-To|Authentication-Results|ARC-[\w-]+|Received-SPF|User-Agent|Importance|Thread-[\w-]+):", re.I
)  # fmt: skip
_MAILBOX = re.compile(r"From \S+.{0,60}\d{4}|From - ")
_EXPORT = re.compile(
    r"^\s*(?:\d+ of \d+ DOCUMENTS|Document \d+ of \d+|Load-Date:|LOAD-DATE:|LENGTH:\s+[\d,]+ words|Length:\s+[\d,]+ words|"
    r"(?:AN\s+)?Document [A-Za-z0-9]{18,32}\s*$|HD[ \t]+\S|\d[\d,]* words\s*$)",
    re.M,
)
_EXPORT_END = re.compile(
    r"^\s*(?:Load-Date:|LOAD-DATE:|End of Document\s*$|(?:AN\s+)?Document [A-Za-z0-9]{18,32}\s*$)", re.M
)
_TAGGED = re.compile(r"\s*<(?:html|head|body|article|main|section|div|p|h1|meta|title|!doctype html)\b", re.I)


def plain_name(name: str) -> str:
    """A file's name in small letters, without what says how it is packed."""
    name = name.lower()
    for packed in _PACKED_SUFFIXES:
        name = name.removesuffix(packed)
    return name


def kind_of(head: bytes, name: str, source: str, *, whole: bool) -> Kind:
    """The format of a stream that begins with `head` (all of it, where `whole`).

    Raises InputError: input-format for a format that is not read, input-binary, input-empty.
    """
    if not head.strip():
        raise InputError(f"{source}: the file is empty; nothing to read", code="input-empty")
    for magic, what, todo in _OTHERS:
        if head.startswith(magic):
            raise InputError(f"{source}: this is {what}; {todo}", code="input-format")
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if head[257:262] == b"ustar":
        return Kind.TAR
    if b"%PDF-" in head[:1024]:
        return Kind.PDF
    if re.match(rb"WARC/\d", head):
        return Kind.WARC
    encoding, _ = encoding_of(head, source, whole=whole)
    return _of_text(head.decode(encoding, "replace"), plain_name(name), whole)


def _of_text(head: str, name: str, whole: bool) -> Kind:
    text = head.lstrip("\ufeff \t\r\n")
    if text.startswith("<"):
        found = _of_markup(text)
        if found is not None:
            return found
    if name.endswith((".html", ".htm", ".xhtml")):
        return Kind.HTML
    if name.endswith((".jsonl", ".ndjson")):
        return Kind.JSON_LINES
    if text[:1] in ("{", "[") or name.endswith(".json"):
        return Kind.JSON_LINES if looks_lines(text, whole) and text[:1] != "[" else Kind.JSON
    if _MAILBOX.match(text):
        return Kind.MAILBOX
    if _looks_mail(text):
        return Kind.MAIL
    if name.endswith((".csv", ".tsv")) or looks_table(text):
        return Kind.TABLE
    if not name.endswith(_TEXT_SUFFIXES) and looks_lines(text, whole):
        return Kind.JSON_LINES  # its first line is broken
    if len(_EXPORT.findall(text)) >= 2 or (_EXPORT.search(text) and _EXPORT_END.search(text)):
        return Kind.EXPORT
    return Kind.TEXT


def _of_markup(text: str) -> Kind | None:
    match = _ROOT.match(text[:20_000])
    root = match[1].lower().rpartition(":") if match else ("", "", "")
    name = root[2]
    if name in _FEEDS:
        return Kind.FEED
    if name == "opml":
        return Kind.OPML
    if name == "nitf":
        return Kind.NITF
    if name in _NEWSML:
        return Kind.NEWSML
    if name == "html" or _TAGGED.match(text[:2000]):
        return Kind.HTML
    if name in ("urlset", "sitemapindex"):
        raise InputError(
            "a list of addresses (sitemap) holds no article; save the pages themselves", code="input-format"
        )
    if text.startswith("<?xml") and match:
        raise InputError(
            f"XML of a kind that is not read (<{match[1][:40]}>); export it as RSS, NewsML-G2 or JSON",
            code="input-format",
        )
    return Kind.HTML if re.match(r"<!--|<!doctype", text, re.I) else None


def looks_lines(text: str, whole: bool) -> bool:
    """Whether this is JSON Lines: the first line is an object by itself, or most lines are."""
    lines = [line for line in text.split("\n")[:60] if line.strip()]
    if not whole and len(lines) > 1:
        lines.pop()
    if not lines or (len(lines) == 1 and whole):
        return False
    if _is_object(lines[0]):
        return True
    good = sum(map(_is_object, lines))
    return good > 0 and 2 * good >= len(lines)


def _is_object(line: str) -> bool:
    line = line.strip()
    if not (line.startswith("{") and line.endswith("}")):
        return False
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _looks_mail(text: str) -> bool:
    """Two header fields of mail at least, before anything else."""
    found = 0
    for line in text.split("\n", 40)[:40]:
        if not line.strip():
            break
        if _MAIL_FIELD.match(line):
            found += 1
        elif not line.startswith((" ", "\t")) or not found:
            return found >= 3
    return found >= 2


def looks_table(text: str) -> bool:
    """A header line with two known names of fields at least, one of them for text or title, parted by one delimiter."""
    from incumbent.reading.fields import known_field

    first = text[:20_000].replace("\r", "\n").split("\n", 1)[0]
    if re.match(r"sep=.\s*$", first):
        return True
    for delimiter in ",;\t|":
        if delimiter in first:
            names = next(csv.reader([first], delimiter=delimiter), [])
            known = [known_field(n) for n in names if len(n) < 60]
            if len([k for k in known if k]) >= 2 and ("text" in known or "title" in known):
                return True
    return False


def may_be_article(name: str, kind: Kind) -> bool:
    """Whether a file found in a folder is to be read: plain text only under a name that says so."""
    return kind is not Kind.TEXT or plain_name(name).endswith(_TEXT_SUFFIXES)
