"""Where decisions are written: one at a time, through the only connection that may write."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar, get_args

from incumbent.errors import InputError
from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.claims import StoredClaim
from incumbent.ledger.decisions import CORRECTABLE, Decision
from incumbent.ledger.store import Store
from incumbent.records import ClaimKind, How, PartialDate, Status

T = TypeVar("T")
CHOICES = {"kind": get_args(ClaimKind), "status": get_args(Status), "how": get_args(How)}
NEEDED = ("kind", "title", "status")
LONGEST = 300


class Desk:
    """Opens the ledger for writing for each piece of work, in one thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._knowledge: Knowledge | None = None
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="ledger-writer")

    async def run(self, work: Callable[[Ledger], T]) -> T:
        """Do `work` on a ledger that may be written. Raises LedgerError."""
        return await asyncio.get_running_loop().run_in_executor(self._pool, self._work, work)

    def _work(self, work: Callable[[Ledger], T]) -> T:
        self._knowledge = self._knowledge or Knowledge.load()
        with Ledger(Store.open(self._path, write=True), self._knowledge) as ledger:
            return work(ledger)

    def close(self) -> None:
        self._pool.shutdown(wait=True)


def now() -> str:
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def judge(ledger: Ledger, claim: str, verb: str, who: str, why: str | None) -> list[int]:
    """Accept or reject a claim; the new row's id. Raises NothingFound, InputError (web-decision)."""
    if verb not in ("accept", "reject"):
        raise InputError("a decision is accept, correct or reject", code="web-decision")
    return [ledger.decide(Decision(0, now(), who, verb, claim=claim, why=why))]  # type: ignore[arg-type]


def correct(ledger: Ledger, claim: str, fields: dict[str, str], who: str, why: str | None) -> list[int]:
    """A row for each field that differs from the claim as it stands. Raises InputError (web-decision), RecordError."""
    stored = ledger.claim(claim)
    changes = {name: value for name, value in checked(fields).items() if value != as_text(stored, name)}
    if not changes:
        raise InputError("nothing was changed; change a field, or accept the claim", code="web-decision")
    at = now()
    return [
        ledger.decide(Decision(0, at, who, "correct", claim=claim, field=name, value=value, why=why))
        for name, value in changes.items()
    ]


def as_text(stored: StoredClaim, name: str) -> str | None:
    """A field of a claim as a form shows it."""
    value = getattr(stored.claim, name)
    return None if value is None else str(value)


def checked(fields: dict[str, str]) -> dict[str, str | None]:
    """Corrected values, empty ones as None. Raises InputError (web-decision), RecordError (record-date)."""
    found: dict[str, str | None] = {}
    for name in CORRECTABLE:
        if name not in fields:
            continue
        value = fields[name].strip()
        if len(value) > LONGEST or any(ord(c) < 32 or 0xD800 <= ord(c) < 0xE000 for c in value):
            raise InputError(f"{name} is too long or holds control characters", code="web-decision")
        if not value and name in NEEDED:
            raise InputError(f"a claim needs its {name}", code="web-decision")
        if value and name in CHOICES and value not in CHOICES[name]:
            raise InputError(f"{name} is one of {', '.join(CHOICES[name])}", code="web-decision")
        if value and name == "date":
            value = PartialDate.parse(value).text
        if value and name == "country" and not (len(value) == 3 and value.isalpha()):
            raise InputError("country is a three-letter code such as BLR", code="web-decision")
        found[name] = (value.upper() if name == "country" else value) or None
    return found


def undo(ledger: Ledger, decisions: list[int], who: str, why: str | None) -> int:
    """Take decisions back, the last first; how many. Raises NothingFound."""
    for decision in sorted(decisions, reverse=True):
        ledger.undo(decision, who=who, at=now(), why=why)
    return len(decisions)


def merge(ledger: Ledger, person: str, into: str, who: str, why: str | None) -> list[int]:
    """One person of two keys. Raises InputError (web-decision)."""
    for key in (person, into):
        if ledger.store.row("SELECT 1 FROM people WHERE key = ?", (key,)) is None:
            raise InputError("merge names two people that the ledger has", code="web-decision")
    if person == into:
        raise InputError("a person cannot be merged into the same person", code="web-decision")
    return [ledger.decide(Decision(0, now(), who, "merge", person=person, into_person=into, why=why))]


def split(ledger: Ledger, claims: list[str], who: str, why: str | None) -> list[int]:
    """The claims are about another person than they seem to be: a person of their own. Raises InputError, NothingFound."""
    if not claims:
        raise InputError("choose the claims that are about another person", code="web-decision")
    first = ledger.claim(claims[0])
    key, at = f"split:{first.mark}", now()
    return [
        ledger.decide(
            Decision(0, at, who, "split", claim=c, person=ledger.claim(c).person_key, into_person=key, why=why)
        )
        for c in claims
    ]
