"""Expressions of time in an analysis, resolved against the day of publication.

In: an `Analysis` with tokens. Out: `TimeExpression`s in text order. `when` picks the one that dates a token's act.
"""

from incumbent.language.times.attach import news_window, when, when_expression
from incumbent.language.times.find import find_times

__all__ = ["find_times", "news_window", "when", "when_expression"]
