"""What the knowledge base lists for an office of the ledger."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.titles import Seats


def listed_tenures(knowledge: Knowledge, known: str | None, seats: Seats = "one") -> list[Listed]:
    """The rows for an office, by start; none for an office that many people hold at a time, or that nobody lists."""
    return knowledge.tenures(office=known) if known and seats == "one" else []
