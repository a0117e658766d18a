"""All articles that were read, the latest first: by their words, publisher, country and day, with what was read in each."""

from __future__ import annotations

from dataclasses import replace

from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import ArticleQuestion, articles, publishers
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.listed import remembered
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
    country = query.text("country")
    asked = replace(
        question(query),
        words=query.text("q"),
        country=country_code(ledger.knowledge, country) if country else None,
        copies=query.text("copies") == "yes",
    )
    found = articles(ledger.store, asked, rows.limit + 1, rows.offset)
    return {
        "articles": [
            {
                "article": r["id"], "headline": r["title"], "publisher": r["publisher"], "published": r["published"],
                "url": r["url"], "duplicate_of": r["duplicate_of"], "claims": r["claims"], "events": r["events"],
                "statements": r["statements"],
            }
            for r in found[: rows.limit]
        ],
        "publishers": most_read(ledger),
        "next": rows.next(len(found) > rows.limit),
    }  # fmt: skip


def question(query: Query) -> ArticleQuestion:
    """What a publisher and two days ask for."""
    return ArticleQuestion(publisher=query.text("publisher"), since=query.day("since"), until=query.day("until"))


def most_read(ledger: Ledger) -> list[str]:
    """The publishers of most articles."""
    return remembered(ledger.store, "publishers", lambda: publishers(ledger.store, _PUBLISHERS))
