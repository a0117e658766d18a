"""Join nominals and pronouns to entities."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis


def resolve(analysis: Analysis, knowledge: Knowledge) -> None:
    """Add nominal and pronoun mentions to the analysis."""
