"""The knowledge base: what is known before the article is read. (Filled by the build script; queried by every room.)"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from incumbent.knowledge import cyrillic
from incumbent.knowledge.bodies import BodyIndex
from incumbent.knowledge.choice import Context, choose
from incumbent.knowledge.entries import Body, Office, Person, Place, Tenure
from incumbent.knowledge.given import GivenNames
from incumbent.knowledge.offices import OfficeIndex
from incumbent.knowledge.people import PeopleIndex, bare_words
from incumbent.knowledge.places import PlaceIndex
from incumbent.knowledge.store import open_store, packaged_file
from incumbent.knowledge.tenures import find_tenures
from incumbent.records import PartialDate

_MOST_ANSWERS = 20_000


class Knowledge:
    """Read-only knowledge. Loading takes well under 0.2 s; places and bodies are dictionary look-ups."""

    def __init__(self, path: Path) -> None:
        self._store = open_store(path)
        self._places = PlaceIndex(self._store.execute("SELECT key, short, role, country, name FROM place"))
        self._bodies = BodyIndex(
            self._store.execute("SELECT key, short, id, name, country, sector, source FROM body"), self._places
        )
        self._offices = OfficeIndex(self._store, self._places, self._bodies)
        self._people = PeopleIndex(self._store)
        self._given = GivenNames(self._store)
        self._answers: dict[tuple[str, str | None, str | None, str | None], Person | None] = {}
        self._rows: dict[int, list[Tenure]] = {}
        self._known: dict[str, Person | None] = {}

    @classmethod
    def load(cls) -> Knowledge:
        """The packaged knowledge base. Raises KnowledgeError where it is missing or damaged."""
        return cls(packaged_file())

    def place(self, text: str) -> Place | None:
        """What country a word or phrase names: name, demonym, capital, seat, area or IGO; case matters little."""
        readings = self.places(text)
        return readings[0] if readings else None

    def places(self, text: str) -> tuple[Place, ...]:
        """All readings of a word, best first: "Georgia" the state, then Georgia the area of the USA."""
        if cyrillic.is_cyrillic(text):
            return tuple(p if p.name else replace(p, name=self.country_name(p.country)) for p in cyrillic.places(text))
        return self._places.readings(text)

    def country(self, text: str) -> str | None:
        """The alpha-3 code that a user means by "belarus", "BLR", "uk", "Kremlin" or "Беларусь"; None where it is no place."""
        if cyrillic.is_cyrillic(text):
            return next((place.country for place in self.places(text)), None)
        return self._places.code(text)

    def countries(self) -> tuple[str, ...]:
        """The alpha-3 codes of all states, in order."""
        return self._places.codes()

    def country_name(self, code: str) -> str:
        """The usual English name of an alpha-3 code."""
        return self._places.name_of(code)

    def body(self, text: str, country: str | None = None) -> Body | None:
        """A public body by name or acronym; where several countries have one, `country` decides, else None's best."""
        return self._bodies.find(in_english(text, cyrillic.english_body), country)

    def bodies_called(self, text: str) -> tuple[Body, ...]:
        """Every listed body of that name, in any country; none for bodies that most states have ("Senate")."""
        return self._bodies.all_called(text)

    def home(self, text: str) -> str | None:
        """The one country that has a body of this name, where it is no common word: Hezbollah is Lebanese; else None."""
        text = in_english(text, cyrillic.english_body)
        best, homes = self._bodies.find(text), {body.country for body in self._bodies.all_called(text)}
        if best is None or homes != {best.country} or self._bodies.is_generic(text):
            return None
        return best.country

    def sector(self, text: str) -> str | None:
        """The PLOVER sector that the head word of an unknown body's name tells ("Ministry of Trade": GOV), or None."""
        return self._bodies.sector(in_english(text, cyrillic.english_body))

    def person(
        self, name: str, *, office: str | None = None, country: str | None = None, on: PartialDate | None = None
    ) -> Person | None:
        """The one person this name can mean, given the office title, country and date; None when unknown or torn."""
        name, office = cyrillic.romanised(name), office and in_english(office, cyrillic.english_title)
        question = (name, office, country, str(on) if on else None)
        if question not in self._answers:
            if len(self._answers) > _MOST_ANSWERS:
                self._answers.clear()
                self._rows.clear()
            known = self._offices.find(office, country=country) if office and country else None
            drop = self._places.words_of(country) if country else frozenset[str]()
            context = Context(
                office, known.id if known else None, country, on, single=len(bare_words(name)) < 2, drop=drop
            )
            self._answers[question] = choose(self._people.candidates(name), context, self._tenures_of)
        return self._answers[question]

    def office(
        self, title: str, *, body: str | None = None, country: str | None = None, area: str | None = None
    ) -> Office | None:
        """The office that these words of an article name: ("chief", body "KGB", country "BLR") and the like."""
        title = in_english(title, cyrillic.english_title)
        body, area = body and in_english(body, cyrillic.english_body), area and in_english(area, cyrillic.english_area)
        return self._offices.find(title, body, country, area)

    def offices_named(self, text: str, country: str | None = None) -> list[Office]:
        """Offices whose name is near to a user's words ("KGB", "prime minister of Iran"), best first."""
        return self._offices.named(self.office_words(text), country)

    def known_office(self, id: str) -> Office | None:
        """The office with this id; None where no list has it."""
        return self._offices.known(id)

    def known_person(self, id: str) -> Person | None:
        """The person with this id; None where no list has it."""
        if id not in self._known:
            if len(self._known) > _MOST_ANSWERS:
                self._known.clear()
            self._known[id] = self._people.known(id)
        return self._known[id]

    def people_named(self, text: str) -> list[Person]:
        """People whose name is near to a user's words, best first."""
        return [candidate.person for candidate in self._people.near(cyrillic.romanised(text))]

    def tenures(self, *, office: str | None = None, person: str | None = None) -> list[Tenure]:
        """All rows for an office id or a person id (or both), by start; empty where the id is unknown."""
        office_number = self._offices.number_of(office) if office is not None else None
        person_number = self._people.number_of(person) if person is not None else None
        if (office is not None and office_number is None) or (person is not None and person_number is None):
            return []
        if office_number is None and person_number is None:
            return []
        return find_tenures(self._store, office_number, person_number)

    def first_name_gender(self, name: str) -> str:
        """ "m" or "f" where nearly all people with this first name are men or women; "" when unknown or shared."""
        return self._given.gender(name)

    def office_words(self, text: str) -> str:
        """A user's words for an office in English, where they are a body or a title in another script."""
        return in_english(in_english(text, cyrillic.english_body), cyrillic.english_title)

    def _tenures_of(self, person: int) -> list[Tenure]:
        if person not in self._rows:
            self._rows[person] = find_tenures(self._store, None, person)
        return self._rows[person]


def in_english(text: str, table: Callable[[str], str | None]) -> str:
    """Russian, Belarusian or Ukrainian words in English where the table has them; all others as they are."""
    return (table(text) or text) if cyrillic.is_cyrillic(text) else text
