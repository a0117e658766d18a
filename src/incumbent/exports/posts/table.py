"""Tenures as CSV: one row each, with every bound and the words that set it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from incumbent.exports.posts.walk import Post
from incumbent.ledger.facts import Bound

COLUMNS = (
    "office", "office_known_as", "country", "person", "person_known_as", "start_earliest", "start_latest", "end_earliest", "end_latest",
    "ended", "last_confirmed", "acting", "standing", "independent_articles", "claims", "quotes", "urls",
)  # fmt: skip


def rows(posts: Iterable[Post]) -> Iterator[Sequence[str]]:
    for p in posts:
        t = p.tenure
        yield (
            p.office.name, p.office_known or "", p.office.country or "", t.name, p.person_known or "", _day(t.start.earliest),
            _day(t.start.latest), _day(t.end.earliest), _day(t.end.latest), str(t.ended).lower(), _day(t.last_confirmed),
            str(t.acting).lower(), t.standing, str(t.sources), " | ".join(s.claim.id for s in p.claims),
            " | ".join(dict.fromkeys(s.claim.evidence.quote for s in p.claims)),
            " | ".join(dict.fromkeys(s.url for s in p.claims if s.url)),
        )  # fmt: skip


def _day(bound: Bound | None) -> str:
    return bound.day.isoformat() if bound else ""
