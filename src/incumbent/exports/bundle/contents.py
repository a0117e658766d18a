"""Which tables a bundle holds, how their rows are had, and how they join."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from incumbent.exports.events.own import typed
from incumbent.exports.events.row import row_of
from incumbent.exports.posts.formats import tenure_rows
from incumbent.exports.posts.walk import LeftOut, posts
from incumbent.exports.tables import ask, make, rows
from incumbent.exports.tables.columns import Column, columns_of
from incumbent.ledger import Ledger
from incumbent.ledger.asking.events import EventQuestion
from incumbent.ledger.asking.happenings import Happening
from incumbent.ledger.asking.listed import claim_ids
from incumbent.ledger.asking.sayings import sayings
from incumbent.ledger.deriving.belief import Seen
from incumbent.ledger.deriving.claims import claims_by_id
from incumbent.ledger.deriving.decisions import rulings

_CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Source:
    """What the tables are drawn from: the ledger, how far what is shown must be believed, and the happenings that are.

    `tenures` and `events` count what is passed over.
    """

    ledger: Ledger
    seen: Seen
    happenings: list[Happening]
    events: int
    tenures: LeftOut

    def left_out(self) -> int:
        """Tenures and events passed over as unlikely; tenures once their table is drawn."""
        return self.tenures.tenures + self.events


@dataclass(frozen=True, slots=True)
class Contents:
    """One table: its kind of row, what one row is, its key, and which columns lead to other tables."""

    name: str
    kind: type
    rows: Callable[[Source], Iterable[Any]]
    key: tuple[str, ...] = ()
    joins: tuple[tuple[str, str], ...] = ()  # column, table; the table's key has the same name as the column

    @property
    def about(self) -> str:
        """What one row is."""
        return " ".join((self.kind.__doc__ or "").split())

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns_of(self.kind)


_ARTICLE = ("article_id", "articles")
TABLES = (
    Contents("articles", rows.ArticleRow, lambda s: make.article_rows(s.ledger.store), ("article_id",)),
    Contents("claims", rows.ClaimRow, lambda s: _claims(s.ledger), ("claim_id",), (_ARTICLE,)),
    Contents("changes", rows.ChangeRow, lambda s: ask.changes(s.ledger, seen=s.seen, told="all")),
    Contents("tenures", rows.TenureRow, lambda s: tenure_rows(posts(s.ledger, s.seen, s.tenures))),
    Contents("events", rows.EventRow, lambda s: (typed(row_of(h)) for h in s.happenings), ("event_id",), (_ARTICLE,)),
    Contents(
        "event_mentions",
        rows.MentionRow,
        lambda s: (m for h in s.happenings for m in make.mention_rows(h)),
        ("mention_id",),
        (_ARTICLE, ("event_id", "events")),
    ),
    Contents(
        "event_actors",
        rows.ActorRow,
        lambda s: (a for h in s.happenings for a in make.actor_rows(h)),
        ("mention_id", "role", "position"),
        (("event_id", "events"), ("mention_id", "event_mentions")),
    ),
    Contents(
        "statements",
        rows.StatementRow,
        lambda s: map(make.statement_row, sayings(s.ledger.store, copies=True)[0]),
        ("statement_id",),
        (_ARTICLE,),
    ),
    Contents("disagreements", rows.DisagreementRow, lambda s: ask.disagreements(s.ledger, seen=s.seen)),
)


def source_of(ledger: Ledger, seen: Seen) -> Source:
    happenings, left_out, _ = ask.happenings(ledger, EventQuestion(), seen=seen)
    return Source(ledger, seen, happenings, left_out, LeftOut())


def _claims(ledger: Ledger) -> Iterator[rows.ClaimRow]:
    """Every claim in the order of reading, as reviewers left it; rejected ones are there, and say so."""
    ids = claim_ids(ledger.store)
    in_force = rulings(ledger.store)
    for i in range(0, len(ids), _CHUNK):
        found = claims_by_id(ledger.store, ids[i : i + _CHUNK], in_force)
        yield from (make.claim_row(found[id]) for id in ids[i : i + _CHUNK] if id in found)
