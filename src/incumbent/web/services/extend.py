"""What the ledger knows of reconciled people and offices, as columns: the data extension of reconciliation, and its preview.

Follows the Reconciliation Service API 0.2; ids are those that reconciliation gives, "person:KEY" and "office:KEY".
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from incumbent.errors import InputError, NothingFound
from incumbent.ledger import Ledger
from incumbent.ledger.asking.answers import OfficeAnswer, PersonAnswer
from incumbent.ledger.asking.by_key import office_answer, person_answer
from incumbent.ledger.deriving.facts import latest_first
from incumbent.ledger.deriving.wording import stretch
from incumbent.web.pages.shape import Json
from incumbent.web.params import LONGEST
from incumbent.web.services.asked import whole

MOST_IDS = 50
_MOST_VALUES = 20


@dataclass(frozen=True, slots=True)
class Property:
    """One column: what it is called, of which type of entity, and how an answer gives its values."""

    id: str
    name: str
    of_person: Callable[[PersonAnswer], list[Json]] | None = None
    of_office: Callable[[OfficeAnswer], list[Json]] | None = None

    def fits(self, kind: str | None) -> bool:
        return bool({"person": self.of_person, "office": self.of_office}.get(kind or "", True))


def _words(*texts: str | None) -> list[Json]:
    return [{"str": text} for text in dict.fromkeys(texts) if text]


def _offices(a: PersonAnswer) -> list[Json]:
    return [{"id": f"office:{c.office.key}", "name": c.office.name} for c in a.careers]


def _holders(a: OfficeAnswer) -> list[Json]:
    found = {h.tenure.person: h.tenure.name for h in a.holders}
    return [{"id": f"person:{key}", "name": name} for key, name in found.items()]


def _careers(a: PersonAnswer) -> list[Json]:
    return _words(*(f"{c.office.name}: {stretch(t)}" for c in a.careers for t in latest_first(c.tenures)))


def _countries(a: PersonAnswer) -> list[Json]:
    return _words(*(c.office.country for c in a.careers))


PROPERTIES = (
    Property("name", "Name", lambda a: _words(a.person.name), lambda a: _words(a.office.name)),
    Property("country", "Country", _countries, lambda a: _words(a.office.country)),
    Property("known_as", "Id in the lists", lambda a: _words(a.person.known), lambda a: _words(a.office.known)),
    Property("spellings", "Spellings", lambda a: _words(*a.person.spellings)),
    Property("offices", "Offices", _offices),
    Property("career", "Career", _careers),
    Property("holders", "Holders", None, _holders),
    Property(
        "history", "Holders over time", None,
        lambda a: _words(*(f"{h.tenure.name}: {stretch(h.tenure)}" for h in a.holders)),
    ),
)  # fmt: skip
_BY_ID = {p.id: p for p in PROPERTIES}


def proposed(kind: str | None) -> list[Json]:
    """The properties of a type of entity; of every type, without one."""
    return [{"id": p.id, "name": p.name} for p in PROPERTIES if p.fits(kind)]


def read_request(text: str) -> tuple[list[str], list[Property]]:
    """The ids and the properties of an extension request. Raises InputError (web-reconcile)."""
    try:
        asked = json.loads(text)
    except (ValueError, RecursionError):
        asked = None
    ids = _texts(asked.get("ids")) if isinstance(asked, dict) else None
    columns = asked.get("properties") if isinstance(asked, dict) else None
    if ids is None or len(ids) > MOST_IDS or not isinstance(columns, list):
        raise InputError(
            f'`extend` is a JSON object {{"ids": [...], "properties": [{{"id": ...}}]}} with at most {MOST_IDS} ids',
            code="web-reconcile",
        )
    wanted = _texts([c.get("id") if isinstance(c, dict) else None for c in columns])
    if wanted is None or not all(w in _BY_ID for w in wanted):
        raise InputError(f"a property is one of {', '.join(_BY_ID)}", code="web-reconcile")
    return ids, [_BY_ID[w] for w in dict.fromkeys(wanted)]


def _texts(values: object) -> list[str] | None:
    """The list, where it is one of texts of a bearable length."""
    if not isinstance(values, list):
        return None
    found = [v for v in values if isinstance(v, str) and len(v) <= LONGEST]
    return found if len(found) == len(values) else None


def extended(ledger: Ledger, ids: Sequence[str], columns: Sequence[Property]) -> Json:
    """A row for each id, a list of values for each property; empty where the ledger has nothing."""
    return {
        "meta": [{"id": p.id, "name": p.name} for p in columns],
        "rows": {id: _row(ledger, id, columns) for id in dict.fromkeys(ids)},
    }


def _row(ledger: Ledger, id: str, columns: Sequence[Property]) -> Json:
    kind, _, key = whole(id).partition(":")
    row: Json = {p.id: [] for p in columns}
    try:
        if kind == "person":
            person = person_answer(ledger.store, ledger.knowledge, key)
            row |= {p.id: p.of_person(person)[:_MOST_VALUES] for p in columns if p.of_person}
        elif kind == "office":
            office = office_answer(ledger.store, ledger.knowledge, key, limit=_MOST_VALUES)
            row |= {p.id: p.of_office(office)[:_MOST_VALUES] for p in columns if p.of_office}
    except NothingFound:
        return row  # an id that the ledger no longer has: an empty row, as the protocol wants it
    return row


def preview(ledger: Ledger, id: str) -> Json:
    """A few lines on an entity. Raises NothingFound, InputError (web-entity)."""
    kind, _, key = id.partition(":")
    if kind == "person":
        person = person_answer(ledger.store, ledger.knowledge, key)
        lines = [(c.office.name, stretch(t)) for c in person.careers for t in latest_first(c.tenures)]
        return {"kind": kind, "key": key, "name": person.person.name, "lines": lines[:4]}
    if kind == "office":
        office = office_answer(ledger.store, ledger.knowledge, key, limit=4)
        return {
            "kind": kind, "key": key, "name": office.office.name,
            "lines": [(h.tenure.name, stretch(h.tenure)) for h in office.holders],
        }  # fmt: skip
    raise InputError("an entity's id is person:KEY or office:KEY", code="web-entity")
