"""All countries of which the ledger has offices."""

from __future__ import annotations

from typing import Any

from incumbent.ledger import Ledger
from incumbent.web.pages.shape import Json
from incumbent.web.params import Query


def answer(ledger: Ledger, query: Query) -> Json:
    changed = _by_country(
        ledger,
        "SELECT country, max(changed_on) FROM claims WHERE changed_on IS NOT NULL AND country IS NOT NULL GROUP BY country",
    )
    disputed = _by_country(
        ledger,
        "SELECT country, count(*) FROM disagreements WHERE country IS NOT NULL AND country <> '' GROUP BY country",
    )
    rows = ledger.store.rows(
        "SELECT country, count(*) AS n FROM offices WHERE country IS NOT NULL AND country <> '' GROUP BY country"
    )
    found = [
        {
            "country": r["country"], "name": ledger.knowledge.country_name(r["country"]), "offices": r["n"],
            "last_change": changed.get(r["country"]), "disagreements": disputed.get(r["country"], 0),
        }
        for r in rows
    ]  # fmt: skip
    return {"countries": sorted(found, key=lambda c: (str(c["name"]).casefold(), c["country"]))}


def _by_country(ledger: Ledger, sql: str) -> dict[str, Any]:
    return {row[0]: row[1] for row in ledger.store.rows(sql)}
