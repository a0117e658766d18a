"""Find the office claims of an article."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Claim


def find_claims(analysis: Analysis, knowledge: Knowledge) -> list[Claim]:
    return []
