"""Find the statements of an article."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Statement


def find_statements(analysis: Analysis, knowledge: Knowledge) -> list[Statement]:
    return []
