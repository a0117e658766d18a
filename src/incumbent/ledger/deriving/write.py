"""Records into the ledger, a small batch a transaction: added, unchanged, or corrected in place of their old version."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from incumbent.knowledge import Knowledge
from incumbent.ledger.deriving.copies import newest, settle
from incumbent.ledger.deriving.decisions import rulings
from incumbent.ledger.deriving.keys import Keyer
from incumbent.ledger.deriving.load import Stamp, article_hash, insert_record, record_hash, utc_now
from incumbent.ledger.deriving.rebuild import rebuild
from incumbent.ledger.file.store import Store
from incumbent.ledger.file.texts import forget_article
from incumbent.records import Article, Record

Outcome = Literal["added", "unchanged", "corrected"]
Sketcher = Callable[[str], tuple[int, ...]]


def _no_sketch(text: str) -> tuple[int, ...]:
    return ()


class Writer:
    """Writes records to one ledger; keeps the look-ups that repeat. `sketcher`: the fingerprint that knows copies.

    A killed process leaves every batch either whole or absent, and offices that wait to be derived marked as such.
    """

    def __init__(self, store: Store, knowledge: Knowledge, sketcher: Sketcher = _no_sketch) -> None:
        self.store = store
        self.knowledge = knowledge
        self._keyer = Keyer(knowledge)
        self._sketcher = sketcher
        self._since = newest(store)
        self._mine: set[str] = set()

    def is_read(self, article: Article, coder: str, model: str) -> bool:
        """Whether this very article is stored as this coder and model code it, so that coding it again is idle."""
        row = self.store.row("SELECT text_hash, coder, model FROM articles WHERE id = ?", (article.id,))
        return row is not None and tuple(row) == (article_hash(article), coder, model)

    def holds(self, article: str, coder: str, model: str) -> bool:
        """Whether an article of this id is stored as this coder and model code it."""
        row = self.store.row("SELECT coder, model FROM articles WHERE id = ?", (article,))
        return row is not None and tuple(row) == (coder, model)

    def sketches(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Article ids and their sketches, in the order of reading: what new articles are compared with for copies."""
        rows = self.store.connection.execute(
            "SELECT id, sketch FROM articles WHERE sketch IS NOT NULL AND duplicate_of IS NULL ORDER BY rowid"
        )
        for row in rows:
            yield row[0], tuple(json.loads(row[1]))

    def add(self, records: Sequence[Record]) -> list[Outcome]:
        """Store a batch in one transaction; what became of each record. Raises LedgerError, and then nothing is stored."""
        with self.store.transaction():
            in_force = rulings(self.store)
            outcomes: list[Outcome] = []
            for record in records:
                old = self._old(record)
                if old == "same":
                    outcomes.append("unchanged")
                    continue
                stamp = Stamp(old or utc_now(), utc_now(), self._sketcher(record.article.text))
                people = self._remove(record.article.id) if old else []
                self._mine.add(record.article.id)
                touched = insert_record(self.store, record, self._keyer, in_force, stamp)
                self._mark_stale(touched)
                self._forget(people)
                outcomes.append("corrected" if old else "added")
        return outcomes

    def finish(self) -> int:
        """Settle which articles are copies, derive what the batches changed; the number of offices derived. Raises LedgerError."""
        with self.store.transaction():
            settle(self.store, self._mine, self._since)
        self._since, self._mine = newest(self.store), set()
        return rebuild(self.store, self.knowledge)

    def _old(self, record: Record) -> str | None:
        """None for a new article, "same" for this very record, else when the article was first read."""
        row = self.store.row("SELECT record_hash, first_read_at FROM articles WHERE id = ?", (record.article.id,))
        if row is None:
            return None
        return "same" if row[0] == record_hash(record) else str(row[1])

    def _remove(self, article: str) -> list[str]:
        """Take out an article and all its own items; the people it spoke of."""
        claims = self.store.rows("SELECT office_key, person_key FROM claims WHERE article = ?", (article,))
        self._mark_stale({row[0] for row in claims if row[0]})
        forget_article(self.store.connection, article)
        self.store.run("DELETE FROM articles WHERE id = ?", (article,))
        return sorted({row[1] for row in claims if row[1]})

    def _mark_stale(self, offices: Iterable[str]) -> None:
        self.store.run_many("INSERT OR IGNORE INTO stale_offices VALUES (?)", [(key,) for key in sorted(offices)])

    def _forget(self, people: Iterable[str]) -> None:
        """People of whom no claim is left."""
        for key in people:
            if self.store.row("SELECT 1 FROM claims WHERE person_key = ? LIMIT 1", (key,)) is None:
                self.store.run("DELETE FROM people WHERE key = ?", (key,))
