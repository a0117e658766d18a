"""All people whom articles put into, or out of, an office: by name, by country, the most told first."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import country_code
from incumbent.ledger.asking.find.words import keys_named, rejected, sharing_a_name
from incumbent.ledger.asking.listed import people_told, remembered
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.people import merged
from incumbent.web.pages import listing
from incumbent.web.pages.shape import Json
from incumbent.web.paging import window
from incumbent.web.params import Param, Query

_ROWS = 40
FILTERS = (
    Param("q", "Words of the name; the last may be unfinished."),
    Param("country", "A country: its English name or three-letter code."),
    Param("order", "The most told first, or by name.", choices=("told", "name")),
)


def answer(ledger: Ledger, query: Query) -> Json:
    rows, country, text = window(query, _ROWS), query.text("country"), query.text("q")
    found = remembered(ledger.store, "list of people", lambda: _everybody(ledger))
    if country:
        code = country_code(ledger.knowledge, country)
        found = [p for p in found if p["country"] == code]
    if text:
        named = _named(ledger, text)
        found = [p for p in found if named & {p["id"], *p["keys"]}]
    if query.text("order") == "name":
        found = sorted(found, key=lambda p: (p["name"].split()[-1:], p["name"], p["id"]))
    shown = found[rows.offset : rows.offset + rows.limit]
    latest = listing.latest_tenures(ledger, "person", [k for p in shown for k in (p["id"], *p["keys"])])
    return {
        "people": [_shown(ledger, p, [t for k in (p["id"], *p["keys"]) for t in latest.get(k, ())]) for p in shown],
        "total": len(found),
        "next": rows.next(len(found) > rows.offset + rows.limit),
    }


def _shown(ledger: Ledger, person: Json, tenures: Sequence[Json]) -> Json:
    last = max(tenures, key=lambda t: t["seen_last"], default=None)
    country = person["country"]
    return {
        "id": person["id"], "name": person["name"], "country": country, "claims": person["claims"],
        "country_name": ledger.knowledge.country_name(country) if country else None,
        "last": {k: v for k, v in last.items() if k != "seen_last"} if last else None,
    }  # fmt: skip


def _everybody(ledger: Ledger) -> list[Json]:
    """Everybody of whom a claim speaks, merged as reviewers decided, the most told first."""
    store, merges = ledger.store, rulings(ledger.store).merges
    less = rejected(store, "person_key")
    rows = people_told(store)
    found: dict[str, Json] = {}
    own = {r["key"]: (r["name"], r["country"]) for r in rows}
    for r in rows:
        root = merged(r["key"], merges)
        name, country = own.get(root, (r["name"], r["country"]))
        person = found.setdefault(root, {"id": root, "name": name, "country": country, "keys": [], "claims": 0})
        person["claims"] += r["claims"] - less.get(r["key"], 0)
        if r["key"] != root:
            person["keys"].append(r["key"])
    return sorted((p for p in found.values() if p["claims"] > 0), key=lambda p: (-p["claims"], p["name"], p["id"]))


def _named(ledger: Ledger, text: str) -> set[str]:
    keys = keys_named(ledger.store, text, "person")
    return keys | sharing_a_name(ledger.store, keys)
