"""The reconciliation service: names of people and offices to the ledger's ids, as OpenRefine and others ask for them.

Follows the Reconciliation Service API 0.2 of the W3C Entity Reconciliation Community Group.
"""

from __future__ import annotations

import json
import re
from typing import Any

from rapidfuzz import fuzz

from incumbent.errors import InputError
from incumbent.ledger import Ledger
from incumbent.ledger.find import country_code
from incumbent.ledger.spelling import alike, fold, spelling_key
from incumbent.web.pages import search
from incumbent.web.pages.shape import Json
from incumbent.web.params import LONGEST

TYPES = {"person": "Person", "office": "Office"}
BATCH = 50
_WORD = re.compile(r"\w+")


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


def read_batch(text: str) -> dict[str, Json]:
    """The queries of a batch, checked. Raises InputError (web-reconcile)."""
    try:
        batch = json.loads(text)
    except (ValueError, RecursionError):
        batch = None
    if not isinstance(batch, dict) or len(batch) > BATCH or not all(isinstance(q, dict) for q in batch.values()):
        raise InputError(
            f'`queries` is a JSON object of at most {BATCH} queries, each such as {{"query": "name"}}',
            code="web-reconcile",
        )
    for query in batch.values():
        words = query.get("query")
        if not isinstance(words, str) or len(words) > LONGEST:
            raise InputError(f"each query has `query`, a text of at most {LONGEST} characters", code="web-reconcile")
    return batch


def answer(ledger: Ledger, batch: dict[str, Json]) -> Json:
    """For each query its candidates, the likeliest first."""
    return {name: {"result": candidates(ledger, query)} for name, query in batch.items()}


def candidates(ledger: Ledger, query: Json) -> list[Json]:
    """People and offices that a query may mean, with a score from 0 to 100; `match` where there is no doubt."""
    text, limit = str(query["query"]), query.get("limit")
    wanted = query.get("type")
    kinds = [wanted] if isinstance(wanted, str) else wanted if isinstance(wanted, list) else list(TYPES)
    most = limit if isinstance(limit, int) and not isinstance(limit, bool) and 1 <= limit <= 50 else 10
    country = _country(ledger, query.get("properties"))
    found: list[Json] = []
    if "person" in kinds:
        found += _people(ledger, text, country)
    if "office" in kinds:
        found += _offices(ledger, text, country)
    found.sort(key=lambda c: (-c["score"], c["id"]))
    sure = [c for c in found if c["score"] >= 95]
    for c in found:
        c["match"] = len(sure) == 1 and c is sure[0]
    return found[:most]


def _country(ledger: Ledger, properties: Any) -> str | None:
    for p in properties if isinstance(properties, list) else ():
        if isinstance(p, dict) and p.get("pid") == "country" and isinstance(p.get("v"), str):
            return country_code(ledger.knowledge, p["v"][:LONGEST])
    return None


def _people(ledger: Ledger, text: str, country: str | None) -> list[Json]:
    words = _WORD.findall(text)[:12]
    if not words:
        return []
    by_key = {p["id"]: p for p in search.people(ledger, words, 20)}
    spelled = ledger.store.rows(
        "SELECT p.key, p.name, p.country, n.name AS spelling, (SELECT count(*) FROM claims c WHERE c.person_key = p.key) AS k "
        "FROM person_names n JOIN people p ON p.key = n.person WHERE n.spelling = ? LIMIT 40",
        (spelling_key(text),),
    )
    for r in spelled:
        if r["k"] and alike(r["spelling"], text):
            by_key.setdefault(r["key"], {"id": r["key"], "name": r["name"], "country": r["country"], "claims": r["k"]})
    return [
        _candidate("person", p["id"], p["name"], p["country"], p["claims"], _score(text, p["name"], ledger, p["id"]))
        for p in by_key.values()
        if country in (None, p["country"])
    ]


def _score(text: str, name: str, ledger: Ledger, key: str) -> float:
    """How near the text is to the nearest of a person's spellings."""
    rows = ledger.store.rows("SELECT name FROM person_names WHERE person = ? LIMIT 30", (key,))
    names = [name, *(r[0] for r in rows)]
    return round(max(float(fuzz.token_sort_ratio(fold(text), fold(n))) for n in names), 1)


def _offices(ledger: Ledger, text: str, country: str | None) -> list[Json]:
    words = [w for w in _WORD.findall(text) if w.lower() not in ("of", "the", "and", "for", "in")][:12]
    if not words:
        return []
    return [
        _candidate(
            "office", o["id"], o["name"], o["country"], o["claims"],
            round(float(max(
                fuzz.token_set_ratio(fold(text), fold(o["name"])) - 5,
                fuzz.token_sort_ratio(fold(text), fold(f"{o['name']} {o['country_name'] or ''}")),
                fuzz.token_sort_ratio(fold(text), fold(o["name"])),
            )), 1),
        )
        for o in search.offices(ledger, words, 20)
        if country in (None, o["country"])
    ]  # fmt: skip


def _candidate(kind: str, key: str, name: str, country: str | None, claims: int, score: float) -> Json:
    return {
        "id": f"{kind}:{key}", "name": name, "score": score, "match": False,
        "type": [{"id": kind, "name": TYPES[kind]}],
        "description": f"{claims} claim{'s' if claims != 1 else ''}{f', {country}' if country else ''}",
        "features": [{"id": "name", "value": score}],
    }  # fmt: skip
