"""The JSON shapes of answers, which verbs and pages share: they live in the ledger's room."""

from incumbent.ledger.asking.shapes import (
    bound,
    claim,
    disagreement,
    evidence,
    flat_tenure,
    holder,
    iso,
    limits,
    listed,
    office,
    office_answer,
    seen,
    tenure,
    vacancy,
)

__all__ = [
    "bound",
    "claim",
    "disagreement",
    "evidence",
    "flat_tenure",
    "holder",
    "iso",
    "limits",
    "listed",
    "office",
    "office_answer",
    "seen",
    "tenure",
    "vacancy",
]
