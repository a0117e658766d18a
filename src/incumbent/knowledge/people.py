"""Finds the one person a name can mean, among many spellings and namesakes.

In: a name as written, with the office, country and date where they are known. Out: one person, or none when torn.
How: everybody who has a word of the same sound is looked up by index; each of their spellings is compared word by word;
office, country and date decide among namesakes.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from incumbent.knowledge.entries import Person
from incumbent.knowledge.first_names import word_hashes
from incumbent.knowledge.matching import word_fit
from incumbent.knowledge.spelling import close_key, fold

PARTICLES = frozenset(
    {"al", "el", "de", "da", "do", "dos", "du", "la", "van", "von", "der", "den", "bin", "ben", "ibn"}
)
SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
HONORIFICS = frozenset(
    "mr mrs ms miss dr sir dame lord lady baron baroness gen general col colonel maj major capt captain lt lieutenant adm "
    "admiral sheikh shaikh sheik ayatollah president king queen prince princess emir sultan imam mullah rep sen senator "
    "representative gov governor prof professor hon rev pm premier minister chancellor mayor secretary".split()
)
_FAMILY_FIRST = frozenset({"CHN", "PRK", "KOR", "TWN", "VNM", "KHM", "HUN", "SGP", "MMR"})
SURE = 0.8
_Row = tuple[int, str | None, str, str, str, int | None, int | None, str, int]
_FEW = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whose name fits: how well (0 to 1) and how widely known an office they held (0 to 3)."""

    number: int
    person: Person
    fit: float
    weight: int
    born: int | None
    died: int | None


class PeopleIndex:
    """People of the data file, looked up by the sound of their names."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._postings: dict[int, frozenset[int]] = {}
        self._numbers: dict[str, int] = {}
        self._known: dict[str, str] = {}

    def candidates(self, name: str, floor: float = SURE) -> list[Candidate]:
        """Everybody whom `name` fits at least as well as `floor`, best first, then by number."""
        words = bare_words(name)
        if HONORIFICS.issuperset(words):
            return []
        numbers = self._sharing(words)
        found = []
        for row in self._rows(numbers):
            number, _, main, country, _, born, died, others, weight = row
            names = (main, *others.split("|")) if others else (main,)
            fit = max(spelling_fit(tuple(words), tuple(fold(spelled).split()), country) for spelled in names)
            if fit >= floor:
                person = _person(row)
                found.append(Candidate(number, person, fit, weight, born, died))
        return sorted(found, key=lambda one: (-one.fit, -one.weight, one.number))

    def near(self, text: str, limit: int = 10) -> list[Candidate]:
        """People for a user's words, best first; where nobody fits, those whose names are spelled nearly so."""
        found = self.candidates(text, floor=0.7)
        if not found:
            found = [one for name in self._similar(fold(text), limit) for one in self.candidates(name)[:1]]
        return sorted(found, key=lambda one: (-round(one.fit, 1), -one.weight, -one.fit, one.number))[:limit]

    def _similar(self, asked: str, limit: int) -> list[str]:
        if not self._known:
            rows = self._store.execute("SELECT name FROM person WHERE weight >= 2 ORDER BY number")
            self._known = {name.lower(): name for (name,) in rows}
        near = process.extract(asked, self._known.keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=75)
        return list(dict.fromkeys(self._known[name] for name, _, _ in near))

    def number_of(self, ident: str) -> int | None:
        """The row number of a person id; None where it is unknown."""
        if ident[:1] == "Q" and ident[1:].isdigit():
            return int(ident[1:])
        if not self._numbers:
            rows = self._store.execute("SELECT ident, number FROM person WHERE number < 0")
            self._numbers = dict(rows)
        return self._numbers.get(ident)

    def known(self, ident: str) -> Person | None:
        """The person with this id; None where it is unknown."""
        number = self.number_of(ident)
        rows = self._rows(frozenset({number})) if number is not None else []
        return _person(rows[0]) if rows else None

    def _sharing(self, words: list[str]) -> frozenset[int]:
        telling = [word for word in words if word not in PARTICLES and word not in SUFFIXES and len(word) > 1]
        if not telling:
            return frozenset()
        last = self._posting(telling[-1])
        if len(telling) == 1:
            return last
        seen: set[int] = set()
        twice: set[int] = set()
        for posting in (self._posting(word) for word in dict.fromkeys(telling)):
            twice |= seen & posting
            seen |= posting
        return frozenset(twice) or (last if len(last) <= _FEW else frozenset())

    def _posting(self, word: str) -> frozenset[int]:
        return frozenset[int]().union(*(self._indexed(number) for number in word_hashes(word)))

    def _indexed(self, number: int) -> frozenset[int]:
        found = self._postings.get(number)
        if found is None:
            rows = self._store.execute("SELECT person FROM word WHERE hash = ?", (number,))
            found = self._postings[number] = frozenset(person for (person,) in rows)
        return found

    def _rows(self, numbers: frozenset[int]) -> list[_Row]:
        listed = ",".join(map(str, sorted(numbers)))
        return self._store.execute(
            "SELECT number, ident, name, country, gender, born, died, others, weight FROM person "
            f"WHERE number IN ({listed})"
        ).fetchall()


