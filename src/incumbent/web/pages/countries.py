"""All countries of which the ledger has offices; disagreements are counted where no clock is set."""

from __future__ import annotations

from incumbent.ledger import Ledger
from incumbent.ledger.asking.listed import countries_told
from incumbent.web.pages.shape import Json
from incumbent.web.params import Query


def answer(ledger: Ledger, query: Query) -> Json:
    as_of, known_on = query.day("as_of"), query.day("known_on")
    found = [
        {
            "country": code, "name": ledger.knowledge.country_name(code), "offices": n, "last_change": changed,
            "disagreements": None if as_of or known_on else disputed,
        }
        for code, n, changed, disputed in countries_told(ledger.store, known_on, as_of)
    ]  # fmt: skip
    return {"countries": sorted(found, key=lambda c: (str(c["name"]).casefold(), c["country"]))}
