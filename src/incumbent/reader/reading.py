"""What the heads saw in one article, as plain values over word positions of the page."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

from incumbent.reader.pieces import Page


@dataclass(slots=True, frozen=True)
class Run:
    """Words [first, end) that play one role, and how sure the reader is of the surest of them."""

    first: int
    end: int
    p: float


@dataclass(slots=True, frozen=True)
class Name:
    """A proper name: words [first, end), its kind, and how sure the reader is of it."""

    first: int
    end: int
    kind: str
    p: float

    @property
    def last(self) -> int:
        return self.end - 1


@dataclass(slots=True)
class Anchor:
    """A word by which a claim, an event or a statement is told, with everything that belongs to it.

    `kind` is one of `schema.ANCHORS`; `roles` maps a role ("title", "source", ...) to runs in text order; `classes`
    maps "status", "how" and "dated" to probabilities by value; `edge` lists, for a role, the words that come next to
    the threshold, best first, for those who would rather have a weak answer than none.
    """

    word: int
    kind: str
    p: float
    roles: dict[str, list[Run]] = field(default_factory=dict)
    classes: dict[str, dict[str, float]] = field(default_factory=dict)
    edge: dict[str, Run] = field(default_factory=dict)

    def best(self, role: str, least: float = 0.0) -> Run | None:
        """The surest run of a role, or the best below the threshold that reaches `least`."""
        runs = self.roles.get(role)
        if runs:
            return max(runs, key=lambda r: r.p)
        weak = self.edge.get(role)
        return weak if weak is not None and weak.p >= least > 0 else None

    def most(self, which: str) -> tuple[str, float]:
        """The likeliest value of a class and its probability."""
        value = max(self.classes[which], key=self.classes[which].__getitem__)
        return value, self.classes[which][value]


@dataclass(slots=True)
class Reading:
    """The page, its names in text order, its anchors in text order, and who pronouns and common nouns stand for.

    `refers` maps a word (a pronoun, the head of a noun phrase) to (index into `names`, probability); a word that
    stands for nobody named is absent.
    """

    page: Page
    names: list[Name]
    claims: list[Anchor]
    events: list[Anchor]
    cues: list[Anchor]
    refers: dict[int, tuple[int, float]]

    def names_within(self, first: int, end: int) -> Iterator[tuple[int, Name]]:
        """The names whose last word is among words [first, end), with their indices, in text order."""
        k = bisect_left(self.names, first, key=lambda name: name.last)
        while k < len(self.names) and self.names[k].last < end:
            yield k, self.names[k]
            k += 1
