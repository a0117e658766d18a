"""FollowTheMoney statements (https://followthemoney.tech/docs/statements): each value of an entity with the claim that says it.

`origin` is the claim's id in the ledger, `first_seen` and `last_seen` the day of its article, `original_value` a name as
the article spells it where the entity goes by another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from incumbent.exports.posts.ftm import MOST, entities_of, occupancy_id
from incumbent.exports.posts.walk import Post
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Limits

COLUMNS = (
    "canonical_id", "entity_id", "prop", "prop_type", "schema", "value", "dataset", "origin", "lang", "original_value",
    "external", "first_seen", "last_seen", "id",
)  # fmt: skip
DATASET = "incumbent"
_TYPES = {
    "name": "name", "alias": "name", "country": "country", "topics": "topic", "wikidataId": "identifier", "holder": "entity",
    "post": "entity", "proof": "entity", "startDate": "date", "endDate": "date", "date": "date", "publishedAt": "date",
    "description": "text", "sourceUrl": "url",
}  # fmt: skip
_ITSELF = {"Article": ("title",), "Person": ("alias",)}  # said by the article itself, or repeated from another value


def rows(posts: Iterable[Post]) -> Iterator[Sequence[str]]:
    """One row for each value and each claim that says it, in the order of the entities."""
    seen: set[tuple[str, str, str, str]] = set()
    for post in posts:
        for claim in post.claims[:MOST]:
            for row in _of_claim(post, claim):
                key = (row[1], row[2], row[5], row[7])
                if key not in seen:
                    seen.add(key)
                    yield row


def _of_claim(post: Post, claim: StoredClaim) -> Iterator[Sequence[str]]:
    published = (claim.published or "")[:10]
    for entity in entities_of(replace(post, claims=(claim,))):
        schema = entity["schema"]
        id = occupancy_id(post) if schema == "Occupancy" else entity["id"]
        for prop, values in entity["properties"].items():
            if prop in _ITSELF.get(schema, ()) or not _says(post, claim, schema, prop):
                continue
            spelled = claim.claim.person if schema == "Person" and prop == "name" else None
            for value in values:
                original = spelled if spelled and spelled != value else ""
                yield (
                    id, id, prop, _TYPES.get(prop, "string"), schema, value, DATASET, claim.claim.id, "", original, "f",
                    published, published, "",
                )  # fmt: skip


def _says(post: Post, claim: StoredClaim, schema: str, prop: str) -> bool:
    """Whether this claim is one that carries the value: days and their sequel rest on the claims that set them."""
    t, told = post.tenure, claim.claim.id
    if schema != "Occupancy":
        return True
    if prop == "startDate":
        return told in _setting(t.start)
    if prop == "endDate" or (prop == "status" and t.ended):
        return told in _setting(t.end)
    if prop == "date":
        return bool(t.last_confirmed) and told in (t.last_confirmed.claims if t.last_confirmed else ())
    return True


def _setting(limits: Limits) -> set[str]:
    return {c for bound in (limits.earliest, limits.latest) if bound for c in bound.claims}
