"""Expressions of time in an analysis, resolved against the day of publication.

In: an `Analysis` with tokens. Out: `TimeExpression`s in text order. `when` picks the one that dates a token's event.
"""

from incumbent.language.times.find import find_times

__all__ = ["find_times"]
