"""When: the time expression of the article that dates a change, or that puts a clause into the distant past."""

from __future__ import annotations

import datetime as dt

from incumbent.language import Analysis, TimeExpression
from incumbent.language.times import when, when_expression
from incumbent.records import PartialDate

_OLD = 700  # days before publication after which a clause speaks of the past


_TELLS = frozenset({"announce", "say", "confirm", "report", "tell", "state", "declare", "tweet", "reveal"})
_BEGINNINGS = frozenset(
    {
        "elect",
        "appoint",
        "become",
        "take",
        "assume",
        "name",
        "bear",
        "found",
        "swear",
        "join",
        "enter",
        "succeed",
        "come",
        "rise",
        "sweep",
        "win",
        "inaugurate",
        "nominate",
    }
)


_SELF_BEGINNINGS = frozenset({"come", "rise", "sweep", "win", "become", "take", "assume", "join", "enter", "succeed"})


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

    def expression(self, i: int) -> TimeExpression | None:
        """The expression that dates the act of token `i`."""
        return when_expression(self.analysis, i) or self._leading(i) or self._told(i)

    def right_after(self, i: int) -> TimeExpression | None:
        """The expression that begins at token `i` or after one preposition there."""
        times = self.by_sentence.get(self.tokens[i - 1].sent, ())
        return next((t for _, t in times if i <= t.start <= i + 1 and t.value is not None and t.role == "at"), None)

    def _told(self, i: int) -> TimeExpression | None:
        """ "On Tuesday he announced he had fired him": what is told as just done has the date of the telling."""
        token = self.tokens[i]
        head = self.tokens[token.head]
        if token.dep != "ccomp" or head.lemma not in _TELLS or self.published is None:
            return None
        if not any(self.tokens[c].lower in ("had", "has", "have") for c in token.children):
            return None
        time = when_expression(self.analysis, head.i)
        return time if time is not None and time.value is not None and self.is_near(time.value) else None

    def _leading(self, i: int) -> TimeExpression | None:
        """ "On Wednesday President Sall dismissed ...": the one time of a sentence, at its head, dates its first verb."""
        times = self.by_sentence.get(self.tokens[i].sent, [])
        sentence = self.analysis.sentences[self.tokens[i].sent]
        if len(times) != 1 or self.tokens[i].tag[0] != "V":
            return None
        time = times[0][1]
        if time.value is None or time.role != "at" or time.start > sentence.start + 2 or time.end > i:
            return None
        between = range(time.end, i)
        return None if any(self.tokens[k].tag in ("VBD", "VBZ", "VBP", "WP", "WDT") for k in between) else time

    def of(self, i: int, roles: tuple[str, ...]) -> TimeExpression | None:
        """The expression that dates token `i`, if it bounds the act in one of these roles."""
        time = self.expression(i)
        if time is not None and time.role in roles:
            return time
        for clause, other in self.by_sentence.get(self.tokens[i].sent, ()):
            if clause == i and other.role in roles and other.value is not None:
                return other
        return None

    def news(self, i: int) -> PartialDate | None:
        """The few days before publication, for an undated act told at the head of the article in a recent tense."""
        perfect = any(
            self.tokens[c].lower in ("has", "have", "'s", "'ve") and self.tokens[c].dep == "aux"
            for c in self.tokens[i].children
        )
        if self.analysis.sentences[self.tokens[i].sent].paragraph > 1 and not perfect:
            return None
        return when(self.analysis, i, publication=True)

    def served(self, i: int) -> bool:
        """Whether the clause of token `i` is one of serving, told in the past tense."""
        verb = self.tokens[self.clause(i)]
        return verb.tag == "VBD" and verb.lemma in ("serve", "work", "be", "sit", "hold")

    def is_near(self, date: PartialDate) -> bool:
        """Whether a date lies within a month before publication, or after it."""
        return self.published is not None and (self.published - date.latest).days <= 31

    def is_ahead(self, date: PartialDate | None) -> bool:
        """Whether a date lies wholly after publication."""
        return date is not None and self.published is not None and date.earliest > self.published

    def is_old(self, date: PartialDate | None) -> bool:
        """Whether a date lies clearly before the article's own time."""
        return date is not None and self.published is not None and (self.published - date.latest).days > _OLD

    def in_the_past(self, *tokens: int) -> bool:
        """Whether the clause of any of these tokens is dated long before the article."""
        return any(self._past(i) for i in tokens)

    def tells_history(self, i: int) -> bool:
        """Whether the clause of token `i` is told in the past tense, in a paragraph that speaks of years long gone."""
        verb = self.tokens[self.clause(i)]
        helpers = {self.tokens[c].lower for c in verb.children if self.tokens[c].dep in ("aux", "auxpass")}
        if verb.tag not in ("VBD", "VBN", "VBG") or helpers & {"has", "have", "is", "are", "will", "would"}:
            return False
        here = self.tokens[i].sent
        paragraph = self.analysis.sentences[here].paragraph
        near = [s for s in range(here - 3, here + 3) if s in self.by_sentence]
        return any(
            self.is_old(time.value)
            for s in near
            if self.analysis.sentences[s].paragraph == paragraph
            for _, time in self.by_sentence[s]
        )

    def _begins(self, i: int, verb: int) -> bool:
        """Whether the clause tells how the person at token `i` came to a post that may still be held."""
        tokens = self.tokens
        if tokens[verb].lemma not in _BEGINNINGS:
            return False
        at = i
        for _ in range(12):
            head = tokens[at].head
            if head in (verb, at):
                break
            at = head
        dep = tokens[at].dep
        return dep in ("nsubjpass", "dobj", "oprd", "attr") or (
            dep == "nsubj" and tokens[verb].lemma in _SELF_BEGINNINGS
        )

    def _past(self, i: int) -> bool:
        times = self.by_sentence.get(self.tokens[i].sent)
        if not times:
            return False
        chain = [c for c in self._chain(i)[:2] if not self._begins(i, c)]
        return any(
            clause in chain and self.is_old(time.value) and time.role in ("at", "between") for clause, time in times
        )
