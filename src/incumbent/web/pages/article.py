"""An article: its text, and everything that was read in it, each with its place."""

from __future__ import annotations

from incumbent.exports.marks import marks_of
from incumbent.ledger import Ledger
from incumbent.ledger.asking.articles import copies_of, people_in
from incumbent.ledger.deriving.claims import claims_by_id
from incumbent.ledger.deriving.decisions import rulings
from incumbent.web.pages.shape import Json
from incumbent.web.paging import Window, window
from incumbent.web.params import Query

ITEMS = 200  # claims, events and statements marked on one page
LONGEST_TEXT = 400_000  # characters of text shown


def answer(ledger: Ledger, query: Query) -> Json:
    key = query.need("id")
    record = ledger.record(key)
    marks = marks_of(record)
    rows = _window(query, [m.id for m in marks])
    shown = marks[rows.offset : rows.offset + rows.limit]
    wanted = [f"{key}/{m.id}" for m in shown if m.kind == "claim"]
    store = ledger.store
    about: dict[str, Json] = {}
    if wanted:
        for s in claims_by_id(store, wanted, rulings(store)).values():
            c = s.claim
            about[c.id] = {
                "claim": c.id, "person": c.person, "person_id": s.person_key, "office_id": s.office_key, "review": s.review,
                "status": c.status, "said_by": c.said_by, "kind": c.kind, "date": str(c.date) if c.date else None,
            }  # fmt: skip
    a = record.article
    return {
        "article": {
            "id": a.id, "headline": a.title, "publisher": a.publisher, "published": a.published, "authors": list(a.authors),
            "url": a.url, "language": a.language, "duplicate_of": a.duplicate_of, "text": a.text[:LONGEST_TEXT],
            "coder": f"{record.coder.name} {record.coder.version}", "model": record.coder.model,
        },
        "problems": [{"code": p.code, "message": p.message} for p in record.problems],
        "copies": [
            {"article": r["id"], "publisher": r["publisher"], "published": r["published"]}
            for r in copies_of(store, key, 20)
        ],
        "people": _people(ledger, key),
        "items": [
            {
                "id": m.id, "kind": m.kind, "start": m.start, "end": m.end, "says": m.says,
                **({"about": about.get(f"{key}/{m.id}")} if m.kind == "claim" else {}),
            }
            for m in shown
        ],
        "counts": {"claims": len(record.claims), "events": len(record.events), "statements": len(record.statements)},
        "next": rows.next(rows.offset + rows.limit < len(marks)),
    }  # fmt: skip


def _window(query: Query, ids: list[str]) -> Window:
    """The page asked for, or the one that holds the item asked for."""
    rows = window(query, ITEMS)
    item = query.text("item")
    if item in ids and query.text("page") is None:
        return Window(ids.index(item) // rows.limit * rows.limit, rows.limit)
    return rows


def _people(ledger: Ledger, article: str) -> list[Json]:
    return [{"person": r["name"], "person_id": r["person_key"]} for r in people_in(ledger.store, article, 40)]
