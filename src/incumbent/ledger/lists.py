"""What the knowledge base lists for an office of the ledger."""

from __future__ import annotations

import datetime as dt

from incumbent.knowledge import Knowledge
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.titles import Seats


def listed_tenures(knowledge: Knowledge, known: str | None, seats: Seats = "one") -> list[Listed]:
    """The rows for an office, by start; none for an office that many people hold at a time, or that nobody lists."""
    return knowledge.tenures(office=known) if known and seats == "one" else []


def covers(row: Listed, day: dt.date, slack: dt.timedelta = dt.timedelta(0)) -> bool:
    """Whether the list has this person in office on a day that is not the day of a change."""
    begun = row.start is None or row.start.earliest - slack < day
    over = row.end is not None and row.end.latest + slack <= day
    return begun and not over
