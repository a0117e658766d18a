"""Decisions taken out of one ledger and into another: they find their claims by what the claims say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any, get_args

from incumbent.errors import LedgerError
from incumbent.knowledge import Knowledge
from incumbent.ledger.decisions import CORRECTABLE, Decision, Verb, add_decision, all_decisions, rulings
from incumbent.ledger.keys import Keyer
from incumbent.ledger.rebuild import rebuild, rekey_claim
from incumbent.ledger.store import Store
from incumbent.records import PartialDate

Json = dict[str, Any]
_TEXTS = ("at", "who", "verb", "claim", "mark", "field", "value", "person", "into_person", "why")
_LONGEST = 2_000


def out(store: Store) -> list[Json]:
    """Every decision as JSON values, undone ones and undoings included, in order."""
    return [asdict(d) for d in all_decisions(store)]


def read(rows: Iterable[Any]) -> list[Decision]:
    """Decisions as `out` gives them, checked. Raises LedgerError (ledger-decision), RecordError (record-date)."""
    return [_read(n, row) for n, row in enumerate(rows, 1)]


def _read(n: int, row: Any) -> Decision:
    sound = (
        isinstance(row, dict)
        and isinstance(row.get("id"), int)
        and all(row.get(k) is None or (isinstance(row[k], str) and len(row[k]) <= _LONGEST) for k in _TEXTS)
        and row.get("verb") in get_args(Verb)
        and bool(row.get("at") and row.get("who"))
        and (row["verb"] != "correct" or row.get("field") in CORRECTABLE)
    )
    if not sound:
        raise LedgerError(
            f"decision {n} of the import is none; give the list that an export of decisions holds",
            code="ledger-decision",
        )
    if row["verb"] == "correct" and row["field"] == "date" and row.get("value"):
        PartialDate.parse(row["value"])
    return Decision(id=row["id"], **{k: row.get(k) for k in _TEXTS})


def take_in(store: Store, knowledge: Knowledge, decisions: Sequence[Decision]) -> int:
    """Add the decisions that this ledger does not have yet, in one transaction; how many. Raises LedgerError.

    One about an article that is not here yet waits for it.
    """
    with store.transaction():
        known = {_same(d): d.id for d in all_decisions(store)}
        ids: dict[str, int] = {}
        added = []
        for decision in decisions:
            taken_back = ids.get(decision.value or "") if decision.verb == "undo" else None
            if decision.verb == "undo" and taken_back is None:
                continue
            new = replace(decision, value=str(taken_back)) if taken_back else decision
            if _same(new) not in known:
                known[_same(new)] = add_decision(store, new)
                added.append(new)
                if taken_back:
                    store.run("UPDATE decisions SET undone_by = ? WHERE id = ?", (known[_same(new)], taken_back))
            ids[str(decision.id)] = known[_same(new)]
        _follow(store, knowledge, added)
    rebuild(store, knowledge)
    return len(added)


def _same(d: Decision) -> tuple[str | None, ...]:
    return (d.at, d.who, d.verb, d.mark, d.field, d.value, d.person, d.into_person)


def _follow(store: Store, knowledge: Knowledge, added: Sequence[Decision]) -> None:
    """Key the claims anew that the decisions are about, and let their offices be derived."""
    in_force, keyer = rulings(store), Keyer(knowledge)
    for mark in dict.fromkeys(d.mark for d in added if d.mark):
        for row in store.rows("SELECT n FROM claims WHERE mark = ?", (mark,)):
            rekey_claim(store, int(row[0]), keyer, in_force)
    for person in dict.fromkeys(p for d in added for p in (d.person, d.into_person) if p):
        store.run(
            "INSERT OR IGNORE INTO stale_offices SELECT DISTINCT office_key FROM claims WHERE person_key = ?", (person,)
        )
