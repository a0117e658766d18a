"""What reviewers decided, as added rows: accept, correct or reject a claim, merge people, split one off, and undo.

A decision finds its claim by the claim's mark, so it survives a re-reading and a newer coder. Derivation sees claims as the
decisions in force leave them; the claim as coded is never changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from incumbent.errors import LedgerError
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.file.store import Store
from incumbent.records import Claim, ClaimKind, How, PartialDate, Status

Verb = Literal["accept", "correct", "reject", "merge", "split", "undo"]
CORRECTABLE = ("kind", "person", "title", "body", "country", "area", "how", "by", "date", "status", "said_by")


@dataclass(frozen=True, slots=True)
class Decision:
    """One row. `mark` and `claim` point at a claim, `person` and `into_person` at people, as the verb needs."""

    id: int
    at: str
    who: str
    verb: Verb
    claim: str | None = None
    mark: str | None = None
    field: str | None = None
    value: str | None = None
    person: str | None = None
    into_person: str | None = None
    why: str | None = None
    undone_by: int | None = None


def replaced(decisions: Iterable[Decision]) -> dict[int, int]:
    """The decisions whose place a later one took, each with the later one's id. What was undone neither stands nor replaces.

    An acceptance replaces an earlier verdict on the same claim; a correction that of the same field, and the verdict; a
    rejection all that was said of the claim; a split or a merge that of the same claim or person.
    """
    found: dict[int, int] = {}
    standing: dict[str, dict[str, int]] = {}
    for d in sorted(decisions, key=lambda d: d.id):
        subject = d.person if d.verb == "merge" else d.mark
        if d.undone_by is not None or d.verb == "undo" or subject is None:
            continue
        slots = standing.setdefault(f"{d.verb == 'merge'} {subject}", {})
        own = f"field {d.field}" if d.verb == "correct" else d.verb if d.verb in ("merge", "split") else "verdict"
        if d.verb == "reject":
            cleared = [slot for slot in slots if slot != "split"]
        else:
            cleared = [slot for slot in (own, *(("verdict",) if d.verb == "correct" else ())) if slot in slots]
        for slot in cleared:
            found[slots.pop(slot)] = d.id
        slots[own] = d.id
    return found


@dataclass(slots=True)
class Rulings:
    """The decisions in force, ready to be applied."""

    rejected: set[str] = field(default_factory=set)
    accepted: set[str] = field(default_factory=set)
    corrected: dict[str, dict[str, str | None]] = field(default_factory=dict)
    parted: dict[str, str] = field(default_factory=dict)
    merges: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Rulings:
        """The latest word on each claim counts; what was undone does not."""
        rulings, every = cls(), sorted(decisions, key=lambda d: d.id)
        gone = replaced(every)
        for d in every:
            if d.undone_by is None and d.id not in gone:
                rulings._add(d)
        return rulings

    def _add(self, d: Decision) -> None:
        if d.verb == "merge" and d.person and d.into_person:
            if merged(d.into_person, self.merges) != d.person:  # else they are one already, and a ring would part them
                self.merges[d.person] = d.into_person
        elif d.mark is None:
            return
        elif d.verb == "split" and d.into_person:
            self.parted[d.mark] = d.into_person
        elif d.verb == "reject":
            self.rejected.add(d.mark)
        elif d.verb == "accept":
            self.accepted.add(d.mark)
        elif d.verb == "correct" and d.field:
            self.corrected.setdefault(d.mark, {})[d.field] = d.value

    def review(self, mark: str) -> str | None:
        """What a reviewer made of a claim: reject, correct, accept or nothing."""
        if mark in self.rejected:
            return "reject"
        if mark in self.corrected:
            return "correct"
        return "accept" if mark in self.accepted else None


def corrected(claim: Claim, changes: Mapping[str, str | None]) -> Claim:
    """The claim with a reviewer's values in place of the coder's."""
    date = claim.date
    if "date" in changes:
        date = PartialDate.parse(changes["date"]) if changes["date"] else None

    def new(name: str, old: str | None) -> str | None:
        return changes.get(name, old)

    office = claim.office if not {"title", "body", "country", "area"} & changes.keys() else None
    return replace(
        claim,
        kind=cast(ClaimKind, new("kind", claim.kind)), person=new("person", claim.person),
        person_entity=None if "person" in changes else claim.person_entity, office=office,
        title=new("title", claim.title) or claim.title, body=new("body", claim.body),
        country=new("country", claim.country), area=new("area", claim.area), how=cast("How | None", new("how", claim.how)),
        by=new("by", claim.by), status=cast(Status, new("status", claim.status)), said_by=new("said_by", claim.said_by),
        date=date,
    )  # fmt: skip


def all_decisions(store: Store) -> list[Decision]:
    """Every decision ever taken, in order, undone ones included; people under the keys that they have now."""
    former = {row["former"]: row["now"] for row in store.rows("SELECT former, now FROM former_keys")}
    every = [Decision(**dict(row)) for row in store.rows("SELECT * FROM decisions ORDER BY id")]
    if not former:
        return every
    return [
        replace(
            d, person=former.get(d.person or "", d.person), into_person=former.get(d.into_person or "", d.into_person)
        )
        for d in every
    ]


def rulings(store: Store) -> Rulings:
    """The decisions in force in this ledger."""
    return store.once("rulings", lambda: Rulings.of(all_decisions(store)))


def add_decision(store: Store, decision: Decision) -> int:
    """Write a decision's row (its id is given here), inside a transaction; the new id. Raises LedgerError."""
    if decision.verb == "correct" and decision.field not in CORRECTABLE:
        raise LedgerError(
            f"a correction names one of {', '.join(CORRECTABLE)}, not {decision.field!r}", code="ledger-decision"
        )
    return store.run(
        "INSERT INTO decisions (at, who, verb, claim, mark, field, value, person, into_person, why)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            decision.at, decision.who, decision.verb, decision.claim, decision.mark, decision.field, decision.value,
            decision.person, decision.into_person, decision.why,
        ),
    )  # fmt: skip
