"""All statements, those of the latest articles first: by their words, speaker, kind, publisher and day. Copies are left out."""

from __future__ import annotations

from typing import get_args

from incumbent.ledger import Ledger
from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.asking.statements import StatementQuestion, statements
from incumbent.records.nouns import StatementKind
from incumbent.web.pages import articles, shape
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Param, Query

_ROWS = 30
FILTERS = (
    Param("q", 'Words of the statement: all of them, "a phrase", either OR other, -without, begin*.'),
    Param("speaker", "Words of the speaker's name; the last may be unfinished."),
    Param("person", "A person's id: what is told under any of the person's whole names."),
    Param("kind", "How it was said.", kind="choices", choices=get_args(StatementKind)),
    Param("publisher", "A publisher, as its articles name it."),
    Param("since", "Of articles of this day and later.", kind="day"),
    Param("until", "Of articles of this day and earlier.", kind="day"),
)


def answer(ledger: Ledger, query: Query) -> Json:
    rows = window(query, _ROWS)
    person = query.text("person")
    asked = StatementQuestion(
        articles.question(query),
        words=query.text("q"),
        speaker=query.text("speaker"),
        names=[s for s in person_found(ledger.store, person).spellings if " " in s] if person else None,
        kinds=query.choices("kind"),
    )
    found = statements(ledger.store, asked, rows.limit + 1, rows.offset)
    return {
        "statements": [shape.statement(s) for s in found[: rows.limit]],
        "publishers": articles.most_read(ledger),
        "next": rows.next(len(found) > rows.limit),
    }
