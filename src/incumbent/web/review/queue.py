"""Which claims to look at next: those in doubt, or those on which most rests."""

from __future__ import annotations

from typing import get_args

from incumbent.ledger import Ledger
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.by_key import office_found
from incumbent.ledger.deriving.claims import StoredClaim, claims_by_id
from incumbent.ledger.deriving.decisions import CORRECTABLE, Decision, Rulings, all_decisions, replaced
from incumbent.ledger.reviewing.queue import bounds_of, count_waiting, waiting
from incumbent.records import ClaimKind
from incumbent.web.pages import shape
from incumbent.web.pages.shape import Json
from incumbent.web.paging import LIMIT, PAGE, Window, window
from incumbent.web.params import Param, Query
from incumbent.web.review.desk import as_text
from incumbent.web.review.place import AT

ORDERS = ("doubt", "weight")
PARAMS = (
    Param("order", "By doubt or by weight.", choices=ORDERS),
    Param("kind", "Only claims of this kind.", choices=get_args(ClaimKind)),
    Param("country", "Only claims of this country, a three-letter code."),
    Param("claim", "Only this claim."),
    Param("done", "What was decided just now."),
    AT,
    PAGE,
    LIMIT,
)
_ROWS = 20


def queue(ledger: Ledger, query: Query) -> Json:
    """Claims that wait, with the words, the office's name, what rests on them and what was decided about them."""
    rows, one = window(query, _ROWS), query.text("claim")
    ids = [one] if one else _waiting(ledger, query, rows.limit + 1, rows.offset)
    if not ids and rows.offset:  # the last claims of the last page were decided: go on with those before
        rows = Window(max(0, rows.offset - rows.limit), rows.limit)
        ids = _waiting(ledger, query, rows.limit + 1, rows.offset)
    every = all_decisions(ledger.store)
    gone, just = replaced(every), (query.text("done") or "").split(",")
    found = claims_by_id(ledger.store, ids[: rows.limit], Rulings.of(every))
    decided: dict[str, list[Json]] = {}
    for d in every:
        if d.mark and d.undone_by is None and d.verb != "undo" and d.id not in gone:
            decided.setdefault(d.mark, []).append(_decided(d))
    return {
        "claims": [_item(ledger, found[i], decided) for i in ids[: rows.limit] if i in found],
        "waiting": count_waiting(ledger.store),
        "replaced": [_decided(d) for d in every if str(gone.get(d.id)) in just],
        "next": rows.next(len(ids) > rows.limit),
    }


def _decided(d: Decision) -> Json:
    return {"id": d.id, "verb": d.verb, "field": d.field, "value": d.value, "who": d.who, "at": d.at, "why": d.why}


def _waiting(ledger: Ledger, query: Query, limit: int, offset: int) -> list[str]:
    kind, country, by_weight = query.text("kind"), query.text("country"), query.text("order") == "weight"
    return waiting(ledger.store, limit, offset, kind=kind, country=country, by_weight=by_weight)


def _item(ledger: Ledger, stored: StoredClaim, decided: dict[str, list[Json]]) -> Json:
    return {
        **shapes.claim(stored),
        "office": shape.office(office_found(ledger.store, stored.office_key), ledger.knowledge),
        "person_id": stored.person_key,
        "bounds": bounds_of(ledger.store, stored.claim.id),
        "fields": {name: as_text(stored, name) for name in CORRECTABLE},
        "decided": decided.get(stored.mark, []),
    }
