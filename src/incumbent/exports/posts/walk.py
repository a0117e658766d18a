"""Every tenure of the ledger with its office, its holder and the claims that carry it, office after office."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from incumbent.exports.codes import is_wikidata
from incumbent.ledger import Ledger
from incumbent.ledger.claims import StoredClaim
from incumbent.ledger.decisions import rulings
from incumbent.ledger.facts import Bound, Tenure
from incumbent.ledger.find import OfficeFound, office_by_key
from incumbent.ledger.questions import office_over_time


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


def posts(ledger: Ledger) -> Iterator[Post]:
    """Every tenure, by office and time."""
    in_force = rulings(ledger.store)
    for row in ledger.store.rows("SELECT key FROM offices ORDER BY key"):
        answer = office_over_time(ledger.store, ledger.knowledge, office_by_key(ledger.store, row[0]), in_force)
        for holder in reversed(answer.holders):
            ids = dict.fromkeys([*holder.tenure.claims_of_bounds, *holder.tenure.claims])
            yield Post(answer.office, holder.tenure, tuple(answer.claims[i] for i in ids if i in answer.claims))
