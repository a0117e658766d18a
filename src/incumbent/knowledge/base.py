"""The knowledge base: what is known before the article is read. (Filled by the build script; queried by every room.)"""

from __future__ import annotations

from incumbent.knowledge.entries import Body, Office, Person, Place, Tenure
from incumbent.records import PartialDate


class Knowledge:
    """Read-only knowledge. Loading takes well under 0.2 s; places and bodies are dictionary look-ups."""

    @classmethod
    def load(cls) -> Knowledge:
        return cls()

    def place(self, text: str) -> Place | None:
        """What country a word or phrase names: name, demonym, capital, seat, area or IGO; case matters little."""
        return None

    def country_name(self, code: str) -> str:
        """The usual English name of an alpha-3 code."""
        return code

    def body(self, text: str, country: str | None = None) -> Body | None:
        """A public body by name or acronym; where several countries have one, `country` decides, else None's best."""
        return None

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
