"""The acts of appointing and removing that an article tells: who moves whom, and on which day."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from incumbent.coding.cast import Cast
from incumbent.coding.dates import Dates
from incumbent.reader import Anchor, Reading, Run
from incumbent.records import PartialDate
from incumbent.records.ontology import ontology

SURE = 0.5  # an act this sure is gone by


class Acts:
    """The acts of one article that are sure enough to go by."""

    def __init__(self, reading: Reading, cast_: Cast, dates: Dates) -> None:
        self._cast, self._dates = cast_, dates
        posts = ontology().having("post")
        self._found = [e for e in reading.events if e.kind in posts and e.p >= SURE]
        self._of_sentence: dict[int, list[Anchor]] = {}
        for e in self._found:
            self._of_sentence.setdefault(reading.page.sentence_of[e.word], []).append(e)
        self._days: dict[frozenset[str], PartialDate | None] = {}

    def of_sentence(self, sentence: int) -> Sequence[Anchor]:
        return self._of_sentence.get(sentence, ())

    def day_of(self, body: str | None) -> PartialDate | None:
        """The day of the act that befalls the heads of a body; told with it, or with another act in the same word: "A on Thursday
        replaced his chiefs ... A replaced the heads of B and C". None where none or several are told."""
        if body is None:
            return None
        wanted = frozenset(body.lower().split())
        if wanted not in self._days:
            self._days[wanted] = _only({day for words, day in self._dated if wanted <= words})
        return self._days[wanted]

    @cached_property
    def _dated(self) -> list[tuple[set[str], PartialDate]]:
        """The words of those whom each act befalls, and the act's day, where one is told with its verb."""
        days: dict[str, set[PartialDate]] = {}
        for e in self._found:
            day = self._dates.of(e, "asserted")
            if day is not None and day.is_day:
                days.setdefault(self._verb(e), set()).add(day)
        return [(self._befallen(e), day) for e in self._found if (day := _only(days.get(self._verb(e), set())))]

    def _verb(self, act: Anchor) -> str:
        return self._dates.lower[act.word]

    def _befallen(self, act: Anchor) -> set[str]:
        actors = (actor for run in act.roles["target"] for actor in self._cast.actors(run))
        return {word for actor in actors for word in actor.label.lower().split()}


def _only(days: set[PartialDate]) -> PartialDate | None:
    """The one day of a set, None where there are none or several."""
    return next(iter(days)) if len(days) == 1 else None


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
