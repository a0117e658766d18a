"""All that was decided, with what became of each decision; and how good the decided claims were."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from incumbent.ledger import Ledger
from incumbent.ledger.deriving.claims import claims_by_id
from incumbent.ledger.deriving.decisions import Rulings, all_decisions, replaced
from incumbent.records import ClaimKind
from incumbent.web.pages.shape import Json
from incumbent.web.paging import LIMIT, PAGE, window
from incumbent.web.params import Param, Query

PARAMS = (
    Param("done", "What was decided just now."),
    Param("imported", "What became of an import: added, there already, without a claim here, left out."),
    PAGE,
    LIMIT,
)


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
    every = all_decisions(ledger.store)
    gone, in_force = replaced(every), Rulings.of(every)
    shown = every[::-1][rows.offset : rows.offset + rows.limit]
    claims = claims_by_id(ledger.store, [d.claim for d in shown if d.claim], in_force)
    names = _names(ledger, {p for d in shown for p in (d.person, d.into_person) if p})
    return {
        "decisions": [
            {
                "id": d.id, "at": d.at, "who": d.who, "verb": d.verb, "claim": d.claim, "field": d.field, "value": d.value,
                "person": d.person, "person_name": names.get(d.person or ""), "into_person": d.into_person,
                "into_name": names.get(d.into_person or ""), "why": d.why, "undone_by": d.undone_by,
                "replaced_by": gone.get(d.id),
                "quote": claims[d.claim].claim.evidence.quote if d.claim in claims else None,
                "about": claims[d.claim].claim.person if d.claim in claims else None,
            }
            for d in shown
        ],
        "tally": tally(ledger),
        "next": rows.next(len(every) > rows.offset + rows.limit),
    }  # fmt: skip


def _names(ledger: Ledger, keys: Iterable[str]) -> dict[str, str]:
    """What the people of these keys are called, those that the ledger still has."""
    wanted = sorted(keys)
    rows = ledger.store.rows(f"SELECT key, name FROM people WHERE key IN ({','.join('?' * len(wanted))})", wanted)
    return {row["key"]: row["name"] for row in rows}
