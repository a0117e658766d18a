"""FollowTheMoney entities (https://followthemoney.tech): Person, Position, Occupancy, Article, one JSON object a line.

Every Occupancy carries, as `proof`, the articles whose claims set its bounds, and their words in `description`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from incumbent.exports.files import one_line
from incumbent.exports.posts.walk import Post
from incumbent.knowledge.places import alpha2
from incumbent.ledger.deriving.claims import StoredClaim

Json = dict[str, Any]
MOST = 20  # claims quoted with one tenure


def entities(posts: Iterable[Post]) -> Iterator[Json]:
    """Each entity once, with all that any tenure says of it, and before the tenures that need it."""
    found: dict[str, Json] = {}
    for post in posts:
        for entity in entities_of(post):
            known = found.setdefault(entity["id"], entity)
            for name, values in entity["properties"].items():
                known["properties"][name] = list(dict.fromkeys([*known["properties"].get(name, ()), *values]))
    yield from found.values()


def entities_of(post: Post) -> list[Json]:
    """One tenure's entities, those it needs before the tenure itself."""
    return [_person(post), _position(post), *map(_article, post.claims[:MOST]), _occupancy(post)]


def _id(*parts: str) -> str:
    return "inc-" + hashlib.sha1("\x1f".join(parts).encode()).hexdigest()


def _entity(id: str, schema: str, **properties: Iterable[str | None]) -> Json:
    kept = {k: list(dict.fromkeys(one_line(v) for v in values if v)) for k, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {k: v for k, v in kept.items() if any(v)}}


def person_id(post: Post) -> str:
    return post.person_known or _id("person", post.tenure.person)


def _person(post: Post) -> Json:
    names = [post.tenure.name, *(c.claim.person for c in post.claims)]
    return _entity(
        person_id(post), "Person",
        name=[post.tenure.name], alias=[n for n in names if n and n != post.tenure.name],
        country=[alpha2(post.office.country)], position=[post.office.name], topics=["role.pep"], wikidataId=[post.person_known],
    )  # fmt: skip


def _position(post: Post) -> Json:
    first = post.claims[0].claim if post.claims else None
    return _entity(
        _id("position", post.office.key), "Position",
        name=[post.office.name], country=[alpha2(post.office.country)], topics=["role.pep"], wikidataId=[post.office_known],
        subnationalArea=[first.area if first else None], organization=[],
    )  # fmt: skip


def _article(s: StoredClaim) -> Json:
    url = s.url if s.url and s.url.lower().startswith(("http://", "https://")) else None
    return _entity(
        _id("article", s.article), "Article",
        title=[s.headline or s.article], name=[s.headline or s.article], sourceUrl=[url], publisher=[s.publisher],
        publishedAt=[(s.published or "")[:10]],
    )  # fmt: skip


def occupancy_id(post: Post) -> str:
    first = post.claims[0].claim.id if post.claims else ""
    return _id("occupancy", post.office.key, post.tenure.person, post.start or "", first)


def _occupancy(post: Post) -> Json:
    t, cited = post.tenure, post.claims[:MOST]
    return _entity(
        occupancy_id(post), "Occupancy",
        holder=[person_id(post)], post=[_id("position", post.office.key)], startDate=[post.start], endDate=[post.end],
        date=[t.last_confirmed.day.isoformat() if t.last_confirmed else None], status=[_status(post)],
        proof=[_id("article", s.article) for s in cited], description=[s.claim.evidence.quote for s in cited],
        sourceUrl=[s.url for s in cited if s.url and s.url.lower().startswith(("http://", "https://"))],
        publisher=[s.publisher for s in cited],
    )  # fmt: skip


def _status(post: Post) -> str:
    """OpenSanctions' words: ended, or unknown; "current" is never claimed, since no article says it of today."""
    return "ended" if post.tenure.ended else "unknown"
