"""Decisions taken out of one ledger and into another: they find their claims by what the claims say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.decisions import Decision, add_decision, all_decisions
from incumbent.ledger.deriving.rebuild import rebuild
from incumbent.ledger.file.store import Store
from incumbent.ledger.reviewing.follow import follow

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of an import's rows. `waiting` of those added are about claims that are not here, and wait for them;
    `passed` take back what the import does not hold."""

    added: int
    known: int
    waiting: int
    passed: int

    def __str__(self) -> str:
        """For people."""
        said = f"{_counted(self.added)} added, {self.known} there already"
        said += f"; {self.waiting} of those added found no claim here and wait for it" if self.waiting else ""
        left_out = f"; {self.passed} left out, undoing what the import does not hold"
        return said + (left_out if self.passed else "")


def out(store: Store) -> list[Json]:
    """Every decision as JSON values, undone ones and undoings included, in order."""
    return [asdict(d) for d in all_decisions(store)]


def take_in(store: Store, knowledge: Knowledge, decisions: Sequence[Decision]) -> Taken:
    """Add the decisions that this ledger does not have yet, in one transaction. Raises LedgerError.

    Where several are equal, the first stands for the first here, the second for the second. One about an article that is
    not here yet waits for it.
    """
    with store.transaction():
        here: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
        for d in all_decisions(store):
            here[_same(d)].append(d.id)
        met: dict[tuple[str | None, ...], int] = defaultdict(int)
        ids: dict[str, int] = {}
        added, undone, passed = [], set[int](), 0
        for decision in decisions:
            taken_back = ids.get(decision.value or "") if decision.verb == "undo" else None
            if decision.verb == "undo" and taken_back is None:
                passed += 1
                continue
            new = replace(decision, value=str(taken_back)) if taken_back else decision
            same = _same(new)
            if met[same] == len(here[same]):
                here[same].append(add_decision(store, new))
                added.append(new)
                if taken_back:
                    undone.add(taken_back)
                    sql = "UPDATE decisions SET undone_by = ? WHERE id = ? AND undone_by IS NULL"
                    store.run(sql, (here[same][-1], taken_back))
            ids[str(decision.id)] = here[same][met[same]]
            met[same] += 1
        follow(store, knowledge, [*added, *(d for d in all_decisions(store) if d.id in undone)])
        waiting = sum(not _found(store, d) for d in added)
    rebuild(store, knowledge)
    return Taken(len(added), len(decisions) - len(added) - passed, waiting, passed)


def _found(store: Store, d: Decision) -> bool:
    """Whether what a decision is about is here: its claim, or the claims of the person it merges."""
    if d.mark:
        return store.row("SELECT 1 FROM claims WHERE mark = ? LIMIT 1", (d.mark,)) is not None
    return store.row("SELECT 1 FROM claims WHERE person_key = ? LIMIT 1", (d.person,)) is not None or d.verb == "undo"


def _same(d: Decision) -> tuple[str | None, ...]:
    return (d.at, d.who, d.verb, d.mark, d.field, d.value, d.person, d.into_person)


def _counted(number: int) -> str:
    return f"{number} decision{'' if number == 1 else 's'}"
