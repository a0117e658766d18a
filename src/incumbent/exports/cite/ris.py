"""A citation as RIS, for EndNote, Zotero, Mendeley and the like."""

from __future__ import annotations

from incumbent.exports.cite.cited import Cited
from incumbent.exports.files import one_line as plain


def as_ris(c: Cited) -> str:
    """One record of type NEWS; the note quotes the sentence."""
    a, day = c.record.article, c.published
    fields = [
        ("TY", "NEWS"), ("ID", c.id), *(("AU", name) for name in a.authors), ("TI", a.title), ("T2", a.publisher or ""),
        ("PY", day[:4]), ("DA", f"{day.replace('-', '/')}/" if day else ""), ("UR", a.url or ""), ("LA", a.language),
        ("Y2", f"{c.read_at[:10].replace('-', '/')}/" if c.read_at else ""), ("N1", f"“{c.quote}”" if c.quote else ""),
    ]  # fmt: skip
    lines = [f"{tag}  - {plain(value)}" for tag, value in fields if value]
    return "\n".join([*lines, "ER  - "])
