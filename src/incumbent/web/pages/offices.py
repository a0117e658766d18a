"""All offices of which articles tell: by name, by country, the most told first, each with whom it was last told to have."""

from __future__ import annotations

from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.find.words import keys_named, rejected
from incumbent.ledger.asking.listed import offices_told, remembered
from incumbent.web.pages import listing
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Param, Query

_ROWS = 40
FILTERS = (
    Param("q", "Words of the office, in any wording; the last may be unfinished."),
    Param("country", "A country: its English name or three-letter code."),
    Param("seats", "Held by one at a time, or by many.", choices=("one", "many")),
    Param("order", "The most told first, or by name.", choices=("told", "name")),
)


def answer(ledger: Ledger, query: Query) -> Json:
    rows, country, text, seats = window(query, _ROWS), query.text("country"), query.text("q"), query.text("seats")
    found = remembered(ledger.store, "list of offices", lambda: _every(ledger))
    if country:
        code = country_code(ledger.knowledge, country)
        found = [o for o in found if o["country"] == code]
    if seats:
        found = [o for o in found if o["seats"] == seats]
    if text:
        named = keys_named(ledger.store, text, "office")
        found = [o for o in found if o["id"] in named]
    if query.text("order") == "name":
        found = sorted(found, key=lambda o: (o["name"].casefold(), o["country"] or "", o["id"]))
    shown = found[rows.offset : rows.offset + rows.limit]
    latest = listing.latest_tenures(ledger, "office", [o["id"] for o in shown])
    return {
        "offices": [_shown(ledger, o, latest.get(o["id"], [])) for o in shown],
        "total": len(found),
        "next": rows.next(len(found) > rows.offset + rows.limit),
    }


def _shown(ledger: Ledger, office: Json, latest: list[Json]) -> Json:
    last = {k: v for k, v in latest[0].items() if k not in ("seen_last", "office")} if latest else None
    code = office["country"]
    return {**office, "country_name": ledger.knowledge.country_name(code) if code else None, "last": last}


def _every(ledger: Ledger) -> list[Json]:
    store = ledger.store
    less = rejected(store, "office_key")
    found = [
        {"id": r["key"], "name": r["name"], "country": r["country"], "known_as": r["known"], "seats": r["seats"],
         "claims": r["claims"] - less.get(r["key"], 0)}
        for r in offices_told(store)
    ]  # fmt: skip
    return sorted((o for o in found if o["claims"] > 0), key=lambda o: (-o["claims"], o["name"], o["id"]))
