"""The acts of appointing and removing that an article tells: who moves whom, and on which day."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.coding.cast import Cast
from incumbent.coding.dates import Dates
from incumbent.reader import Anchor, Reading, Run
from incumbent.records import PartialDate

SURE = 0.5  # an act this sure is gone by


class Acts:
    """The acts of one article that are sure enough to go by."""

    def __init__(self, reading: Reading, cast_: Cast, dates: Dates) -> None:
        self._page, self._cast, self._dates = reading.page, cast_, dates
        self._found = [e for e in reading.events if e.kind == "OFFICE" and e.p >= SURE]
        self._of_sentence: dict[int, list[Anchor]] = {}
        for e in self._found:
            self._of_sentence.setdefault(self._page.sentence_of[e.word], []).append(e)

    def of_sentence(self, sentence: int) -> Sequence[Anchor]:
        return self._of_sentence.get(sentence, ())

    def day_of(self, body: str | None) -> PartialDate | None:
        """The day of the act that befalls the heads of a body; told with it, or with another act in the same word: "A on Thursday
        replaced his chiefs ... A replaced the heads of B and C". None where none or several are told."""
        if body is None:
            return None
        days = {self._day(e) for e in self._found if self._befalls(e, body)} - {None}
        return days.pop() if len(days) == 1 else None

    def _befalls(self, act: Anchor, body: str) -> bool:
        told = (actor.label.lower().split() for run in act.roles["target"] for actor in self._cast.actors(run))
        return set(body.lower().split()) <= {word for words in told for word in words}

    def _day(self, act: Anchor) -> PartialDate | None:
        verb = self._dates.lower[act.word]
        same = (e for e in self._found if self._dates.lower[e.word] == verb)
        days = {day for e in same if (day := self._dates.of(e, "asserted")) is not None and day.is_day}
        return days.pop() if len(days) == 1 else None


def on_others(anchor: Anchor, titles: list[Run], acts: Sequence[Anchor]) -> Anchor | None:
    """Which of the sentence's acts the anchor's word is the doer of, or whose targets hold the post told: "A replaced the heads
    of B and C" is no change of A's. None where there is no such act, or the word is rather of those it befalls."""
    for e in acts:
        doing, befalls = (_part(anchor, e.roles[side]) for side in ("source", "target"))
        if doing > befalls or (befalls == 0.0 and any(within(t, e.roles["target"]) for t in titles)):
            return e
    return None


def _part(anchor: Anchor, runs: list[Run]) -> float:
    """How sure the anchor's word is among them."""
    return max((r.p for r in runs if r.first <= anchor.word < r.end), default=0.0)


def within(run: Run, others: list[Run]) -> bool:
    """Whether a run begins inside one of the others."""
    return any(r.first <= run.first < r.end for r in others)
