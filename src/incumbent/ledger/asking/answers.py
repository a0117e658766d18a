"""What the ledger answers with, ready to be shown: derived facts with the whole claims that carry them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.find import OfficeFound, PersonFound
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Disagreement, Tenure, Vacancy
from incumbent.ledger.deriving.succession import Neighbour
from incumbent.records import PartialDate


@dataclass(frozen=True, slots=True)
class Holder:
    """A tenure, whether it covers the day asked for, and how many days lie between that day and its evidence."""

    tenure: Tenure
    on_day: Literal["yes", "possible"]
    days_off: int


@dataclass(frozen=True, slots=True)
class OfficeAnswer:
    """An office on a day, or over all time (`on` None): who held it, who may have, what the lists say.

    `unlikely`: up to 20 of those who are not believed, told by too few, or not on that day; `left_out` counts all of them.
    `also`: what articles call the office besides its name, the most used first.
    `planned`: changes that were told to come and not yet done. `claims` holds every claim that the answer names, by id. An
    office without claims (`office.claims` 0) is one of which only lists tell.
    """

    office: OfficeFound
    on: dt.date | None
    known_on: dt.date | None
    holders: tuple[Holder, ...]
    vacancy: Vacancy | None
    unnamed: tuple[str, ...]
    chosen: tuple[str, ...]
    listed: tuple[Listed, ...]
    disagreements: tuple[Disagreement, ...]
    claims: dict[str, StoredClaim]
    unlikely: tuple[Holder, ...] = ()
    left_out: int = 0
    planned: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoAnswer:
    """The offices that the question meant; `others` are offices that its words may mean too."""

    asked: str
    country: str | None
    on: dt.date | None
    known_on: dt.date | None
    offices: tuple[OfficeAnswer, ...]
    others: tuple[OfficeFound, ...]


@dataclass(frozen=True, slots=True)
class Career:
    """A person's time in one office: the tenures, and the claims that the person is chosen for it.

    `unlikely`: tenures that are not believed, or told by too few.
    """

    office: OfficeFound
    tenures: tuple[Tenure, ...]
    chosen: tuple[str, ...]
    neighbours: tuple[Neighbour, ...] = ()
    unlikely: tuple[Tenure, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    person: PersonFound
    careers: tuple[Career, ...]
    listed: tuple[Listed, ...]
    claims: dict[str, StoredClaim]

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries of the offices, each once: what tells people of one name apart."""
        return tuple(dict.fromkeys(c.office.country for c in self.careers if c.office.country))


@dataclass(frozen=True, slots=True)
class Change:
    """Claims of several articles that tell one change: somebody took, left or was chosen for an office.

    `date` is the sharpest date that is told, `day` its first day, else the day of the article. `sources` counts
    independent articles: a copy is no source of its own. `belief` is how likely it is, and `why` what that rests on.
    `background`: told without a day, and not as news.
    """

    kind: Literal["start", "end", "chosen"]
    day: dt.date | None
    date: PartialDate | None
    person: str | None
    office: OfficeFound
    status: str
    claims: tuple[StoredClaim, ...]
    sources: int
    belief: float = 1.0
    why: str = ""
    background: bool = False


@dataclass(frozen=True, slots=True)
class DisagreementAnswer:
    office: OfficeFound
    disagreement: Disagreement
    claims: dict[str, StoredClaim]
