"""Expressions of time in Russian, Belarusian and Ukrainian, resolved against the day of publication.

The values are those of `incumbent.language.times`: days, months, years, weeks and what lies between two of them.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from bisect import bisect_right

from incumbent.language.times.clock import Clock
from incumbent.language.times.hits import Hit, TimeExpression
from incumbent.language.times.periods import (
    Period,
    day_of,
    day_period,
    decade_period,
    half_period,
    holding,
    month_period,
    moved,
    part_of,
    quarter_period,
    season_period,
    shifted,
    week_period,
    year_period,
)
from incumbent.language.times.tense import Tense
from incumbent.language.tongues.time_words import time_words
from incumbent.language.words import Sentence, Word
from incumbent.records import PartialDate

_YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)(?:-?(?:го|м|ом|му|й|ый|ого|ага|му|ым|х|те|та))?\Z")
_YEARS = re.compile(r"(1[5-9]\d\d|20\d\d)[-–—/](\d{4}|\d\d)(?:-?(?:х|го|м|й))?\Z")
_DECADE = re.compile(r"(?:(\d\d))?(\d0)-?(?:х|е|ые|я|ти|ми|их|ых|ті|і)\Z")
_DAY = re.compile(r"(\d{1,2})(?:-?(?:го|е|ого|ага|га|му))?\Z")
_DAYS = re.compile(r"(\d{1,2})[-–—](\d{1,2})\Z")
_NUMERIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4}|\d\d)\Z")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)\Z")
OLDEST = 1990  # an article that tells no later day than of the year before tells nothing of when it was written
_DASHES = frozenset("-–—")
_LENGTH = {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "0Y", "hour": "H", "minute": "M"}
_COUNT = re.compile(r"P(\d+)Y\Z")
_ORDINALS = re.compile(r"(?:перв|першы?|перш|друг|втор|другі|треть?|трет|трэц|четверт|чацвёрт|чацьвёрт|четвёрт)\w*\Z")
_QUARTER, _HALF = re.compile(r"квартал\w{0,2}\Z"), re.compile(r"(?:полугоди|паўгоддз|півріч)\w{1,3}\Z")


class Times:
    """The expressions of time of one article: what `incumbent.language.times.Times` is for English."""

    def __init__(
        self, language: str, text: str, words: list[Word], sentences: list[Sentence], published: PartialDate | None
    ) -> None:
        self.lists = time_words(language)
        self.lower = [text[a:b].lower().replace("’", "'").rstrip(".") or "." for a, b in words]
        self._sentences = sentences
        self._firsts = [s.first for s in sentences]
        self.found: list[TimeExpression] = []
        self._clocks: dict[int, Clock] = {}
        clock = Clock(text, words, sentences, published)
        self._said = published is not None
        if published is None:
            clock.today = self._day_told(copy.copy(clock))
        for s in range(len(sentences)):
            self._clocks[s] = copy.copy(clock)
            self.found += self._read(s, clock)

    def _day_told(self, clock: Clock) -> dt.date | None:
        """Of an article that does not say when it was published: the latest day that it tells with its year."""
        days = [
            t.value.earliest
            for s in range(len(self._sentences))
            for t in self._read(s, clock)
            if t.value and t.value.is_day
        ]
        return max((day for day in days if day.year >= OLDEST), default=None)

    def resolve(self, start: int, end: int, ahead: bool | None = None) -> PartialDate | None:
        """What words [start, end), marked as the time of an act, say of its date; None where they do not tell."""
        s = bisect_right(self._firsts, start) - 1
        clock = copy.copy(self._clocks[s])
        clock.ahead = ahead
        meant = [t for t in self._read(s, clock) if t.start < end and start < t.end and t.role != "recur"]
        told = [t for t in meant if t.value is not None]
        return min(told, key=_vagueness).value if told else None

    def back_from(self, end: PartialDate, length: TimeExpression) -> PartialDate | None:
        """From so many years before `end` to `end`; None for what is no count of years."""
        years = _COUNT.match(length.timex)
        first = end.latest.year - int(years[1]) if years else 0
        return PartialDate.span(PartialDate.year(first), end) if first > 0 else None

    def _read(self, s: int, clock: Clock) -> list[TimeExpression]:
        sentence = self._sentences[s]
        clock.sentence = s
        hits: list[Hit] = []
        i = sentence.first
        while i < sentence.last:
            hit = self._at(i, sentence, clock)
            if hit is None:
                i += 1
                continue
            hits.append(hit)
            if hit.period is not None:
                clock.tell(hit.period, hit.explicit)
            i = max(hit.end, i + 1)
        return self._joined(hits, sentence, clock)

    # --- what stands at one word

    def _at(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        word = self.lower[i]
        if word[0].isdigit():
            return self._digits(i, s, clock)
        off = self.lists.days_off.get(word)
        if off is not None:
            return self._deictic(i, off, clock)
        if word in self.lists.years_off and clock.today:
            return Hit(i, i + 1, year_period(clock.today.year + self.lists.years_off[word]))
        for matcher in (self._month, self._weekday, self._season, self._unit, self._spelled):
            hit = matcher(i, s, clock)
            if hit is not None:
                return hit
        return None

    def _word(self, i: int, s: Sentence) -> str:
        return self.lower[i] if s.first <= i < s.last else ""

    def _deictic(self, i: int, off: int, clock: Clock) -> Hit:
        """ "сегодня", "накануне": from the day of publication."""
        return Hit(i, i + 1, day_period(shifted(clock.today, off)) if clock.today and self._said else None)

    def _digits(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        word = self.lower[i]
        numeric = _NUMERIC.match(word)
        if numeric is not None:
            year = int(numeric[3]) if len(numeric[3]) == 4 else 2000 + int(numeric[3])
            day = day_of(year, int(numeric[2]), int(numeric[1]))
            return Hit(i, i + 1, day_period(day), explicit=True) if day else None
        iso = _ISO.match(word)
        if iso is not None:
            day = day_of(*map(int, iso.groups()))
            return Hit(i, i + 1, day_period(day), explicit=True) if day else None
        dated = self._dated(i, s, clock)
        if dated is not None:
            return dated
        return self._years(i, s) or self._counted(
            i, int(m[1]) if (m := re.match(r"(\d{1,3})\Z", word)) else None, s, clock
        )

    def _dated(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        """ "3 сентября 2020 года", "1-3 мая", "с 3 по 5 мая" (the first of them)."""
        two, one = _DAYS.match(self.lower[i]), _DAY.match(self.lower[i])
        first = int(two[1]) if two else int(one[1]) if one else 0
        last, k = (int(two[2]) if two else first), i + 1
        if not 1 <= first <= 31:
            return None
        ranged = (
            self._word(k, s) in _DASHES
            or self._word(k, s) in ("и", "і", "й", "та")
            or self.lists.has("link", self._word(k, s))
        )
        if (
            not two
            and ranged
            and (other := _DAY.match(self._word(k + 1, s)))
            and self.lists.nth("months", self._word(k + 2, s)) is not None
        ):
            last, k = int(other[1]), k + 2
        month = self.lists.nth("months", self._word(k, s))
        if month is None:
            return None
        year, end = self._year_behind(k + 1, s, clock)
        day = day_of(year, month + 1, first) if year else clock.day_in(month + 1, first, self._tense(i, s, clock))
        if day is None:
            return Hit(i, end, None, month=month + 1) if clock.today is None else None
        period = day_period(day)
        until = day_of(day.year, month + 1, last)
        if until is not None and until > day:
            period = Period("days", PartialDate.between(day, until), day.isoformat())
        return Hit(i, end, period, explicit=year is not None, month=month + 1)

    def _year_behind(self, i: int, s: Sentence, clock: Clock) -> tuple[int | None, int]:
        """A year that follows a month ("2020 года", "прошлого года"), and where the expression ends."""
        year = _YEAR.match(self._word(i, s))
        if year is not None:
            return int(year[1]), i + 1 + self._is_year_word(i + 1, s)
        off = self._relative(self._word(i, s))
        if off is not None and self._is_year_word(i + 1, s) and clock.today:
            return clock.today.year + off, i + 2
        return None, i

    def _is_year_word(self, i: int, s: Sentence) -> bool:
        return self.lists.has("year_words", self._word(i, s))

    def _relative(self, word: str) -> int | None:
        """-1 for "last", 1 for "next", 0 for "this"."""
        return next((n for name, n in (("last", -1), ("next", 1), ("this", 0)) if self.lists.has(name, word)), None)

    def _years(self, i: int, s: Sentence) -> Hit | None:
        word, before = self.lower[i], self._word(i - 1, s)
        short = self._word(i + 1, s) in _DASHES and re.fullmatch(r"\d\d", self._word(i + 2, s)) and _YEAR.match(word)
        two = _YEARS.match(f"{word[:4]}-{self._word(i + 2, s)}" if short else word)
        if two is not None:
            last = int(two[2]) if len(two[2]) == 4 else int(two[1][:2] + two[2])
            end = i + 1 + 2 * bool(short)
            end += self._is_year_word(end, s)
            if last <= int(two[1]):
                return None
            text = f"{two[1]}/{last:04d}"
            return Hit(i, end, Period("years", PartialDate.parse(text), text), role="between", explicit=True)
        decade = _DECADE.match(word)
        if decade is not None:
            century = int(decade[1] or 19)
            period = decade_period(100 * century + int(decade[2]))
            return self._with_part(i, i + 1 + self._is_year_word(i + 1, s), period, s) if period else None
        year = _YEAR.match(word)
        if year is None:
            return None
        tail = 2 * (self._word(i + 1, s) == "-" and self._word(i + 2, s) in _TAILS)
        if tail and self._word(i + 2, s) in ("х", "ті", "ых", "их") and int(year[1]) % 10 == 0:
            end = i + 3 + self._is_year_word(i + 3, s)
            return self._with_part(i, end, decade_period(int(year[1])), s)
        named = self._is_year_word(i + 1 + tail, s) or bool(tail)
        loose = before in _YEAR_AFTER and not re.match(r"[^\W\d_]", self._word(i + 1, s)) and len(word) == 4
        dashed = self._word(i + 1, s) in _DASHES and _YEAR.match(self._word(i + 2, s)) is not None
        closing = before in _DASHES and _YEAR.match(self._word(i - 2, s)) is not None
        linked = self.lists.has("link", self._word(i + 1, s)) and _YEAR.match(self._word(i + 2, s)) is not None
        if not (named or loose or dashed or closing or linked or (len(word) > 4 and before in _YEAR_AFTER)):
            return None
        return self._with_part(i, i + 1 + tail + self._is_year_word(i + 1 + tail, s), year_period(int(year[1])), s)

    def _with_part(self, i: int, end: int, period: Period | None, s: Sentence, explicit: bool = True) -> Hit:
        """A stretch, or the part of it that the word before it tells: "в начале 2017 года"."""
        part = self.lists.of("parts", self._word(i - 1, s))
        if part and period:
            return Hit(i - 1, end, part_of(period, part), explicit=explicit)
        return Hit(i, end, period, explicit=explicit)

    def _month(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        month = self.lists.nth("months", self.lower[i])
        if month is None:
            return None
        start = i
        year, end = self._year_behind(i + 1, s, clock)
        off = self._relative(self._word(i - 1, s))
        if year is not None:
            period = month_period(year, month + 1)
        elif off is not None and clock.today:
            start = i - 1
            near = clock.month_in(month + 1, "future" if off == 1 else "past")
            period = month_period(clock.today.year, month + 1) if off == 0 else near
        else:
            period = clock.month_in(month + 1, self._tense(i, s, clock))
        part = self.lists.of("parts", self._word(start - 1, s))
        if part and period:
            period, start = part_of(period, part), start - 1
        return Hit(start, end, period, explicit=year is not None, month=month + 1)

    def _weekday(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        """ "в четверг", "в прошлый четверг"; a date told behind it is the day: "в четверг, 3 сентября"."""
        weekday = self.lists.nth("weekdays", self.lower[i])
        if weekday is None:
            return None
        if self.lists.has("each", self._word(i - 1, s)):
            return Hit(i - 1, i + 1, None, role="recur")
        k = i + 1 + (self._word(i + 1, s) in (",", "("))
        if k < s.last and self.lower[k][0].isdigit() and (dated := self._dated(k, s, clock)) is not None:
            return Hit(i, dated.end, dated.period, explicit=dated.explicit, month=dated.month)
        off, start = self._relative(self._word(i - 1, s)), i
        tense = self._tense(i, s, clock)
        if off is not None:
            start, tense = i - 1, "future" if off == 1 else "past" if off == -1 else tense
        day = clock.weekday(weekday, tense)
        if off == -1 and day is not None and day == clock.today:
            day = shifted(day, -7)
        return Hit(start, i + 1, day_period(day))

    def _season(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        season = self.lists.of("seasons", self.lower[i])
        if season is None:
            return None
        year, end = self._year_behind(i + 1, s, clock)
        if year is None and (clock.today is None or self._word(i - 1, s)[:1].isdigit() or self.lower[i] in _NOT_ALONE):
            return None
        if year is None:
            assert clock.today is not None
            year = clock.today.year
            period = season_period(year, season)
            if period is not None and period.first > clock.today and self._tense(i, s, clock) != "future":
                year -= 1
        return Hit(i, end, season_period(year, season), explicit=end > i + 1)

    def _unit(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        """ "на прошлой неделе", "в этом году", "год назад", "через месяц"."""
        unit = self.lists.of("units", self.lower[i])
        if unit is None:
            return None
        off = self._relative(self._word(i - 1, s))
        if off is not None and unit not in ("hour", "minute"):
            day = clock.away(unit, off)
            return self._with_part(i - 1, i + 1, holding(unit, day) if day else None, s, explicit=False)
        if self.lists.has("each", self._word(i - 1, s)):
            return Hit(i - 1, i + 1, None, role="recur")
        return self._at_distance(i, i + 1, 1, unit, s, clock)

    def _spelled(self, i: int, s: Sentence, clock: Clock) -> Hit | None:
        """ "два года назад", "полгода назад", "в первом квартале 2017 года"."""
        number = self.lists.numbers.get(self.lower[i])
        if number is not None:
            if number == 0:
                return self._at_distance(i, i + 1, 6, "month", s, clock)
            return self._counted(i, number, s, clock)
        if not _ORDINALS.match(self.lower[i]):
            return None
        make = (
            quarter_period
            if _QUARTER.match(self._word(i + 1, s))
            else half_period
            if _HALF.match(self._word(i + 1, s))
            else None
        )
        if make is None:
            return None
        year, end = self._year_behind(i + 2, s, clock)
        if year is None and clock.today is None:
            return None
        number = {"п": 1, "в": 2, "д": 2, "т": 3, "ч": 4}.get(self.lower[i][0], 1)
        return Hit(i, end, make(year or clock.today.year, number), explicit=year is not None)  # type: ignore[union-attr]

    def _counted(self, i: int, number: int | None, s: Sentence, clock: Clock) -> Hit | None:
        """A number of units: "5 лет", "три дня назад", "через два месяца"."""
        unit = self.lists.of("units", self._word(i + 1, s))
        if number is None or unit is None:
            return None
        hit = self._at_distance(i, i + 2, number, unit, s, clock)
        return hit or Hit(i, i + 2, None, f"P{number}{_LENGTH[unit]}", "span")

    def _at_distance(self, i: int, end: int, number: int, unit: str, s: Sentence, clock: Clock) -> Hit | None:
        ago, ahead = self.lists.has("ago", self._word(end, s)), self.lists.has("ahead", self._word(i - 1, s))
        if not ago and not ahead:
            return None
        if ago:
            end += 1 + self.lists.has("ago", self._word(end + 1, s))
        start = i - 1 if ahead and not ago else i
        if clock.today is None:
            return Hit(start, end, None)
        anchor: dt.date = clock.today
        after = self._tense(i, s, clock) != "future" and not ago
        near = clock.near_anchor()
        if after:  # "через год" in a story told in the past counts from the date told before
            if near is None:
                return Hit(start, end, None)
            anchor = near.first
        day = moved(anchor, unit, -number if ago else number)
        if day is None:
            return Hit(start, end, None)
        coarse = {"day": day_period(day), "hour": day_period(day), "minute": day_period(day), "week": week_period(day)}
        return Hit(start, end, coarse[unit] if unit in coarse else holding(unit, day))

    # --- how it bounds, and ranges

    def _tense(self, i: int, s: Sentence, clock: Clock) -> Tense:
        """Past unless the caller or a word of the sentence near it tells what lies ahead."""
        if clock.ahead is not None:
            return "future" if clock.ahead else "past"
        return "future" if self.is_ahead(i, s) else "past"

    def is_ahead(self, i: int, s: Sentence) -> bool:
        """Whether a word near word `i` of a sentence tells what lies ahead."""
        near = self.lower[max(s.first, i - 9) : min(s.last, i + 10)]
        return any(self.lists.has("future", word) for word in near)

    def _joined(self, hits: list[Hit], s: Sentence, clock: Clock) -> list[TimeExpression]:
        found: list[TimeExpression] = []
        k = 0
        while k < len(hits):
            hit = hits[k]
            following = hits[k + 1] if k + 1 < len(hits) else None
            ranged = self._range(hit, following, s) if following is not None else None
            if ranged is not None:
                found.append(ranged)
                k += 2
                continue
            found.append(self._expression(hit, s))
            k += 1
        return found

    def _expression(self, hit: Hit, s: Sentence) -> TimeExpression:
        before = self._word(hit.start - 1, s)
        role = hit.role or next((r for r in ("since", "until", "by") if self.lists.has(r, before)), "at")
        value = hit.period.date if hit.period is not None else None
        return TimeExpression(hit.start, hit.end, value, "until" if role == "by" else role, hit.timex)

    def _range(self, one: Hit, two: Hit, s: Sentence) -> TimeExpression | None:
        """ "с 2003 по 2011 год", "2003 — 2011"; a year told behind the second month is the first one's too."""
        gap = self.lower[one.end : two.start]
        if len(gap) != 1 or one.period is None or two.period is None or one.role == "span":
            return None
        since = self.lists.has("since", self._word(one.start - 1, s))
        if not (gap[0] in _DASHES or (since and self.lists.has("link", gap[0]))):
            return None
        first, last = one.period, two.period
        if one.month is not None and not one.explicit and two.explicit:
            lent = (
                first.first.replace(year=last.last.year)
                if (first.first.month, first.first.day) != (2, 29)
                else first.first
            )
            period = day_period(lent) if first.unit == "day" else month_period(lent.year, lent.month)
            first = period or first
        if first.first > last.last:
            return None
        date = PartialDate.span(first.date, last.date)
        parts = (self._expression(one, s), self._expression(two, s))
        return TimeExpression(one.start, two.end, date, "between", date.text, parts)


_YEAR_AFTER = frozenset("в во с со до по к от на у ў з із да за ад від із по праз".split())
_TAILS = frozenset("го м ом му й ый ого ага ым х те та ті я е их ых".split())  # "2016-м", cut at the hyphen
_NOT_ALONE = frozenset("лета лето лету лето літа літо лета".split())


def _vagueness(t: TimeExpression) -> tuple[bool, int]:
    assert t.value is not None
    return (t.role == "span", (t.value.latest - t.value.earliest).days)
