"""Every tenure of the ledger with its office, its holder and the claims that carry it, office after office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incumbent.exports.codes import is_wikidata
from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import OfficeFound, office_by_key
from incumbent.ledger.asking.listed import office_keys
from incumbent.ledger.asking.questions import office_over_time
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.facts import Bound, Tenure


@dataclass(frozen=True, slots=True)
class Post:
    """One tenure: who, in which office, from when to when, according to which claims (those that set its bounds first)."""

    office: OfficeFound
    tenure: Tenure
    claims: tuple[StoredClaim, ...]

    @property
    def person_known(self) -> str | None:
        """The holder's Wikidata id where the knowledge base knows it; other lists' ids are none."""
        return next((k for k in (self.tenure.person, *self.tenure.keys) if is_wikidata(k)), None)

    @property
    def office_known(self) -> str | None:
        """The office's Wikidata id where the knowledge base knows it."""
        known = self.office.known
        return known if known and is_wikidata(known) else None

    @property
    def start(self) -> str | None:
        """The first day as far as it is stated: a day, or the year or month that both its bounds share."""
        return shared(self.tenure.start.earliest, self.tenure.start.latest)

    @property
    def end(self) -> str | None:
        return shared(self.tenure.end.earliest, self.tenure.end.latest) if self.tenure.ended else None


def shared(earliest: Bound | None, latest: Bound | None) -> str | None:
    """The most exact date that holds for both bounds: the day, the month or the year they share; None where none is.

    >>> shared(None, None) is None
    True
    """
    if earliest is None or latest is None:
        return None
    a, b = earliest.day.isoformat(), latest.day.isoformat()
    return next((a[:size] for size in (10, 7, 4) if a[:size] == b[:size]), None)


@dataclass(slots=True)
class LeftOut:
    """How many tenures a walk passed over as not believed enough."""

    tenures: int = 0


def posts(ledger: Ledger, seen: Seen = SHOWN_BY_DEFAULT, left_out: LeftOut | None = None) -> Iterator[Post]:
    """Every tenure that is believed enough, by office and time; `left_out` counts the others."""
    in_force = rulings(ledger.store)
    for key in office_keys(ledger.store):
        office = office_by_key(ledger.store, key)
        answer = office_over_time(ledger.store, ledger.knowledge, office, in_force, seen=seen)
        shown = [h for h in answer.holders if seen.shows(h.tenure.belief, h.tenure.sources, h.tenure.lists)]
        if left_out is not None:
            left_out.tenures += answer.left_out + len(answer.holders) - len(shown)
        for holder in reversed(shown):
            ids = dict.fromkeys([*holder.tenure.claims_of_bounds, *holder.tenure.claims])
            yield Post(answer.office, holder.tenure, tuple(answer.claims[i] for i in ids if i in answer.claims))
