"""Events: who did what to whom (PLOVER 2.0 and OFFICE).

In: an Analysis and its claims. Out: `Event`s with exact evidence.
"""

from incumbent.coding.events.find import find_events

__all__ = ["find_events"]
