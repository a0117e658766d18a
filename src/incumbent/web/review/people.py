"""One person or two: what a reviewer sees before merging or splitting."""

from __future__ import annotations

from incumbent.ledger import Ledger
from incumbent.ledger.asking import shapes
from incumbent.ledger.asking.by_key import person_found
from incumbent.ledger.asking.listed import known_ids
from incumbent.ledger.deriving.claims import claims_of_person
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
    claims = claims_of_person(ledger.store, person.keys, _CLAIMS, rulings(ledger.store))
    words = (query.text("q") or person.name.split()[-1]).split()
    others = [p for p in search.people(ledger, words, 20) if p["id"] not in person.keys]
    known = known_ids(ledger.store, person.keys)
    return {
        "person": {"id": person.key, "name": person.name, "spellings": list(person.spellings), "known_as": known},
        "claims": [shapes.claim(c) for c in claims],
        "others": [{**o, "differs": bool(known and o["known_as"] and o["known_as"] not in known)} for o in others],
    }
