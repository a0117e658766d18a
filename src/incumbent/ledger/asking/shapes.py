"""Answers as plain JSON values with stable keys; the same keys whichever verb or page answers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from incumbent.knowledge import Tenure as Listed
from incumbent.ledger.asking.answers import Holder, OfficeAnswer
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.deriving.belief import Seen
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Bound, Disagreement, Limits, Tenure, Vacancy
from incumbent.ledger.deriving.lists import end_is_derived, readable
from incumbent.ledger.deriving.wording import moment, stretch

Json = dict[str, Any]
Claims = Mapping[str, StoredClaim]


def iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def office(o: OfficeFound) -> Json:
    return {"id": o.key, "name": o.name, "country": o.country, "known_as": o.known, "seats": o.seats}


def seen(s: Seen) -> Json:
    """What an answer was asked to show."""
    return {"min_confidence": s.confidence, "at_least": s.articles}


def bound(b: Bound | None) -> Json | None:
    return None if b is None else {"day": iso(b.day), "claims": list(b.claims), "why": b.why}


def limits(x: Limits) -> Json:
    return {"earliest": bound(x.earliest), "latest": bound(x.latest)}


def claim(s: StoredClaim) -> Json:
    c = s.claim
    return {
        "claim": c.id, "kind": c.kind, "person": c.person, "title": c.title, "body": c.body, "country": c.country,
        "area": c.area, "how": c.how, "by": c.by, "date": str(c.date) if c.date else None, "status": c.status,
        "said_by": c.said_by, "quote": c.evidence.quote, "sentence": s.sentence, "confidence": c.confidence, "review": s.review,
        "doubt": s.doubt, "background": s.background,
        "article": s.article, "headline": s.headline, "published": s.published, "publisher": s.publisher, "url": s.url,
        "duplicate_of": s.duplicate_of,
    }  # fmt: skip


def evidence(ids: Iterable[str], claims: Claims, most: int | None = None) -> list[Json]:
    """The claims behind an answer, those that are at hand, in order; with `most` only the first."""
    return [claim(claims[i]) for i in list(dict.fromkeys(i for i in ids if i in claims))[:most]]


def tenure(t: Tenure, claims: Claims, most: int | None = None) -> Json:
    """A tenure with the claims that set its bounds and those told beside it; with `most` only the first of either."""
    return {
        "person": t.name, "person_id": t.person, "in_words": stretch(t), "start": limits(t.start), "end": limits(t.end),
        "dated": t.dated, "ended": t.ended, "last_confirmed": bound(t.last_confirmed), "acting": t.acting, "standing": t.standing,
        "sources": t.sources, "belief": t.belief, "why": t.why, "evidence": evidence(t.claims_of_bounds, claims, most),
        "beside": evidence(t.extra, claims, most),
    }  # fmt: skip


def holder(h: Holder, claims: Claims) -> Json:
    return {"on_that_day": h.on_day, "days_from_evidence": h.days_off, **tenure(h.tenure, claims)}


def vacancy(v: Vacancy | None, claims: Claims) -> Json | None:
    if v is None:
        return None
    return {
        "since": limits(v.since),
        "left": v.left,
        "successor": None,
        "in_words": "vacated, successor not stated",
        "when": moment(v.since),
        "evidence": evidence(v.claims, claims),
    }


def listed(row: Listed) -> Json:
    return {
        "person": row.person_name, "person_id": row.person, "office": row.office_name, "office_id": row.office,
        "start": str(row.start) if row.start else None, "end": str(row.end) if row.end else None,
        "end_derived": end_is_derived(row), "source": row.source, "source_name": readable(row.source), "licence": row.licence,
    }  # fmt: skip


def disagreement(d: Disagreement, claims: Claims) -> Json:
    sides = [
        {"says": s.says, "source": s.source, "licence": s.licence, "evidence": evidence(s.claims[:3], claims)}
        for s in d.sides
    ]
    return {
        "kind": d.kind,
        "summary": d.summary,
        "first_day": iso(d.first_day),
        "last_day": iso(d.last_day),
        "weight": d.weight,
        "credence": d.credence,
        "sides": sides,
    }


def office_answer(a: OfficeAnswer) -> Json:
    return {
        "office": office(a.office),
        "also_called": list(a.also),
        "holders": [holder(h, a.claims) for h in a.holders],
        "unlikely": [holder(h, a.claims) for h in a.unlikely],
        "left_out": a.left_out,
        "planned": evidence(a.planned, a.claims),
        "vacancy": vacancy(a.vacancy, a.claims),
        "unnamed": evidence(a.unnamed, a.claims),
        "chosen": evidence(a.chosen, a.claims),
        "knowledge_base": [listed(row) for row in a.listed],
        "disagreements": [disagreement(d, a.claims) for d in a.disagreements],
    }


def flat_tenure(o: OfficeFound, t: Tenure, claims: Claims) -> Json:
    """One row of CSV about a tenure."""
    cited = evidence(t.claims_of_bounds, claims)
    return {
        "office": o.name, "office_id": o.key, "country": o.country, "person": t.name, "person_id": t.person,
        "start_earliest": iso(t.start.earliest.day) if t.start.earliest else None,
        "start_latest": iso(t.start.latest.day) if t.start.latest else None,
        "end_earliest": iso(t.end.earliest.day) if t.end.earliest else None,
        "end_latest": iso(t.end.latest.day) if t.end.latest else None,
        "ended": str(t.ended).lower(), "last_confirmed": iso(t.last_confirmed.day) if t.last_confirmed else None,
        "acting": str(t.acting).lower(), "standing": t.standing, "sources": t.sources,
        "belief": t.belief, "why": t.why,
        "claims": [c["claim"] for c in cited], "quotes": list(dict.fromkeys(c["quote"] for c in cited)),
        "urls": list(dict.fromkeys(c["url"] for c in cited if c["url"])),
    }  # fmt: skip
