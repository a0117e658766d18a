"""The ledger as Python and notebooks use it: open it, read articles into it, ask it; every answer is a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from incumbent.errors import InputError
from incumbent.exports.cite import CiteFormat
from incumbent.exports.tables import ask
from incumbent.exports.tables.rows import (
    ArticleRow,
    ChangeRow,
    DisagreementRow,
    EventRow,
    HitRow,
    StatementRow,
    TenureRow,
)
from incumbent.exports.tables.sql import sql
from incumbent.exports.tables.table import Table
from incumbent.ledger import Ledger as _Ledger
from incumbent.ledger.asking.changes import Told
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.search import KINDS, HitKind
from incumbent.ledger.asking.sql import Parameters
from incumbent.ledger.deriving.belief import BELIEVED, EVERYTHING, Seen
from incumbent.python.reading import Inputs, as_list
from incumbent.records import Record

Day = dt.date | str | None
Some = str | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class ReadReport:
    """What became of the articles that were read.

    `problems` counts what was wrong with articles by code ("no-date"), `skipped` what folders and archives hold besides articles.
    """

    added: int
    corrected: int
    unchanged: int
    failed: int
    problems: dict[str, int]
    skipped: dict[str, int]


class Ledger:
    """A ledger: one SQLite file that keeps what articles say and answers questions about it.

    Every answer is a `Table`: iterate over its rows, or take it elsewhere with `to_pandas`, `to_polars`, `to_arrow`,
    `to_csv` and `to_parquet`. In a notebook it shows itself with the sentences marked. Days are `datetime.date` or
    "YYYY-MM-DD"; countries are English names or three-letter codes.

    Answers show what is believed at least `min_confidence` (0 to 1) and told by at least `at_least` independent articles; their
    notes say how much is left out. `min_confidence=0` shows everything, also what was set aside.

    Every method raises LedgerError where the file cannot be used. A name that nobody bears raises NothingFound, whose
    `near` has names that come near; a filter that nothing passes gives an empty table.

    Examples:
        >>> with Ledger.open("news.sqlite") as ledger:
        ...     for holder in ledger.who("KGB", country="Belarus", on="2020-09-04"):
        ...         print(holder.person, holder.start_latest)
        Ivan Tertel 2020-09-03
    """

    def __init__(self, inner: _Ledger) -> None:
        self._inner = inner

    @classmethod
    def open(cls, path: str | Path, *, create: bool = False) -> Ledger:
        """Open a ledger for questions; with `create`, one that is not there yet is made.

        Raises LedgerError, whose message names the file and says what to do.
        """
        if create and not Path(path).exists():
            _Ledger.open(path, write=True).close()
        return cls(_Ledger.open(path))

    @property
    def path(self) -> Path:
        """The ledger's file."""
        return self._inner.store.path

    def read(
        self,
        inputs: Inputs,
        *,
        published: str | None = None,
        publisher: str | None = None,
        fields: Mapping[str, str] | None = None,
        model: str | None = None,
        workers: int | None = 1,
        again: bool = False,
    ) -> ReadReport:
        """Read articles into the ledger: files, folders or patterns, as `read_articles` takes them.

        `fields` says which fields of JSON and tables hold what, where they have names of their own: {"text": "story_text"}.
        What was read before changes nothing; a corrected article replaces its own items. Inputs that cannot be read are told on
        standard error while the rest goes on. `workers`: processes that code, None for one a core (in a script, guard
        the call with `if __name__ == "__main__"`). `again` codes also what is there already.
        """
        from incumbent.cli.read import read_into

        with _Ledger.open(self.path, write=True, knowledge=self._inner.knowledge) as writing:
            tally, done = read_into(
                writing,
                as_list(inputs),
                model=model,
                published=published,
                publisher=publisher,
                fields=fields,
                workers=workers,
                again=again,
            )
        return ReadReport(
            done["added"],
            done["corrected"],
            done["unchanged"],
            tally.failed,
            dict(sorted(tally.problems.items())),
            dict(sorted(tally.skipped.items())),
        )

    def who(
        self,
        office: str,
        *,
        country: str | None = None,
        on: Day = None,
        known_on: Day = None,
        min_confidence: float = BELIEVED,
        at_least: int = 1,
    ) -> Table[TenureRow]:
        """Who held an office: on a day, or without one, whom the claims last put there.

        `known_on`: only what the press had said by that day. The table's `notes` say what the lists of the knowledge
        base have, whether the office was vacated, and what is disputed.

        Examples:
            >>> [holder] = ledger.who("KGB", country="Belarus", on="2020-09-04")
            >>> holder.person, holder.start_latest
            ('Ivan Tertel', datetime.date(2020, 9, 3))
        """
        seen = _seen(min_confidence, at_least)
        return ask.who(self._inner, office, country=country, on=_day(on), known_on=_day(known_on), seen=seen)

    def office(
        self,
        office: str,
        *,
        country: str | None = None,
        known_on: Day = None,
        limit: int | None = None,
        min_confidence: float = BELIEVED,
        at_least: int = 1,
    ) -> Table[TenureRow]:
        """Every tenure of an office, the latest first.

        Examples:
            >>> [tenure.person for tenure in ledger.office("KGB", country="BLR")]
            ['Ivan Tertel', 'Valery Vakulchik']
        """
        seen = _seen(min_confidence, at_least)
        return ask.office(self._inner, office, country=country, known_on=_day(known_on), limit=limit, seen=seen)

    def person(
        self, name: str, *, known_on: Day = None, min_confidence: float = BELIEVED, at_least: int = 1
    ) -> Table[TenureRow]:
        """Every office of a person, under any spelling; a surname will do.

        Examples:
            >>> sorted({tenure.country for tenure in ledger.person("Tertel")})
            ['BLR']
        """
        return ask.person(self._inner, name, known_on=_day(known_on), seen=_seen(min_confidence, at_least))

    def changes(
        self,
        *,
        country: str | None = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
        min_confidence: float = BELIEVED,
        at_least: int = 1,
        told: Told = "dated",
    ) -> Table[ChangeRow]:
        """Who took, left or was chosen for which office, the latest first; several articles on one change are one row.

        `told`: "dated" leaves out what articles look back upon without a day, "news" also what took effect long before its
        article, "background" has only what "dated" leaves out, "all" everything.

        Examples:
            >>> sorted(c.kind for c in ledger.changes(country="Belarus") if c.person == "Ivan Tertel")
            ['end', 'start']
        """
        seen = _seen(min_confidence, at_least)
        since, until = _day(since), _day(until)
        return ask.changes(self._inner, country=country, since=since, until=until, limit=limit, seen=seen, told=told)

    def events(
        self,
        *,
        actor: str | None = None,
        source: str | None = None,
        target: str | None = None,
        country: str | None = None,
        source_country: str | None = None,
        target_country: str | None = None,
        type: Some = None,
        quad: Some = None,
        status: Some = None,
        place: str | None = None,
        since: Day = None,
        until: Day = None,
        known_on: Day = None,
        grouped: bool = True,
        limit: int | None = None,
        min_confidence: float = BELIEVED,
        at_least: int = 1,
    ) -> Table[EventRow]:
        """Who did what to whom, the latest first: PLOVER's 16 types and OFFICE.

        `actor` is on either side; names match by any of their words. `country` is on either side, `source_country` acts,
        `target_country` is acted upon. `type`, `quad` ("VC", "MC", "VX", "MX") and `status` take
        one or several. What several articles tell of one happening is one row, unless `grouped` is False.

        Examples:
            >>> ledger.events(type="CONSULT").to_dicts()[0]["source"]
            ['Alexander Lukashenko']
        """
        question = EventQuestion(
            actor=actor,
            source=source,
            target=target,
            country=self._country(country),
            source_country=self._country(source_country),
            target_country=self._country(target_country),
            types=_some(type),
            quads=_some(quad),
            statuses=tuple(s.lower() for s in _some(status)),
            place=place,
            since=_day(since),
            until=_day(until),
            known_on=_day(known_on),
        )
        seen = _seen(min_confidence, at_least)
        return ask.events(self._inner, question, grouped=grouped, limit=limit, seen=seen)

    def statements(
        self,
        speaker: str | None = None,
        *,
        about: str | None = None,
        since: Day = None,
        until: Day = None,
        limit: int | None = None,
    ) -> Table[StatementRow]:
        """Who said what, the latest first; copies of an article are left out. `about` takes what `search` takes.

        Examples:
            >>> ledger.statements(about="election")[0].quote
            '“There will be no early election,” Lukashenko said.'
        """
        return ask.statements(
            self._inner, speaker=speaker, about=about, since=_day(since), until=_day(until), limit=limit
        )

    def disagreements(
        self,
        *,
        country: str | None = None,
        limit: int | None = None,
        min_confidence: float = BELIEVED,
        at_least: int = 1,
    ) -> Table[DisagreementRow]:
        """Accounts that cannot all be true, one row a side, the most credible first. `min_confidence` and `at_least` speak of the
        weaker side, where a list counts as one article. `limit` counts disagreements.

        Examples:
            >>> {side.kind for side in ledger.disagreements(country="Belarus")} <= {"holders", "date", "outside", "knowledge"}
            True
        """
        return ask.disagreements(self._inner, country=country, limit=limit, seen=_seen(min_confidence, at_least))

    def articles(self) -> Table[ArticleRow]:
        """Every article that was read, with how much was found in it."""
        return ask.articles(self._inner)

    def article(self, id: str) -> Record:
        """The record of one article: its cleaned text, entities, claims, events and statements. Raises NothingFound."""
        return self._inner.record(id)

    def search(
        self, query: str, *, kinds: Sequence[HitKind] = KINDS, since: Day = None, until: Day = None, limit: int = 50
    ) -> Table[HitRow]:
        """Statements and articles that hold words, "exact phrases", begin*, AND, OR, NOT or -word, and parentheses.

        At most `limit` of each kind, the latest first.

        Examples:
            >>> [hit.found for hit in ledger.search('"early election"', kinds=["statement"])]
            [('early election',)]
        """
        return ask.search(self._inner, query, kinds=kinds, since=_day(since), until=_day(until), limit=limit)

    def cite(self, id: str, format: CiteFormat = "text") -> str:
        """A claim, event, statement, happening or article by its id, as text, BibTeX, CSL-JSON, RIS or Web Annotation.

        Raises NothingFound with near ids.

        Examples:
            >>> [change] = [c for c in ledger.changes() if c.person == "Valery Vakulchik"]
            >>> print(ledger.cite(change.claims[0], "ris").splitlines()[0])
            TY  - NEWS
        """
        from incumbent.exports.cite import cite

        return cite(self._inner, id, format)

    def sql(self, query: str, parameters: Parameters = ()) -> Table[dict[str, Any]]:
        """One SELECT over views of the ledger: articles, claims, events, actors, statements, offices, people, tenures,
        disagreements. Rows are dictionaries. Nothing can be written.

        Raises InputError (ledger-sql) where SQLite refuses the query.

        Examples:
            >>> ledger.sql("SELECT count(*) AS n FROM claims WHERE country = ?", ["BLR"])[0]["n"] > 3
            True
        """
        return sql(self.path, query, parameters)

    def counts(self) -> dict[str, int]:
        """How many articles, claims, events, statements and so on the ledger holds."""
        return self._inner.counts()

    def _country(self, name: str | None) -> str | None:
        return country_code(self._inner.knowledge, name) if name else None

    def close(self) -> None:
        """Close the file; leaving a `with` block does so too."""
        self._inner.close()

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {self.path}>"


def _day(value: Day) -> dt.date | None:
    if not isinstance(value, str):
        return value.date() if isinstance(value, dt.datetime) else value
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise InputError(f"{value!r} is not a day of the calendar; write it as 2020-09-04", code="input-day") from error


def _seen(min_confidence: float, at_least: int) -> Seen:
    if not 0 <= min_confidence <= 1 or at_least < 1:
        raise InputError("min_confidence is a number from 0 to 1, and at_least 1 or more", code="input-threshold")
    return EVERYTHING if min_confidence == 0 and at_least == 1 else Seen(min_confidence, at_least)


def _some(value: Some) -> tuple[str, ...]:
    """One or several words, in capitals as the ontology has them."""
    return (value.upper(),) if isinstance(value, str) else tuple(v.upper() for v in value or ())
