"""Names in an analysis: which words name a person, body, state, group or place, and which names are one entity.

In: an `Analysis` with tokens and the recogniser's raw spans. Out: `mentions` (form "name") and `entities` on it.
"""

from incumbent.language.names.find import find_names

__all__ = ["find_names"]
