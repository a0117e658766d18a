"""Public bodies by name or acronym: a dictionary of known names, and the bodies that most states have.

In: the rows of the packaged file and the places. Out: `BodyIndex`, a few dictionary look-ups per question.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from incumbent.knowledge.entries import Body
from incumbent.knowledge.places import PlaceIndex, place_key

BodyRow = tuple[str, int, str, str, str | None, str, str]
_OF_COUNTRY = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?(?:republic\s+of\s+)?", re.IGNORECASE)
GENERIC = "generic"
HEAD = "head"
COMMON = "common"


def slug(text: str) -> str:
    """A stable lower-case identifier of words: "State Control Committee" gives "state-control-committee"."""
    return re.sub(r"\W+", "-", place_key(text)).strip("-")


class BodyIndex:
    """Bodies under every name. Rows are (key, short form, id, name, country, sector, source), best first."""

    def __init__(self, rows: Iterable[BodyRow], places: PlaceIndex) -> None:
        self._places = places
        self._known: dict[str, list[tuple[bool, Body]]] = {}
        self._generic: dict[str, str] = {}
        self._common: set[str] = set()
        self._heads: dict[str, str] = {}
        self._answers: dict[tuple[str, str | None], Body | None] = {}
        for key, short, ident, name, country, sector, source in rows:
            if source == GENERIC:
                self._generic[key] = sector
            elif source == COMMON:
                self._common.add(key)
            elif source == HEAD:
                self._heads[key] = sector
            else:
                self._known.setdefault(key, []).append((bool(short), Body(ident, name, country, sector, source)))

    def find(self, text: str, country: str | None = None) -> Body | None:
        """The body that `text` names, in `country` where several states have one; None when unknown."""
        question = (text, country)
        if question not in self._answers:
            if len(self._answers) > 50_000:
                self._answers.clear()
            self._answers[question] = self._find(text, country)
        return self._answers[question]

    def all_called(self, text: str) -> tuple[Body, ...]:
        """Every known body of that name in any country: the KGBs of the Soviet Union and of Belarus. Case matters not."""
        return tuple(body for _, body in self._known.get(place_key(text), ()))

    def is_generic(self, text: str) -> bool:
        """Whether most states have a body of this name."""
        return place_key(text) in self._generic

    def names(self, body: Body) -> tuple[str, ...]:
        """All keys under which `body` is known, sorted."""
        return tuple(
            sorted(key for key, all_of_key in self._known.items() if any(b.id == body.id for _, b in all_of_key))
        )

    def sector(self, text: str) -> str | None:
        """The PLOVER sector that the head word of a body's name tells: "Ministry of Trade" gives "GOV"; else None."""
        words = place_key(text).split()
        if not words:
            return None
        head = words[0] if "of" in words or "for" in words else words[-1]
        return self._heads.get(head) or self._heads.get(words[-1])

    def _find(self, text: str, country: str | None) -> Body | None:
        exact = self._in_country(text, country)
        if exact is not None and (country is None or exact.country == country):
            return exact
        for rest, of in self._splits(text):
            found = self._in_country(rest, of)
            if found is not None and found.country in (of, None):
                return found
        return exact

    def _in_country(self, text: str, country: str | None) -> Body | None:
        key = place_key(text)
        bodies = [body for short, body in self._known.get(key, ()) if not short or _written_short(text)]
        here = [body for body in bodies if body.country == country]
        if here:
            return here[0]
        if key in self._generic:
            ident = f"{(country or 'any').lower()}-{slug(text)}"
            return Body(ident, key, country, self._generic[key], "incumbent")
        return bodies[0] if bodies and key not in self._common else None

    def _splits(self, text: str) -> list[tuple[str, str]]:
        """("State Security Committee", "BLR") for "Belarusian State Security Committee" and "... of Belarus"."""
        found: list[tuple[str, str]] = []
        words = text.split()
        if words and words[0].lower() == "the":
            words = words[1:]
        for size in (1, 2, 3):
            if len(words) > size:
                readings = self._places.readings(" ".join(words[:size]))
                found.extend((" ".join(words[size:]), place.country) for place in readings[:1])
        parts = _OF_COUNTRY.split(text)
        if len(parts) > 1:
            readings = self._places.readings(parts[-1])
            found.extend((text[: text.rfind(parts[-1])].rsplit(" of", 1)[0].strip(), p.country) for p in readings[:1])
        return [(rest, country) for rest, country in found if rest]


def _written_short(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 2 > len(letters) or (len(letters) > 3 and text[:1].isupper())
