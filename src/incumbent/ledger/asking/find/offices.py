"""Offices by any wording that the ledger knows ("U.S. President", "chairman of the KGB of Belarus"), by words, by ids."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incumbent.knowledge import Knowledge
from incumbent.ledger.asking.find.countries import country_in
from incumbent.ledger.asking.find.exact import OfficeFound, find_offices, office_by_key
from incumbent.ledger.asking.find.words import NAMED, match, rejected, words_of
from incumbent.ledger.file.store import Store

_WIKIDATA = re.compile(r"Q\d+\Z")


@dataclass(frozen=True, slots=True)
class OfficeHit:
    """An office with the claims that no reviewer rejected. `meant`: the words name it, rather than stand in its name."""

    office: OfficeFound
    claims: int
    meant: bool


def offices(store: Store, knowledge: Knowledge, text: str, rows: int, country: str | None = None) -> list[OfficeHit]:
    """What the words name, the most spoken of first; then offices whose wording holds all of them.

    `country` is an alpha-3 code; without one a country among the words narrows them.
    """
    if not words_of(text):
        return []
    best, others = find_offices(store, knowledge, text, country)
    meant = {o.key for o in best} | _with_id(store, text)
    found = {o.key: o for o in best}
    for key in (*sorted(meant), *_holding(store, knowledge, text, rows, country)):
        found.setdefault(key, office_by_key(store, key))
    found.update((o.key, o) for o in others if o.key not in found)
    less = rejected(store, "office_key")
    hits = [OfficeHit(o, o.claims - less.get(o.key, 0), o.key in meant) for o in found.values()]
    kept = [h for h in hits if h.claims > 0 and country in (None, h.office.country)]
    return sorted(kept, key=lambda h: not h.meant)[:rows]


def _with_id(store: Store, text: str) -> set[str]:
    kind, _, key = text.partition(":")
    given = key if kind == "office" else text
    if given == text and not _WIKIDATA.match(text):
        return set()
    return {row["key"] for row in store.rows("SELECT key FROM offices WHERE ? IN (key, known)", (given,))}


def _holding(store: Store, knowledge: Knowledge, text: str, rows: int, country: str | None) -> list[str]:
    found = _matching(store, words_of(text), rows, country)
    if country is None:
        rest, code = country_in(knowledge, text)
        if code:
            found += _matching(store, words_of(rest), rows, code)
    return found


def _matching(store: Store, words: list[str], rows: int, country: str | None) -> list[str]:
    if not words:
        return []
    found = store.rows(
        "SELECT o.key, (SELECT count(*) FROM claims c WHERE c.office_key = o.key) AS n "
        f"FROM {NAMED} k JOIN offices o ON o.key = k.key WHERE ? IS NULL OR o.country = ? ORDER BY n DESC, o.key LIMIT ?",
        (match(words, "office"), country, country, rows),
    )
    return [row["key"] for row in found]


def wordings_of(store: Store, office: str) -> list[str]:
    """How articles word an office."""
    return [row["wording"] for row in store.rows("SELECT wording FROM office_wordings WHERE office = ?", (office,))]
