"""Who is who among the claims on one office: one person under several spellings, and bare surnames. Pure functions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from incumbent.knowledge import Tenure as Listed
from incumbent.knowledge.cyrillic import is_cyrillic
from incumbent.ledger.deriving.facts import Fact
from incumbent.ledger.deriving.spelling import across, alike, is_bare, last_key, spelling_key

PARTED = "split:"  # how keys begin that a reviewer gave to a person: no spelling joins them to others


class Unions:
    """Keys joined into groups; the group's name is its first key in sorted order, known people (Q...) first."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, key: str) -> str:
        root = key
        while (above := self._parent.get(root, root)) != root:
            root = above
        while (above := self._parent.get(key, key)) != root:
            self._parent[key] = root
            key = above
        return root

    def join(self, one: str, other: str) -> None:
        a, b = sorted((self.find(one), self.find(other)), key=lambda k: (not is_known(k), k))
        if a != b:
            self._parent[b] = a


def is_known(key: str) -> bool:
    """Whether a person key was given (by the knowledge base or a reviewer), not made from a spelling."""
    return "|" not in key


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two countries can belong to one person's claims: equal, or one of them unknown or an organisation."""
    return one == other or not one or not other or "IGO" in (one, other)


@dataclass(frozen=True, slots=True)
class Persons:
    """Who is who in one office: the person of every key in its facts, and the ids under which lists have that person."""

    of_key: Mapping[str, str]
    listed_as: Mapping[str, frozenset[str]]


def persons_of(facts: Iterable[Fact], merges: Mapping[str, str], listed: Sequence[Listed] = ()) -> Persons:
    """For every person key in the facts of one office, the key of the person, which is one of them.

    Joined are: keys that a reviewer merged, keys whose names share a spelling (but never two known people), and a bare
    surname with the only full name in this office that ends in it. Those whom lists have in the office count as named.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    root: dict[str, str] = {}
    for fact in facts:
        key = fact.person_key
        if key and fact.person:
            if key not in root:
                root[key] = merged(key, merges)
            names[root[key]][fact.person] += 1
    told = frozenset(names)
    rows = {row.person: merged(row.person, merges) for row in listed}
    for row in listed:
        names[rows[row.person]][row.person_name] += 0
    unions = Unions()
    _join_spellings(names, unions)
    _join_surnames(names, unions, frozenset(rows.values()))
    groups: dict[str, list[str]] = defaultdict(list)
    for at in told:
        groups[unions.find(at)].append(at)
    first = {group: min(keys, key=lambda k: (not is_known(k), k)) for group, keys in groups.items()}
    ids: dict[str, set[str]] = defaultdict(set)
    for row_id, at in rows.items():
        if (group := unions.find(at)) in first:
            ids[first[group]].add(row_id)
    return Persons(
        {key: first[unions.find(at)] for key, at in root.items()}, {p: frozenset(found) for p, found in ids.items()}
    )


def best_name(names: Iterable[str]) -> str:
    """The name to show: the most used full form, the longer one where two are even."""
    counted = Counter(names)
    return min(counted, key=lambda n: (is_bare(n), -counted[n], -len(n), n))


def merged(key: str, merges: Mapping[str, str]) -> str:
    """The key that a reviewer's merges lead to, however many steps away; a ring of merges ends where it began."""
    seen: set[str] = set()
    while key in merges and key not in seen:
        seen.add(key)
        key = merges[key]
    return key


def _join_spellings(names: Mapping[str, Counter[str]], unions: Unions) -> None:
    holders: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for key in sorted(names):
        for name in sorted(names[key]):
            if not is_bare(name):
                holders[spelling_key(name)].setdefault(key, []).append(name)
    for spelled in holders.values():
        if len(spelled) > 1:
            join_alike(spelled, unions)
    _join_scripts(names, unions)


def _join_scripts(names: Mapping[str, Counter[str]], unions: Unions) -> None:
    """Join whoever is named in Cyrillic alone with the only person of the office whose name in Latin letters can be the same."""
    for key in sorted(names):
        if is_known(key) or not all(map(is_cyrillic, names[key])):
            continue
        name = best_name(names[key])
        owners = {unions.find(k) for k in names if any(across(name, spelled) for spelled in names[k])}
        if len(owners) == 1 and not is_known(unions.find(key)):
            unions.join(owners.pop(), key)


def join_alike(
    spelled: Mapping[str, Sequence[str]], unions: Unions, fit: Callable[[str, str], bool] = lambda a, b: True
) -> None:
    """Join keys (with their names) whose names are spellings of one another; never two known people, nor the unfit."""
    known = [k for k in spelled if is_known(k) and not k.startswith(PARTED)]
    others = [k for k in spelled if not is_known(k)]

    def one(a: str, b: str) -> bool:
        return fit(a, b) and any(alike(x, y) for x in spelled[a] for y in spelled[b])

    for i, a in enumerate(others):
        for b in others[i + 1 :]:
            if one(a, b):
                unions.join(a, b)
    for key in others:
        owners = [k for k in known if one(k, key)]
        if len(owners) == 1:
            unions.join(owners[0], key)


def _join_surnames(names: Mapping[str, Counter[str]], unions: Unions, listed: frozenset[str]) -> None:
    """Join bare surnames with the only full name that ends in them; where several do, with the only listed one."""
    full: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in sorted(names):
        for name in sorted(names[key]):
            if not is_bare(name):
                full[last_key(name)].append((key, name))
    for key in sorted(names):
        if is_known(key) or not all(map(is_bare, names[key])):
            continue
        name = min(names[key])
        owners = {unions.find(k) for k, whole in full.get(last_key(name), ()) if alike(whole, name)}
        if len(owners) > 1:
            owners &= {unions.find(k) for k in listed}
        if len(owners) == 1:
            unions.join(owners.pop(), key)
