"""What the ledger answers with: plain values that can be traced to claims. No logic beyond their own fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from incumbent.ledger.deriving.belief import BELIEVED, Verdict
from incumbent.records import ClaimKind, PartialDate, Status

Titled = Literal["own", "another", "unsaid"]
Edge = Literal["start", "end"]
DisagreementKind = Literal["holders", "date", "outside", "knowledge"]
SHOWN = 20  # claims that a derived value names in one place; the rest are in the ledger's claims


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim as derivation sees it: the claim's own fields and when the world could know it.

    `day` is the day of the article by its own clock (None where unknown), `known_on` that day or else the day it was
    read. `copy_of` names the earlier article of which this one is a copy: a copy is kept, but is no further source.
    `told_as` is the same for articles that tell it in one and the same sentence: one wrote it off the other. `now` is False
    where the sentence that gives somebody a title is set long before its article; `titled` tells to whom the sentence gives it.
    """

    id: str
    article: str
    kind: ClaimKind
    person: str | None
    person_key: str | None
    title: str
    day: dt.date | None
    known_on: dt.date
    date: PartialDate | None = None
    status: Status = "asserted"
    how: str | None = None
    said_by: str | None = None
    copy_of: str | None = None
    confidence: float = 1.0
    publisher: str | None = None
    review: str | None = None
    told_as: str | None = None
    now: bool = True
    titled: Titled = "own"

    @property
    def source(self) -> str:
        """The article that it comes from: a copy's original."""
        return self.copy_of or self.article

    @property
    def anchor(self) -> dt.date:
        """The day on which the article speaks."""
        return self.day or self.known_on


@dataclass(frozen=True, slots=True)
class Bound:
    """A day, the claims that set it, and why they do."""

    day: dt.date
    claims: tuple[str, ...]
    why: str


LEFT_AFTER = "left after this day"  # why somebody must have begun by a day: no word about the beginning itself


@dataclass(frozen=True, slots=True)
class Limits:
    """When something began or ended: not before `earliest`, not after `latest`; None where no claim says."""

    earliest: Bound | None = None
    latest: Bound | None = None

    @property
    def stated(self) -> bool:
        return self.earliest is not None and self.latest is not None


@dataclass(frozen=True, slots=True)
class DateSide:
    """One of several answers to "when": the date as told, the claims that tell it, how far they are believed."""

    date: PartialDate
    claims: tuple[str, ...]
    belief: float = 1.0


@dataclass(frozen=True, slots=True)
class DateConflict:
    """Claims that give one change dates which exclude each other."""

    edge: Edge
    sides: tuple[DateSide, ...]


@dataclass(frozen=True, slots=True)
class Tenure:
    """One stretch of one person in one office, derived from claims.

    `ended` is True where some claim says that the person left; `last_confirmed` the last day on which a claim puts the
    person in office. `standing` is "reported" where only other people's words carry it. `keys` are all person keys that
    were joined in it. `told` counts the claims that bear on it, `claims` are up to SHOWN of them, those that set a bound
    first; `extra` are claims shown beside it that set no bound (plans, refusals, reports), `outside` those that put the
    person in office when the bounds do not. `belief` is how likely it is so, from 0 to 1, and `why` says what that rests on;
    `lists` is what dated lists say of it. One that is not believed bounds nobody.
    """

    office: str
    person: str
    name: str
    start: Limits
    end: Limits
    ended: bool
    last_confirmed: Bound | None
    acting: bool
    standing: Literal["asserted", "reported"]
    claims: tuple[str, ...]
    keys: tuple[str, ...] = ()
    told: int = 0
    extra: tuple[str, ...] = ()
    sources: int = 0
    conflicts: tuple[DateConflict, ...] = ()
    outside: tuple[str, ...] = ()
    outside_belief: float = 0.0
    belief: float = 1.0
    why: str = ""
    lists: Verdict = "silent"

    @property
    def believed(self) -> bool:
        """Whether it is rather true than not."""
        return self.belief >= BELIEVED

    @property
    def claims_of_bounds(self) -> tuple[str, ...]:
        """The claims that set any bound of it."""
        bounds = (self.start.earliest, self.start.latest, self.end.earliest, self.end.latest)
        return tuple(sorted({c for b in bounds if b for c in b.claims}))

    @property
    def first_day(self) -> dt.date | None:
        """The latest day by which the person had begun."""
        return self.start.latest.day if self.start.latest else None

    @property
    def last_day(self) -> dt.date | None:
        """The earliest day on which the person can have left."""
        return self.end.earliest.day if self.end.earliest else None

    @property
    def certain(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and last day of the stretch that all bounds agree on; (None, None) where there is no such day."""
        first, last = self.first_day, self.last_day
        return (first, last) if first and last and first <= last else (None, None)

    @property
    def dated(self) -> bool:
        """Whether any claim says when: False where articles only call the person a former holder."""
        begun = self.start.latest
        return bool(self.start.earliest or self.end.earliest or (begun and begun.why != LEFT_AFTER))

    def holds_on(self, day: dt.date) -> Literal["yes", "possible", "no"]:
        """Whether the claims put the person in office on a day, leave it open, or exclude it."""
        if self.start.earliest and day < self.start.earliest.day:
            return "no"
        if self.ended and self.end.latest and day > self.end.latest.day:
            return "no"
        first, last = self.certain
        return "yes" if first and last and first <= day <= last else "possible"


def latest_first(tenures: Sequence[Tenure]) -> list[Tenure]:
    """Tenures in order of time turned around; those of which no claim says when they were come last."""
    backwards = tenures[::-1]
    return [t for t in backwards if t.dated] + [t for t in backwards if not t.dated]


@dataclass(frozen=True, slots=True)
class Vacancy:
    """Someone unnamed left or took the office, or a holder left and no claim names a successor."""

    office: str
    since: Limits
    left: str | None
    claims: tuple[str, ...]

    def since_before(self, day: dt.date) -> bool:
        """Whether the office was left by this day for certain."""
        return self.since.latest is not None and self.since.latest.day <= day


@dataclass(frozen=True, slots=True)
class Derived:
    """All that the claims on one office add up to.

    `aside`: (claim, why) of those that set no bound. `agreed`: changes that lists have too; `handed`: ends of a day on which
    lists have somebody follow. `old`: changes told without a day
    that lists or other articles have long before.
    """

    office: str
    tenures: tuple[Tenure, ...] = ()
    vacancies: tuple[Vacancy, ...] = ()
    chosen: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    aside: tuple[tuple[str, str], ...] = ()
    agreed: tuple[str, ...] = ()
    handed: tuple[str, ...] = ()
    old: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: what it says, the claims that say it, or the list that does."""

    says: str
    claims: tuple[str, ...] = ()
    source: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two or more accounts that cannot all be true, kept side by side.

    `weight`: independent articles behind the weaker side; `credence`: how far the weaker side is believed.
    """

    office: str
    kind: DisagreementKind
    summary: str
    sides: tuple[Side, ...]
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    weight: int = 1
    credence: float = 1.0

    def touches(self, day: dt.date) -> bool:
        """Whether it is about this day."""
        return (self.first_day is None or self.first_day <= day) and (self.last_day is None or day <= self.last_day)
