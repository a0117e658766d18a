"""Where decisions are written: one at a time, through the only connection that may write."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from incumbent.errors import InputError
from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.asking.listed import known_ids
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.decisions import Decision, rulings
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.file.store import Store
from incumbent.ledger.reviewing.corrections import sound_values
from incumbent.ledger.reviewing.queue import has_person
from incumbent.web.safe import seen

T = TypeVar("T")


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
    """A row for each field that differs from the claim as it stands. Raises InputError, RecordError, NothingFound."""
    stored = ledger.claim(claim)
    changed = {name: value for name, value in fields.items() if value.strip() not in _as_sent(as_text(stored, name))}
    sound = sound_values(changed, ledger.knowledge)
    changes = {name: value for name, value in sound.items() if value != as_text(stored, name)}
    if not changes:
        raise InputError("nothing was changed; change a field, or accept the claim", code="web-decision")
    at = now()
    return ledger.decide_all(
        [
            Decision(0, at, who, "correct", claim=claim, field=name, value=value, why=why)
            for name, value in changes.items()
        ]
    )


def as_text(stored: StoredClaim, name: str) -> str | None:
    """A field of a claim as a form shows it."""
    value = getattr(stored.claim, name)
    return None if value is None else str(value)


def _as_sent(text: str | None) -> tuple[str, str]:
    """How a field comes back where nobody touched it: as it is, or as a browser's line of text makes it."""
    plain = text or ""
    return plain.strip(), re.sub(r"[\r\n]", "", seen(plain)).strip()


def undo(ledger: Ledger, decisions: list[int], who: str, why: str | None) -> int:
    """Take decisions back, the last first; how many. Raises NothingFound."""
    for decision in sorted(decisions, reverse=True):
        ledger.undo(decision, who=who, at=now(), why=why)
    return len(decisions)


def merge(ledger: Ledger, person: str, into: str, who: str, why: str | None, *, sure: bool) -> list[int]:
    """One person of two. Whom the lists know as two is merged only where the reviewer is `sure`. Raises InputError."""
    for key in (person, into):
        if not has_person(ledger.store, key):
            raise InputError("merge names two people that the ledger has", code="web-decision")
    one, other, merges = (
        person_found(ledger.store, person),
        person_found(ledger.store, into),
        rulings(ledger.store).merges,
    )
    absorbed, stays = merged(person, merges), merged(into, merges)
    if absorbed == stays or set(one.keys) & set(other.keys):
        raise InputError(f"{one.name} and {other.name} are already one person", code="web-decision")
    known = known_ids(ledger.store, one.keys), known_ids(ledger.store, other.keys)
    if all(known) and not set(known[0]) & set(known[1]) and not sure:
        raise InputError(
            f"the lists know {one.name} as {', '.join(known[0])} and {other.name} as {', '.join(known[1])}; mark that you are "
            "sure that they are one person, and merge again",
            code="web-sure",
        )
    return [ledger.decide(Decision(0, now(), who, "merge", person=absorbed, into_person=stays, why=why))]


def split(ledger: Ledger, person: str, claims: list[str], who: str, why: str | None) -> list[int]:
    """Claims of a person are about another than they seem to be: a person of their own. Raises InputError, NothingFound."""
    if not claims:
        raise InputError("choose the claims that are about another person", code="web-decision")
    keys = person_found(ledger.store, person).keys
    stored = [ledger.claim(c) for c in dict.fromkeys(claims)]
    for c in stored:
        if c.person_key not in keys:
            raise InputError(f"the claim {c.claim.id} is not about this person", code="web-decision")
    key, at = f"split:{stored[0].mark}", now()
    return ledger.decide_all(
        [Decision(0, at, who, "split", claim=c.claim.id, person=c.person_key, into_person=key, why=why) for c in stored]
    )
