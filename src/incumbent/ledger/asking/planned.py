"""What is told to come: changes that an article announces for a later day, or for no day yet, and when they still stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from incumbent.ledger.deriving.belief import Seen, weight_of
from incumbent.ledger.deriving.claims import KNOWN, StoredClaim, claims_where
from incumbent.ledger.deriving.decisions import Rulings
from incumbent.ledger.deriving.facts import Tenure
from incumbent.ledger.file.store import Store

STANDS = dt.timedelta(days=366)  # a plan of which nothing more is told stands for so long
_AHEAD = (
    "c.office_key = ? AND c.kind IN ('start', 'end') AND c.review IS NOT 'reject' AND c.doubted = 0 "
    "AND (c.status = 'planned' OR (c.status = 'asserted' AND c.date_earliest > a.published_day))"
)


def planned(
    store: Store,
    office: str,
    in_force: Rulings,
    tenures: Sequence[Tenure],
    *,
    on: dt.date | None,
    known_on: dt.date | None,
    seen: Seen,
) -> list[StoredClaim]:
    """Claims that somebody is to take or leave an office, told by the day `on` and not done by then, the latest told first.

    Without a day: those told last, after the last day for which anybody is known in the office.
    """
    where, values = _AHEAD, [office]
    if known_on is not None:
        where += f" AND {KNOWN} <= ?"
        values.append(known_on.isoformat())
    if on is not None:
        where += f" AND {KNOWN} <= ?"
        values.append(on.isoformat())
    claims = claims_where(store, where, values, in_force)
    last = max((t.last_day for t in tenures if t.believed and t.last_day), default=dt.date.min)
    found = [c for c in claims if likely(c, seen) and _stands(c, on or last, tenures)]
    return sorted(found, key=lambda c: (c.published or c.read_at, c.claim.id), reverse=True)


def likely(claim: StoredClaim, seen: Seen) -> bool:
    """Whether one claim, by itself, is believed enough to be shown, and was not set aside."""
    c = claim.claim
    if claim.doubt is not None and seen.confidence > 0:
        return False
    return weight_of(c.confidence, c.status, c.said_by, claim.review) >= seen.confidence


def _stands(claim: StoredClaim, day: dt.date, tenures: Sequence[Tenure]) -> bool:
    told = dt.date.fromisoformat((claim.published or claim.read_at)[:10])
    date = claim.claim.date
    until = max(date.latest, told) if date else told + STANDS
    if until < day:
        return False
    mine = [t for t in tenures if t.believed and claim.person_key in (t.person, *t.keys)]
    if claim.claim.kind == "end":
        return not any(t.ended and t.end.latest and told <= t.end.latest.day <= day for t in mine)
    return not any(t.first_day and told <= t.first_day <= day for t in mine)
