"""What an id stands for, ready to be cited: its words in the article, and what they say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from incumbent.errors import NothingFound
from incumbent.exports.marks import event_in_words, statement_in_words
from incumbent.exports.posts.annotations import in_words
from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import article_of, ids_holding, read_at
from incumbent.ledger.asking.happenings import first_telling
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
        id = first_telling(store, found[1]) or id
    for kind, table in (("claim", "claims"), ("event", "events"), ("statement", "statements")):
        article = article_of(store, table, id)
        if article is not None:
            return _item(ledger, kind, id, article)  # type: ignore[arg-type]
    if article_of(store, "articles", id) is not None:
        record = ledger.record(id)
        return Cited(id, "article", record.article.title, None, record, read_at(store, id))
    raise NothingFound(f"nothing in the ledger has the id {id!r}", near=_near(ledger, id))


def _item(ledger: Ledger, kind: Kind, id: str, article: str) -> Cited:
    record, at, local = ledger.record(article), read_at(ledger.store, article), id.removeprefix(f"{article}/")
    if kind == "claim":
        stored = ledger.claim(id)
        says = in_words(stored.claim)
        return Cited(id, kind, says, stored.claim.evidence, record, at, _REVIEWED.get(stored.review or "", ""))
    if kind == "event":
        event = next(e for e in record.events if e.id == local)
        return Cited(id, kind, event_in_words(event), event.evidence, record, at)
    statement = next(s for s in record.statements if s.id == local)
    return Cited(id, kind, statement_in_words(statement), statement.content, record, at)


def _near(ledger: Ledger, id: str) -> tuple[str, ...]:
    """Up to five ids of the same article, or that hold the beginning of this one."""
    wanted = id.rpartition("/")[0] or id[:12]
    if not wanted.strip():
        return ()
    return ids_holding(ledger.store, wanted)
