"""Find the events of an article."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language import Analysis
from incumbent.records import Claim, Event


def find_events(analysis: Analysis, knowledge: Knowledge, claims: list[Claim]) -> list[Event]:
    return []
