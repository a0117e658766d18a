"""What follows from decisions that were added or taken back: keys and names anew, and offices that wait to be derived."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.decisions import Decision, rulings
from incumbent.ledger.deriving.keys import Keyer
from incumbent.ledger.deriving.named import name_anew
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.deriving.rebuild import rekey_claim
from incumbent.ledger.file.store import Store


def follow(store: Store, knowledge: Knowledge, decisions: Sequence[Decision]) -> None:
    """Key the claims anew that the decisions are about, and mark their offices stale, inside a transaction."""
    in_force, keyer = rulings(store), Keyer(knowledge)
    touched: set[str] = set()
    for mark in dict.fromkeys(d.mark for d in decisions if d.mark):
        touched |= _people(store, mark)
        for row in store.rows("SELECT n FROM claims WHERE mark = ?", (mark,)):
            rekey_claim(store, int(row[0]), keyer, in_force)
        touched |= _people(store, mark)
    name_anew(store, keyer, in_force, touched)
    named = {p for d in decisions for p in (d.person, d.into_person) if p}
    roots = {merged(p, in_force.merges) for p in named}
    for person in sorted(named | {k for k in in_force.merges if merged(k, in_force.merges) in roots}):
        store.run(
            "INSERT OR IGNORE INTO stale_offices SELECT DISTINCT office_key FROM claims WHERE person_key = ?", (person,)
        )


def _people(store: Store, mark: str) -> set[str]:
    rows = store.rows("SELECT DISTINCT person_key FROM claims WHERE mark = ? AND person_key IS NOT NULL", (mark,))
    return {str(row[0]) for row in rows}
