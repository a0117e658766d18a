"""All articles that were read, the latest first: by their words, publisher, country and day, with what was read in each."""

from __future__ import annotations

from typing import Any

from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.wanted import Wanted
from incumbent.web.pages import listing
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Param, Query

_ROWS = 40
_PUBLISHERS = 60  # named in the list to choose from, the most read first
FILTERS = (
    Param("q", 'Words of the text or headline: all of them, "a phrase", either OR other, -without, begin*.'),
    Param("publisher", "A publisher, as its articles name it."),
    Param("country", "Articles that tell of an office of this country: its English name or three-letter code."),
    Param("since", "Articles of this day and later.", kind="day"),
    Param("until", "Articles of this day and earlier.", kind="day"),
    Param("copies", "Whether copies of other articles are shown too.", choices=("yes", "no")),
)


def answer(ledger: Ledger, query: Query) -> Json:
    rows = window(query, _ROWS)
    where, values = _conditions(ledger, query)
    found = ledger.store.rows(
        "SELECT a.id, a.title, a.publisher, a.published, a.url, a.duplicate_of, "
        "(SELECT count(*) FROM claims x WHERE x.article = a.id) AS claims, "
        "(SELECT count(*) FROM events x WHERE x.article = a.id) AS events, "
        "(SELECT count(*) FROM statements x WHERE x.article = a.id) AS statements "
        f"FROM articles a WHERE {where} ORDER BY a.published_day DESC, a.rowid DESC LIMIT ? OFFSET ?",
        (*values, rows.limit + 1, rows.offset),
    )
    return {
        "articles": [
            {
                "article": r["id"], "headline": r["title"], "publisher": r["publisher"], "published": r["published"],
                "url": r["url"], "duplicate_of": r["duplicate_of"], "claims": r["claims"], "events": r["events"],
                "statements": r["statements"],
            }
            for r in found[: rows.limit]
        ],
        "publishers": listing.remembered(ledger, "publishers", lambda: publishers(ledger)),
        "next": rows.next(len(found) > rows.limit),
    }  # fmt: skip


def _conditions(ledger: Ledger, query: Query) -> tuple[str, list[Any]]:
    where, values = ["1"], list[Any]()
    country, text = query.text("country"), query.text("q")
    if query.text("copies") != "yes":
        where.append("a.duplicate_of IS NULL")
    if text:
        where.append(
            "a.id IN (SELECT n.article FROM articles_fts f JOIN article_numbers n ON n.n = f.rowid WHERE articles_fts MATCH ?)"
        )
        values.append(Wanted.parse(text).query)
    if country:
        where.append("EXISTS (SELECT 1 FROM claims c WHERE c.article = a.id AND c.country = ?)")
        values.append(country_code(ledger.knowledge, country))
    given, paper = told(query)
    return " AND ".join([*where, *given]), [*values, *paper]


def told(query: Query) -> tuple[list[str], list[str]]:
    """The conditions on an article `a` that a publisher and two days set."""
    where, values = [], []
    for condition, value in (
        ("a.publisher = ? COLLATE NOCASE", query.text("publisher")),
        ("a.published_day >= ?", query.day("since")),
        ("a.published_day <= ?", query.day("until")),
    ):
        if value:
            where.append(condition)
            values.append(str(value))
    return where, values


def publishers(ledger: Ledger) -> list[str]:
    """The publishers of most articles."""
    rows = ledger.store.rows(
        "SELECT publisher, count(*) AS n FROM articles WHERE publisher IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
        (_PUBLISHERS,),
    )
    return [row["publisher"] for row in rows]
