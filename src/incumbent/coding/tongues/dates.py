"""The dates of acts in Russian, Belarusian and Ukrainian."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from incumbent.coding.dates import AROUND, Dates
from incumbent.language.tongues import words_of
from incumbent.language.tongues.times import Times
from incumbent.reader import Anchor, Page
from incumbent.records import PartialDate, Status

COMING = 7  # words around a person in which a verb of the future tells of him


class TongueDates(Dates):
    """`Dates` with the words of time of another language."""

    def __init__(self, language: str, page: Page, published: PartialDate | None) -> None:
        self.page, self.published = page, published
        self.times = self._calendar = Times(language, page.text, page.words, page.sentences, published)
        self.lower = self._calendar.lower
        self._undone, self._rumoured, self._coming, self._news = _standing(language)

    def undone(self, word: int) -> bool:
        here = self.page.sentences[self.page.sentence_of[word]]
        return self._says(self._undone, max(here.first, word - AROUND), min(here.last, word + AROUND))

    def is_coming(self, word: int) -> bool:
        """Whether a verb of the future near a person tells that he has not begun: "станет министром"."""
        here = self.page.sentences[self.page.sentence_of[word]]
        return self._says(self._coming, max(here.first, word - COMING), min(here.last, word + COMING))

    def is_past(self, first: int, end: int) -> bool:
        """Past unless a word near tells what lies ahead: as `Times` takes it, and not by English verbs."""
        return not self._calendar.is_ahead(first, self.page.sentences[self.page.sentence_of[first]])

    def _says(self, pattern: re.Pattern[str], first: int, end: int) -> bool:
        return pattern.search(" ".join(self.lower[first:end])) is not None

    def of_change(self, anchor: Anchor, status: Status, first: int, end: int) -> PartialDate | None:
        """As in English; without any time in the sentence, the verbs that tell the news of the day are of the day of publication."""
        date = super().of_change(anchor, status, first, end)
        here = self.page.sentences[self.page.sentence_of[anchor.word]]
        if date is not None or status != "asserted" or anchor.roles.get("when"):
            return date
        timed = any(here.first <= t.start < here.last for t in self.times.found)
        return self.published if not timed and self._says(self._news, here.first, here.last) else None

    def change(
        self, anchor: Anchor, kind: str, status: Status, first: int, end: int, others: Sequence[int] = ()
    ) -> tuple[PartialDate | None, Status]:
        here = self.page.sentences[self.page.sentence_of[anchor.word]]
        near = max(here.first, first - AROUND), min(here.last, end + AROUND)
        if kind == "end" and self._says(self._undone, *near):
            return self.of(anchor, "not_done"), "not_done"
        if status == "asserted" and self._says(self._rumoured, *near):
            status = "reported"
        date = self.of_change(anchor, status, first, end)
        if status == "asserted" and date is not None and self.ahead(date):
            status = "planned"
        return date, status


@cache
def _standing(language: str) -> tuple[re.Pattern[str], ...]:
    """Patterns of a leaving that did not happen, of a change told as a rumour, of one that is yet to come, and of news."""
    told = words_of(language)["standing"]
    return tuple(re.compile(told[name]) for name in ("undone", "rumoured", "coming", "news"))