def _person(row: _Row) -> Person:
    number, ident, name, country, gender, born, died, others, _ = row
    spellings = tuple(others.split("|")) if others else ()
    return Person(ident or f"Q{number}", name, country, gender, _date(born), spellings, _date(died))


def bare_words(name: str) -> list[str]:
    """The folded words of a name without leading titles: "Sen. Bernie Sanders" gives bernie and sanders."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in HONORIFICS:
        words = words[1:]
    return words


def _date(number: int | None) -> str | None:
    """20200903 as "2020-09-03", 202009 as "2020-09", 2020 as "2020"."""
    if number is None:
        return None
    text = str(number)
    return "-".join(part for part in (text[:4], text[4:6], text[6:8]) if part)


def spelling_fit(asked: tuple[str, ...], known: tuple[str, ...], country: str | None = None) -> float:
    """`name_fit`, or nearly as much where the words are only split otherwise or the name asked is longer."""
    fit = name_fit(asked, known, country)
    if fit < SURE and len(asked) > 1 and len(known) > 1:
        if len(asked) > len(known):
            fit = max(fit, name_fit(known, asked, country) - 0.06)
        if asked[0][0] == known[0][0] and close_key("".join(asked)) == close_key("".join(known)):
            fit = max(fit, 0.95)
    return fit


def name_fit(asked: tuple[str, ...], known: tuple[str, ...], country: str | None = None) -> float:
    """How well the folded words of a name as written fit those of a known spelling, 0 to 1.

    Every word asked must be found, but for a middle name (a second given name of those whose family name comes first is none:
    Park Chung-hee is not Park Geun-hye); the last, which is the family name, counts twice; a different first name or "Jr."
    is another person.
    """
    asked_suffix, known_suffix = SUFFIXES.intersection(asked), SUFFIXES.intersection(known)
    if asked_suffix - {"sr"} and asked_suffix != known_suffix:
        return 0.0
    asked = tuple(word for word in asked if word not in SUFFIXES and word not in PARTICLES) or asked
    known = tuple(word for word in known if word not in SUFFIXES and word not in PARTICLES) or known
    if not asked or not known:
        return 0.0
    if len(asked) == 1:
        return _single_fit(asked[0], known, country)
    free = list(range(len(known)))
    total = 0.0
    for place, word in enumerate(asked):
        best, at = max(((word_fit(word, known[spot]), -spot) for spot in free), default=(0.0, 0))
        if best < 0.7:
            if 0 < place < len(asked) - 1 and country not in _FAMILY_FIRST:
                total += 0.55
                continue
            return 0.0
        free.remove(-at)
        total += best
    if best < 0.8:
        return 0.0
    total += best
    if not _covers_family(free, known, country):
        return 0.0
    return total / (len(asked) + 1) - 0.02 * len(free) - (0.03 if known_suffix != asked_suffix else 0.0)


def _covers_family(free: list[int], known: tuple[str, ...], country: str | None) -> bool:
    """Whether the words found are more than first names: the last word, or one of two family names, is among them."""
    if len(known) - 1 not in free or country in _FAMILY_FIRST:
        return True
    return len(known) >= 3 and len(known) - 2 not in free and 0 not in free


def _single_fit(word: str, known: tuple[str, ...], country: str | None) -> float:
    """A name of one word must be the family name: the last word, the first in China, or one of two in Spanish."""
    last = word_fit(word, known[-1])
    if len(known) == 1:
        return last
    first = word_fit(word, known[0]) if country in _FAMILY_FIRST else 0.0
    middle = word_fit(word, known[-2]) - 0.08 if len(known) >= 3 else 0.0
    fit = max(last, first, middle)
    return fit if fit >= 0.8 else 0.0
