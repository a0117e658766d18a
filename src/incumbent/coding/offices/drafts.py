"""The working form of a claim: richer than the record's, so that changes can be linked, dated and settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from incumbent.coding.offices.people import Holder
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.records import ClaimKind, How, PartialDate, Status


@dataclass(frozen=True, slots=True)
class Post:
    """One office, as claims name it."""

    title: str
    body: str | None = None
    country: str | None = None
    area: str | None = None
    sort: str = ""

    @classmethod
    def of(cls, phrase: OfficePhrase) -> Post:
        return cls(phrase.title, phrase.body, phrase.country, phrase.area, phrase.sort)


@dataclass(slots=True)
class Draft:
    """A claim in the making. Tokens [start, end) are its evidence; `trigger` the word that tells a change, or -1.

    `group` numbers the change it belongs to: drafts of one group are linked. `strength` ranks mentions of one claim:
    the strongest gives the evidence. `explicit` is False where the kind was inferred rather than said.
    """

    kind: ClaimKind
    holder: Holder | None
    post: Post
    start: int
    end: int
    trigger: int = -1
    how: How | None = None
    by: str | None = None
    date: PartialDate | None = None
    status: Status = "asserted"
    group: int = -1
    strength: int = 0
    explicit: bool = True
    marks: frozenset[str] = field(default_factory=frozenset)
    confidence: float = 0.8
    begins: bool = False  # the words tell of taking office itself, and not only of the choice
    tie: str = ""  # how person and post are joined: see Binding.tie; "change" for changes
