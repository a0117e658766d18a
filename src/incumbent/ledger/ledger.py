"""The ledger as other rooms use it: one object for a file, with every question and every way of writing."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from incumbent.errors import LedgerError, NothingFound, RecordError
from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.deriving.claims import StoredClaim, claims_by_id
from incumbent.ledger.deriving.decisions import Decision, rulings
from incumbent.ledger.file.rules import keys_outdated
from incumbent.ledger.file.store import Store
from incumbent.records import Record
from incumbent.records.json import from_json

if TYPE_CHECKING:  # a question imports only what it needs: half of its time would go into the rest
    from incumbent.ledger.asking.answers import Change, DisagreementAnswer, PersonAnswer, WhoAnswer
    from incumbent.ledger.asking.changes import Told
    from incumbent.ledger.asking.left_out import LeftOut
    from incumbent.ledger.deriving.write import Sketcher, Writer


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
            from incumbent.ledger.deriving.rebuild import rebuild

            with Store.open(path, write=True) as writing:
                rebuild(writing, knowledge)
        return cls(store, knowledge)

    def writer(self, sketcher: Sketcher | None = None) -> Writer:
        """What stores records; `sketcher` gives the fingerprint by which copies are known."""
        from incumbent.ledger.deriving.write import Writer

        return Writer(self.store, self.knowledge, sketcher) if sketcher else Writer(self.store, self.knowledge)

    def record(self, article: str) -> Record:
        """The record of an article as it was coded."""
        row = self.store.row("SELECT data FROM records WHERE article = ?", (article,))
        if row is None:
            raise NothingFound(f"no article in the ledger has the id {article!r}")
        try:
            return from_json(zlib.decompress(row[0]).decode("utf-8", "surrogatepass"))
        except (zlib.error, UnicodeDecodeError, RecordError, TypeError) as error:
            raise LedgerError(
                f"the ledger {self.store.path} is damaged: the record of article {article!r} cannot be read ({error}); "
                "read that article again, or restore a copy",
                code="ledger-damaged",
            ) from error

    def who(
        self,
        office: str,
        *,
        country: str | None = None,
        on: dt.date | None = None,
        known_on: dt.date | None = None,
        seen: Seen = SHOWN_BY_DEFAULT,
    ) -> WhoAnswer:
        """Who held an office; `seen` says how far what is shown must be believed."""
        from incumbent.ledger.asking import questions

        return questions.who(self.store, self.knowledge, office, country=country, on=on, known_on=known_on, seen=seen)

    def office(
        self,
        office: str,
        *,
        country: str | None = None,
        known_on: dt.date | None = None,
        limit: int | None = None,
        seen: Seen = SHOWN_BY_DEFAULT,
    ) -> WhoAnswer:
        """An office over time."""
        from incumbent.ledger.asking import questions

        return questions.office_history(
            self.store, self.knowledge, office, country=country, known_on=known_on, limit=limit, seen=seen
        )

    def person(
        self, name: str, *, known_on: dt.date | None = None, seen: Seen = SHOWN_BY_DEFAULT
    ) -> tuple[PersonAnswer, ...]:
        """The people whom a name can mean, each with every office."""
        from incumbent.ledger.asking import careers

        return careers.person(self.store, self.knowledge, name, known_on=known_on, seen=seen)

    def changes(
        self,
        *,
        country: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        limit: int | None = None,
        seen: Seen = SHOWN_BY_DEFAULT,
        told: Told = "dated",
    ) -> list[Change]:
        """What changed, the latest first; `told` says whether what articles only look back upon is among it."""
        from incumbent.ledger.asking.changes import changes

        code = self._code(country)
        return changes(self.store, country=code, since=since, until=until, limit=limit, seen=seen, told=told)

    def unlikely_changes(
        self,
        *,
        country: str | None = None,
        since: dt.date | None = None,
        until: dt.date | None = None,
        seen: Seen = SHOWN_BY_DEFAULT,
        told: Sequence[Told] = ("dated", "background"),
    ) -> LeftOut:
        """How many changes of those days are left out as unlikely."""
        from incumbent.ledger.asking.left_out import unlikely_changes

        code = self._code(country)
        return unlikely_changes(self.store, country=code, since=since, until=until, seen=seen, told=told)

    def disagreements(
        self, *, country: str | None = None, limit: int | None = None, seen: Seen = SHOWN_BY_DEFAULT
    ) -> list[DisagreementAnswer]:
        """Accounts that cannot all be true, the most credible first."""
        from incumbent.ledger.asking.disputes import disputes

        return disputes(self.store, self.knowledge, country=self._code(country), limit=limit, seen=seen)

    def unlikely_disagreements(self, *, country: str | None = None, seen: Seen = SHOWN_BY_DEFAULT) -> LeftOut:
        """How many disagreements are left out as unlikely."""
        from incumbent.ledger.asking.left_out import unlikely_disputes

        return unlikely_disputes(self.store, country=self._code(country), seen=seen)

    def _code(self, country: str | None) -> str | None:
        from incumbent.ledger.asking.find import country_code

        return country_code(self.knowledge, country) if country else None

    def claim(self, claim: str) -> StoredClaim:
        """One claim by its id in the ledger."""
        found = claims_by_id(self.store, [claim], rulings(self.store))
        if claim not in found:
            near = self.store.rows("SELECT id FROM claims WHERE id LIKE ? ORDER BY n LIMIT 5", (f"%{claim[:12]}%",))
            raise NothingFound(f"no claim in the ledger has the id {claim!r}", near=tuple(r[0] for r in near))
        return found[claim]

    def decide(self, decision: Decision) -> int:
        """Add a reviewer's decision; derived tenures follow at once. The id of the new row."""
        return self.decide_all([decision])[0]

    def decide_all(self, decisions: Sequence[Decision]) -> list[int]:
        """Add decisions that belong together, all or none; the ids of the new rows."""
        from incumbent.ledger.reviewing.review import decide

        return decide(self.store, self.knowledge, decisions)

    def undo(self, decision: int, *, who: str, at: str, why: str | None = None) -> int:
        """Take a decision back by a new row that says who did, when and why."""
        from incumbent.ledger.reviewing.review import undo

        return undo(self.store, self.knowledge, decision, who=who, at=at, why=why)

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
