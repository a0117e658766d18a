"""Names that come near the words, for a search that found nothing: each word is written much like one of the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from incumbent.ledger import Ledger
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.deriving.spelling import fold
from incumbent.web.finding.words import words_of
from incumbent.web.pages.shape import Json

_CLOSE = 75  # how much alike two words are written, of 100
_WORDS = 8  # words looked at that are like one word
_SHOWN = 5


@dataclass(slots=True)
class _Names:
    """Names (id and text), and which of them have a word."""

    named: list[tuple[str, str]] = field(default_factory=list)
    having: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, named: Iterable[tuple[str, str]]) -> _Names:
        names = cls()
        for i, (id, name) in enumerate(named):
            names.named.append((id, name))
            for word in fold(name).split():
                names.having[word].add(i)
        return names

    def near(self, text: str) -> list[tuple[str, str]]:
        """The names that have a word like each of the text's, the likest first."""
        scores: dict[int, float] | None = None
        for word in words_of(fold(text)):
            like: dict[int, float] = {}
            for found, score, _ in process.extract(
                word, self.having.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=_WORDS
            ):
                for i in self.having[found]:
                    like[i] = max(score, like.get(i, 0))
            scores = like if scores is None else {i: scores[i] + like[i] for i in scores.keys() & like.keys()}
        ranked = sorted((scores or {}).items(), key=lambda s: (-s[1], len(self.named[s[0]][1]), self.named[s[0]]))
        return [self.named[i] for i, _ in ranked]


def near(ledger: Ledger, text: str, kinds: tuple[str, ...]) -> list[Json]:
    """People and offices (as `kinds` says) whose names come near, with their ids."""
    found = _people(ledger, text) if "people" in kinds else []
    return found + (_offices(ledger, text) if "offices" in kinds else [])


def _people(ledger: Ledger, text: str) -> list[Json]:
    store, merges = ledger.store, rulings(ledger.store).merges
    names = store.once(
        "near people",
        lambda: _Names.of((r["person"], r["name"]) for r in store.rows("SELECT person, name FROM person_names")),
    )
    found: dict[str, str] = {}
    for key, name in names.near(text):
        found.setdefault(merged(key, merges), name)
    return [{"kind": "person", "id": key, "name": name} for key, name in list(found.items())[:_SHOWN]]


def _offices(ledger: Ledger, text: str) -> list[Json]:
    names = ledger.store.once("near offices", lambda: _Names.of(_with_country(ledger)))
    return [{"kind": "office", "id": key, "name": name} for key, name in names.near(text)[:_SHOWN]]


def _with_country(ledger: Ledger) -> Iterable[tuple[str, str]]:
    """Offices' names with their country, where the name does not say it."""
    for row in ledger.store.rows("SELECT key, name, country FROM offices"):
        country = ledger.knowledge.country_name(row["country"]) if row["country"] else ""
        said = country.lower() in row["name"].lower()
        yield row["key"], row["name"] if said else f"{row['name']}, {country}"
