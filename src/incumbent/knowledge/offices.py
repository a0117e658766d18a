"""Finds the office that the words of an article or of a user name.

In: a title with body, country and area as far as known. Out: the office of the lists, exact before near before none.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from rapidfuzz import fuzz

from incumbent.knowledge.bodies import BodyIndex
from incumbent.knowledge.entries import Office
from incumbent.knowledge.places import PlaceIndex
from incumbent.knowledge.spelling import fold
from incumbent.knowledge.titles import Title, parse_title, plain, scope_words, title_facts

_CHAMBER = frozenset({"parliament", "house", "assembly", "national", "parliamentary", "representatives", "chamber"})
_MOST_EXTRA = 4
_MOST_COMPARED = 500
_COLUMNS = "number, ident, coalesce(name, title), title, country, rank, role, scope, legislator"
_Row = tuple[int, str, str, str, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class ListedOffice:
    """An office of the lists with its title as read."""

    number: int
    office: Office
    title: str
    key: Title
    legislator: bool


@dataclass(frozen=True, slots=True)
class CountryOffices:
    """All offices of one country, by what their titles say and by their short titles."""

    by_key: dict[Title, ListedOffice]
    by_kind: dict[tuple[str, str], tuple[ListedOffice, ...]]
    by_title: dict[str, ListedOffice]


class OfficeIndex:
    """Offices of the data file; those of a country are read when first asked for."""

    def __init__(self, store: sqlite3.Connection, places: PlaceIndex, bodies: BodyIndex) -> None:
        self._store = store
        self._places = places
        self._bodies = bodies
        self._countries: dict[str, CountryOffices] = {}
        self._answers: dict[tuple[str, str | None, str | None, str | None], Office | None] = {}

    def find(
        self, title: str, body: str | None = None, country: str | None = None, area: str | None = None
    ) -> Office | None:
        """The office that these words name; None where it is not in the lists or several are as likely."""
        question = (title, body, country, area)
        if question not in self._answers:
            if len(self._answers) > 20_000:
                self._answers.clear()
            listed = self._find(title, body, country, area)
            self._answers[question] = listed.office if listed else None
        return self._answers[question]

    def number_of(self, ident: str) -> int | None:
        """The row number of an office id; None where it is unknown."""
        row = self._store.execute("SELECT number FROM office WHERE ident = ?", (ident,)).fetchone()
        return row[0] if row else None

    def known(self, ident: str) -> Office | None:
        """The office with this id; None where it is unknown."""
        row = self._store.execute(f"SELECT {_COLUMNS} FROM office WHERE ident = ?", (ident,)).fetchone()
        return self._listed(row).office if row else None

    def named(self, text: str, country: str | None = None, limit: int = 10) -> list[Office]:
        """Offices near to a user's words, best first: exact, then heads of a body so called, then similar names."""
        words, country = self._split_country(text, country)
        found: dict[str, Office] = {}
        exact = self.find(words, country=country) if country else None
        if exact is not None:
            found[exact.id] = exact
        for body in self._bodies.all_called(words):
            if body.country is not None and country in (None, body.country):
                head = self.find("head", body=body.name, country=body.country)
                if head is not None:
                    found.setdefault(head.id, head)
        for listed in self._similar(words, country, limit):
            found.setdefault(listed.office.id, listed.office)
        return list(found.values())[:limit]

    def _split_country(self, text: str, country: str | None) -> tuple[str, str | None]:
        """ "foreign minister of Iran" and "Iranian foreign minister" as ("foreign minister", "IRN")."""
        words = text.replace(",", " ").split()
        for size in (3, 2, 1):
            if len(words) <= size:
                continue
            for place, rest in ((words[-size:], words[:-size]), (words[:size], words[size:])):
                code = self._places.state(" ".join(place))
                if code is not None and country in (None, code):
                    left = [word for word in rest if word.lower() not in ("of", "the", "in")] or rest
                    return " ".join(left), code
        return text, country

    def _similar(self, words: str, country: str | None, limit: int) -> list[ListedOffice]:
        asked = fold(words)
        longest = max(asked.split(), key=len, default="")
        if not longest:
            return []
        if country is not None:
            listed = list(self._of(country).by_title.values())
        else:
            listed = self._titled("title LIKE ?", (words.strip(),), limit)
            if not listed:
                like = f"%{longest[: max(4, len(longest) - 2)]}%"
                listed = self._titled("title LIKE ? OR name LIKE ?", (like, like), _MOST_COMPARED)
        scored = [
            (
                max(
                    fuzz.token_sort_ratio(asked, fold(one.title)),
                    fuzz.token_set_ratio(asked, fold(one.office.name)) - 5,
                ),
                one,
            )
            for one in listed
        ]
        near = sorted((pair for pair in scored if pair[0] >= 70), key=lambda pair: (-pair[0], pair[1].number))
        return [one for _, one in near[:limit]]

    def _titled(self, condition: str, values: tuple[str, ...], most: int) -> list[ListedOffice]:
        rows = self._store.execute(f"SELECT {_COLUMNS} FROM office WHERE {condition} LIMIT {most}", values)
        return [self._listed(row) for row in rows]

    def _find(self, title: str, body: str | None, country: str | None, area: str | None) -> ListedOffice | None:
        if country is None and body is not None:
            known = self._bodies.find(body)
            country = known.country if known else None
        if country is None:
            return None
        offices = self._of(country)
        drop = self._places.words_of(country)
        usual = (
            None if area and parse_title(title, drop).role != "member" else self._usual(offices, title, body, country)
        )
        if usual is not None:
            return usual
        key = parse_title(title, drop)
        if key.role == "chief_justice" and key.rank == "" and not area:
            body = None
        if not key.role:
            return offices.by_title.get(fold(title)) if not (body or area) else None
        for scope in self._scopes(key, body, country, area, drop):
            found = self._exact(offices, key, scope, body)
            if found is not None:
                return found
        scope = key.scope | scope_words(body or "", drop) | scope_words(area or "", drop)
        return self._near(offices, key, scope)

    def _usual(self, offices: CountryOffices, title: str, body: str | None, country: str) -> ListedOffice | None:
        facts = title_facts()
        names = facts.usual.get(country, {})
        asked = plain(f"{body} {title}" if body else title, facts.words)
        return offices.by_title.get(names[asked]) if asked in names else None

    def _scopes(
        self, key: Title, body: str | None, country: str, area: str | None, drop: frozenset[str]
    ) -> list[frozenset[str]]:
        """What the office may be over: the title's own words and the area's, with each name of the body."""
        own = key.scope | scope_words(area or "", drop)
        names = [body] if body else [" ".join(sorted(key.scope))] if len(key.scope) == 1 else []
        scopes = [] if body else [own]
        for name in names:
            scopes.append((own if body else frozenset()) | scope_words(name, drop))
            for known in self._bodies.all_called(name):
                if known.country == country:
                    base = own if body else frozenset()
                    scopes.extend(base | scope_words(one, drop) for one in self._bodies.names(known))
        return list(dict.fromkeys(scopes))

    def _exact(
        self, offices: CountryOffices, key: Title, scope: frozenset[str], body: str | None
    ) -> ListedOffice | None:
        facts = title_facts()
        if not scope and key.role not in facts.alone and key.role not in ("chief_of_staff",):
            return None
        roles = [key.role]
        if scope and key.role in facts.heads and (body or key.role == "head"):
            roles += [role for role in facts.heads if role != key.role]
        for role in roles:
            found = offices.by_key.get(Title(key.rank, role, scope))
            if found is not None:
                return found
        return None

    def _near(self, offices: CountryOffices, key: Title, scope: frozenset[str]) -> ListedOffice | None:
        """The one office of that rank and role whose scope holds all the words asked and the fewest others."""
        kin = offices.by_kind.get((key.rank, key.role), ())
        if key.role == "speaker" and scope <= _CHAMBER and len(kin) == 1:
            return kin[0]
        if key.role in title_facts().alone and not scope:
            wider = [one for one in kin if not one.legislator]
            return wider[0] if len(wider) == 1 else None
        if not scope:
            return None
        fits = sorted(
            ((len(one.key.scope - scope), number, one) for number, one in enumerate(kin) if scope < one.key.scope),
            key=lambda fit: fit[:2],
        )
        if not fits or fits[0][0] > _MOST_EXTRA:
            return None
        return fits[0][2]

    def _of(self, country: str) -> CountryOffices:
        known = self._countries.get(country)
        if known is None:
            rows = self._store.execute(f"SELECT {_COLUMNS} FROM office WHERE country = ? ORDER BY number", (country,))
            known = self._countries[country] = _arranged([self._listed(row) for row in rows])
        return known

    def _listed(self, row: _Row) -> ListedOffice:
        number, ident, name, title, country, rank, role, scope, legislator = row
        office = Office(ident, name, country, "everypolitician, from Wikidata")
        return ListedOffice(number, office, title, Title(rank, role, frozenset(scope.split())), bool(legislator))


def _arranged(listed: list[ListedOffice]) -> CountryOffices:
    by_key: dict[Title, ListedOffice] = {}
    by_kind: dict[tuple[str, str], list[ListedOffice]] = {}
    by_title: dict[str, ListedOffice] = {}
    for one in sorted(listed, key=lambda one: (one.legislator, one.office.id[:1] != "Q", one.number)):
        by_key.setdefault(one.key, one)
        by_kind.setdefault((one.key.rank, one.key.role), []).append(one)
        by_title.setdefault(fold(one.title), one)
    return CountryOffices(by_key, {kind: tuple(ones) for kind, ones in by_kind.items()}, by_title)
