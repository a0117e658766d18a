"""The date of an act: what its words of time say, the day of publication where the reader takes it for news, or none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

from incumbent.language.standing import begins, effects, intended, negated, rumoured, stays, undone
from incumbent.language.times import TimeExpression, Times
from incumbent.language.times.tense import tense_at
from incumbent.language.undated import in_background, undated
from incumbent.reader import Anchor, Page, Run
from incumbent.reader.schema import CLAIMS
from incumbent.records import PartialDate, Status

WEAK = 0.15  # the likeliest word of time is taken from here on, where none is sure
SURE = 0.9  # surer words of time than this date a change even where the reader takes it for news of the day
NEWS = 0.5  # an undated change is of the day of publication from here on
AROUND = 12  # words on either side of a change that tell of its standing
SOON = 183  # days: "effective 1 January" lies ahead where the next one is no further than this
YEAR = 365
_NOW = frozenset("immediately immediate".split())
_LEFT = frozenset("resigned quit left stepped retired died dismissed fired sacked ousted removed".split())
_ONCE = frozenset("upon when once until after".split())  # what follows tells an event, not a day
_TOLD = frozenset("said told announced confirmed declared reported stated wrote tweeted signalled revealed".split())
_LINKS = frozenset("in on at until from since of by".split())  # words of time that end so go on
_GOES_ON = frozenset("he she they his her their the".split())  # what a sentence opens with that goes on with a change


class Calendar(Protocol):
    """The expressions of time of one article, in whatever language."""

    found: list[TimeExpression]

    def resolve(self, start: int, end: int, ahead: bool | None = None) -> PartialDate | None: ...

    def back_from(self, end: PartialDate, length: TimeExpression) -> PartialDate | None: ...


class Dates:
    """The times of one article, asked by anchor."""

    def __init__(self, page: Page, published: PartialDate | None) -> None:
        self.page, self.published = page, published
        self.times: Calendar = Times(page.text, page.words, page.sentences, published)
        self.lower = [page.word(i).lower() for i in range(len(page.words))]

    def ahead(self, date: PartialDate) -> bool:
        """Whether a date lies wholly after the day of publication."""
        return self.published is not None and date.earliest > self.published.latest

    def of_late(self, date: PartialDate | None) -> bool:
        """Whether a date is not told or lies less than a year behind publication."""
        if date is None or self.published is None:
            return date is None
        return (self.published.earliest - date.latest).days < YEAR

    def of(self, anchor: Anchor, status: Status) -> PartialDate | None:
        """When the act takes place; None where the text gives no way to know."""
        runs = sorted(anchor.roles.get("when", ()), key=lambda r: -r.p)
        weak = anchor.edge.get("when")
        if weak is not None and weak.p >= WEAK:
            runs.append(weak)
        whole = anchor.kind in CLAIMS  # events lose by it: their doubtful words of time are more often another act's
        for run in runs:
            date = self._of_words(run, status, whole)
            if date is not None:
                last_day = anchor.kind in ("start", "end") and self._at_the_end(run)
                # gold's habit: who leaves "at the end of the year" leaves on its last day
                return PartialDate.day(date.latest) if last_day else date
        return None

    def _at_the_end(self, run: Run) -> bool:
        """Whether words of time, or those right before them, say "at the end of"."""
        start = max(self.page.sentences[self.page.sentence_of[run.first]].first, run.first - 3)
        words = self.lower[start : run.end]
        return any(pair == ("end", "of") for pair in pairwise(words))

    def _of_words(self, run: Run, status: Status, whole: bool) -> PartialDate | None:
        """What words of time say of an act; of a plan, not the day before publication on which it was told of."""
        first, end = run.first, run.end
        sentence = self.page.sentences[self.page.sentence_of[first]]
        if not whole and "effective" in self.lower[max(first - 1, 0) : end]:
            return None  # the act itself is of the day on which it was told
        if whole and end < sentence.last and self.lower[end - 1] in _LINKS:
            end += 1
        if status != "planned":
            date = self.times.resolve(first, end, False if status == "asserted" else None)
            return self._next_one(first, end, date) if status == "asserted" else date
        planned = self.times.resolve(first, end, True)
        told = not _TOLD.isdisjoint(self.lower[max(sentence.first, first - 2) : first + 1])
        return None if told and planned != self.published else planned

    def _next_one(self, first: int, end: int, last_one: PartialDate | None) -> PartialDate | None:
        """The coming "30 September" instead of last year's, where it is near and no verb says that it is past: "his term ends on"."""
        if last_one is None or self.published is None or (self.published.earliest - last_one.latest).days < SOON:
            return last_one
        if self.is_past(first, end):
            return last_one
        coming = self.times.resolve(first, end, True)
        near = coming is not None and (coming.earliest - self.published.latest).days < SOON
        return coming if near else last_one

    def of_change(self, anchor: Anchor, status: Status, first: int, end: int) -> PartialDate | None:
        """When a change of office takes effect: words of time, else the day of publication for the news of the day."""
        dated = anchor.classes["dated"]
        date = self.of(anchor, status)
        here = self.page.sentences[self.page.sentence_of[anchor.word]]
        if in_background(self.lower, here.first, anchor.word):
            return date
        told = max((r.p for r in anchor.roles.get("when", ())), default=0.0)
        if self.published is not None and status == "asserted" and dated["published"] > max(dated["told"], NEWS):
            if date is None or told <= SURE:
                return self.published
        if date is not None or anchor.roles.get("when"):
            return date
        return undated(self.page.text, self.page.words, self.page.sentences, self.published, first, end, status)

    def of_choice(self, anchor: Anchor, status: Status) -> PartialDate | None:
        """When somebody was chosen; a day on which it says what will be ("is to be sworn in on Saturday") is not that of the choice."""
        told = anchor.best("when") or anchor.edge.get("when")
        if told is not None and status == "asserted":
            here = self.page.sentences[self.page.sentence_of[told.first]]
            if tense_at(self.lower, here.first, here.last, told.first, told.end) == "future":
                return None
        return self.of(anchor, status)

    def of_held(self, anchor: Anchor, status: Status) -> PartialDate | None:
        """The years in which an office was held; None where they are not told.

        Years told one after the other are its ends ("in 2010 and 2012"); "for five years until 1999" tells both.
        """
        date = self.of(anchor, status)
        runs = anchor.roles.get("when", ())
        if date is None or date.is_day:
            return None
        if not runs:
            return date
        first, end = min(r.first for r in runs), max(r.end for r in runs)
        told = [t for t in self.times.found if t.start < end and first < t.end and t.start - first < AROUND]
        for one, two in pairwise(told):
            link = set(self.lower[one.end : two.start])
            if two.value is None or two.value.is_day:
                continue
            if one.role == "span" and two.role == "until" and link == {"until"}:
                return self.times.back_from(two.value, one) or date
            if (
                one.value is not None
                and not one.value.is_day
                and link <= {"and", "in"}
                and one.role == two.role == "at"
            ):
                if one.value.latest < two.value.earliest and len(told) == 2:
                    return PartialDate.span(one.value, two.value)
        return date

    def undone(self, word: int) -> bool:
        """Whether a leaving told by a word was taken back, turned down, failed or is denied."""
        here = self.page.sentences[self.page.sentence_of[word]]
        return undone(self.lower, max(here.first, word - AROUND), min(here.last, word + AROUND))

    def denied(self, first: int, end: int) -> bool:
        """Whether the words around words [first, end) say that the act they tell did not happen."""
        here = self.page.sentences[self.page.sentence_of[first]]
        return negated(self.lower, here.first, here.last, first, end)

    def change(
        self, anchor: Anchor, kind: str, status: Status, first: int, end: int, others: Sequence[int] = ()
    ) -> tuple[PartialDate | None, Status]:
        """The date and the status of a change told by words [first, end): those of its effect where they are told.

        `others` are the words of other persons' names near it.
        """
        here = self.page.sentences[self.page.sentence_of[anchor.word]]
        near = self.lower, max(here.first, first - AROUND), min(here.last, end + AROUND)
        leaves = kind == "end"
        if leaves and undone(*near):
            return self.of(anchor, "not_done"), "not_done"
        if status == "asserted" and rumoured(*near):
            status = "reported"
        if status == "not_done":
            return self.of_change(anchor, status, first, end), status
        later = self._effect(anchor.word, leaves, status, others if leaves else ())
        if later is not None:
            return later
        date = self._later_in(anchor, leaves, first, end) or self.of_change(anchor, status, first, end)
        if leaves and status == "asserted" and intended(*near):
            return date if date is not None and self.ahead(date) else None, "planned"
        if status == "asserted" and date is not None and self.ahead(date) and not self._stamped_early(anchor, date):
            status = "planned"  # the codebook: a dated change that lies ahead has not happened
        return date, status

    def _stamped_early(self, anchor: Anchor, date: PartialDate) -> bool:
        """Whether a change told in the past is of the day after publication: it is that day already where it happened."""
        told = anchor.best("when")
        if told is None or self.published is None or (date.latest - self.published.latest).days > 1:
            return False
        return self.is_past(told.first, told.end)

    def is_past(self, first: int, end: int) -> bool:
        """Whether a verb of the clause around words [first, end) says that what they date is past."""
        here = self.page.sentences[self.page.sentence_of[first]]
        return tense_at(self.lower, here.first, here.last, first, end) in ("past", "perfect")

    def _later_in(self, anchor: Anchor, leaves: bool, first: int, end: int) -> PartialDate | None:
        """ "Took over in 2001 and resigned a year later": the words of time after the verb of a second act.

        The reader marks the first for both. The second act is a leaving, or what the words [first, end) go on to tell.
        """
        told = anchor.best("when")
        if told is None:
            return None
        last = self.page.sentences[self.page.sentence_of[told.first]].last
        for t in self.times.found:
            if told.end < t.start < last and t.value is not None and self.lower[t.end - 1] == "later":
                between = self.lower[told.end : t.start]
                if told.end < end <= t.start if not leaves else not _LEFT.isdisjoint(between):
                    return t.value
        return None

    def _effect(
        self, word: int, leaves: bool, status: Status, others: Sequence[int]
    ) -> tuple[PartialDate | None, Status] | None:
        """Date and status of an effect that the sentence of a change tells, or the next one where that goes on with it.

        No name of `others` may stand between the change and the words of its effect.
        """
        s = self.page.sentence_of[word]
        sentences = self.page.sentences
        following = sentences[s + 1 : s + 2] if sentences[s].paragraph else []
        for span in [sentences[s], *(f for f in following if self.lower[f.first] in _GOES_ON)]:
            runs = list(effects(self.lower, span.first, span.last))
            kept = stays(self.lower, span.first, span.last) if leaves else None
            if not leaves:
                runs += [run for run in begins(self.lower, span.first, span.last) if self._lies_ahead(run)]
            for run in [*runs, kept]:
                if run is None or any(word < o < run[0] or run[0] <= o < word for o in others):
                    continue
                if self.lower[run[0]] in _NOW:
                    return None
                date = self._soon(*run, "planned" if run == kept else status)
                if date is not None and (run != kept or self.ahead(date)):
                    return date, "planned" if self.ahead(date) else status
                if date is None and (run == kept or self.lower[run[0]] in _ONCE):
                    return None, "planned"
        return None

    def _lies_ahead(self, run: tuple[int, int]) -> bool:
        date = self._soon(*run, "planned")
        return date is not None and self.ahead(date)

    def _soon(self, first: int, end: int, status: Status) -> PartialDate | None:
        """The date that words of an effect tell, ahead where it can be."""
        date = self.times.resolve(first, end, True)
        if date is None or self.published is None or status == "planned":
            return date
        if (date.earliest - self.published.latest).days > SOON:
            return self.times.resolve(first, end, False)
        return date
