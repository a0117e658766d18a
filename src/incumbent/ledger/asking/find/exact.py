"""A user's words to the offices and people of the ledger: exact first, then whatever holds all the words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from incumbent.knowledge import Knowledge
from incumbent.knowledge.spelling import fold
from incumbent.knowledge.titles import parse_title
from incumbent.ledger.asking.find.countries import country_in
from incumbent.ledger.deriving.people import Unions, compatible, join_alike, merged
from incumbent.ledger.deriving.spelling import alike, fold_office, is_bare, last_key, spelling_key
from incumbent.ledger.deriving.titles import Seats, entries
from incumbent.ledger.file.store import Store

_STOP = frozenset("of the for and in a an to at s".split())
_RANKS = frozenset("deputy vice assistant shadow under former".split())
_HEADS = frozenset({"head", "president", "prime minister", "secretary-general"})


@dataclass(frozen=True, slots=True)
class OfficeFound:
    """An office of the ledger that a question may mean. `claims` is how many claims speak of it."""

    key: str
    name: str
    country: str | None
    known: str | None
    seats: Seats
    claims: int


@dataclass(frozen=True, slots=True)
class PersonFound:
    """A person of the ledger: all keys under which claims know this person, and all spellings."""

    key: str
    name: str
    keys: tuple[str, ...]
    spellings: tuple[str, ...]
    known: str | None


def find_offices(
    store: Store, knowledge: Knowledge, text: str, country: str | None = None
) -> tuple[list[OfficeFound], list[OfficeFound]]:
    """The offices that the words mean best, and those that they may mean too; each with the most spoken of first."""
    best, others = _match(store, knowledge, text, country)
    if not best and country is None:
        rest, code = country_in(knowledge, text)
        if code and rest:
            best, others = _match(store, knowledge, rest, code)
    return best, others


def _match(
    store: Store, knowledge: Knowledge, text: str, country: str | None
) -> tuple[list[OfficeFound], list[OfficeFound]]:
    text = knowledge.office_words(text)
    words = [w for w in fold_office(text).split() if w not in _STOP]
    if not words:
        return [], []
    tiers: dict[str, int] = {}
    for office in _candidates(store, country):
        tier = _tier(words, office)
        if tier is not None:
            tiers[office.key] = min(tier, tiers.get(office.key, tier))
    rank = parse_title(text).rank
    for known in knowledge.offices_named(text, country) if not tiers else ():
        if parse_title(known.name).rank != rank:
            continue  # a deputy is another office
        for row in store.rows("SELECT key FROM offices WHERE known = ?", (known.id,)):
            tiers[row["key"]] = 0
    found = _offices(store, tiers)
    low = min(tiers.values(), default=0)
    return [o for o in found if tiers[o.key] == low], [o for o in found if tiers[o.key] > low]


@dataclass(frozen=True, slots=True)
class _Worded:
    """An office as one article words it. `wording` and `body` are words."""

    key: str
    title: str
    country: str | None
    wording: frozenset[str]
    body: frozenset[str]


def _candidates(store: Store, country: str | None) -> list[_Worded]:
    row = store.row(
        "SELECT (SELECT max(id) FROM decisions), (SELECT count(*) FROM office_wordings), (SELECT count(*) FROM offices), "
        "(SELECT value FROM meta WHERE key = 'rules')"
    )
    decided, *state = row or (None,)
    every = store.while_same("office wordings", tuple(state), lambda: _worded(store), decisions=decided)
    return [w for w in every if w.country == country] if country else every


def _worded(store: Store) -> list[_Worded]:
    rows = store.rows(
        "SELECT o.key, o.title, o.body, o.country, w.wording FROM office_wordings w JOIN offices o ON o.key = w.office"
    )
    return [
        _Worded(
            row["key"], row["title"], row["country"], frozenset(row["wording"].split()),
            frozenset(fold_office(row["body"] or "").split()) - _STOP,
        )
        for row in rows
    ]  # fmt: skip


def _tier(words: Sequence[str], office: _Worded) -> int | None:
    """0 the office itself, or the head of the body that was named; 1 an office whose wording holds all the words."""
    kin = _kin(office.title)
    if not all(w in office.wording or w in kin for w in words):
        return None
    if (office.wording & _RANKS) - set(words):
        return 1  # a deputy is another office
    rest = office.wording - _STOP - kin - set(words)
    if not rest:
        return 0 if set(words) - office.body or office.title in _HEADS or not office.body else 1
    return 0 if office.title in _HEADS and office.body == set(words) else 1


@lru_cache(maxsize=4096)
def _kin(title: str) -> frozenset[str]:
    """The words of all titles that name the same post."""
    return frozenset(w for e in entries() if e.name == title for word in e.words for w in word.split())


def office_by_key(store: Store, key: str) -> OfficeFound:
    row = store.row(
        "SELECT o.*, (SELECT count(*) FROM claims c WHERE c.office_key = o.key) AS claims FROM offices o WHERE key = ?",
        (key,),
    )
    assert row is not None
    return OfficeFound(row["key"], row["name"], row["country"], row["known"], row["seats"], row["claims"])


def _offices(store: Store, keys: dict[str, int]) -> list[OfficeFound]:
    found = [office_by_key(store, key) for key in sorted(keys)]
    return sorted((o for o in found if o.claims), key=lambda o: (-o.claims, o.key))


def find_people(store: Store, knowledge: Knowledge, text: str, merges: Mapping[str, str]) -> list[PersonFound]:
    """The people of the ledger whom a name can mean, the most spoken of first."""
    rows = store.rows("SELECT person, name FROM person_names WHERE spelling = ?", (spelling_key(text),))
    if is_bare(text):
        last = last_key(text)
        rows += store.rows(
            "SELECT person, name FROM person_names WHERE spelling LIKE ? ESCAPE '\\'", (f"% {_like(last)}",)
        )
    keys = {row["person"] for row in rows if alike(row["name"], text)}
    if not keys and (wanted := set(fold(text).split())):
        row = store.row("SELECT (SELECT max(id) FROM decisions), (SELECT count(*) FROM person_names)")
        decided, state = row or (None, 0)
        every = store.while_same("person names", state, lambda: _folded_names(store), decisions=decided)
        keys = {person for person, words in every if wanted <= words}
    for person in knowledge.people_named(text):
        if fold(text) in {fold(n) for n in (person.name, *person.aliases)}:
            keys |= {row[0] for row in store.rows("SELECT key FROM people WHERE known = ?", (person.id,))}
    roots = {merged(k, merges) for k in keys}
    return people_of(store, keys | roots | {k for k in merges if merged(k, merges) in roots}, merges)


def _folded_names(store: Store) -> list[tuple[str, frozenset[str]]]:
    rows = store.rows("SELECT person, name FROM person_names")
    return [(row["person"], frozenset(fold(row["name"]).split())) for row in rows]


def _like(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def people_of(store: Store, keys: set[str], merges: Mapping[str, str]) -> list[PersonFound]:
    """Keys joined into people: one name's spellings in countries that go together, never two known people in one."""
    names: dict[str, list[str]] = {k: [] for k in sorted(keys)}
    countries: dict[str, set[str | None]] = {}
    weights: dict[str, int] = {}
    for key in names:
        names[key] = [r[0] for r in store.rows("SELECT name FROM person_names WHERE person = ? ORDER BY name", (key,))]
        rows = store.rows("SELECT country, count(*) FROM claims WHERE person_key = ? GROUP BY country", (key,))
        countries[key] = {r[0] for r in rows}
        weights[key] = sum(r[1] for r in rows)
    unions = Unions()
    for key in names:
        if key in merges:
            unions.join(merged(key, merges), key)
    by_spelling: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for key in names:
        for name in names[key]:
            if not is_bare(name) and weights[key]:
                by_spelling[spelling_key(name)].setdefault(key, []).append(name)
    for spelled in by_spelling.values():
        join_alike(spelled, unions, lambda a, b: any(compatible(x, y) for x in countries[a] for y in countries[b]))
    groups: dict[str, list[str]] = defaultdict(list)
    for key in names:
        if weights[key]:
            groups[unions.find(key)].append(key)
    ordered = sorted(groups, key=lambda g: (-sum(weights[k] for k in groups[g]), g))
    return [_person(store, group, groups[group], names) for group in ordered]


def _person(store: Store, group: str, keys: Sequence[str], names: dict[str, list[str]]) -> PersonFound:
    row = store.row("SELECT name, known FROM people WHERE key = ?", (group,))
    assert row is not None
    spellings = tuple(sorted({n for k in keys for n in names[k]}))
    name = row["name"] if not is_bare(row["name"]) else max(spellings, key=lambda n: (len(n.split()), n))
    return PersonFound(group, name, tuple(keys), spellings, row["known"])
