"""One office of a ledger derived: its claims, what lists say of it, and who was dead by when, brought together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping

from incumbent.knowledge import Knowledge, Person
from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.deriving.aside import Known
from incumbent.ledger.deriving.belief import BELIEVED, weight_of
from incumbent.ledger.deriving.claims import KNOWN, facts_of
from incumbent.ledger.deriving.decisions import Rulings
from incumbent.ledger.deriving.derive import derive
from incumbent.ledger.deriving.facts import Derived
from incumbent.ledger.deriving.keys import is_vague
from incumbent.ledger.deriving.lists import listed_tenures
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.deriving.titles import Seats
from incumbent.ledger.file.store import Store


class Deriver:
    """Derives offices; one for as long as nothing is written to claims or decisions, since it reads deaths once."""

    def __init__(self, store: Store, knowledge: Knowledge, in_force: Rulings) -> None:
        self._store = store
        self._knowledge = knowledge
        self._in_force = in_force
        self._deaths: dict[str, list[tuple[dt.date, dt.date]]] | None = None

    def office(
        self, key: str, known: str | None, seats: Seats, country: str | None, known_on: dt.date | None = None
    ) -> Derived:
        """All that the claims on an office add up to; with `known_on` only what the world could know by that day."""
        facts = facts_of(self._store, key, self._in_force, known_on)
        listed = listed_tenures(self._knowledge, known, seats)
        keys = {merged(f.person_key, self._in_force.merges) for f in facts if f.person_key}
        people = {k: p for k in keys if (p := self._knowledge.known_person(k)) is not None}
        known_here = Known(
            listed,
            self._died(keys, people, known_on),
            {k: p.name for k, p in people.items()},
            frozenset(k for k, p in people.items() if country and self._is_foreign(p, country)),
            {k: self._rows_elsewhere(p, known) for k, p in people.items()},
            is_vague(key),
        )
        return derive(key, facts, seats=seats, merges=self._in_force.merges, known=known_here)

    def _rows_elsewhere(self, person: Person, known: str | None) -> tuple[Listed, ...]:
        """What lists say of somebody whom they do not have in this office."""
        rows = self._knowledge.tenures(person=person.id)
        return () if any(row.office == known for row in rows) else tuple(rows)

    def _is_foreign(self, person: Person, country: str) -> bool:
        """Whether lists have somebody in offices of other countries, and in none of this one or of an organisation."""
        there = {row.country for row in self._knowledge.tenures(person=person.id)} | {person.country}
        return country != "IGO" and bool(there - {None}) and not there & {country, "IGO"}

    def _died(self, keys: Iterable[str], people: Mapping[str, Person], known_on: dt.date | None) -> dict[str, dt.date]:
        """By person key, the day by which somebody was dead."""
        if self._deaths is None:
            self._deaths = _told_deaths(self._store, self._in_force)
        found: dict[str, dt.date] = {}
        for key in keys:
            days = [died for died, told in self._deaths.get(key, ()) if known_on is None or told <= known_on]
            if key in people and (died_by := people[key].died_by) is not None:
                days.append(died_by)
            if days:
                found[key] = min(days)
        return found


def _told_deaths(store: Store, in_force: Rulings) -> dict[str, list[tuple[dt.date, dt.date]]]:
    """By person key, (day of death, day on which it could be known) as believable claims tell it."""
    rows = store.rows(
        f"SELECT c.person_key, coalesce(c.date_latest, {KNOWN}), {KNOWN}, c.confidence, c.said_by, c.review FROM claims c "
        "JOIN articles a ON a.id = c.article WHERE c.how = 'died' AND c.kind = 'end' AND c.status = 'asserted' "
        "AND c.review IS NOT 'reject' AND c.person_key IS NOT NULL"
    )
    found: dict[str, list[tuple[dt.date, dt.date]]] = {}
    for person, day, told, confidence, said_by, review in rows:
        if weight_of(confidence, "asserted", said_by, review) >= BELIEVED:
            days = (dt.date.fromisoformat(day), dt.date.fromisoformat(told))
            found.setdefault(merged(person, in_force.merges), []).append(days)
    return found
