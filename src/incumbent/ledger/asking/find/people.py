"""People by their names in any spelling, by ids; each once, whatever keys a reviewer merged, under the fullest name."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from incumbent.knowledge import Knowledge
from incumbent.knowledge.spelling import fold
from incumbent.ledger.asking.find.exact import PersonFound, find_people, people_of
from incumbent.ledger.asking.find.words import NAMED, match, rejected, sharing_a_name, words_of
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.deriving.spelling import alike, spelling_key
from incumbent.ledger.file.store import Store

_WIKIDATA = re.compile(r"Q\d+\Z")


@dataclass(frozen=True, slots=True)
class PersonHit:
    """A person with what is told of it: the claims that no reviewer rejected, the countries of all its keys."""

    person: PersonFound
    country: str | None
    countries: frozenset[str]
    claims: int


def people(store: Store, knowledge: Knowledge, text: str, rows: int) -> list[PersonHit]:
    """People one of whose spellings holds the words or sounds like them, the most spoken of first."""
    if not words_of(text):
        return []
    merges = rulings(store).merges
    keys = {*_with_id(store, text), *_holding(store, text, rows), *_sounding(store, text)}
    if not keys:
        keys = {k for p in find_people(store, knowledge, text, merges) for k in p.keys}
    return _hits(store, keys, merges)[:rows]


def namesakes(store: Store, knowledge: Knowledge, person: PersonFound, rows: int) -> list[PersonHit]:
    """Others who are called so too and are not this person, the most spoken of first."""
    name = fold(person.name)
    hits = people(store, knowledge, person.name, 4 * rows)
    return [h for h in hits if h.person.key not in person.keys and name in map(fold, h.person.spellings)][:rows]


def _with_id(store: Store, text: str) -> set[str]:
    kind, _, key = text.partition(":")
    given = key if kind == "person" else text
    if given == text and not _WIKIDATA.match(text):
        return set()
    return {row["key"] for row in store.rows("SELECT key FROM people WHERE ? IN (key, known)", (given,))}


def _holding(store: Store, text: str, rows: int) -> set[str]:
    words = words_of(text)
    if not words:
        return set()
    found = store.rows(
        f"SELECT k.key, (SELECT count(*) FROM claims c WHERE c.person_key = k.key) AS n FROM {NAMED} k "
        "WHERE n > 0 ORDER BY n DESC, k.key LIMIT ?",
        (match(words, "person"), rows),
    )
    return {row["key"] for row in found}


def _sounding(store: Store, text: str) -> set[str]:
    rows = store.rows("SELECT person, name FROM person_names WHERE spelling = ? LIMIT 40", (spelling_key(text),))
    return {row["person"] for row in rows if alike(row["name"], text)}


def _hits(store: Store, keys: set[str], merges: Mapping[str, str]) -> list[PersonHit]:
    roots = {merged(k, merges) for k in keys}
    wanted = keys | roots | {k for k in merges if merged(k, merges) in roots}
    less = rejected(store, "person_key")
    found = [
        _hit(store, person, less)
        for person in people_of(store, wanted | sharing_a_name(store, wanted), merges)
        if keys & {*person.keys, person.key} or roots & {*person.keys, person.key}
    ]
    return sorted((h for h in found if h.claims > 0), key=lambda h: (-h.claims, h.person.key))


def _hit(store: Store, person: PersonFound, less: Mapping[str, int]) -> PersonHit:
    rows = _rows(store, {person.key, *person.keys})
    return PersonHit(
        person,
        next((country for key, country, _ in rows if key == person.key), None),
        frozenset(country for _, country, _ in rows if country),
        sum(n - less.get(key, 0) for key, _, n in rows),
    )


def _rows(store: Store, keys: Iterable[str]) -> list[tuple[str, str | None, int]]:
    rows = store.rows(
        "SELECT p.key, p.country, (SELECT count(*) FROM claims c WHERE c.person_key = p.key) AS n FROM people p "
        "WHERE p.key IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(keys)),),
    )
    return [(row["key"], row["country"], row["n"]) for row in rows]
