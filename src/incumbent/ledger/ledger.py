"""The ledger as other rooms use it: one object for a file, with every question and every way of writing."""

from __future__ import annotations

import datetime as dt
import zlib
from pathlib import Path
from types import TracebackType

from incumbent.errors import NothingFound
from incumbent.knowledge import Knowledge
from incumbent.ledger import questions
from incumbent.ledger.answers import Change, DisagreementAnswer, PersonAnswer, WhoAnswer
from incumbent.ledger.changes import changes
from incumbent.ledger.claims import StoredClaim, claims_by_id
from incumbent.ledger.decisions import Decision, add_decision, all_decisions, rulings
from incumbent.ledger.disputes import disputes
from incumbent.ledger.find import country_code
from incumbent.ledger.keys import Keyer
from incumbent.ledger.rebuild import keys_outdated, rebuild, rekey_claim
from incumbent.ledger.store import Store
from incumbent.ledger.write import Sketcher, Writer
from incumbent.records import Record
from incumbent.records.json import from_json


class Ledger:
    """An open ledger. Every method raises LedgerError when the file cannot be used; questions raise NothingFound.

    >>> with Ledger.open("news.sqlite") as ledger:                          # doctest: +SKIP
    ...     ledger.who("KGB", country="Belarus", on=date(2020, 9, 4))
    """

    def __init__(self, store: Store, knowledge: Knowledge) -> None:
        self.store = store
        self.knowledge = knowledge

    @classmethod
    def open(cls, path: str | Path, *, write: bool = False, knowledge: Knowledge | None = None) -> Ledger:
        """Open a ledger; with `write` it is made where there is none. One of an earlier version is brought forward."""
        knowledge = knowledge or Knowledge.load()
        store = Store.open(path, write=write)
        if keys_outdated(store):
            with Store.open(path, write=True) as writing:
                rebuild(writing, knowledge)
        return cls(store, knowledge)

    def writer(self, sketcher: Sketcher | None = None) -> Writer:
        """What stores records; `sketcher` gives the fingerprint by which copies are known."""
        return Writer(self.store, self.knowledge, sketcher) if sketcher else Writer(self.store, self.knowledge)

    def record(self, article: str) -> Record:
        """The record of an article as it was coded."""
        row = self.store.row("SELECT data FROM records WHERE article = ?", (article,))
        if row is None:
            raise NothingFound(f"no article in the ledger has the id {article!r}")
        return from_json(zlib.decompress(row[0]).decode("utf-8", "surrogatepass"))

    def who(
        self,
        office: str,
        *,
        country: str | None = None,
        on: dt.date | None = None,
        known_on: dt.date | None = None,
    ) -> WhoAnswer:
        return questions.who(self.store, self.knowledge, office, country=country, on=on, known_on=known_on)

    def office(
        self,
        office: str,
        *,
        country: str | None = None,
        known_on: dt.date | None = None,
        limit: int | None = None,
    ) -> WhoAnswer:
        return questions.office_history(
            self.store, self.knowledge, office, country=country, known_on=known_on, limit=limit
        )

    def person(self, name: str, *, known_on: dt.date | None = None) -> tuple[PersonAnswer, ...]:
        return questions.person(self.store, self.knowledge, name, known_on=known_on)

    def changes(
        self,
        *,
        country: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int | None = None,
    ) -> list[Change]:
        code = country_code(self.knowledge, country) if country else None
        return changes(self.store, country=code, since=since, until=until, limit=limit)

    def disagreements(self, *, country: str | None = None, limit: int | None = None) -> list[DisagreementAnswer]:
        code = country_code(self.knowledge, country) if country else None
        return disputes(self.store, self.knowledge, country=code, limit=limit)

    def claim(self, claim: str) -> StoredClaim:
        """One claim by its id in the ledger."""
        found = claims_by_id(self.store, [claim], rulings(self.store))
        if claim not in found:
            near = self.store.rows("SELECT id FROM claims WHERE id LIKE ? ORDER BY n LIMIT 5", (f"%{claim[:12]}%",))
            raise NothingFound(f"no claim in the ledger has the id {claim!r}", near=tuple(r[0] for r in near))
        return found[claim]

    def decide(self, decision: Decision) -> int:
        """Add a reviewer's decision; derived tenures follow at once. The id of the new row."""
        with self.store.transaction():
            if decision.claim and not decision.mark:
                row = self.store.row("SELECT mark FROM claims WHERE id = ?", (decision.claim,))
                if row is None:
                    raise NothingFound(f"no claim in the ledger has the id {decision.claim!r}")
                decision = Decision(**{**_fields(decision), "mark": row[0]})
            new = add_decision(self.store, decision)
            self._follow(decision)
        rebuild(self.store, self.knowledge)
        return new

    def undo(self, decision: int, *, who: str, at: str, why: str | None = None) -> int:
        """Take a decision back by a new row that says who did, when and why."""
        found = next((d for d in all_decisions(self.store) if d.id == decision), None)
        if found is None or found.verb == "undo" or found.undone_by is not None:
            raise NothingFound(f"there is no decision {decision} in force")
        with self.store.transaction():
            undo = Decision(0, at, who, "undo", claim=found.claim, mark=found.mark, value=str(decision), why=why)
            new = add_decision(self.store, undo)
            self.store.run("UPDATE decisions SET undone_by = ? WHERE id = ?", (new, decision))
            self._follow(found)
        rebuild(self.store, self.knowledge)
        return new

    def _follow(self, decision: Decision) -> None:
        """Key the claims anew that a decision is about, and let their offices be derived."""
        in_force, keyer = rulings(self.store), Keyer(self.knowledge)
        if decision.mark:
            for row in self.store.rows("SELECT n FROM claims WHERE mark = ?", (decision.mark,)):
                rekey_claim(self.store, int(row[0]), keyer, in_force)
        for person in (decision.person, decision.into_person):
            self.store.run(
                "INSERT OR IGNORE INTO stale_offices SELECT DISTINCT office_key FROM claims WHERE person_key = ?",
                (person,),
            )

    def counts(self) -> dict[str, int]:
        """How many rows of each kind the ledger holds."""
        tables = ("articles", "claims", "events", "statements", "entities", "offices", "people", "disagreements")
        return {t: int(self.store.rows(f"SELECT count(*) FROM {t}")[0][0]) for t in tables}

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()


def _fields(decision: Decision) -> dict[str, object]:
    return {name: getattr(decision, name) for name in Decision.__slots__}
