"""The formats by name, and the one way to make any of them."""

from __future__ import annotations

import json
from typing import Any, Literal

from incumbent.errors import InputError
from incumbent.exports.cite.bibtex import as_bibtex
from incumbent.exports.cite.cited import Cited, cited
from incumbent.exports.cite.csl import as_csl
from incumbent.exports.cite.ris import as_ris
from incumbent.exports.cite.text import as_text
from incumbent.exports.posts.annotations import annotation_of
from incumbent.ledger import Ledger

CiteFormat = Literal["text", "bibtex", "csl", "ris", "webannotation"]
CITE_FORMATS: dict[CiteFormat, str] = {
    "text": "the sentence in its context, to read",
    "bibtex": "a BibTeX entry",
    "csl": "CSL-JSON, for Zotero, Pandoc and the like",
    "ris": "RIS, for EndNote, Zotero, Mendeley and the like",
    "webannotation": "a W3C Web Annotation with a quote and a position selector",
}


def cite(ledger: Ledger, id: str, format: str = "text") -> str:
    """The citation of anything that has an id, as text. Raises NothingFound with near ids; InputError (export-format)."""
    if format not in CITE_FORMATS:
        raise InputError(f"unknown format {format!r}; choose one of {', '.join(CITE_FORMATS)}", code="export-format")
    return _written(cited(ledger, id), format)


def _written(c: Cited, format: str) -> str:
    if format == "bibtex":
        return as_bibtex(c)
    if format == "ris":
        return as_ris(c)
    if format == "csl":
        return _json([as_csl(c)])
    if format == "webannotation":
        return _json(annotation_of(c.record, c.kind, c.id.removeprefix(f"{c.record.article.id}/"), c.span, c.says))
    return as_text(c)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
