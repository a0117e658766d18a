"""Claims out of the ledger: whole for showing, narrow for deriving, both as the decisions in force leave them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from incumbent.ledger.deriving.decisions import Rulings, corrected
from incumbent.ledger.deriving.facts import Fact, Titled
from incumbent.ledger.deriving.names import clean
from incumbent.ledger.file.store import Store
from incumbent.records import Claim, PartialDate, Span

KNOWN = "coalesce(a.published_day, substr(a.first_read_at, 1, 10))"  # the day by which the world could know a claim
_NARROW = (  # the fields of a fact in its own order, and what the decisions in force are found by
    "SELECT c.id, c.article, c.kind, c.person, c.person_key, c.title, a.published_day,"
    f" {KNOWN}, c.date, c.status, c.how, c.said_by, a.duplicate_of, c.confidence, a.publisher, c.review, c.told_as, c.news, c.titled, c.mark"
    " FROM claims c JOIN articles a ON a.id = c.article WHERE c.office_key = ? AND c.review IS NOT 'reject'"
)
_WHOLE = (
    "SELECT c.*, a.title AS headline, a.url, a.published, a.publisher, a.duplicate_of, a.read_at, p.name AS called"
    " FROM claims c JOIN articles a ON a.id = c.article LEFT JOIN people p ON p.key = c.person_key AND p.known IS NOT NULL"
)
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim with its article's particulars. `claim.id` is the ledger's: article id, slash, id inside the record.

    `sentence` is the sentence around the claim's quote. `doubt`: why it sets no bound. `background`: a change that its article
    looks back upon. `agreed`: AGREED where lists have it too, HANDED where they have somebody follow then. `called`: the person's
    name, as lists have it where they know the person. `titled`: to whom the sentence gives the title.
    """

    claim: Claim
    article: str
    headline: str
    url: str | None
    published: str | None
    publisher: str | None
    duplicate_of: str | None
    read_at: str
    office_key: str
    person_key: str | None
    review: str | None
    mark: str
    sentence: str
    doubt: str | None = None
    background: bool = False
    agreed: int = 0
    called: str | None = None
    titled: Titled = "own"

    @property
    def source(self) -> str:
        """The article that it comes from: a copy's original."""
        return self.duplicate_of or self.article


def facts_of(store: Store, office: str, rulings: Rulings, known_on: dt.date | None = None) -> list[Fact]:
    """The claims on one office for derivation; with `known_on` only those that the world could know by that day."""
    sql, values = _NARROW, [office]
    if known_on is not None:
        sql += f" AND {KNOWN} <= ?"
        values.append(known_on.isoformat())
    return [_fact(row, rulings) for row in store.rows(sql, values)]


def _fact(row: sqlite3.Row, rulings: Rulings) -> Fact:
    id, article, kind, person, key, title, day, known_on, date, status, how, said_by, copy_of, *rest = row
    confidence, publisher, review, told_as, now, titled, mark = rest
    fact = Fact(
        id, article, kind, person, key, title, _day(day) if day else None, _day(known_on), _date(date), status, how, said_by,
        copy_of, confidence, publisher, review, told_as, kind != "hold" or bool(now), titled,
    )  # fmt: skip
    changes = rulings.corrected.get(mark)
    if not changes:
        return fact
    as_claim = Claim(fact.id, fact.kind, fact.person, fact.title, Span(0, 0, ""), date=fact.date, status=fact.status)
    new = corrected(replace(as_claim, how=fact.how, said_by=fact.said_by), changes)  # type: ignore[arg-type]
    return replace(
        fact, kind=new.kind, person=new.person, title=new.title, date=new.date, status=new.status, how=new.how,
        said_by=new.said_by,
    )  # fmt: skip


def claims_by_id(store: Store, ids: Iterable[str], rulings: Rulings) -> dict[str, StoredClaim]:
    """Whole claims, by id."""
    wanted = sorted(set(ids))
    found: dict[str, StoredClaim] = {}
    for i in range(0, len(wanted), _CHUNK):
        some = wanted[i : i + _CHUNK]
        for stored in claims_where(store, f"c.id IN ({','.join('?' * len(some))})", some, rulings):
            found[stored.claim.id] = stored
    return found


def claims_where(store: Store, where: str, values: Sequence[Any], rulings: Rulings) -> list[StoredClaim]:
    """Whole claims that meet an SQL condition over `c` (claims) and `a` (articles), by day and id."""
    rows = store.rows(f"{_WHOLE} WHERE {where} ORDER BY a.published_day, c.id", values)
    return [_stored(row, rulings) for row in rows]


def claims_of_person(store: Store, keys: Sequence[str], most: int, rulings: Rulings) -> list[StoredClaim]:
    """The first claims on the person of these keys, by day and id."""
    marks = ",".join("?" * len(keys))
    return claims_where(
        store, f"c.n IN (SELECT n FROM claims WHERE person_key IN ({marks}) ORDER BY n LIMIT {most})", keys, rulings
    )


def _stored(row: sqlite3.Row, rulings: Rulings) -> StoredClaim:
    claim = claim_of_row(row)
    changes = rulings.corrected.get(row["mark"])
    claim = corrected(claim, changes) if changes else claim
    return StoredClaim(
        claim=claim, article=row["article"], headline=row["headline"],
        url=row["url"], published=row["published"], publisher=row["publisher"], duplicate_of=row["duplicate_of"],
        read_at=row["read_at"], office_key=row["office_key"], person_key=row["person_key"], review=row["review"],
        mark=row["mark"], sentence=row["sentence"] or row["quote"],
        doubt=row["doubt"], called=row["called"] or (clean(claim.person) if claim.person else None),
        agreed=int(row["agreed"]),
        titled=row["titled"],
        background=bool(row["changed_on"]) and bool(row["old"] or not row["news"]),
    )  # fmt: skip


def claim_of_row(row: sqlite3.Row) -> Claim:
    """A claim as it was coded, under its id in the ledger; without a date that its sentence gives to another act."""
    return Claim(
        id=row["id"], kind=row["kind"], person=row["person"], title=row["title"],
        evidence=Span(row["start"], row["end"], row["quote"]), person_entity=row["person_entity"], body=row["body"],
        body_entity=row["body_entity"], country=row["country"], area=row["area"], office=row["office"], how=row["how"],
        by=row["by"], date=_date(row["date"]), status=row["status"], said_by=row["said_by"],
        confidence=row["confidence"],
    )  # fmt: skip


@lru_cache(maxsize=8192)
def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


@lru_cache(maxsize=8192)
def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
