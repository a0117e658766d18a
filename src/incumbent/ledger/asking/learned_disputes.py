"""What the ledger learned latest: disagreements in the order in which both of their sides were told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from incumbent.ledger.asking.find import OfficeFound, office_by_key
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.file.store import Store


@dataclass(frozen=True, slots=True)
class LearnedDispute:
    """A derived disagreement and when it became known (UTC): when the last of its sides was first told."""

    office: OfficeFound
    kind: str
    summary: str
    says: tuple[str, ...]
    at: str

    @property
    def mark(self) -> str:
        """What is disputed, as a hash."""
        return hashlib.sha256(f"{self.office.key}\x1f{self.kind}\x1f{self.summary}".encode()).hexdigest()[:20]


def learned_disputes(
    store: Store,
    *,
    country: str | None,
    office: str | None,
    kinds: Sequence[str],
    limit: int,
    offset: int = 0,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> list[LearnedDispute]:
    """The derived disagreements, the latest learned first."""
    rows = store.rows(
        "SELECT office, kind, summary, sides FROM disagreements WHERE (? IS NULL OR country = ?) "
        "AND (? IS NULL OR office = ?) AND (? OR kind IN (SELECT value FROM json_each(?))) AND credence >= ? AND weight >= ?",
        (country, country, office, office, not kinds, json.dumps(list(kinds)), seen.confidence, seen.articles),
    )
    told = [(row, json.loads(row["sides"])) for row in rows]
    articles = {_article(c) for _, sides in told for side in sides for c in side["claims"]}
    read = {
        row["id"]: row["first_read_at"]
        for row in store.rows(
            "SELECT id, first_read_at FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(articles)),),
        )
    }
    found = [(_both_told(sides, read), row, sides) for row, sides in told]
    found.sort(key=lambda x: (x[0], x[1]["office"], x[1]["summary"]), reverse=True)
    return [
        LearnedDispute(
            office_by_key(store, row["office"]), row["kind"], row["summary"], tuple(side["says"] for side in sides), at
        )
        for at, row, sides in found[offset : offset + limit]
    ]


def _both_told(sides: Sequence[dict[str, list[str]]], read: dict[str, str]) -> str:
    """When the last side was first told; a list of office-holders has no such moment."""
    firsts = [[read[a] for c in side["claims"] if (a := _article(c)) in read] for side in sides]
    return max((min(first) for first in firsts if first), default="")


def _article(claim: str) -> str:
    return claim.rpartition("/")[0]
