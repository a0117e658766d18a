"""Find and resolve expressions of time: one cheap pass for words that may open one, then matchers around those alone."""

from __future__ import annotations

import copy
import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Container

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.calendar_forms import month_hit, number_hit
from incumbent.language.times.clock import Clock
from incumbent.language.times.day_forms import clock_hit, deictic_hit, era_hit, feast_hit, part_hit, weekday_hit
from incumbent.language.times.hits import Hit, TimeExpression
from incumbent.language.times.lexicon import DEICTIC, ERAS, Lexicon, lexicon
from incumbent.language.times.part_forms import half_hit, season_hit
from incumbent.language.times.ranges import joined
from incumbent.language.times.roles import with_role
from incumbent.language.times.unit_forms import at_distance, unit_hit
from incumbent.language.words import Sentence, Word
from incumbent.records import PartialDate

_DIGITS = frozenset("0123456789")
_TELLING = frozenset("in on since by during until from to , ( before after of".split()) | {""}
_TIMELESS = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))
_LENGTH = re.compile(r"P(T?)(\d+)([DWMYH])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
_AROUND = 60  # words of a sentence that are read on either side of marked ones
Matcher = Callable[[Atoms, int, Clock], Hit | None]


def find_times(
    text: str, words: list[Word], sentences: list[Sentence], published: PartialDate | None
) -> list[TimeExpression]:
    """The expressions of time in text order, resolved against the article's day of publication.

    Where that day is unknown, whatever depends on it has the value None; dates written in full keep theirs.
    """
    return Times(text, words, sentences, published).found


class Times:
    """The expressions of time of one article, and what the words of time near an act say of its date."""

    def __init__(self, text: str, words: list[Word], sentences: list[Sentence], published: PartialDate | None) -> None:
        self.found: list[TimeExpression] = []
        self._text, self._words, self._sentences = text, words, sentences
        self._firsts = [s.first for s in sentences]
        self._clocks: dict[int, Clock] = {}  # by sentence, as it stood where the sentence opens
        clock = Clock(text, words, sentences, published)
        triggers = lexicon().triggers
        for s, sentence in enumerate(sentences):
            if any(_may_open(word, triggers) for word in clock.lower[sentence.first : sentence.last]):
                self._clocks[s] = copy.copy(clock)
                self.found += self._read(s, clock)

    def _read(self, s: int, clock: Clock, start: int = 0, end: int = sys.maxsize) -> list[TimeExpression]:
        """The expressions among words [start, end) of a sentence."""
        sentence = self._sentences[s]
        clock.sentence = s
        start, end = max(start, sentence.first), min(end, sentence.last)
        return _sentence_times(Atoms(self._text, self._words, start, end), clock, lexicon())

    def resolve(self, start: int, end: int, ahead: bool | None = None) -> PartialDate | None:
        """What words [start, end), marked as the time of an act, say of its date; None where they do not tell.

        `ahead` tells whether the act lies ahead of publication (True) or behind it (False), where that is known;
        otherwise the verbs around the words are asked.
        """
        s = bisect_right(self._firsts, start) - 1
        if s not in self._clocks:
            return None
        clock = copy.copy(self._clocks[s])
        clock.ahead = ahead
        times = self._read(s, clock, start - _AROUND, end + _AROUND)
        meant = [t for t in times if t.start < end and start < t.end and t.role != "recur"]
        told = [t for t in meant if t.value is not None]
        if told:
            return min(told, key=_vagueness).value
        return next((d for t in meant if (d := self._counted_from(t, times, clock))), None)

    def back_from(self, end: PartialDate, length: TimeExpression) -> PartialDate | None:
        """From so long before `end` to `end`, in years: "for five years until 1999"; None for what is no count of years."""
        years = _LENGTH.fullmatch(length.timex)
        first = end.latest.year - int(years[2]) if years and years[3] == "Y" else 0
        return PartialDate.span(PartialDate.year(first), end) if first > 0 else None

    def _counted_from(self, t: TimeExpression, times: list[TimeExpression], clock: Clock) -> PartialDate | None:
        """ "three days after the coup": the coup is told, so many days before the day that the sentence tells.

        That day is the one day the sentence names, or that of publication.
        """
        step = {"after": -1, "following": -1, "into": -1, "before": 1}.get(
            clock.lower[t.end] if t.end < len(clock.lower) else ""
        )
        length = _LENGTH.match(t.timex)
        if step is None or length is None:
            return None
        days = [o.value.earliest for o in times if o.value is not None and o.value.is_day]
        hit = at_distance(
            0, 1, "H" if length[1] else _UNITS[length[3]], step * float(length[2]), days[0] if days else clock.today
        )
        return hit.period.date if hit is not None and hit.period is not None else None


def _vagueness(t: TimeExpression) -> tuple[bool, bool, int]:
    assert t.value is not None
    return (t.role == "span", t.timex in _TIMELESS, (t.value.latest - t.value.earliest).days)


def _may_open(word: str, triggers: frozenset[str]) -> bool:
    return word in triggers or word[-1] in _DIGITS or word[0] in _DIGITS or (len(word) > 4 and "-" in word)


def _sentence_times(atoms: Atoms, clock: Clock, words: Lexicon) -> list[TimeExpression]:
    hits: list[Hit] = []
    for k in range(len(atoms)):
        if hits and k < hits[-1].end:
            continue
        hit = _hit_at(atoms, k, clock, words)
        if hit is None:
            continue
        while hits and hit.start < hits[-1].end:
            if hit.start > hits[-1].start:  # what is left of the expression begins after the one before
                hit.start = hits[-1].end
                break
            hits.pop()
        if hit.start >= hit.end:
            continue
        hits.append(hit)
        if hit.anchors and hit.period is not None:
            clock.tell(hit.period, hit.explicit and atoms.at(hit.start - 1) in _TELLING)
    return [with_role(atoms, hit, parts, clock) for hit, parts in joined(atoms, hits, clock)]


def _hit_at(a: Atoms, k: int, clock: Clock, words: Lexicon) -> Hit | None:
    """What the word at atom `k` opens or heads."""
    word = a.word[k]
    if word[0] in _DIGITS or (word[0] == "'" and word[1:].isdigit()):
        return clock_hit(a, k, clock) or number_hit(a, k, clock)
    if word not in words.triggers:
        return None
    for table, matcher in _matchers(words):
        if word in table:
            hit = matcher(a, k, clock)
            if hit is not None:
                return hit
    return None


def _matchers(words: Lexicon) -> tuple[tuple[Container[str], Matcher], ...]:
    return (
        (words.feasts, feast_hit),
        (words.weekdays, weekday_hit),
        (words.months, month_hit),
        (words.parts, part_hit),
        (words.units, unit_hit),
        (DEICTIC, deictic_hit),
        (words.seasons, season_hit),
        (words.adjectives, _adjective),
        (("half",), half_hit),
        (ERAS, era_hit),
    )


def _adjective(a: Atoms, k: int, clock: Clock) -> Hit | None:
    """ "annual", "weekly": how often, not when."""
    return Hit(k, k + 1, None, timex=lexicon().adjectives[a.at(k)], role="recur", anchors=False)
