"""Search over everything: countries, offices, people, actors of events, statements, articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import country_in
from incumbent.web.finding import offices as by_office
from incumbent.web.finding import others
from incumbent.web.finding import people as by_person
from incumbent.web.finding.near import near
from incumbent.web.finding.words import words_of
from incumbent.web.pages.shape import Json
from incumbent.web.params import Param, Query

WHERE = ("countries", "offices", "people", "actors", "statements", "articles")
FILTERS = (
    Param("q", "Words; the last may be unfinished."),
    Param("in", "Where to search.", choices=WHERE),
)
_ROWS = 12
_ROWS_OF_ONE = 60


def answer(ledger: Ledger, query: Query) -> Json:
    text, only = query.text("q") or "", query.text("in")
    wanted = WHERE if only is None else (only,)
    words = words_of(text)
    found: Json = {name: [] for name in (*WHERE, "near")}
    if words:
        for name in wanted:
            found[name] = _FINDERS[name](ledger, text, _ROWS if only is None else _ROWS_OF_ONE)
        if not any(found[name] for name in WHERE if name != "countries"):
            rest = country_in(ledger.knowledge, text)[0] if found["countries"] else text
            found["near"] = near(ledger, text, wanted) if words_of(rest) else []
    return {"words": words, **found}


def offices(ledger: Ledger, text: str, rows: int) -> list[Json]:
    """Offices that the words name, then those whose wording holds them."""
    return [hit.shown(ledger) for hit in by_office.offices(ledger, text, rows)]


def people(ledger: Ledger, words: Sequence[str], rows: int) -> list[Json]:
    """People one of whose spellings holds the words."""
    return [hit.shown(ledger) for hit in by_person.people(ledger, " ".join(words), rows)]


def _people(ledger: Ledger, text: str, rows: int) -> list[Json]:
    return [hit.shown(ledger) for hit in by_person.people(ledger, text, rows)]


_FINDERS: dict[str, Callable[[Ledger, str, int], list[Json]]] = {
    "countries": others.countries, "offices": offices, "people": _people, "actors": others.actors,
    "statements": others.statements, "articles": others.articles,
}  # fmt: skip
