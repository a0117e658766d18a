"""Names that come near words which found nothing: each word is like one of the name, or else the whole like the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from incumbent.knowledge import Knowledge
from incumbent.knowledge.spelling import fold
from incumbent.ledger.asking.find.words import words_of
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.people import merged
from incumbent.ledger.file.store import Store

_CLOSE = 75  # how much alike two words are written, of 100
_WHOLE = 55  # and two whole names, where none has a word like each
_WORDS = 8  # words looked at that are like one word
_SHOWN = 5


@dataclass(slots=True)
class _Names:
    """Names (id, as it is shown, the words by which it is found), and which of them have a word."""

    named: list[tuple[str, str, str]] = field(default_factory=list)
    having: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, named: Iterable[tuple[str, str, str]]) -> _Names:
        names = cls()
        for i, (id, name, words) in enumerate(named):
            names.named.append((id, name, fold(words)))
            for word in fold(words).split():
                names.having[word].add(i)
        return names

    def near(self, text: str) -> list[tuple[str, str]]:
        """The names that have a word like each of the text's, else those that are like it as wholes; the likest first."""
        from rapidfuzz import fuzz, process

        scores: dict[int, float] | None = None
        for word in words_of(fold(text)):
            like: dict[int, float] = {}
            for found, score, _ in process.extract(
                word, self.having.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE, limit=_WORDS
            ):
                for i in self.having[found]:
                    like[i] = max(score, like.get(i, 0))
            scores = like if scores is None else {i: scores[i] + like[i] for i in scores.keys() & like.keys()}
        if not scores:
            whole = process.extract(
                fold(text), [n for _, _, n in self.named], scorer=fuzz.WRatio, score_cutoff=_WHOLE, limit=5 * _SHOWN
            )
            scores = {i: score for _, score, i in whole}
        ranked = sorted(scores.items(), key=lambda s: (-s[1], len(self.named[s[0]][1]), self.named[s[0]]))
        return [self.named[i][:2] for i, _ in ranked]


def near_people(store: Store, text: str) -> list[tuple[str, str]]:
    """People (key and name) one of whose spellings comes near, the nearest first."""
    merges = rulings(store).merges
    names = store.once(
        "near people",
        lambda: _Names.of(
            (r["person"], r["name"], r["name"]) for r in store.rows("SELECT person, name FROM person_names")
        ),
    )
    found: dict[str, str] = {}
    for key, name in names.near(text):
        found.setdefault(merged(key, merges), name)
    return list(found.items())[:_SHOWN]


def near_offices(store: Store, knowledge: Knowledge, text: str, country: str | None = None) -> list[tuple[str, str]]:
    """Offices (key and name, with the country where the name does not say it) that come near, the nearest first; those of
    `country` alone, where it has any."""
    every = store.once("near offices", lambda: _Names.of(_with_country(store, knowledge, None)))
    if country is not None:
        own = store.once(("near offices", country), lambda: _Names.of(_with_country(store, knowledge, country)))
        every = own if own.named else every
    return list(dict.fromkeys(every.near(text)))[:_SHOWN]


def _with_country(store: Store, knowledge: Knowledge, country: str | None) -> Iterable[tuple[str, str, str]]:
    """Offices' names with their country, where the name does not say it; found by these and by each of their wordings."""
    rows = store.rows(
        "SELECT o.key, o.name, o.country, w.wording FROM offices o LEFT JOIN office_wordings w ON w.office = o.key "
        "WHERE ? IS NULL OR o.country = ?",
        (country, country),
    )
    for row in rows:
        said = knowledge.country_name(row["country"]) if row["country"] else ""
        name = row["name"] if said.lower() in row["name"].lower() else f"{row['name']}, {said}"
        for words in (name, row["wording"]):
            if words:
                yield row["key"], name, words
