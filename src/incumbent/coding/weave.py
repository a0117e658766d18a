"""On whose word: a claim or event told inside somebody's statement carries the speaker and the status of the cue."""

from __future__ import annotations

from incumbent.language import Analysis
from incumbent.records import Claim, Event, Statement


def weave(
    analysis: Analysis, statements: list[Statement], claims: list[Claim], events: list[Event]
) -> tuple[list[Claim], list[Event]]:
    """Claims and events with `said_by` and `status` as the statements around them say."""
    return claims, events
