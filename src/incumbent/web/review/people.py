"""One person or two: what a reviewer sees before merging or splitting."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.ledger import Ledger
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.deriving.claims import claims_where
from incumbent.ledger.deriving.decisions import rulings
from incumbent.web.pages import search
from incumbent.web.pages.shape import Json
from incumbent.web.params import Param, Query
from incumbent.web.review.place import AT

PARAMS = (
    Param("person", "A person's id.", required=True),
    Param("q", "Words to find the other person by."),
    Param("done", "What was decided just now."),
    AT,
)
_CLAIMS = 100


def answer(ledger: Ledger, query: Query) -> Json:
    """The person's claims, and the people whom the words or the last name find."""
    person = person_found(ledger.store, query.need("person"))
    marks = ",".join("?" * len(person.keys))
    claims = claims_where(
        ledger.store,
        f"c.n IN (SELECT n FROM claims WHERE person_key IN ({marks}) ORDER BY n LIMIT {_CLAIMS})",
        person.keys,
        rulings(ledger.store),
    )
    words = (query.text("q") or person.name.split()[-1]).split()
    others = [p for p in search.people(ledger, words, 20) if p["id"] not in person.keys]
    known = known_ids(ledger, person.keys)
    return {
        "person": {"id": person.key, "name": person.name, "spellings": list(person.spellings), "known_as": known},
        "claims": [shapes.claim(c) for c in claims],
        "others": [{**o, "differs": bool(known and o["known_as"] and o["known_as"] not in known)} for o in others],
    }


def known_ids(ledger: Ledger, keys: Sequence[str]) -> list[str]:
    """By which ids the lists know a person of these keys."""
    marks = ",".join("?" * len(keys))
    sql = f"SELECT DISTINCT known FROM people WHERE key IN ({marks}) AND known IS NOT NULL ORDER BY known"
    return [str(row[0]) for row in ledger.store.rows(sql, keys)]
