"""Which office and which person a claim is about, as keys that claims of all articles share.

An office is its id in the knowledge base, else its folded canonical title, body, country and area. A person is the id in the
knowledge base, else the key of the spelling and the country of the office. Both depend on the claim and the knowledge base
alone, so they can be made again at any time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

from incumbent.knowledge import Knowledge
from incumbent.ledger.spelling import fold, fold_office, name_key
from incumbent.ledger.titles import Seats, bare, canonical
from incumbent.records import Claim, PartialDate

_HEADS = ("head", "chairman", "director", "chief", "leader")


@dataclass(frozen=True, slots=True)
class OfficeKey:
    """An office as the ledger names it. `name` is for people to read; `known` the id in the knowledge base."""

    key: str
    title: str
    body: str | None
    country: str | None
    area: str | None
    known: str | None
    name: str
    seats: Seats


@dataclass(frozen=True, slots=True)
class PersonKey:
    key: str
    name: str
    country: str | None
    known: str | None


class Keyer:
    """Maps claims to keys; one for a whole reading, so that repeated offices and people are looked up once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._office = lru_cache(maxsize=65536)(self._find_office)
        self._person = lru_cache(maxsize=65536)(self._find_person)

    def office(self, claim: Claim) -> OfficeKey:
        """The office of a claim."""
        return self._office(claim.title, claim.body, claim.country, claim.area, claim.office)

    def mark(self, article: str, claim: Claim) -> str:
        """What a claim says, as a hash that outlives new offsets and new numbering."""
        return mark_of(article, claim)

    def person(self, claim: Claim, known_as: str | None, published: PartialDate | None) -> PersonKey | None:
        """The person of a claim; None where it names none. `known_as`: the id on the claim's entity."""
        if not claim.person:
            return None
        when = claim.date or published
        year = when.earliest.year if when else None
        return self._person(claim.person, known_as, claim.title, claim.country, year)

    def _find_person(
        self, name: str, known_as: str | None, title: str, country: str | None, year: int | None
    ) -> PersonKey:
        if known_as:
            return PersonKey(known_as, name, country, known_as)
        on = PartialDate.year(year) if year else None
        person = self._knowledge.person(name, office=title, country=country, on=on)
        if person is not None:
            return PersonKey(person.id, person.name, person.country or country, person.id)
        return PersonKey(f"{name_key(name)}|{country or ''}", name, country, None)

    def _find_office(
        self, title: str, body: str | None, country: str | None, area: str | None, known: str | None
    ) -> OfficeKey:
        post = canonical(title, body=body, area=area)
        name = None
        if known is None:
            found = self._known_office(bare(title)[0], post.name, body, country, area)
            if found is not None:
                known, name = found
        elsewhere = bool(area) and fold(area or "") not in fold(name or "")
        seats: Seats = (
            post.seats if country or known else "many"
        )  # nobody can say that two presidents of nowhere are one post
        readable = name or office_name(bare(title)[0] if post.name == "head" else post.name, body, area)
        if known:
            key = f"{known}@{fold(area or '')}" if elsewhere and area else known
        else:
            key = "|".join((fold(post.name), self._body_key(body, country), country or "", fold(area or "")))
        return OfficeKey(key, post.name, body, country, area, known, readable, seats)

    def _known_office(
        self, title: str, post: str, body: str | None, country: str | None, area: str | None
    ) -> tuple[str, str] | None:
        if not country:
            return None
        tries = dict.fromkeys([title, post, *(_HEADS if post == "head" else ())])
        for words in tries:
            office = self._knowledge.office(words, body=body, country=country, area=area)
            if office is not None:
                return office.id, office.name
        return None

    def _body_key(self, body: str | None, country: str | None) -> str:
        if not body:
            return ""
        known = self._knowledge.body(body, country)
        return known.id if known is not None and known.country == country else fold_office(body)


def office_name(title: str, body: str | None, area: str | None) -> str:
    """An office in words, without its country: "head of the KGB", "governor of Texas"."""
    if body:
        link = " of " if body.lower().startswith("the ") else " of the "
        title += f"{link}{body}"
    return f"{title} of {area}" if area else title


def wording_of(claim: Claim) -> str:
    """How a claim words its office, folded, in canonical and own words: what a question is matched with."""
    post = canonical(claim.title, body=claim.body, area=claim.area)
    parts = dict.fromkeys([bare(claim.title)[0], post.name])
    return fold_office(" ".join([*parts, claim.body or "", claim.area or ""]))


def mark_of(article: str, claim: Claim) -> str:
    """What a claim says, as a hash: decisions find the claim again by it."""
    said = (
        article,
        claim.kind,
        fold(claim.person or ""),
        fold(claim.title),
        fold(claim.body or ""),
        fold(claim.area or ""),
    )
    return hashlib.sha256("\x1f".join(said).encode()).hexdigest()[:20]
