"""The formats by name, and the one way to write any of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Any

from incumbent.errors import InputError
from incumbent.exports.files import whole_file, write_table
from incumbent.exports.posts import ftm, jsonld, quickstatements, statements
from incumbent.exports.posts.annotations import all_annotations
from incumbent.exports.posts.walk import LeftOut, Post, posts
from incumbent.exports.tables.columns import columns_of
from incumbent.exports.tables.files import write_csv, write_parquet
from incumbent.exports.tables.make import tenure_row
from incumbent.exports.tables.rows import TenureRow
from incumbent.ledger import Ledger
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, STRICTLY, Seen

POST_FORMATS = {
    "csv": "tenures, one row each, with every bound and the words that set it",
    "parquet": "the same, with dates, numbers and lists as such",
    "ftm": "FollowTheMoney entities: Person, Position, Occupancy, Article; JSON Lines",
    "ftm-statements": "the same, one value a row with the claim that says it and when it was said; CSV",
    "jsonld": "JSON-LD with schema.org terms",
    "quickstatements": "Wikidata QuickStatements, for review; only where person and office have Wikidata ids",
    "annotations": "claims as W3C Web Annotations; JSON Lines",
}
STRICT_FORMATS = ("ftm", "ftm-statements", "quickstatements")  # written into other people's collections


def shown_by_default(format: str) -> Seen:
    """What a format writes unless told otherwise: into other people's collections only what is all but certain."""
    return STRICTLY if format in STRICT_FORMATS else SHOWN_BY_DEFAULT


def export_posts(
    ledger: Ledger,
    format: str,
    out: Path,
    seen: Seen | None = None,
    left_out: LeftOut | None = None,
    *,
    bom: bool = False,
) -> int:
    """Write the ledger's offices to `out`; how many rows, entities or statements. `left_out` counts tenures passed over;
    `bom`: a byte order mark in CSV.

    Raises InputError: export-format, export-library (parquet without pyarrow); OutputError.
    """
    if bom and format != "csv":
        raise InputError(f"a byte order mark is for csv, not for {format}; leave out --bom", code="export-format")
    return _write(ledger, format, out, posts(ledger, seen or shown_by_default(format), left_out), bom)


def _write(ledger: Ledger, format: str, out: Path, found: Iterator[Post], bom: bool) -> int:
    if format == "csv":
        return write_csv(out, columns_of(TenureRow), map(astuple, tenure_rows(found)), bom=bom)
    if format == "parquet":
        return write_parquet(out, columns_of(TenureRow), map(astuple, tenure_rows(found)))
    if format == "ftm":
        return _lines(out, (_dump(e) for e in ftm.entities(found)))
    if format == "ftm-statements":
        return write_table(out, statements.COLUMNS, statements.rows(found), delimiter=",", header=True)
    if format == "annotations":
        return _lines(out, (_dump(a) for a in all_annotations(ledger)))
    if format == "quickstatements":
        return _lines(out, quickstatements.lines(found))
    if format == "jsonld":
        document = jsonld.document(found)
        with whole_file(out) as file:
            file.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        return len(document["@graph"])
    raise InputError(f"unknown format {format!r}; choose one of {', '.join(POST_FORMATS)}", code="export-format")


def tenure_rows(found: Iterable[Post]) -> Iterator[TenureRow]:
    """Tenures as rows of their table."""
    for post in found:
        yield tenure_row(post.office, post.tenure, {s.claim.id: s for s in post.claims})


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _lines(out: Path, lines: Iterable[str]) -> int:
    count = 0
    with whole_file(out) as file:
        for line in lines:
            file.write(line + "\n")
            count += 1
    return count
