"""Search over everything: countries, offices, people, actors of events, statements, articles."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import country_in, others
from incumbent.ledger.asking.find import offices as by_office
from incumbent.ledger.asking.find import people as by_person
from incumbent.ledger.asking.find.near import near_offices, near_people
from incumbent.ledger.asking.find.words import words_of
from incumbent.web.pages import shape
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
            found["near"] = _near(ledger, text, wanted) if words_of(rest) else []
    return {"words": words, **found}


def offices(ledger: Ledger, text: str, rows: int) -> list[Json]:
    """Offices that the words name, then those whose wording holds them."""
    return [
        shape.office_hit(h, ledger.knowledge) for h in by_office.offices(ledger.store, ledger.knowledge, text, rows)
    ]


def people(ledger: Ledger, words: Sequence[str], rows: int) -> list[Json]:
    """People one of whose spellings holds the words."""
    return _people(ledger, " ".join(words), rows)


def _people(ledger: Ledger, text: str, rows: int) -> list[Json]:
    return [shape.person_hit(h, ledger.knowledge) for h in by_person.people(ledger.store, ledger.knowledge, text, rows)]


def _near(ledger: Ledger, text: str, kinds: Sequence[str]) -> list[Json]:
    """People and offices (as `kinds` says) whose names come near, with their ids."""
    found = [("person", *hit) for hit in near_people(ledger.store, text)] if "people" in kinds else []
    if "offices" in kinds:
        found += [("office", *hit) for hit in near_offices(ledger.store, ledger.knowledge, text)]
    return [{"kind": kind, "id": key, "name": name} for kind, key, name in found]


def _articles(ledger: Ledger, text: str, rows: int) -> list[Json]:
    return [
        {
            "article": r["id"], "headline": r["title"], "publisher": r["publisher"], "published": r["published"],
            "url": r["url"],
        }
        for r in others.articles(ledger.store, text, rows)
    ]  # fmt: skip


_FINDERS: dict[str, Callable[[Ledger, str, int], list[Json]]] = {
    "countries": lambda ledger, text, rows: others.countries(ledger.store, ledger.knowledge, text, rows),
    "offices": offices,
    "people": _people,
    "actors": lambda ledger, text, rows: others.actors(ledger.store, text, rows),
    "statements": lambda ledger, text, rows: [shape.statement(s) for s in others.statements(ledger.store, text, rows)],
    "articles": _articles,
}
