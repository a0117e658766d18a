"""People and offices that a text may name, each with how sure that is: what reconciliation answers with."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from incumbent.knowledge.spelling import fold
from incumbent.ledger import Ledger
from incumbent.ledger.asking.find import country_in
from incumbent.ledger.asking.find import offices as by_office
from incumbent.ledger.asking.find import people as by_person
from incumbent.ledger.asking.find.offices import OfficeHit, wordings_of
from incumbent.ledger.asking.find.people import PersonHit
from incumbent.ledger.deriving.spelling import fold_office
from incumbent.web.pages.shape import Json

TYPES = {"person": "Person", "office": "Office"}
_ROWS = 20
_SKIPPED = frozenset("of the and for in".split())
_EXACT, _MEANT, _HELD = (
    100.0,
    96.0,
    90.0,
)  # the very words; an office that they name; at most, where they only stand in it


def people(ledger: Ledger, text: str, countries: Sequence[str] | None) -> list[Json]:
    """People with one of the countries (any, where it is None) whom the text may name."""
    return [
        _candidate("person", h.person.key, h.person.name, h.country, h.claims, _score_of_person(text, h))
        for h in by_person.people(ledger.store, ledger.knowledge, text, _ROWS)
        if countries is None or h.countries & set(countries)
    ]


def _score_of_person(text: str, hit: PersonHit) -> float:
    """How near the text is to the nearest of a person's spellings, in any order of the words."""
    if _is_id(text, "person", hit.person.key, hit.person.known):
        return _EXACT
    names = {hit.person.name, *hit.person.spellings}
    return round(max(float(fuzz.token_sort_ratio(fold(text), fold(n))) for n in names), 1)


def offices(ledger: Ledger, text: str, countries: Sequence[str] | None) -> list[Json]:
    """Offices of one of the countries (any, where it is None) that the text may name."""
    found: dict[str, Json] = {}
    for country in countries if countries is not None else (None,):
        for hit in by_office.offices(ledger.store, ledger.knowledge, text, _ROWS, country):
            o = hit.office
            found[o.key] = _candidate(
                "office", o.key, o.name, o.country, hit.claims, _score_of_office(ledger, text, hit)
            )
    return list(found.values())


def _score_of_office(ledger: Ledger, text: str, hit: OfficeHit) -> float:
    """The very words of the office, with or without its country, are beyond doubt; words that stand in it are not."""
    office = hit.office
    if _is_id(text, "office", office.key, office.known):
        return _EXACT
    country = ledger.knowledge.country_name(office.country) if office.country else ""
    rest, code = country_in(ledger.knowledge, text)
    asked = {_words(text), _words(rest) if code and code == office.country else _words(text)}
    wordings = {_words(w) for w in (office.name, f"{office.name} {country}", *wordings_of(ledger.store, office.key))}
    if asked & wordings:
        return _EXACT
    near = max(
        fuzz.token_set_ratio(fold(text), fold(office.name)) - 5,
        fuzz.token_sort_ratio(fold(text), fold(f"{office.name} {country}")),
        fuzz.token_sort_ratio(fold(text), fold(office.name)),
    )
    return _MEANT if hit.meant else round(min(float(near), _HELD), 1)


def _words(text: str) -> frozenset[str]:
    return frozenset(fold_office(text).split()) - _SKIPPED


def _is_id(text: str, kind: str, key: str, known: str | None) -> bool:
    return text in (f"{kind}:{key}", known or key)


def _candidate(kind: str, key: str, name: str, country: str | None, claims: int, score: float) -> Json:
    return {
        "id": f"{kind}:{key}", "name": name, "score": score, "match": False,
        "type": [{"id": kind, "name": TYPES[kind]}],
        "description": f"{claims} claim{'s' if claims != 1 else ''}{f', {country}' if country else ''}",
        "features": [{"id": "name", "value": score}],
    }  # fmt: skip
