"""What the ledger learned latest: changes of office in the order in which they became known to it, not that of their days.

An old article that is read late tells something new. The clock here is that of reading and of reviewers' decisions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from incumbent.ledger.answers import Change
from incumbent.ledger.changes import change_of, groups_of
from incumbent.ledger.claims import StoredClaim, claims_where
from incumbent.ledger.decisions import Rulings, rulings
from incumbent.ledger.find import office_by_key
from incumbent.ledger.spelling import last_key
from incumbent.ledger.store import Store
from incumbent.records import PartialDate

_STATUSES = ("asserted", "reported", "planned", "not_done")


@dataclass(frozen=True, slots=True)
class LearnedChange:
    """A change, when it became known as it is told now (UTC), and the mark of the claim that was read first: it stays."""

    change: Change
    at: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What is needed of a claim to know when the change that it tells was learned. `day` stands in for no date."""

    n: int
    office: str
    kind: str
    who: str
    date: str | None
    day: str
    status: str
    read: str
    mark: str


def learned_changes(
    store: Store, where: str, values: Sequence[Any], *, limit: int, offset: int = 0
) -> list[LearnedChange]:
    """The changes told by claims that meet a condition (as `changes.asked` makes it), the latest learned first."""
    in_force, decided = rulings(store), _decided(store)
    told = _told(store, where, values, in_force)
    alike: dict[tuple[str, str, str], list[_Told]] = {}
    same: dict[tuple[str, ...], list[_Told]] = {}
    for t in told:
        alike.setdefault((t.office, t.kind, t.who), []).append(t)
        same.setdefault((t.office, t.kind, t.who, t.date or t.day, str(t.date is None)), []).append(t)
    # Those that say the same of the same day tell one change; what such a change adds up to was not learned before the
    # latest that one of them added to it: so the latest of them hold the latest changes.
    latest = sorted(((_known(group, decided), group[0]) for group in same.values()), key=lambda x: x[0], reverse=True)
    most = 4 * (limit + offset)
    while True:
        kinds = {(t.office, t.kind, t.who) for _, t in latest[:most]}
        since = latest[most][0] if most < len(latest) else ""
        wanted = [t.n for kind in kinds for t in alike[kind]]
        found = [x for x in _changes(store, wanted, in_force, decided) if x[0] > since]
        if not since or len(found) >= limit + offset:
            break
        most *= 4
    return [
        LearnedChange(change_of(group, office_by_key(store, group[0].office_key)), at, mark)
        for at, mark, group in found[offset : offset + limit]
    ]


def _told(store: Store, where: str, values: Sequence[Any], in_force: Rulings) -> list[_Told]:
    rows = store.rows(
        "SELECT c.n, c.office_key, c.kind, c.person, c.person_key, c.date, c.changed_on, c.status, c.mark, a.first_read_at "
        f"FROM claims c JOIN articles a ON a.id = c.article WHERE {where}",
        values,
    )
    return [_one(in_force, *row) for row in rows]


def _one(
    in_force: Rulings, n: int, office: str, kind: str, person: str | None, key: str | None, date: str | None, day: str,
    status: str, mark: str, read: str,
) -> _Told:  # fmt: skip
    new: dict[str, Any] = in_force.corrected.get(mark) or {}
    name = new.get("person", person)
    who = last_key(name) if name else in_force.merges.get(key or "", key or "")
    return _Told(
        n, office, new.get("kind") or kind, who, new.get("date", date), day, new.get("status") or status, read, mark
    )


def _decided(store: Store) -> dict[str, str]:
    """When each claim that a reviewer decided about was decided about last, by its mark."""
    rows = store.rows("SELECT mark, max(at) AS at FROM decisions WHERE mark IS NOT NULL GROUP BY mark")
    return {row["mark"]: row["at"] for row in rows}


def _known(told: Sequence[_Told], decided: dict[str, str]) -> str:
    """When a change was known as it is told now: its status and its sharpest date both told, and the last decision taken."""
    status = next(s for s in _STATUSES if any(t.status == s for t in told))
    known = min(t.read for t in told if t.status == status)
    dated = [(_width(t.date), t.read) for t in told if t.date]
    if dated:
        known = max(known, min(dated)[1])
    return max(known, *(decided.get(t.mark, "") for t in told))


def _width(date: str) -> int:
    parsed = PartialDate.parse(date)
    return (parsed.latest - parsed.earliest).days


def _changes(
    store: Store, wanted: Sequence[int], in_force: Rulings, decided: dict[str, str]
) -> list[tuple[str, str, list[StoredClaim]]]:
    """(when learned, the mark read first, the claims) of every change that these claims tell, the latest learned first."""
    claims = claims_where(store, "c.n IN (SELECT value FROM json_each(?))", [json.dumps(wanted)], in_force)
    rows = store.rows(
        "SELECT id, first_read_at FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        [json.dumps(sorted({c.article for c in claims}))],
    )
    read = {row["id"]: row["first_read_at"] for row in rows}
    found = []
    for group in groups_of(claims, in_force):
        told = [
            _Told(
                0, "", "", "", str(c.claim.date) if c.claim.date else None, "", c.claim.status, read[c.article], c.mark
            )
            for c in group
        ]
        found.append((_known(told, decided), min((t.read, t.mark) for t in told)[1], group))
    return sorted(found, key=lambda x: x[:2], reverse=True)
