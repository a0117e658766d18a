"""The events that a page shows, as CSV: the same rows in the columns of the event export."""

from __future__ import annotations

import csv
import io
import re

from incumbent.exports.events import own
from incumbent.exports.events.row import row_of
from incumbent.exports.files import one_line
from incumbent.ledger import Ledger
from incumbent.web.pages import events
from incumbent.web.params import Query

CSV = "text/csv; charset=utf-8"
_FORMULA = ("=", "+", "-", "@")
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?\Z")


def as_csv(ledger: Ledger, query: Query) -> bytes:
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    happenings, _ = events.shown(ledger, query)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(own.COLUMNS)
    for happening in happenings:
        writer.writerow([_cell(one_line(c)) for c in own.row(row_of(happening))])
    return out.getvalue().encode("utf-8", "replace")


def _cell(text: str) -> str:
    return "'" + text if text.startswith(_FORMULA) and not _NUMBER.match(text) else text
