"""What a date expression is read against: the day of publication, the tense at hand, the dates told before it."""

from __future__ import annotations

import datetime as dt
import re

from incumbent.language.times.periods import Period, day_of, month_period, moved, shifted
from incumbent.language.times.tense import Tense, tense_at
from incumbent.language.words import Sentence, Word
from incumbent.records import PartialDate

_BEHIND = ("past", "perfect")
_SLIP = 2  # a date told in the past tense may lie this many days after publication (time zones, late corrections)
_SURNAME = re.compile(
    r"\b(?!In|By|Since|Last|Next|This|Until|Of|On|From|To|For|And|Early|Late|Between)[A-Z]\w+\.? May\b(?! \d)"
)


def _lower(word: str) -> str:
    """The word in lower case; the month stays "May", which the verb never is."""
    return word if word == "May" else word.lower().replace("’", "'")


class Clock:
    """The reading position in one article. `today` is None where the publication date is unknown.

    `ahead` says what a caller knows of the act that is to be dated: that it lies ahead, or behind; None for unknown.
    """

    def __init__(self, text: str, words: list[Word], sentences: list[Sentence], published: PartialDate | None) -> None:
        self.sentences = sentences
        self.lower = [_lower(text[start:end]) for start, end in words]
        self.today: dt.date | None = published.earliest if published else None
        self.ahead: bool | None = None
        self.sentence = 0
        self.anchor: Period | None = None  # the last date told, to the day, month or year
        self.anchor_sentence = -9
        self.day: Period | None = None  # the last day told, however long ago
        self.told_year: int | None = None  # a year the story was set in, and the sentence that set it
        self.told_sentence = -9
        self.surnames = frozenset(("may",)) if _SURNAME.search(text) else frozenset()

    def tell(self, period: Period, story: bool) -> None:
        """Remember a date as told, for what "the following day" means; where `story`, also for a bare "July 5"."""
        self.anchor, self.anchor_sentence = period, self.sentence
        self.day = period if period.unit == "day" else self.day
        if story and period.first.year == period.last.year:
            self.told_year, self.told_sentence = period.first.year, self.sentence

    def tense(self, i: int) -> Tense:
        """The tense of the clause around word `i`; the present of a headline tells nothing: ""."""
        if self.ahead:
            return "future"
        first, last, paragraph = self.sentences[self.sentence]
        if i > first and self.lower[i - 1] in ("until", "till") and self.ahead is None:
            return "future"
        found = tense_at(self.lower, first, last, i, i + 1)
        if self.ahead is False:
            return "perfect" if found == "perfect" else "past"
        return "" if found == "present" and paragraph == 0 else found

    def near_anchor(self) -> Period | None:
        """The last date told, if it was told in this sentence or the three before it."""
        return self.anchor if self.sentence - self.anchor_sentence <= 3 else None

    def story_year(self, tense: Tense) -> int | None:
        """The year the story is set in just now, if it is told in the past and is not the year of publication."""
        if self.told_year is None or tense in ("future", "present", "perfect"):
            return None
        distance = self.sentence - self.told_sentence
        same_paragraph = self.sentences[self.sentence].paragraph == self.sentences[max(self.told_sentence, 0)].paragraph
        if distance > 1 or not same_paragraph:
            return None
        if self.today and self.told_year >= self.today.year:
            return None
        return self.told_year

    def weekday(self, weekday: int, tense: Tense) -> dt.date | None:
        """The weekday meant: the latest up to today when told as past, the first from today on when ahead."""
        if self.today is None:
            return None
        back = (self.today.weekday() - weekday) % 7
        if tense in ("future", "present"):
            return shifted(self.today, (7 - back) % 7)
        return shifted(self.today, -back)

    def day_in(self, month: int, day: int, tense: Tense) -> dt.date | None:
        """The day of a month without a year."""
        story = self.story_year(tense)
        if story is not None:
            return day_of(story, month, day)
        if self.today is None:
            return None
        year = self.today.year
        days = [d for d in (day_of(y, month, day) for y in range(year - 4, year + 5)) if d is not None]
        if not days:
            return None
        if tense in _BEHIND:
            limit = shifted(self.today, _SLIP) or self.today
            days = [d for d in days if d <= limit] or days[:1]
            return days[-1]
        if tense == "future":
            return next((d for d in days if d >= self.today), days[-1])
        today = self.today
        return min(days, key=lambda d: (abs((d - today).days), d))

    def month_in(self, month: int, tense: Tense) -> Period | None:
        """The month without a year: the last one when told as past or untensed, the next when ahead."""
        story = self.story_year(tense)
        if story is not None:
            return month_period(story, month)
        if self.today is None:
            return None
        year = self.today.year
        if tense in ("future", "present"):
            ahead = (month - self.today.month) % 12
            if tense == "future" or ahead <= 6:
                return month_period(year if month >= self.today.month else year + 1, month)
        return month_period(year if month <= self.today.month else year - 1, month)

    def away(self, unit: str, n: int) -> dt.date | None:
        """The day so many units from publication."""
        return moved(self.today, unit, n) if self.today else None
