"""On whose word: a claim or event told inside somebody's statement carries the speaker and the status of the cue.

The rules, as two annotators read news:

- What a speaker does by speaking (urges, accuses, promises) happens: it stays asserted, and so does what he says that
  he does. Only what he quotes himself as having done ("we agreed on many issues") is his word alone: reported.
- What he tells of others is reported. What stands there in passing (an adjective, "before he was elected") is the
  article's own knowledge and stays asserted; so do titles beside names and all that is admitted or confirmed.
- What he denies has, on his word, not happened.
- Nothing is asserted anew: a status that the coder found (planned, not done, reported) stays.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from incumbent.coding.statements.lexicon import Cue, load_lexicon
from incumbent.language import Analysis
from incumbent.records import Claim, Event, Statement, Status

_DEEPEST = 12  # statements inside statements that are looked through
_PASSING = frozenset(("amod", "appos", "compound", "poss", "nmod"))
_TIME_CLAUSE = frozenset(("when", "before", "after", "since", "while", "until", "as", "once"))
_OPEN_CLASSES = frozenset(("claims", "suggests", "believes", "predicts"))


def weave(
    analysis: Analysis, statements: list[Statement], claims: list[Claim], events: list[Event]
) -> tuple[list[Claim], list[Event]]:
    """Claims and events with `said_by` and `status` as the statements around them say."""
    if not statements:
        return claims, events
    loom = _Loom(analysis, statements)
    return [loom.claim(c) for c in claims], [loom.event(e) for e in events]


class _Loom:
    def __init__(self, analysis: Analysis, statements: list[Statement]) -> None:
        self.analysis = analysis
        self.statements = sorted(statements, key=lambda s: (s.content.start, -s.content.end))
        self.starts = [s.content.start for s in self.statements]
        self.token_starts = [t.start for t in analysis.tokens]
        self.lexicon = load_lexicon()

    def around(self, at: int) -> Statement | None:
        """The innermost statement whose content holds this character."""
        last = bisect_right(self.starts, at) - 1
        inside = (s for s in self.statements[max(0, last - _DEEPEST) : last + 1][::-1] if at < s.content.end)
        return min(inside, key=lambda s: s.content.end - s.content.start, default=None)

    def claim(self, claim: Claim) -> Claim:
        """Titles in passing stay asserted; a change of office that somebody merely claims or supposes is reported."""
        statement = self.around(claim.evidence.start)
        if statement is None or statement.speaker is None or claim.said_by is not None:
            return claim
        status = claim.status
        cue = self.cue(statement)
        if status == "asserted" and claim.kind in ("start", "end", "chosen") and cue is not None:
            main = self.main(claim.evidence.start, claim.evidence.end, statement) and not self.taken_for_granted(claim)
            if main and cue.kind in _OPEN_CLASSES and claim.person != statement.speaker:
                status = "reported"
            elif main and cue.kind == "denies":
                status = "not_done"
        theirs = status != claim.status or claim.status == "reported" or statement.kind == "direct"
        return replace(claim, status=status, said_by=statement.speaker) if theirs else claim

    def taken_for_granted(self, claim: Claim) -> bool:
        """Whether a change is told by a noun or a relative clause ("the replacement of A with B, who headed C")."""
        tokens = self.analysis.tokens
        i = self.token(claim.evidence.start)
        while i < len(tokens) and tokens[i].start < claim.evidence.end:
            if tokens[i].tag[:1] == "V":
                return tokens[i].dep == "relcl"
            i += 1
        return True

    def event(self, event: Event) -> Event:
        """What a speaker tells of others is reported; what he does in speaking is asserted."""
        statement = self.around(event.trigger.start)
        if statement is None or statement.speaker is None or event.said_by is not None:
            return event
        if event.status == "asserted":
            status = self.status(event, statement)
            if status != "asserted":
                return replace(event, status=status, said_by=statement.speaker)
            return event
        own = self.speaks(event, statement)
        return event if own and event.status != "reported" else replace(event, said_by=statement.speaker)

    def status(self, event: Event, statement: Statement) -> Status:
        cue = self.cue(statement)
        if self.speaks(event, statement):
            past = statement.kind == "direct" and self.completed(event.trigger.start)
            return "reported" if past and event.type in ("AGREE", "CONSULT", "COOPERATE", "AID") else "asserted"
        if cue is not None and cue.factive:
            return "asserted"
        if not self.main(event.trigger.start, event.trigger.end, statement):
            return "asserted"
        return "not_done" if cue is not None and cue.kind == "denies" else "reported"

    def cue(self, statement: Statement) -> Cue | None:
        """The lexicon's entry for the last listed word of the cue ("wrote denying" denies)."""
        if statement.cue is None:
            return None
        found, i = None, self.token(statement.cue.start)
        while i < len(self.token_starts) and self.token_starts[i] < statement.cue.end:
            token = self.analysis.tokens[i]
            found = self.lexicon.cue(token.lemma, token.tag) or found
            i += 1
        return found

    def speaks(self, event: Event, statement: Statement) -> bool:
        """Whether the speaker is himself a source of the event."""
        if statement.speaker_entity is not None and statement.speaker_entity in event.source_entities:
            return True
        return statement.speaker is not None and statement.speaker in event.source

    def token(self, at: int) -> int:
        return max(0, bisect_right(self.token_starts, at) - 1)

    def completed(self, at: int) -> bool:
        """Whether the verb here is in the past or the perfect."""
        return self.analysis.tokens[self.token(at)].tag in ("VBD", "VBN")

    def main(self, start: int, end: int, statement: Statement) -> bool:
        """Whether the words are told as news, and are not an adjective, a title or a clause of time."""
        tokens = self.analysis.tokens
        i = top = self.token(start)
        while i < len(tokens) and tokens[i].start < end:
            if tokens[i].tag[:1] == "V":
                top = i
                break
            i += 1
        for _ in range(12):
            token = tokens[top]
            if token.dep in _PASSING:
                return False
            if token.dep == "advcl" and any(tokens[j].lower in _TIME_CLAUSE for j in token.children):
                return False
            if token.head == top or not statement.content.start <= tokens[token.head].start < statement.content.end:
                return True
            top = token.head
        return True
