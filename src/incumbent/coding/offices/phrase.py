"""The office phrase: a post in the article's words."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.titles import Sort
from incumbent.knowledge.entries import Place


@dataclass(slots=True)
class OfficePhrase:
    """A title with all that says which post it is.

    Tokens [start, end) are the whole phrase with determiner, modifiers and complement; [first, last) the title alone.
    `marks` are what its words say of time: past, then, late, now, new, chosen, acting, never. `how` is what a participle
    says ("newly elected"). `possessor` is the person whose spokesman, adviser, minister this is. `fit` is False where
    the post is private, or lacks what its sort needs.
    """

    start: int
    first: int
    last: int
    end: int
    title: str
    sort: Sort
    sent: int
    plural: bool = False
    body: str | None = None
    country: str | None = None
    area: str | None = None
    marks: frozenset[str] = frozenset()
    how: str | None = None
    determiner: str = ""
    possessor: Holder | None = None
    countries: tuple[Place, ...] = ()
    superlative: bool = False
    ordinal: bool = False
    beside: bool = False  # it ends with another title, whose holder is named next: "adviser to President"
    bare: bool = True  # nothing but the title itself
    fit: bool = True
