"""What people are called: exactly the names that their claims carry, as the decisions in force leave them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from incumbent.ledger.deriving.claims import claim_of_row
from incumbent.ledger.deriving.decisions import Rulings, corrected
from incumbent.ledger.deriving.keys import Keyer
from incumbent.ledger.deriving.load import key_claim, with_its_day
from incumbent.ledger.file.store import Store
from incumbent.records import Claim, PartialDate

KEYED = (  # a claim with what its keys are made from
    "SELECT c.*, a.published_day, a.title AS headline, e.known_as FROM claims c JOIN articles a ON a.id = c.article"
    " LEFT JOIN entities e ON e.article = c.article AND e.local = c.person_entity"
)


def as_ruled(row: sqlite3.Row, mark: str, in_force: Rulings) -> tuple[Claim, str | None, PartialDate | None]:
    """A claim of `KEYED` as decisions leave it, its person's known id, and the day of its article."""
    claim = corrected(as_told(row), in_force.corrected.get(mark, {}))
    published = PartialDate.parse(row["published_day"]) if row["published_day"] else None
    return claim, row["known_as"] if claim.person_entity else None, published


def as_told(row: sqlite3.Row) -> Claim:
    """A claim of `KEYED` as it was coded, with its date where its sentence gives it to what the claim tells."""
    return with_its_day(claim_of_row(row), row["published_day"], row["sentence"])


def name_anew(store: Store, keyer: Keyer, in_force: Rulings, people: Iterable[str]) -> None:
    """Write the names of these people anew, inside a transaction; one of whom no claim is left goes.

    A rejected claim lends its spelling only where a person has no other.
    """
    for person in sorted(set(people)):
        rows = store.rows(f"{KEYED} WHERE c.person_key = ? ORDER BY c.n", (person,))
        _forget(store, person)
        seen: set[tuple[object, ...]] = set()
        for row in [r for r in rows if r["review"] != "reject"] or rows:
            claim, known_as, published = as_ruled(row, row["mark"], in_force)
            parted, when = in_force.parted.get(row["mark"]), claim.date or published
            named = (claim.person, known_as, claim.title, claim.country, when.earliest.year if when else None, parted)
            if named not in seen:
                seen.add(named)
                key_claim(store, claim, keyer, known_as, published, parted)


def _forget(store: Store, person: str) -> None:
    """Take out a person's names, also those that search finds."""
    store.run("DELETE FROM people WHERE key = ?", (person,))
    for row in store.rows("SELECT n, name, kind FROM search_names WHERE kind = 'person' AND key = ?", (person,)):
        store.run(
            "INSERT INTO search_names_fts(search_names_fts, rowid, name, kind) VALUES ('delete', ?, ?, ?)", tuple(row)
        )
        store.run("DELETE FROM search_names WHERE n = ?", (row["n"],))
