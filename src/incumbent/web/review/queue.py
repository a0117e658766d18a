"""Which claims to look at next: those in doubt, or those on which most rests. And how good the decided ones were."""

from __future__ import annotations

from typing import get_args

from incumbent.ledger import Ledger, shapes
from incumbent.ledger.by_key import office_found
from incumbent.ledger.claims import StoredClaim, claims_by_id
from incumbent.ledger.decisions import CORRECTABLE, all_decisions, rulings
from incumbent.records import ClaimKind
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json
from incumbent.web.paging import LIMIT, PAGE, window
from incumbent.web.params import Param, Query
from incumbent.web.review.desk import as_text

ORDERS = ("doubt", "weight")
PARAMS = (
    Param("order", "By doubt or by weight.", choices=ORDERS),
    Param("kind", "Only claims of this kind.", choices=get_args(ClaimKind)),
    Param("country", "Only claims of this country, a three-letter code."),
    Param("claim", "Only this claim."),
    Param("done", "What was decided just now."),
    PAGE,
    LIMIT,
)
_ROWS = 20


def queue(ledger: Ledger, query: Query) -> Json:
    """Claims that wait, with the words, the office's name and what rests on them."""
    rows, one = window(query, _ROWS), query.text("claim")
    ids = [one] if one else _waiting(ledger, query, rows.limit + 1, rows.offset)
    found = claims_by_id(ledger.store, ids[: rows.limit], rulings(ledger.store))
    waiting = ledger.store.row("SELECT count(*) FROM claims WHERE review IS NULL")
    decided: dict[str, list[Json]] = {}
    for d in all_decisions(ledger.store) if one else ():
        if d.mark and d.undone_by is None and d.verb != "undo":
            decided.setdefault(d.mark, []).append(
                {"id": d.id, "verb": d.verb, "field": d.field, "value": d.value, "who": d.who, "at": d.at, "why": d.why}
            )
    return {
        "claims": [_item(ledger, found[i], decided) for i in ids[: rows.limit] if i in found],
        "waiting": waiting[0] if waiting else 0,
        "next": rows.next(len(ids) > rows.limit),
    }


def _waiting(ledger: Ledger, query: Query, limit: int, offset: int) -> list[str]:
    where, values = "c.review IS NULL", list[object]()
    for column in ("kind", "country"):
        if value := query.text(column):
            where += f" AND c.{column} = ?"
            values.append(value)
    if query.text("order") == "weight":
        sql = (
            "SELECT c.id FROM (SELECT b.claim, count(*) AS bounds, min(t.sources) AS sources FROM tenure_bounds b "
            "JOIN tenures t ON t.n = b.tenure GROUP BY b.claim) w JOIN claims c ON c.id = w.claim "
            f"WHERE {where} ORDER BY w.sources = 1 DESC, w.bounds DESC, c.confidence, c.n LIMIT ? OFFSET ?"
        )
    else:
        sql = f"SELECT c.id FROM claims c WHERE {where} ORDER BY c.confidence, c.n LIMIT ? OFFSET ?"
    return [row[0] for row in ledger.store.rows(sql, (*values, limit, offset))]


def _item(ledger: Ledger, stored: StoredClaim, decided: dict[str, list[Json]]) -> Json:
    bounds = ledger.store.row("SELECT count(*) FROM tenure_bounds WHERE claim = ?", (stored.claim.id,))
    return {
        **shapes.claim(stored),
        "office": shape.office(office_found(ledger.store, stored.office_key), ledger.knowledge),
        "person_id": stored.person_key,
        "bounds": bounds[0] if bounds else 0,
        "fields": {name: as_text(stored, name) for name in CORRECTABLE},
        "decided": decided.get(stored.mark, []),
    }


def tally(ledger: Ledger) -> list[Json]:
    """For each kind of claim: accepted, corrected, rejected, and the share that needed nothing."""
    counts: dict[str, dict[str, int]] = {}
    for row in ledger.store.rows(
        "SELECT kind, review, count(*) FROM claims WHERE review IS NOT NULL GROUP BY kind, review"
    ):
        counts.setdefault(row[0], {})[row[1]] = row[2]
    found = []
    for kind in get_args(ClaimKind):
        if kind in counts:
            n = {verb: counts[kind].get(verb, 0) for verb in ("accept", "correct", "reject")}
            whole = sum(n.values())
            found.append({"kind": kind, **n, "decided": whole, "precision": round(n["accept"] / whole, 3)})
    return found


def decisions(ledger: Ledger, query: Query) -> Json:
    """Every decision, the latest first, with the tally."""
    rows = window(query, 50)
    every = all_decisions(ledger.store)[::-1]
    shown = every[rows.offset : rows.offset + rows.limit]
    claims = claims_by_id(ledger.store, [d.claim for d in shown if d.claim], rulings(ledger.store))
    return {
        "decisions": [
            {
                "id": d.id, "at": d.at, "who": d.who, "verb": d.verb, "claim": d.claim, "field": d.field, "value": d.value,
                "person": d.person, "into_person": d.into_person, "why": d.why, "undone_by": d.undone_by,
                "quote": claims[d.claim].claim.evidence.quote if d.claim in claims else None,
            }
            for d in shown
        ],
        "tally": tally(ledger),
        "next": rows.next(len(every) > rows.offset + rows.limit),
    }  # fmt: skip
