"""All countries of which the ledger has offices; disagreements are counted where no clock is set."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from incumbent.ledger import Ledger
from incumbent.ledger.deriving.claims import KNOWN
from incumbent.web.pages.shape import Json
from incumbent.web.params import Query


def answer(ledger: Ledger, query: Query) -> Json:
    as_of, known_on = query.day("as_of"), query.day("known_on")
    where, values = "c.country <> ''", list[str]()
    if known_on:
        where += f" AND {KNOWN} <= ?"
        values.append(known_on.isoformat())
    told = "claims c JOIN articles a ON a.id = c.article" if known_on else "claims c"
    counted = f"SELECT c.country, count(DISTINCT c.office_key) FROM {told} WHERE {where} GROUP BY 1"
    if not known_on:
        counted = "SELECT country, count(*) FROM offices WHERE country <> '' GROUP BY country"
    offices = _by_country(ledger, counted, values)
    changed = _by_country(
        ledger,
        f"SELECT c.country, max(c.changed_on) FROM {told} WHERE {where} AND c.changed_on IS NOT NULL AND c.changed_on <= ? GROUP BY 1",
        [*values, as_of.isoformat() if as_of else "9999"],
    )
    disputed = _by_country(
        ledger, "SELECT country, count(*) FROM disagreements WHERE country <> '' GROUP BY country", []
    )
    found = [
        {
            "country": code, "name": ledger.knowledge.country_name(code), "offices": n, "last_change": changed.get(code),
            "disagreements": None if as_of or known_on else disputed.get(code, 0),
        }
        for code, n in offices.items()
    ]  # fmt: skip
    return {"countries": sorted(found, key=lambda c: (str(c["name"]).casefold(), c["country"]))}


def _by_country(ledger: Ledger, sql: str, values: Sequence[str]) -> dict[str, Any]:
    return {row[0]: row[1] for row in ledger.store.rows(sql, values)}
