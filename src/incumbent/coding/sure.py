"""How sure the coder is, as a probability, and from where on a thing is told at all."""

from __future__ import annotations

import math

from incumbent.coding.cast import Cast
from incumbent.reader import Anchor, Run


class Sure:
    """Thresholds and the map from what the heads say to the share of such things that are right."""

    def __init__(self) -> None:
        self.floors = {"claim": 0.35, "event": 0.35, "cue": 0.4}

    def floor(self, group: str, kind: str) -> float:
        """Anchors below are not told."""
        return self.floors[group]

    def claim(self, a: Anchor, person: int | None, title: Run | None, cast: Cast) -> float:
        return round(a.p, 4)

    def event(self, a: Anchor) -> float:
        return round(a.p, 4)

    def statement(self, a: Anchor) -> float:
        return round(a.p, 4)


def logit(p: float) -> float:
    p = min(max(p, 1e-6), 1 - 1e-6)
    return math.log(p / (1 - p))
