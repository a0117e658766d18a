"""The knowledge base: what is known before the article is read. (Filled by the build script; queried by every room.)"""

from __future__ import annotations

from pathlib import Path

from incumbent.knowledge.bodies import BodyIndex
from incumbent.knowledge.entries import Body, Office, Person, Place, Tenure
from incumbent.knowledge.places import PlaceIndex
from incumbent.knowledge.store import open_store, packaged_file
from incumbent.records import PartialDate


class Knowledge:
    """Read-only knowledge. Loading takes well under 0.2 s; places and bodies are dictionary look-ups."""

    def __init__(self, path: Path) -> None:
        self._store = open_store(path)
        self._places = PlaceIndex(self._store.execute("SELECT key, short, role, country, name FROM place"))
        self._bodies = BodyIndex(
            self._store.execute("SELECT key, short, id, name, country, sector, source FROM body"), self._places
        )

    @classmethod
    def load(cls) -> Knowledge:
        """The packaged knowledge base. Raises KnowledgeError where it is missing or damaged."""
        return cls(packaged_file())

    def place(self, text: str) -> Place | None:
        """What country a word or phrase names: name, demonym, capital, seat, area or IGO; case matters little."""
        readings = self._places.readings(text)
        return readings[0] if readings else None

    def places(self, text: str) -> tuple[Place, ...]:
        """All readings of a word, best first: "Georgia" the state, then Georgia the area of the USA."""
        return self._places.readings(text)

    def country(self, text: str) -> str | None:
        """The alpha-3 code that a user means by "belarus", "BLR", "uk" or "Kremlin"; None where it is no place."""
        return self._places.code(text)

    def country_name(self, code: str) -> str:
        """The usual English name of an alpha-3 code."""
        return self._places.name_of(code)

    def body(self, text: str, country: str | None = None) -> Body | None:
        """A public body by name or acronym; where several countries have one, `country` decides, else None's best."""
        return self._bodies.find(text, country)

    def sector(self, text: str) -> str | None:
        """The PLOVER sector that the head word of an unknown body's name tells ("Ministry of Trade": GOV), or None."""
        return self._bodies.sector(text)

    def person(
        self, name: str, *, office: str | None = None, country: str | None = None, on: PartialDate | None = None
    ) -> Person | None:
        """The one person this name can mean, given the office title, country and date; None when unknown or torn."""
        return None

    def office(
        self, title: str, *, body: str | None = None, country: str | None = None, area: str | None = None
    ) -> Office | None:
        """The office that these words of an article name."""
        return None

    def offices_named(self, text: str, country: str | None = None) -> list[Office]:
        """Offices whose name is near to a user's words ("KGB", "prime minister"), best first."""
        return []

    def people_named(self, text: str) -> list[Person]:
        """People whose name is near to a user's words, best first."""
        return []

    def tenures(self, *, office: str | None = None, person: str | None = None) -> list[Tenure]:
        """All rows for an office id or a person id, by start."""
        return []
