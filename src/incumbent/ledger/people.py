"""Who is who among the claims on one office: one person under several spellings, and bare surnames. Pure functions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from incumbent.ledger.facts import Fact
from incumbent.ledger.spelling import is_bare, last_key, spelling_key


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
    """Whether a person key is an id of the knowledge base, not a spelling."""
    return "|" not in key


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two countries can belong to one person's claims: equal, or one of them unknown or an organisation."""
    return one == other or not one or not other or "IGO" in (one, other)


def one_person_each(facts: Iterable[Fact], merges: Mapping[str, str]) -> list[Fact]:
    """The facts of one office with one key a person.

    Joined are: keys that a reviewer merged, keys whose names share a spelling (but never two known people), and a bare
    surname with the only full name in this office that ends in it.
    """
    facts = [_merged(f, merges) for f in facts]
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        if fact.person_key and fact.person:
            names[fact.person_key][fact.person] += 1
    unions = Unions()
    _join_spellings(names, unions)
    _join_surnames(names, unions)
    return [replace(f, person_key=unions.find(f.person_key)) if f.person_key else f for f in facts]


def best_name(names: Iterable[str]) -> str:
    """The name to show: the most used full form, the longer one where two are even."""
    counted = Counter(names)
    return min(counted, key=lambda n: (is_bare(n), -counted[n], -len(n), n))


def _merged(fact: Fact, merges: Mapping[str, str]) -> Fact:
    key = fact.person_key
    seen: set[str] = set()
    while key and key in merges and key not in seen:
        seen.add(key)
        key = merges[key]
    return fact if key == fact.person_key else replace(fact, person_key=key)


def _join_spellings(names: Mapping[str, Counter[str]], unions: Unions) -> None:
    holders: dict[str, list[str]] = defaultdict(list)
    for key in sorted(names):
        for name in sorted(names[key]):
            if not is_bare(name):
                holders[spelling_key(name)].append(key)
    for keys in holders.values():
        known = sorted({k for k in keys if is_known(k)})
        spelled = [k for k in keys if not is_known(k)]
        for key in spelled[1:]:
            unions.join(spelled[0], key)
        if len(known) == 1 and spelled:
            unions.join(known[0], spelled[0])


def _join_surnames(names: Mapping[str, Counter[str]], unions: Unions) -> None:
    full: dict[str, set[str]] = defaultdict(set)
    for key in sorted(names):
        for name in names[key]:
            if not is_bare(name):
                full[last_key(name)].add(unions.find(key))
    for key in sorted(names):
        if is_known(key) or not all(map(is_bare, names[key])):
            continue
        owners = {unions.find(o) for o in full.get(last_key(next(iter(names[key]))), ())}
        if len(owners) == 1:
            unions.join(owners.pop(), key)
