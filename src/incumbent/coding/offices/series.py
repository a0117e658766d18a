"""Series of office-holders: "Defence Minister A, army chief B and C, the head of the navy", whatever the parse makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.offices.people import Holder, People
from incumbent.coding.offices.phrase import OfficePhrase
from incumbent.coding.offices.ties import Binding
from incumbent.language import Analysis

_GLUE = frozenset({",", "and", "&", "his", "her", "the", "both", "as", "well"})
Member = tuple[Holder, OfficePhrase | None]


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    holder: Holder
    phrase: OfficePhrase | None


class Series:
    """Looks up the series in which a token stands. One pass over a sentence's bindings, on first need."""

    def __init__(self, analysis: Analysis, people: People, bindings: list[Binding]) -> None:
        self.tokens, self.people = analysis.tokens, people
        self._bound: dict[int, list[_Item]] = {}
        for b in bindings:
            if b.tie in ("title", "beside", "list") and b.holder.start >= 0:
                item = _Item(min(b.start, b.holder.start), max(b.end, b.holder.end), b.holder, b.phrase)
                self._bound.setdefault(b.phrase.sent, []).append(item)
        self._names: dict[int, list[Holder]] = {}
        for holder in people.named():
            self._names.setdefault(self.tokens[holder.start].sent, []).append(holder)
        self._known: dict[int, list[list[_Item]]] = {}

    def at(self, i: int) -> list[Member]:
        """The members of the series of two and more around token `i`, each with the post told right there."""
        sent = self.tokens[i].sent
        if sent not in self._known:
            self._known[sent] = self._read(sent)
        for run in self._known[sent]:
            if run[0].start <= i < run[-1].end:
                return [(item.holder, item.phrase) for item in run]
        return []

    def after(self, i: int, reach: int = 4) -> list[Member]:
        """The series, or the one office-holder, that begins within a few words after token `i`."""
        sent = self.tokens[min(i + 1, len(self.tokens) - 1)].sent
        items = sorted(self._bound.get(sent, []), key=lambda x: x.start)
        first = next((x for x in items if i < x.start <= i + reach), None)
        if first is None:
            return []
        return self.at(first.start) or [(first.holder, first.phrase)]

    def _read(self, sent: int) -> list[list[_Item]]:
        items = list(self._bound.get(sent, ()))
        if not items:
            return []
        covered = {item.holder.start for item in items}
        for holder in self._names.get(sent, ()):
            if holder.start not in covered:
                items.append(_Item(holder.start, holder.end, holder, None))
        items.sort(key=lambda x: (x.start, -x.end))
        runs: list[list[_Item]] = []
        joined = False
        for item in items:
            if runs and item.start < runs[-1][-1].end:
                if item.phrase is not None and runs[-1][-1].phrase is not None and item.holder != runs[-1][-1].holder:
                    runs[-1].append(item)  # one plural title, several names
                    joined = True
                continue
            gap = [t.lower for t in self.tokens[runs[-1][-1].end : item.start]] if runs else []
            if runs and 0 < len(gap) <= 4 and set(gap) <= _GLUE and set(gap) & {",", "and", "&"}:
                runs[-1].append(item)
                joined = joined or "and" in gap or "&" in gap
                continue
            if runs and not joined:
                runs.pop()
            runs.append([item])
            joined = False
        if runs and not joined:
            runs.pop()
        return [run for run in runs if len(run) > 1]
