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
from incumbent.exports.posts.walk import posts
from incumbent.exports.tables.columns import columns_of
from incumbent.exports.tables.files import write_csv, write_parquet
from incumbent.exports.tables.make import tenure_row
from incumbent.exports.tables.rows import TenureRow
from incumbent.ledger import Ledger

POST_FORMATS = {
    "csv": "tenures, one row each, with every bound and the words that set it",
    "parquet": "the same, with dates, numbers and lists as such",
    "ftm": "FollowTheMoney entities: Person, Position, Occupancy, Article; JSON Lines",
    "ftm-statements": "the same, one value a row with the claim that says it and when it was said; CSV",
    "jsonld": "JSON-LD with schema.org terms",
    "quickstatements": "Wikidata QuickStatements, for review; only where person and office have Wikidata ids",
    "annotations": "claims as W3C Web Annotations; JSON Lines",
}


def export_posts(ledger: Ledger, format: str, out: Path, *, bom: bool = False) -> int:
    """Write the ledger's offices to `out`; how many rows, entities or statements. `bom`: CSV made for spreadsheets.

    Raises InputError: export-format, export-library (parquet without pyarrow), export-unwritable.
    """
    if bom and format != "csv":
        raise InputError(f"a byte order mark is for csv, not for {format}; leave out --bom", code="export-format")
    if format == "csv":
        return write_csv(out, columns_of(TenureRow), map(astuple, tenure_rows(ledger)), bom=bom)
    if format == "parquet":
        return write_parquet(out, columns_of(TenureRow), map(astuple, tenure_rows(ledger)))
    if format == "ftm":
        return _lines(out, (_dump(e) for e in ftm.entities(posts(ledger))))
    if format == "ftm-statements":
        return write_table(out, statements.COLUMNS, statements.rows(posts(ledger)), delimiter=",", header=True)
    if format == "annotations":
        return _lines(out, (_dump(a) for a in all_annotations(ledger)))
    if format == "quickstatements":
        return _lines(out, quickstatements.lines(posts(ledger)))
    if format == "jsonld":
        document = jsonld.document(posts(ledger))
        with whole_file(out) as file:
            file.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        return len(document["@graph"])
    raise InputError(f"unknown format {format!r}; choose one of {', '.join(POST_FORMATS)}", code="export-format")


def tenure_rows(ledger: Ledger) -> Iterator[TenureRow]:
    """Every tenure of the ledger, by office and time."""
    for post in posts(ledger):
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
