"""Expressions of time, resolved against the day of publication, by forms and the calendar alone.

In: a text with its words and sentences. Out: `TimeExpression`s in text order, and the date that marked words tell.
"""

from incumbent.language.times.find import Times, find_times
from incumbent.language.times.hits import TimeExpression

__all__ = ["TimeExpression", "Times", "find_times"]
