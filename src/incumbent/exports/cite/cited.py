"""What an id stands for, ready to be cited: its words in the article, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from incumbent.errors import NothingFound
from incumbent.exports.marks import event_in_words, statement_in_words
from incumbent.exports.posts.annotations import in_words
from incumbent.ledger import Ledger
from incumbent.ledger.asking.happenings import id_of
from incumbent.records import Record, Span

Kind = Literal["claim", "event", "statement", "article"]
_HAPPENING = re.compile(r"E?(\d{15})\Z")
_REVIEWED = {
    "reject": "rejected by a reviewer",
    "correct": "corrected by a reviewer",
    "accept": "accepted by a reviewer",
}


@dataclass(frozen=True, slots=True)
class Cited:
    """One item with its article. `says` puts it in one line; `span` is where it stands (None for a whole article)."""

    id: str
    kind: Kind
    says: str
    span: Span | None
    record: Record
    read_at: str
    review: str = ""

    @property
    def published(self) -> str:
        """The day of publication, ISO; empty where unknown."""
        return (self.record.article.published or "")[:10]

    @property
    def quote(self) -> str:
        return self.span.quote if self.span else ""


def cited(ledger: Ledger, id: str) -> Cited:
    """What the id stands for: of a claim, an event, a statement ("wire-1/c3"), a happening ("E012345678901234"), an article.

    Raises NothingFound with near ids.
    """
    store = ledger.store
    if found := _HAPPENING.match(id):
        id = _first_telling(ledger, found[1]) or id
    for kind, table in (("claim", "claims"), ("event", "events"), ("statement", "statements")):
        row = store.row(f"SELECT article FROM {table} WHERE id = ?", (id,))
        if row is not None:
            return _item(ledger, kind, id, row[0])  # type: ignore[arg-type]
    if store.row("SELECT 1 FROM articles WHERE id = ?", (id,)) is not None:
        record = ledger.record(id)
        return Cited(id, "article", record.article.title, None, record, _read_at(ledger, id))
    raise NothingFound(f"nothing in the ledger has the id {id!r}", near=_near(ledger, id))


def _item(ledger: Ledger, kind: Kind, id: str, article: str) -> Cited:
    record, read_at, local = ledger.record(article), _read_at(ledger, article), id.removeprefix(f"{article}/")
    if kind == "claim":
        stored = ledger.claim(id)
        says = in_words(stored.claim)
        return Cited(id, kind, says, stored.claim.evidence, record, read_at, _REVIEWED.get(stored.review or "", ""))
    if kind == "event":
        event = next(e for e in record.events if e.id == local)
        return Cited(id, kind, event_in_words(event), event.evidence, record, read_at)
    statement = next(s for s in record.statements if s.id == local)
    return Cited(id, kind, statement_in_words(statement), statement.content, record, read_at)


def _read_at(ledger: Ledger, article: str) -> str:
    row = ledger.store.row("SELECT read_at FROM articles WHERE id = ?", (article,))
    return str(row[0]) if row else ""


def _first_telling(ledger: Ledger, happening: str) -> str | None:
    """The event that told a happening first, by the id which is made of it."""
    rows = ledger.store.rows("SELECT id, article, type, trigger_start, start FROM events")
    return next((r[0] for r in rows if id_of(r[1], r[2], r[3], r[4]) == happening), None)


def _near(ledger: Ledger, id: str) -> tuple[str, ...]:
    """Up to five ids of the same article, or that hold the beginning of this one."""
    wanted = id.rpartition("/")[0] or id[:12]
    if not wanted.strip():
        return ()
    sql = " UNION ALL ".join(
        f"SELECT id FROM (SELECT id FROM {t} WHERE instr(id, ?) ORDER BY rowid LIMIT 5)"
        for t in ("claims", "events", "statements", "articles")
    )
    return tuple(r[0] for r in ledger.store.rows(f"{sql} LIMIT 5", (wanted,) * 4))
