"""The tools: each a question to the ledger, with what an assistant must know to ask it well in its docstring."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

from incumbent.errors import InputError, NothingFound
from incumbent.exports.cite import CiteFormat
from incumbent.exports.cite import cite as cite_as
from incumbent.exports.tables import ask
from incumbent.knowledge import Knowledge
from incumbent.ledger import Ledger
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.deriving.belief import BELIEVED, Seen
from incumbent.ledger.file.store import Store
from incumbent.mcp.answer import answer, cut, nothing
from incumbent.records.ontology import ontology

P = ParamSpec("P")
LIMIT = 20
MOST_ROWS = 100  # rows looked at for one answer, of which as many are given as fit
_TENURE = (
    "office", "country", "person", "person_known_as", "in_words", "on_that_day", "standing", "belief", "why", "quotes", "claims",
)  # fmt: skip
_CHANGE = (
    "date",
    "day",
    "kind",
    "status",
    "person",
    "office",
    "country",
    "how",
    "by",
    "belief",
    "why",
    "sentence",
    "publisher",
    "claims",
)
_EVENT = (
    "event_id", "date", "date_earliest", "date_is", "type", "mode", "status", "said_by", "source", "source_country", "target",
    "target_country", "place", "quote", "publisher", "published", "articles", "belief",
)  # fmt: skip
_STATEMENT = ("statement_id", "speaker", "kind", "quote", "addressee", "channel", "publisher", "published")
_SIDE = (
    "disagreement",
    "kind",
    "office",
    "country",
    "first_day",
    "last_day",
    "summary",
    "credence",
    "says",
    "source",
    "quotes",
    "claims",
)
_HIT = ("id", "kind", "speaker", "excerpt", "found", "headline", "publisher", "published")


def tells_what_is_missing(tool: Callable[P, str]) -> Callable[P, str]:
    """What is not found is an answer, with near names: an assistant can ask again. Its docstring tells the event types."""

    @wraps(tool)
    def call(*args: P.args, **kwargs: P.kwargs) -> str:
        try:
            return tool(*args, **kwargs)
        except NothingFound as error:
            return nothing(str(error), error.near)

    call.__doc__ = (tool.__doc__ or "").replace("{types}", " ".join(ontology().types))
    return call


class Tools:
    """The tools over one ledger file. Each call opens it for reading, so that what is read meanwhile is seen."""

    def __init__(self, path: Path, knowledge: Knowledge) -> None:
        self._path = path
        self._knowledge = knowledge

    def every(self) -> list[Callable[..., str]]:
        """All tools, by the names that their functions bear."""
        tools: list[Callable[..., str]] = [
            self.who, self.office, self.person, self.changes, self.events, self.statements, self.disagreements, self.search,
            self.cite,
        ]  # fmt: skip
        return tools

    def _open(self) -> Ledger:
        return Ledger(Store.open(self._path), self._knowledge)

    def _country(self, name: str | None) -> str | None:
        return country_code(self._knowledge, name) if name else None

    @tells_what_is_missing
    def who(
        self,
        office: str,
        country: str | None = None,
        on: str | None = None,
        known_on: str | None = None,
        min_confidence: float = BELIEVED,
    ) -> str:
        """Who held a public office on a day, as the press says, each with the words that say so.

        office: "prime minister", "KGB" (a body alone means its head). country: English name or three-letter code. on: the day
        asked about, YYYY-MM-DD; without it, whom the claims last put in office, which may be long ago: nobody is ever
        "current". known_on: only what the press had said by that day. Notes say what reference lists have and what is disputed.
        min_confidence: rows are believed at least so much (0 to 1); notes say what is left out as unlikely.
        """
        seen = _seen(min_confidence)
        with self._open() as ledger:
            found = ask.who(ledger, office, country=country, on=_day(on), known_on=_day(known_on), seen=seen)
        return answer(found, _TENURE, "name the country, a day, or a more exact office")

    @tells_what_is_missing
    def office(
        self,
        office: str,
        country: str | None = None,
        known_on: str | None = None,
        min_confidence: float = BELIEVED,
    ) -> str:
        """Every holder of a public office that the articles tell of, the latest first, with the words that say so."""
        seen = _seen(min_confidence)
        with self._open() as ledger:
            found = ask.office(ledger, office, country=country, known_on=_day(known_on), limit=MOST_ROWS, seen=seen)
        return answer(found, _TENURE, "name the country, or ask who for one day")

    @tells_what_is_missing
    def person(self, name: str, known_on: str | None = None, min_confidence: float = BELIEVED) -> str:
        """Every public office of a person, under any spelling, with the words that say so. A surname will do.

        People of one name who are not one person have each a person_id of their own, and a note says so.
        """
        with self._open() as ledger:
            found = ask.person(ledger, name, known_on=_day(known_on), seen=_seen(min_confidence))
        return answer(found, ("person_id", *_TENURE), "give the full name")

    @tells_what_is_missing
    def changes(
        self,
        country: str | None = None,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float = BELIEVED,
        limit: int = LIMIT,
    ) -> str:
        """Who took, left or was chosen for which office, the latest first. Days are YYYY-MM-DD.

        status: asserted, reported (somebody else's word), planned, not_done. What articles only look back upon is left out.
        """
        seen = _seen(min_confidence)
        with self._open() as ledger:
            found = ask.changes(
                ledger, country=country, since=_day(since), until=_day(until), limit=_rows(limit), seen=seen
            )
        return answer(found, _CHANGE, _NARROWER)

    @tells_what_is_missing
    def events(
        self,
        actor: str | None = None,
        source: str | None = None,
        target: str | None = None,
        country: str | None = None,
        source_country: str | None = None,
        target_country: str | None = None,
        type: str | None = None,
        place: str | None = None,
        since: str | None = None,
        until: str | None = None,
        min_confidence: float = BELIEVED,
        limit: int = LIMIT,
    ) -> str:
        """Who did what to whom, the latest first; what several articles tell of one act is one row. Days are YYYY-MM-DD.

        actor and country are on either side; source_country acts, target_country is acted upon (English name or code).
        type: {types}. date_is "assumed" means that the day of publication stands in.
        """
        with self._open() as ledger:
            question = EventQuestion(
                actor=actor,
                source=source,
                target=target,
                country=self._country(country),
                source_country=self._country(source_country),
                target_country=self._country(target_country),
                types=tuple((type or "").upper().replace(",", " ").split()),
                place=place,
                since=_day(since),
                until=_day(until),
            )
            found = ask.events(ledger, question, limit=_rows(limit), seen=_seen(min_confidence))
        return answer(found, _EVENT, _NARROWER)

    @tells_what_is_missing
    def statements(
        self,
        speaker: str | None = None,
        about: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int = LIMIT,
    ) -> str:
        """Who said what, the latest first. about: words that must all be there, or "an exact phrase", OR, NOT. Days are YYYY-MM-DD."""
        with self._open() as ledger:
            found = ask.statements(
                ledger, speaker=speaker, about=about, since=_day(since), until=_day(until), limit=_rows(limit)
            )
        return answer(found, _STATEMENT, _NARROWER)

    @tells_what_is_missing
    def disagreements(
        self, country: str | None = None, at_least: int = 1, min_confidence: float = BELIEVED, limit: int = LIMIT
    ) -> str:
        """Accounts that cannot all be true, side by side: article against article, and the press against reference lists.

        Rows with the same number are sides of one disagreement. at_least: independent articles behind the weaker side.
        """
        seen = _seen(min_confidence, at_least)
        with self._open() as ledger:
            found = ask.disagreements(ledger, country=country, limit=_rows(limit), seen=seen)
        return answer(found, _SIDE, _NARROWER)

    @tells_what_is_missing
    def search(self, query: str, since: str | None = None, until: str | None = None, limit: int = LIMIT) -> str:
        """Statements and articles that hold words, "exact phrases", begin*, AND, OR, NOT, parentheses. Days are YYYY-MM-DD."""
        with self._open() as ledger:
            found = ask.search(ledger, query, since=_day(since), until=_day(until), limit=_rows(limit))
        return answer(found, _HIT, _NARROWER)

    @tells_what_is_missing
    def cite(self, id: str, format: CiteFormat = "text") -> str:
        """The citation of a claim, event, statement or article by an id from another tool: its sentence in context, with source.

        format: text, bibtex, csl (CSL-JSON), ris, webannotation.
        """
        with self._open() as ledger:
            return cut(cite_as(ledger, id, format))


_NARROWER = "narrow it by country, name or days, or raise limit (at most 100)"


def _seen(min_confidence: float, at_least: int = 1) -> Seen:
    return Seen(max(0.0, min(min_confidence, 1.0)), max(1, at_least))


def _rows(limit: int) -> int:
    return max(1, min(limit, MOST_ROWS))


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is not a day of the calendar; write it as 2020-09-04", code="input-day") from error
