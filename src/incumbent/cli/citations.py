"""A claim as a citation: text, BibTeX, W3C Web Annotation (https://www.w3.org/TR/annotation-model/)."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from typing import Any

from incumbent.cli.clean import plain
from incumbent.exports.posts.annotations import annotation, in_words
from incumbent.ledger.claims import StoredClaim
from incumbent.records import Record

_REVIEWED = {
    "reject": "rejected by a reviewer",
    "correct": "corrected by a reviewer",
    "accept": "accepted by a reviewer",
}
CONTEXT = 240  # characters shown before and after the quote
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "%": r"\%", "&": r"\&", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
_URL_TEX = {"\\": "%5C", "{": "%7B", "}": "%7D", "%": r"\%", "#": r"\#", "^": "%5E", " ": "%20"}


def as_text(s: StoredClaim, record: Record) -> str:
    """The quote in its context, marked by »«, and the article's particulars."""
    text, span = record.article.text, s.claim.evidence
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    before = before.rpartition("\n\n")[2] if "\n\n" in before else before
    after = after.partition("\n\n")[0]
    opened = "… " if span.start - len(before) > 0 and text[span.start - len(before) - 1] not in "\n" else ""
    closed = " …" if len(after) == CONTEXT else ""
    context = plain(f"{opened}{before} »{span.quote}« {after}{closed}")
    context = re.sub(r"« ([.,;:!?)’”'\"])", r"«\1", context)
    authors = ", ".join(record.article.authors)
    rows = [
        ("claim", f"{s.claim.id}: {in_words(s.claim)}"), ("title", s.headline), ("by", authors),
        ("publisher", s.publisher or ""), ("published", s.published or "no date"), ("url", s.url or ""),
        ("offsets", f"{span.start}-{span.end} of the cleaned text"), ("article", s.article),
        ("copy of", s.duplicate_of or ""), ("coded by", f"{record.coder.name} {record.coder.version}, {record.coder.model}"),
        ("read", s.read_at), ("review", _REVIEWED.get(s.review or "", "")),
    ]  # fmt: skip
    lines = [f"{name + ':':11}{plain(value)}" for name, value in rows if value]
    return "\n".join([textwrap.fill(context, 100), "", *lines])


def _tex(text: str) -> str:
    return "".join(_TEX.get(c, c) for c in plain(text))


def as_bibtex(s: StoredClaim, record: Record) -> str:
    """An @misc entry whose note quotes the sentence."""
    a = record.article
    key = re.sub(r"[^A-Za-z0-9:-]+", "-", s.claim.id).strip("-")
    day = (a.published or "")[:10]
    fields = [
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in a.authors) or (f"{{{_tex(a.publisher)}}}" if a.publisher else "")),
        ("title", f"{{{_tex(a.title)}}}"), ("howpublished", _tex(a.publisher or "")), ("year", day[:4]),
        ("month", day[5:7].lstrip("0")), ("day", day[8:10].lstrip("0")), ("date", day),
        ("url", "".join(_URL_TEX.get(c, c) for c in plain(a.url or ""))),
        ("note", f"``{_tex(s.claim.evidence.quote)}''"),
    ]  # fmt: skip
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields if value)
    return f"@misc{{{key},\n{body}\n}}"


def as_web_annotation(s: StoredClaim, record: Record) -> dict[str, Any]:
    """The claim, as reviewers left it, as an annotation of its article."""
    return annotation(record, replace(s.claim, id=s.claim.id.rpartition("/")[2]))
