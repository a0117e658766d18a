"""Words for countries: names, demonyms, capitals, seats of government, areas and unions.

In: the rows of the packaged file. Out: `PlaceIndex`, one dictionary look-up per question.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from incumbent.knowledge.entries import Place, PlaceRole

# Where one word has several readings, the earlier role wins: "Georgia" the state before Georgia the area.
ROLE_ORDER: tuple[PlaceRole, ...] = ("name", "igo", "seat", "capital", "demonym", "area")

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "ʻ": "'"})
_GAP = re.compile(r"[\s\-‐‑–]+")
_JOINING = frozenset({"of", "and", "the", "&"})
_LOWER_CASE_NEVER = frozenset({"demonym", "area"})


@lru_cache(maxsize=1)
def _alpha2() -> dict[str, str]:
    text = resources.files("incumbent.knowledge").joinpath("facts", "alpha2.toml").read_text(encoding="utf-8")
    table: dict[str, str] = tomllib.loads(text)["alpha2"]
    return table


def alpha2(code: str | None) -> str | None:
    """The two-letter code, lower case, of a three-letter one; None for "IGO" and unknown codes."""
    return _alpha2().get(code or "")


def alpha3(text: str) -> str | None:
    """The three-letter code of a two-letter one, in any case; None where it is none.

    >>> alpha3("UA"), alpha3("Ukraine")
    ('UKR', None)
    """
    wanted = text.strip().lower()
    return next((long for long, short in _alpha2().items() if short == wanted), None)


def place_key(text: str) -> str:
    """`text` without "the", possessive, points, marks and case: "the U.S.'s" and "US" both give "us"."""
    word = text.translate(_APOSTROPHES).strip()
    if word.endswith("'s"):
        word = word[:-2]
    elif word.endswith("'"):
        word = word[:-1]
    if not word.isascii():
        word = "".join(part for part in unicodedata.normalize("NFKD", word) if not unicodedata.combining(part))
    word = _GAP.sub(" ", word.replace(".", "").casefold()).strip()
    return word[4:] if word.startswith("the ") else word


def is_short_form(text: str) -> bool:
    """Whether a name is an acronym such as "UK" or "U.N.", which counts only when written in capitals."""
    letters = text.replace(".", "").replace("-", "")
    return len(letters) <= 6 and letters.isupper() and letters.isascii()


class PlaceIndex:
    """All readings of every word for a place. Rows are (key, short form, role, country, name), best reading first."""

    def __init__(self, rows: Iterable[tuple[str, int, PlaceRole, str, str]]) -> None:
        self._readings: dict[str, list[tuple[bool, Place]]] = {}
        self._names: dict[str, str] = {"IGO": "international"}
        self._answers: dict[str, tuple[Place, ...]] = {}
        self._words: dict[str, frozenset[str]] = {}
        for key, short, role, country, name in rows:
            place = Place(role, country, name)
            self._readings.setdefault(key, []).append((bool(short), place))
            if role == "name":
                self._names.setdefault(country, name)

    def name_of(self, code: str) -> str:
        """The usual English name of an alpha-3 code; the code itself where it is none."""
        return self._names.get(code, code)

    def words_of(self, code: str) -> frozenset[str]:
        """The words that merely name a country in a title: {"belarus", "belarusian", ..., "republic"} for "BLR"."""
        if not self._words:
            words: dict[str, set[str]] = {}
            for key, readings in self._readings.items():
                parts = [part for part in key.split() if part not in _JOINING]
                for _, place in readings:
                    if place.role in ("name", "demonym") and len(parts) <= 2:
                        words.setdefault(place.country, {"republic", "federation"}).update(parts)
            self._words = {country: frozenset(parts) for country, parts in words.items()}
        return self._words.get(code, frozenset())

    def codes(self) -> tuple[str, ...]:
        """The alpha-3 codes of all states, in order of code."""
        return tuple(sorted(code for code in self._names if code != "IGO"))

    def readings(self, text: str) -> tuple[Place, ...]:
        """All places that `text` can mean, best first. Lower-case "us", "polish" or "nice" mean none."""
        known = self._answers.get(text)
        if known is not None:
            return known
        answer = self._read(text)
        if len(self._answers) < 50_000:
            self._answers[text] = answer
        return answer

    def _read(self, text: str) -> tuple[Place, ...]:
        readings = self._readings.get(place_key(text))
        if not readings:
            return ()
        letters = [letter for letter in text.removeprefix("the ").removeprefix("The ") if letter.isalpha()]
        lower = not any(letter.isupper() for letter in letters)
        shout = all(letter.isupper() for letter in letters[: len(place_key(text).replace(" ", ""))])
        found = []
        for short, place in readings:
            if short and not (shout or (len(letters) > 3 and not lower)):
                continue
            if lower and place.role in _LOWER_CASE_NEVER:
                continue
            found.append(place)
        return tuple(found)

    def state(self, text: str) -> str | None:
        """The code of the state that `text` names or whose demonym it is, in any case; None for capitals and areas."""
        for _, place in self._readings.get(place_key(text), ()):
            if place.role in ("name", "demonym"):
                return place.country
        return None

    def code(self, text: str) -> str | None:
        """What country a user means: an alpha-3 code, or any word for a country in any case; else None."""
        word = text.strip()
        if word.upper() in self._names:
            return word.upper()
        readings = self._readings.get(place_key(word))
        return readings[0][1].country if readings else None
