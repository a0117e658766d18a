"""A citation to read: the quote in its context, marked by »«, and the article's particulars."""

from __future__ import annotations

import re
import textwrap

from incumbent.exports.cite.cited import Cited
from incumbent.exports.files import one_line as plain

CONTEXT = 240  # characters shown before and after the quote


def as_text(c: Cited) -> str:
    """Words for a reader; of an article its particulars alone."""
    a, coder = c.record.article, c.record.coder
    rows = [
        (c.kind, f"{c.id}: {c.says}" if c.span else c.id), ("title", a.title), ("by", ", ".join(a.authors)),
        ("publisher", a.publisher or ""), ("published", a.published or "no date"), ("url", a.url or ""),
        ("offsets", f"{c.span.start}-{c.span.end} of the cleaned text" if c.span else ""), ("article", a.id if c.span else ""),
        ("copy of", a.duplicate_of or ""), ("coded by", f"{coder.name} {coder.version}, {coder.model}"), ("read", c.read_at),
        ("review", c.review),
    ]  # fmt: skip
    lines = [f"{name + ':':11}{plain(value)}" for name, value in rows if value]
    return "\n".join([*([textwrap.fill(_context(c), 100), ""] if c.span else []), *lines])


def _context(c: Cited) -> str:
    text, span = c.record.article.text, c.span
    assert span is not None
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    before = before.rpartition("\n\n")[2] if "\n\n" in before else before
    after = after.partition("\n\n")[0]
    opened = "… " if span.start - len(before) > 0 and text[span.start - len(before) - 1] not in "\n" else ""
    closed = " …" if len(after) == CONTEXT else ""
    context = plain(f"{opened}{before} »{span.quote}« {after}{closed}")
    return re.sub(r"« ([.,;:!?)’”'\"])", r"«\1", context)
