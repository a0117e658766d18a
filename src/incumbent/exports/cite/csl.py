"""A citation as CSL-JSON (https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html), for Zotero, Pandoc and the like."""

from __future__ import annotations

from typing import Any

from incumbent.exports.cite.cited import Cited
from incumbent.exports.files import one_line as plain


def as_csl(c: Cited) -> dict[str, Any]:
    """One item; a list of these is a bibliography. The note quotes the sentence."""
    a = c.record.article
    item: dict[str, Any] = {
        "id": c.id, "type": "article-newspaper", "title": plain(a.title), "container-title": plain(a.publisher),
        "author": [{"literal": plain(name)} for name in a.authors], "issued": _date(c.published), "URL": a.url or "",
        "accessed": _date(c.read_at[:10]), "language": a.language, "note": f"“{plain(c.quote)}”" if c.quote else "",
    }  # fmt: skip
    return {k: v for k, v in item.items() if v}


def _date(iso: str) -> dict[str, Any]:
    return {"date-parts": [[int(part) for part in iso.split("-")]]} if iso else {}
