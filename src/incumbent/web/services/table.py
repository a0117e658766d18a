"""The events that a page shows, as CSV: the same rows in the columns of the event export."""

from __future__ import annotations

import csv
import io

from incumbent.exports.events import own
from incumbent.exports.events.row import row_of
from incumbent.exports.tables.files import csv_cell
from incumbent.ledger import Ledger
from incumbent.web.pages import events
from incumbent.web.params import Query

CSV = "text/csv; charset=utf-8"


def as_csv(ledger: Ledger, query: Query) -> bytes:
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    happenings, _ = events.shown(ledger, query)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(own.COLUMNS)
    for happening in happenings:
        writer.writerow(map(csv_cell, own.row(row_of(happening))))
    return out.getvalue().encode("utf-8", "replace")
