"""Who an actor is, whatever an article calls it: one name, country, sector and id for one person, state or body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from incumbent.knowledge import Knowledge, Person
from incumbent.knowledge.titles import parse_title
from incumbent.ledger.deriving.lists import in_year
from incumbent.ledger.deriving.names import clean
from incumbent.ledger.deriving.spelling import name_key
from incumbent.records import PartialDate

_HEADS = frozenset("president prime_minister chancellor monarch supreme_leader".split())


@dataclass(frozen=True, slots=True)
class Identity:
    """An actor as the ledger knows it. `country` is alpha-3 or "IGO", `sector` a PLOVER code, `known_as` an id of the lists."""

    name: str
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    known_as: str | None = None


class Identifier:
    """Finds identities; one for a whole reading, so that what repeats is looked up once."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self.find = lru_cache(maxsize=65536)(self._find)

    def _find(self, told: Identity, year: int | None) -> Identity:
        """What lists add to what an article says of an actor; what it says itself stays."""
        if told.kind == "person" or told.known_as:
            alone = Identity(clean(told.name), told.kind, told.country, told.sector, told.known_as)
            return self._person(told, year) or alone
        place = self._knowledge.place(told.name)
        if (
            place is not None
            and place.role in ("name", "igo")
            and told.kind in ("state", "place", "organization", None)
        ):
            kind = told.kind or ("state" if place.role == "name" else "organization")
            return Identity(place.name, kind, told.country or place.country, told.sector, told.known_as)
        body = self._knowledge.body(told.name, told.country)
        if body is not None and told.kind != "place" and (told.country is None or body.country == told.country):
            return Identity(
                body.name, told.kind or "organization", told.country or body.country, told.sector or body.sector,
                told.known_as,
            )  # fmt: skip
        country = told.country or self._country(told.name)
        person = self._person(told, year) if told.kind is None and country is None else None
        return person or Identity(told.name, told.kind, country, told.sector, told.known_as)

    def _person(self, told: Identity, year: int | None) -> Identity | None:
        name = clean(told.name)
        person = self._knowledge.known_person(told.known_as) if told.known_as else None
        if person is None and told.known_as is None and (told.kind == "person" or len(name.split()) > 1):
            on = PartialDate.year(year) if year else None
            person = self._listed(name, told.country, on)
        if person is None:
            return None
        country = told.country or person.country
        return Identity(person.name, "person", country, told.sector, told.known_as or person.id)

    def _listed(self, name: str, country: str | None, on: PartialDate | None) -> Person | None:
        """Whom the lists have of that name. One word alone is a surname of many, and a firm's name besides: it is somebody of a
        told country who bears it, or whoever leads a state by that name."""
        if len(name.split()) > 1:
            return self._knowledge.person(name, country=country, on=on)
        person = self._knowledge.person(name, country=country, on=on) if country else None
        if person is not None and _bears(person, name):
            return person
        return self._leader(name, on) if on is not None else None

    def _leader(self, surname: str, on: PartialDate) -> Person | None:
        """The one head of state or government of that surname in that year."""
        found = {}
        for office in ("president", "prime minister", "chancellor"):
            person = self._knowledge.person(surname, office=office, on=on)
            if person is None or not _bears(person, surname):
                continue
            rows = self._knowledge.tenures(person=person.id)
            if any(self._heads_a_state(r.office_name) and in_year(r, on.earliest.year) for r in rows):
                found[person.id] = person
        return found.popitem()[1] if len(found) == 1 else None

    def _heads_a_state(self, office: str) -> bool:
        """Whether an office is that of a head of state or government: no deputy's, and not of a province."""
        title = parse_title(office)
        if title.role not in _HEADS or title.rank:
            return False
        _, of, name = office.partition(" of ")
        place = self._knowledge.place(name) if of else None
        return not of or (place is not None and place.role == "name")

    def _country(self, name: str) -> str | None:
        """The country that the words begin with: "Belarusian police", "Moscow authorities"."""
        words = name.split()
        for size in range(min(3, len(words)), 0, -1):
            place = self._knowledge.place(" ".join(words[:size]))
            if place is not None and place.role in ("name", "demonym", "seat", "capital", "igo"):
                return place.country
        return None


def _bears(person: Person, surname: str) -> bool:
    """Whether somebody bears this very surname, in one of its spellings; a name that is merely near is somebody else's."""
    return any(name_key(surname) in name_key(form).split() for form in (person.name, *person.aliases))
