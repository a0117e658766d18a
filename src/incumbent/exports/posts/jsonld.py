"""JSON-LD with schema.org terms: people, and the roles they held in offices, each with its citations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from incumbent.exports.files import one_line
from incumbent.exports.posts.walk import Post
from incumbent.knowledge.places import alpha2

Json = dict[str, Any]


def document(posts: Iterable[Post]) -> Json:
    """One document: a graph of persons with their occupations as roles."""
    people: dict[str, Json] = {}
    for post in posts:
        known = post.person_known
        person = people.setdefault(
            post.tenure.person,
            {
                "@type": "Person",
                "@id": f"http://www.wikidata.org/entity/{known}"
                if known
                else f"urn:incumbent:person:{post.tenure.person}",
                "name": one_line(post.tenure.name),
                "hasOccupation": [],
            },
        )
        person["hasOccupation"].append(_role(post))
    return {"@context": "https://schema.org", "@graph": list(people.values())}


def _role(post: Post) -> Json:
    country = alpha2(post.office.country)
    role: Json = {"@type": "Role", "roleName": one_line(post.office.name)}
    if post.office_known:
        role["sameAs"] = f"http://www.wikidata.org/entity/{post.office_known}"
    if country:
        role["areaServed"] = {"@type": "Country", "identifier": country.upper()}
    if post.start:
        role["startDate"] = post.start
    if post.end:
        role["endDate"] = post.end
    role["subjectOf"] = [
        {
            "@type": "NewsArticle",
            "headline": one_line(s.headline),
            "text": one_line(s.claim.evidence.quote),
            **({"url": s.url} if (s.url or "").lower().startswith(("http://", "https://")) else {}),
            **({"datePublished": s.published} if s.published else {}),
            **({"publisher": {"@type": "Organization", "name": one_line(s.publisher)}} if s.publisher else {}),
        }
        for s in post.claims[:10]
    ]
    return role
