"""Who followed whom in an office, where claims tell both the end of the one and the beginning of the other. Pure functions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from incumbent.ledger.deriving.bounds import TOLD, UNDATED
from incumbent.ledger.deriving.facts import Bound, Limits, Tenure

_WHYS = frozenset((*TOLD.values(), UNDATED))
NEAR = dt.timedelta(days=62)  # a change whose days leave open more than this proves no succession


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Somebody before or after a person in an office, and a claim that tells the change."""

    relation: Literal["followed", "was followed by"]
    tenure: Tenure
    claim: str


def neighbours(tenures: Sequence[Tenure], persons: Collection[str]) -> tuple[Neighbour, ...]:
    """Whom these person keys followed in an office of one seat, and who followed them."""
    found = []
    telling = [t for t in tenures if _told(t.start.latest) or _told(t.end.latest)]
    for mine in (t for t in telling if t.person in persons):
        for other in (t for t in telling if t.person not in persons):
            if (claim := _change(other, mine)) is not None:
                found.append(Neighbour("followed", other, claim))
            elif (claim := _change(mine, other)) is not None:
                found.append(Neighbour("was followed by", other, claim))
    return tuple(found)


def _change(earlier: Tenure, later: Tenure) -> str | None:
    """A claim that tells the change from one holder to the next; None where the claims do not tell one change."""
    left, begun = earlier.end.latest, later.start.latest
    if not earlier.ended or left is None or begun is None or not (_told(left) and _told(begun)):
        return None  # either is only inferred
    together = {_article(c) for c in left.claims} & {_article(c) for c in begun.claims}
    if together or _overlap(earlier.end, later.start):
        return next((c for c in begun.claims if _article(c) in together), begun.claims[0])
    return None


def _told(bound: Bound | None) -> bool:
    """Whether a claim tells the change itself, not only somebody in office before or after it."""
    return bound is not None and bool(bound.claims) and bound.why in _WHYS


def _article(claim: str) -> str:
    return claim.rpartition("/")[0]


def _overlap(end: Limits, start: Limits) -> bool:
    """Whether both changes are dated closely and can have been on one day."""
    if not (end.earliest and end.latest and start.earliest and start.latest):
        return False
    wide = max(end.latest.day - end.earliest.day, start.latest.day - start.earliest.day)
    return wide <= NEAR and end.earliest.day <= start.latest.day and start.earliest.day <= end.latest.day
