"""Answers about one office or person by its key: for pages and services, whose addresses carry keys."""

from __future__ import annotations

import datetime as dt

from incumbent.errors import NothingFound
from incumbent.knowledge import Knowledge
from incumbent.ledger.asking.answers import OfficeAnswer, PersonAnswer
from incumbent.ledger.asking.careers import career
from incumbent.ledger.asking.find import OfficeFound, PersonFound, office_by_key, people_of
from incumbent.ledger.asking.questions import office_on, office_over_time
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.file.store import Store


def office_found(store: Store, key: str) -> OfficeFound:
    """The office with this key. Raises NothingFound."""
    if store.row("SELECT 1 FROM offices WHERE key = ?", (key,)) is None:
        raise NothingFound(f"the ledger has no office with the key {key!r}")
    return office_by_key(store, key)


def office_answer(
    store: Store,
    knowledge: Knowledge,
    key: str,
    *,
    known_on: dt.date | None = None,
    on: dt.date | None = None,
    limit: int | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> OfficeAnswer:
    """One office over time, the latest holders first; with `on`, who held it on that day. Raises NothingFound."""
    office, in_force = office_found(store, key), rulings(store)
    if on is not None:
        return office_on(store, knowledge, office, in_force, on, known_on, seen)
    return office_over_time(store, knowledge, office, in_force, known_on, limit, seen)


def person_found(store: Store, key: str) -> PersonFound:
    """The person to whom this key belongs, with the keys and spellings that are the same person's. Raises NothingFound."""
    merges = rulings(store).merges
    root = merged(key, merges)
    wanted = {key, root} | {k for k in merges if merged(k, merges) == root}
    sharing = (
        "SELECT person FROM person_names WHERE spelling IN "
        "(SELECT spelling FROM person_names WHERE person IN (?, ?)) AND spelling LIKE '% %'"
    )
    wanted |= {row[0] for row in store.rows(sharing, (key, root))}
    for person in people_of(store, wanted, merges):
        if key in person.keys or root in person.keys:
            return person
    raise NothingFound(f"no claim in the ledger is about a person with the key {key!r}")


def person_answer(
    store: Store,
    knowledge: Knowledge,
    key: str,
    *,
    known_on: dt.date | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> PersonAnswer:
    """One person's offices. Raises NothingFound."""
    return career(store, knowledge, person_found(store, key), rulings(store), known_on, seen)
