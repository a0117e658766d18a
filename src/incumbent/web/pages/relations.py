"""A person beside others: whom the person followed and was followed by, whom the person put in office or removed, and by whom."""

from __future__ import annotations

import datetime as dt

from incumbent.ledger import Ledger
from incumbent.ledger.asking.answers import PersonAnswer
from incumbent.ledger.asking.mentions import moved_by
from incumbent.web.pages.shape import Json

_MOST = 12  # of one kind
_ACTS = {"start": "put in office", "chosen": "chose", "end": "removed"}
_SUFFERED = {"start": "put in office by", "end": "removed by"}


def relations(ledger: Ledger, found: PersonAnswer, names: list[str], known_on: dt.date | None) -> list[Json]:
    """Each relation with the other person, the office and a claim that tells it, as far as it was known by a day."""
    rows = [
        _relation(n.relation, n.tenure.name, n.tenure.person, (c.office.key, c.office.name), n.claim)
        for c in found.careers
        for n in c.neighbours[:_MOST]
    ]
    rows += _acts(ledger, names, known_on)
    for s in found.claims.values():
        if s.claim.by and s.claim.kind in _SUFFERED and s.claim.by not in names:
            rows.append(_relation(_SUFFERED[s.claim.kind], s.claim.by, None, None, s.claim.id))
    first: dict[tuple[str, str, str | None], Json] = {}
    for row in rows:
        first.setdefault((row["relation"], row["person"], (row["office"] or {}).get("id")), row)
    return list(first.values())[: 3 * _MOST]


def _acts(ledger: Ledger, names: list[str], known_on: dt.date | None) -> list[Json]:
    rows = moved_by(ledger.store, names, known_on, _MOST)
    return [_relation(_ACTS[r["kind"]], r["person"], r["person_key"], (r["key"], r["name"]), r["claim"]) for r in rows]


def _relation(kind: str, person: str, key: str | None, office: tuple[str, str] | None, claim: str) -> Json:
    return {
        "relation": kind, "person": person, "person_id": key, "claim": claim,
        "office": {"id": office[0], "name": office[1]} if office else None,
    }  # fmt: skip
