"""Taking decisions: the row is added, the claims it is about are keyed anew, and derived tenures follow at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from incumbent.errors import NothingFound
from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.decisions import Decision, add_decision, all_decisions
from incumbent.ledger.deriving.rebuild import rebuild
from incumbent.ledger.file.store import Store
from incumbent.ledger.reviewing.follow import follow


def decide(store: Store, knowledge: Knowledge, decisions: Sequence[Decision]) -> list[int]:
    """Add decisions that belong together, all or none; the ids of their rows.

    Raises NothingFound for a claim that is not there, LedgerError.
    """
    with store.transaction():
        marked = [_marked(store, d) for d in decisions]
        new = [add_decision(store, d) for d in marked]
        follow(store, knowledge, marked)
    rebuild(store, knowledge)
    return new


def _marked(store: Store, decision: Decision) -> Decision:
    """The decision with the mark by which its claim is found again."""
    if not decision.claim or decision.mark:
        return decision
    row = store.row("SELECT mark FROM claims WHERE id = ?", (decision.claim,))
    if row is None:
        raise NothingFound(f"no claim in the ledger has the id {decision.claim!r}")
    return replace(decision, mark=row[0])


def undo(store: Store, knowledge: Knowledge, decision: int, *, who: str, at: str, why: str | None = None) -> int:
    """Take a decision back; the id of the row that does. Raises NothingFound for one that is not in force."""
    found = next((d for d in all_decisions(store) if d.id == decision), None)
    if found is None or found.verb == "undo" or found.undone_by is not None:
        raise NothingFound(f"there is no decision {decision} in force")
    with store.transaction():
        row = Decision(0, at, who, "undo", claim=found.claim, mark=found.mark, value=str(decision), why=why)
        new = add_decision(store, row)
        store.run("UPDATE decisions SET undone_by = ? WHERE id = ?", (new, decision))
        follow(store, knowledge, [found])
    rebuild(store, knowledge)
    return new
