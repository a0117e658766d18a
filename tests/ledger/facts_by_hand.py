"""Claims on one office as derivation sees them, and rows of a list about it, made by hand."""

import datetime as dt

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.facts import Fact
from incumbent.records import PartialDate

DAY = dt.date.fromisoformat
WIKIDATA = "a list of 2026-08-03"


def fact(id, kind, person, on, date=None, **fields):
    key = f"{person.lower()}|BLR" if person else None
    base = {"article": id.partition("/")[0], "confidence": 0.9, "title": "minister", "person_key": key}
    return Fact(
        id=id, kind=kind, person=person, day=DAY(on), known_on=DAY(on), date=PartialDate.parse(date) if date else None, **{**base, **fields}
    )  # fmt: skip


def row(person, start, end, source=WIKIDATA):
    begun, over = (PartialDate.parse(d) if d else None for d in (start, end))
    return Listed("Q1", "Minister", f"Q-{person}", person, "BLR", begun, over, source, "CC0")


ANN, CY, BO = (
    row("Ann Aster", "2018-01-10", "2021-05-05"),
    row("Cy Cedar", "2012-01-10", "2018-01-10"),
    row("Bo Birch", "2021-05-05", "2025-01-01"),
)
