"""What a date expression is read against: the day of publication, the tense at hand, the dates told before it."""

from __future__ import annotations

import datetime as dt

from incumbent.language.analysis import Analysis, Token
from incumbent.language.times.periods import Period, day_of, month_period, moved, shifted
from incumbent.language.times.tense import Tense, governing_verb, verb_tense

_BEHIND = ("past", "perfect")
_SLIP = 2  # a date told in the past tense may lie this many days after publication (time zones, late corrections)
_PUT_OFF = frozenset(("delay", "postpone", "extend", "reschedule", "adjourn", "schedule", "set", "move", "push"))
_TOWARDS = frozenset(("until", "till", "to", "for", "through"))


def _by_noun(tokens: list[Token], i: int) -> bool:
    """Whether token `i` hangs on a noun through a preposition or a possessive."""
    head = tokens[tokens[i].head]
    if tokens[i].dep in ("compound", "nmod", "poss", "amod") and head.tag[:2] == "NN":
        return True
    return head.tag == "IN" and tokens[head.head].tag[:2] == "NN" and head.head != head.i


def _bare(tokens: list[Token], verb: int) -> bool:
    """Whether a verb has no tense of its own: "to hold all markets closed until Friday"."""
    token = tokens[verb]
    return token.tag in ("VB", "VBG", "VBN") and not any(tokens[j].dep in ("aux", "auxpass") for j in token.children)


class Clock:
    """The reading position in one article. `today` is None where the publication date is unknown."""

    def __init__(self, analysis: Analysis) -> None:
        published = analysis.article.published_on
        self.tokens = analysis.tokens
        self.sentences = analysis.sentences
        self.today: dt.date | None = published.earliest if published else None
        self.sentence = 0
        self.anchor: Period | None = None  # the last date told, to the day, month or year
        self.anchor_sentence = -9
        self.day: Period | None = None  # the last day told, however long ago
        self.told_year: int | None = None  # a year the story was set in, and the sentence that set it
        self.told_sentence = -9
        self._tenses: dict[int, Tense] = {}

    def tell(self, period: Period, story: bool) -> None:
        """Remember a date as told, for what "the following day" means; where `story`, also for a bare "July 5"."""
        self.anchor, self.anchor_sentence = period, self.sentence
        self.day = period if period.unit == "day" else self.day
        if story and period.first.year == period.last.year:
            self.told_year, self.told_sentence = period.first.year, self.sentence

    def tense(self, i: int) -> Tense:
        """The tense of the clause of token `i`.

        The present of a headline and of what a noun describes ("a tweet on Monday says") tells nothing: "". What
        is put off "until", "to" or "for" a date lies ahead, whatever the tense.
        """
        tokens = self.tokens
        verb = governing_verb(tokens, i)
        if verb is None:
            return ""
        found = self._tenses.get(verb)
        if found is None:
            found = verb_tense(tokens, verb)
            self._tenses[verb] = found
        if i and tokens[i - 1].tag == "VBD" and tokens[i].dep != "dobj":  # "said Monday the talks are over"
            return "past"
        if found == "present" and (self.sentences[self.sentence].paragraph == 0 or _by_noun(tokens, i)):
            return ""
        if tokens[tokens[i].head].lower in ("until", "till") and (not found or _bare(tokens, verb)):
            return "future"
        if found == "past" and tokens[verb].lemma in _PUT_OFF and tokens[tokens[i].head].lower in _TOWARDS:
            return "future"
        return found

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
