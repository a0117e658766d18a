"""Questions about people, answered from claims as they stand now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from incumbent.errors import NothingFound
from incumbent.knowledge import Knowledge
from incumbent.knowledge.spelling import fold
from incumbent.ledger.asking.answers import Career, PersonAnswer
from incumbent.ledger.asking.find import PersonFound, find_people, office_by_key
from incumbent.ledger.asking.find.near import near_people
from incumbent.ledger.asking.planned import likely
from incumbent.ledger.asking.questions import MOST, shown_claims, up_to_date
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.deriving.claims import claims_by_id
from incumbent.ledger.deriving.decisions import Rulings, rulings
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.deriving.succession import neighbours
from incumbent.ledger.file.store import Store


def person(
    store: Store,
    knowledge: Knowledge,
    name: str,
    *,
    known_on: dt.date | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> tuple[PersonAnswer, ...]:
    """The people whom a name can mean, each with every office. Raises NothingFound with near names."""
    in_force = rulings(store)
    found = find_people(store, knowledge, name, in_force.merges)
    if not found:
        found = _people_of_lists(knowledge, name)
    if not found:
        raise NothingFound(
            f"no claim in the ledger names {name!r}", near=tuple(found for _, found in near_people(store, name))
        )
    return tuple(career(store, knowledge, p, in_force, known_on, seen) for p in found[:MOST])


def _people_of_lists(knowledge: Knowledge, name: str) -> list[PersonFound]:
    """People of whom only lists tell, by their whole name."""
    return [
        PersonFound(p.id, p.name, (p.id,), (p.name,), p.id)
        for p in knowledge.people_named(name)
        if fold(name) in {fold(n) for n in (p.name, *p.aliases)} and knowledge.tenures(person=p.id)
    ]


def career(
    store: Store,
    knowledge: Knowledge,
    person: PersonFound,
    in_force: Rulings,
    known_on: dt.date | None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> PersonAnswer:
    """One person with every office that claims give: those believed, those that are not, and those chosen for."""
    marks = ",".join("?" * len(person.keys))
    rows = store.rows(f"SELECT DISTINCT office_key FROM claims WHERE person_key IN ({marks})", person.keys)
    careers, wanted = [], set()
    for row in rows:
        office = office_by_key(store, row[0])
        derived = up_to_date(store, knowledge, office, in_force, known_on)
        own = claims_of_people(store, derived.chosen, person.keys)
        mine = {merged(k, in_force.merges) for k in person.keys} | set(person.keys)
        every = [t for t in derived.tenures if t.person in mine or mine & set(t.keys)]
        tenures = tuple(t for t in every if seen.shows(t.belief, t.sources))
        unlikely = tuple(t for t in every if not seen.shows(t.belief, t.sources))
        chosen = tuple(c for c in derived.chosen if c in own)
        if tenures or chosen or unlikely:
            beside = neighbours(derived.tenures, mine) if office.seats == "one" and tenures else ()
            careers.append(Career(office, tenures, chosen, beside, unlikely))
            wanted |= {n.claim for n in beside}
            wanted |= {c for t in (*tenures, *unlikely) for c in shown_claims(t)} | set(chosen)
    claims = claims_by_id(store, wanted, in_force)
    careers = [
        replace(c, chosen=tuple(i for i in c.chosen if i in claims and likely(claims[i], seen))) for c in careers
    ]
    careers.sort(key=_latest_first)
    listed = knowledge.tenures(person=person.known) if person.known else []
    return PersonAnswer(person, tuple(c for c in careers if c.tenures or c.chosen or c.unlikely), tuple(listed), claims)


def claims_of_people(store: Store, claims: Sequence[str], keys: Sequence[str]) -> set[str]:
    """Those of the claims that are about one of these person keys."""
    among, of = ",".join("?" * len(claims)), ",".join("?" * len(keys))
    rows = store.rows(f"SELECT id FROM claims WHERE id IN ({among}) AND +person_key IN ({of})", (*claims, *keys))
    return {row[0] for row in rows}


def _latest_first(career: Career) -> tuple[int, str]:
    days = [b.day for t in career.tenures for b in (t.end.latest, t.end.earliest, t.start.latest) if b]
    return (-max((d.toordinal() for d in days), default=0), career.office.key)
