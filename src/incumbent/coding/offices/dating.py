"""When: the time expression of the article that dates a change, or that puts a clause into the distant past."""

from __future__ import annotations

import datetime as dt

from incumbent.language import Analysis, TimeExpression
from incumbent.records import PartialDate

_OLD = 270  # days before publication after which a clause speaks of the past


class Dating:
    """The times of one article by the verb that they modify."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis, self.tokens = analysis, analysis.tokens
        published = analysis.article.published_on
        self.published: dt.date | None = published.latest if published else None
        self.by_sentence: dict[int, list[tuple[int, TimeExpression]]] = {}
        for time in analysis.times:
            head = self._head(time)
            self.by_sentence.setdefault(self.tokens[head].sent, []).append((self.clause(head), time))

    def _head(self, time: TimeExpression) -> int:
        for k in range(time.start, time.end):
            if not time.start <= self.tokens[k].head < time.end:
                return k
        return time.start

    def clause(self, i: int) -> int:
        """The verb whose clause token `i` stands in; the sentence's root where there is none."""
        tokens = self.tokens
        for _ in range(40):
            token = tokens[i]
            if token.tag[0] == "V" and token.dep not in ("aux", "auxpass", "amod", "compound", "pcomp"):
                return i
            if token.head == i:
                return i
            i = token.head
        return i

    def _chain(self, i: int) -> list[int]:
        """The clause of token `i` and the clauses above it, nearest first."""
        found = [self.clause(i)]
        while len(found) < 5:
            verb = found[-1]
            head = self.tokens[verb].head
            if head == verb:
                break
            up = self.clause(head)
            if up == verb:
                break
            found.append(up)
        return found

    def of(
        self, i: int, roles: tuple[str, ...] = ("at", "since", "until", "between"), reach: int = 3
    ) -> TimeExpression | None:
        """The expression that dates the event of token `i`: in its clause first, then in the clauses above."""
        times = self.by_sentence.get(self.tokens[i].sent)
        if not times:
            return None
        usable = [(c, t) for c, t in times if t.role in roles and t.value is not None]
        if not usable:
            return None
        sub = self._subtree_times(i, usable)
        if sub is not None:
            return sub
        for clause in self._chain(i)[:reach]:
            own = [t for c, t in usable if c == clause]
            if own:
                return min(own, key=lambda t: min(abs(t.start - i), abs(t.end - i)))
        return None

    def _subtree_times(self, i: int, usable: list[tuple[int, TimeExpression]]) -> TimeExpression | None:
        for _, time in usable:
            k = self._head(time)
            for _ in range(4):
                if k == i:
                    return time
                if self.tokens[k].tag[0] == "V" or self.tokens[k].head == k:
                    break
                k = self.tokens[k].head
        return None

    def is_old(self, date: PartialDate | None) -> bool:
        """Whether a date lies clearly before the article's own time."""
        return date is not None and self.published is not None and (self.published - date.latest).days > _OLD

    def in_the_past(self, i: int) -> bool:
        """Whether the clause of token `i` is dated long before the article."""
        times = self.by_sentence.get(self.tokens[i].sent)
        if not times:
            return False
        chain = self._chain(i)[:2]
        for clause, time in times:
            if clause in chain and self.is_old(time.value) and time.role in ("at", "between"):
                return True
        return False
