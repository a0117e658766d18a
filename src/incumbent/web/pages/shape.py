"""Shapes that pages add to those of the ledger: changes, events, statements, offices with their country in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

from incumbent.knowledge import Knowledge
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.answers import Change, DisagreementAnswer
from incumbent.ledger.asking.events import Actor, StoredEvent
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.asking.find.offices import OfficeHit
from incumbent.ledger.asking.find.people import PersonHit
from incumbent.ledger.asking.sayings import Saying
from incumbent.records.ontology import ontology

Json = dict[str, Any]
MOST_CITED = 3  # claims shown with one change or one side; the rest are counted


def country(code: str | None, knowledge: Knowledge) -> Json | None:
    return {"code": code, "name": knowledge.country_name(code)} if code else None


def office(o: OfficeFound, knowledge: Knowledge) -> Json:
    return {**shapes.office(o), "country_name": knowledge.country_name(o.country) if o.country else None}


def change(c: Change, knowledge: Knowledge) -> Json:
    return {
        "day": shapes.iso(c.day), "date": str(c.date) if c.date else None, "kind": c.kind, "status": c.status, "person": c.person,
        "person_id": next((s.person_key for s in c.claims if s.person_key), None),
        "how": next((s.claim.how for s in c.claims if s.claim.how), None),
        "by": next((s.claim.by for s in c.claims if s.claim.by), None),
        "office": office(c.office, knowledge), "sources": c.sources, "told": len(c.claims),
        "belief": c.belief, "why": c.why, "background": c.background,
        "evidence": [shapes.claim(s) for s in c.claims[:MOST_CITED]],
    }  # fmt: skip


def dispute(d: DisagreementAnswer, knowledge: Knowledge) -> Json:
    return {"office": office(d.office, knowledge), **shapes.disagreement(d.disagreement, d.claims)}


def event(e: StoredEvent) -> Json:
    return {
        "event": e.id, "type": e.type, "type_in_words": ontology().types[e.type].means, "quad": e.quad, "mode": e.mode,
        "contexts": list(e.contexts), "date": str(e.date) if e.date else None, "day": shapes.iso(e.day),
        "source": [actor(a) for a in e.sources], "target": [actor(a) for a in e.targets], "place": e.place,
        "status": e.status, "said_by": e.said_by, "size": size(e), "trigger": e.trigger.quote, "quote": e.evidence.quote,
        "confidence": e.confidence, "article": e.article, "headline": e.title, "url": e.url, "publisher": e.publisher,
        "published": e.published, "duplicate_of": e.duplicate_of,
    }  # fmt: skip


def actor(a: Actor) -> Json:
    return {"name": a.name, "kind": a.kind, "country": a.country, "sector": a.sector, "known_as": a.known_as}


def size(e: StoredEvent) -> Json | None:
    if e.size is None:
        return None
    found = {k: getattr(e.size, k) for k in ("people", "killed", "injured", "arrested")}
    return {k: list(v) for k, v in found.items() if v}


def statement(s: Saying) -> Json:
    return {
        "statement": s.id, "speaker": s.speaker, "known_as": s.known_as, "kind": s.kind, "quote": s.content.quote,
        "cue": s.cue, "addressee": s.addressee, "channel": s.channel, "confidence": s.confidence,
        "article": s.article, "headline": s.headline, "publisher": s.publisher, "published": s.published,
        "url": s.url, "duplicate_of": s.duplicate_of,
    }  # fmt: skip


def office_hit(hit: OfficeHit, knowledge: Knowledge) -> Json:
    return {**office(hit.office, knowledge), "claims": hit.claims}


def person_hit(hit: PersonHit, knowledge: Knowledge) -> Json:
    p, code = hit.person, hit.country
    return {
        "id": p.key, "name": p.name, "country": code, "country_name": knowledge.country_name(code) if code else None,
        "known_as": p.known, "claims": hit.claims,
    }  # fmt: skip


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
