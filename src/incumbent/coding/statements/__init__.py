"""Statements: who said what. In: an Analysis. Out: `Statement`s with content, cue and speaker."""

from incumbent.coding.statements.find import find_statements

__all__ = ["find_statements"]
