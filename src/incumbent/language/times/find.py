"""Find and resolve expressions of time."""

from __future__ import annotations

from incumbent.language.analysis import Analysis, TimeExpression


def find_times(analysis: Analysis) -> list[TimeExpression]:
    return []
