"""All that was decided, with what became of each decision; and how good the decided claims were."""

from __future__ import annotations

from typing import get_args

from incumbent.ledger import Ledger
from incumbent.ledger.asking.listed import names_of
from incumbent.ledger.deriving.claims import claims_by_id
from incumbent.ledger.deriving.decisions import Rulings, all_decisions, replaced
from incumbent.ledger.reviewing.queue import decided
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
    for row in decided(ledger.store):
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
    names = names_of(ledger.store, "people", sorted({p for d in shown for p in (d.person, d.into_person) if p}))
    return {
        "decisions": [
            {
                "id": d.id, "at": d.at, "who": d.who, "verb": d.verb, "claim": d.claim, "field": d.field, "value": d.value,
                "person": d.person, "person_name": names[d.person]["name"] if d.person in names else None, "into_person": d.into_person,
                "into_name": names[d.into_person]["name"] if d.into_person in names else None, "why": d.why, "undone_by": d.undone_by,
                "replaced_by": gone.get(d.id),
                "quote": claims[d.claim].claim.evidence.quote if d.claim in claims else None,
                "about": claims[d.claim].claim.person if d.claim in claims else None,
            }
            for d in shown
        ],
        "tally": tally(ledger),
        "next": rows.next(len(every) > rows.offset + rows.limit),
    }  # fmt: skip
