"""Reshuffles: where one hand fills and empties several posts, it also makes the changes told without a maker."""

from __future__ import annotations

from collections import Counter

from incumbent.coding.events.actors import Actor
from incumbent.coding.events.candidate import Candidate
from incumbent.language import Analysis

_MANY = 2  # changes by one maker that make a reshuffle
_BACK = 8  # sentences after a change by the maker
_CHOSEN = frozenset(
    "elect elected win won vote defeat lose inherit reelect re-elect enter resign seize retire beat victory win election "
    "defeat landslide ballot".split()
)


def fill_makers(analysis: Analysis, found: list[Candidate]) -> None:
    """Give changes of office without a source to the maker of the reshuffle around them, in place."""
    made = [c for c in found if c.type == "OFFICE" and len(c.source) == 1 and c.target and c.status != "not_done"]
    count = Counter(c.source[0].name for c in made)
    makers = [name for name, n in count.items() if n >= _MANY]
    if len(makers) != 1:
        return
    made = [c for c in made if c.source[0].name == makers[0]]
    for c in found:
        if c.type == "OFFICE" and not c.source and c.target and c.word not in _CHOSEN:
            maker = _maker(analysis, c, made)
            if maker is not None and maker.name not in {a.name for a in c.target}:
                c.source = [maker]


def _maker(analysis: Analysis, c: Candidate, made: list[Candidate]) -> Actor | None:
    """Who made the change told last before this one, if nothing sets the two apart in time."""
    where = analysis.tokens[c.anchor].sent
    before = [e for e in made if e.anchor < c.anchor and where - analysis.tokens[e.anchor].sent <= _BACK]
    if not before or (c.date is not None and all(e.date is None or not e.date.overlaps(c.date) for e in before)):
        return None
    return before[-1].source[0]
