"""First names and surnames as hints: is a word one, and is a first name a man's or a woman's."""

from __future__ import annotations

import sqlite3

from incumbent.knowledge.spelling import fold


class GivenNames:
    """Word counts over the people of the lists; read when first asked for."""

    def __init__(self, store: sqlite3.Connection) -> None:
        self._store = store
        self._words: dict[str, tuple[int, int, int, int]] = {}

    def gender(self, name: str) -> str:
        """ "m" or "f" where nine of ten people with this first name are; else "". A full name counts by its first word."""
        word = fold(name).partition(" ")[0]
        _, male, female, _ = self._counts(word)
        if male + female < 2:
            return ""
        share = male / (male + female)
        return "m" if share >= 0.9 else "f" if share <= 0.1 else ""

    def _counts(self, word: str) -> tuple[int, int, int, int]:
        if not self._words:
            rows = self._store.execute("SELECT word, first, male, female, last FROM name_word")
            self._words = {name: (first, male, female, last) for name, first, male, female, last in rows}
        return self._words.get(word, (0, 0, 0, 0))
