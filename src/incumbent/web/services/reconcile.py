"""The reconciliation service: names of people and offices to the ledger's ids, as OpenRefine and others ask for them.

Follows the Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group.
"""

from __future__ import annotations

import json
from typing import Any

from incumbent.errors import InputError
from incumbent.ledger import Ledger
from incumbent.web.pages.shape import Json
from incumbent.web.params import LONGEST
from incumbent.web.services.asked import whole
from incumbent.web.services.candidates import TYPES, offices, people

BATCH = 50
_MOST = 50
_USUAL = 10
_SURE = 95.0  # from this score on a candidate may be the one that is meant
_EXACT = 100.0


def manifest(base: str) -> Json:
    """What the service is; `base` is the server's own address without a slash at its end."""
    return {
        "versions": ["0.2"],
        "name": "incumbent: people and offices in a ledger of news",
        "identifierSpace": f"{base}/entity",
        "schemaSpace": f"{base}/api",
        "defaultTypes": [{"id": k, "name": v} for k, v in TYPES.items()],
        "view": {"url": f"{base}/entity?id={{{{id}}}}"},
        "batchSize": BATCH,
        "suggest": {
            "entity": {"service_url": base, "service_path": "/reconcile/suggest"},
            "type": {"service_url": base, "service_path": "/reconcile/suggest/type"},
            "property": {"service_url": base, "service_path": "/reconcile/suggest/property"},
        },
        "preview": {"url": f"{base}/reconcile/preview?id={{{{id}}}}", "width": 420, "height": 160},
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/reconcile/properties"},
            "property_settings": [],
        },
    }


def read_batch(text: str) -> dict[str, Any]:
    """The queries of a batch. Raises InputError (web-reconcile) where it is none, or too large."""
    try:
        batch = json.loads(text)
    except (ValueError, RecursionError):
        batch = None
    if not isinstance(batch, dict) or len(batch) > BATCH:
        raise InputError(
            f'`queries` is a JSON object of at most {BATCH} queries, each such as {{"query": "name"}}',
            code="web-reconcile",
        )
    return batch


def answer(ledger: Ledger, batch: dict[str, Any]) -> Json:
    """For each query its candidates, the likeliest first; none for a query that cannot be read: the others count."""
    return {name: {"result": candidates(ledger, query)} for name, query in batch.items()}


def candidates(ledger: Ledger, query: Any) -> list[Json]:
    """People and offices that a query may mean, with a score from 0 to 100; `match` where there is no doubt."""
    text = query.get("query") if isinstance(query, dict) else None
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST:
        return []
    text = whole(text.strip())
    countries = _countries(ledger, query.get("properties"))
    kinds = _ids(query["type"]) if query.get("type") else list(TYPES)
    if countries == []:
        return []
    found: list[Json] = []
    if "person" in kinds:
        found += people(ledger, text, countries)
    if "office" in kinds:
        found += offices(ledger, text, countries)
    found.sort(key=lambda c: (-c["score"], c["id"]))
    exact = [c for c in found if c["score"] == _EXACT]
    sure = exact or [c for c in found if c["score"] >= _SURE]
    for c in found:
        c["match"] = len(sure) == 1 and c is sure[0]
    limit = query.get("limit")
    wanted = limit if isinstance(limit, int) and not isinstance(limit, bool) and 1 <= limit <= _MOST else _USUAL
    return found[:wanted]


def _countries(ledger: Ledger, properties: Any) -> list[str] | None:
    """The codes of the countries that a query names; None where it names none, [] where nothing is known by those names."""
    given = [
        value
        for p in (properties if isinstance(properties, list) else ())
        if isinstance(p, dict) and p.get("pid") == "country"
        for value in _ids(p.get("v"))
    ]
    if not given:
        return None
    return [code for value in given if (code := ledger.knowledge.country(value[:LONGEST]))]


def _ids(value: Any) -> list[str]:
    """What a value names: a text, an object with an `id`, or a list of these; blank texts name nothing."""
    values = value if isinstance(value, list) else [value]
    texts = [v.get("id") or v.get("name") if isinstance(v, dict) else v for v in values]
    return [str(t).strip() for t in texts if t is not None and str(t).strip()]
