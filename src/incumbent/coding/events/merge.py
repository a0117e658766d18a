"""Merge: candidates that tell one act become one event, at its most explicit mention."""

from __future__ import annotations

from incumbent.coding.events.candidate import Candidate
from incumbent.language import Analysis

PRECEDENCE = (
    "OFFICE ASSAULT COERCE PROTEST MOBILIZE SANCTION RETREAT AID COOPERATE CONCEDE REJECT THREATEN ACCUSE AGREE "
    "SUPPORT CONSULT REQUEST"
).split()
_RANK = {name: i for i, name in enumerate(PRECEDENCE)}


def distinct(analysis: Analysis, judged: list[Candidate]) -> list[Candidate]:
    """Best first; a later one that tells the same act again is left out. Comes back in text order."""
    kept: list[Candidate] = []
    for c in sorted(judged, key=lambda c: (-c.score, _RANK[c.type], c.anchor)):
        if not any(_same(analysis, c, k) for k in kept):
            kept.append(c)
    return sorted(kept, key=lambda c: (c.anchor, _RANK[c.type]))


def _same(analysis: Analysis, a: Candidate, b: Candidate) -> bool:
    tokens = analysis.tokens
    if a.anchor == b.anchor or (a.trigger[0] <= b.anchor <= a.trigger[1]) or (b.trigger[0] <= a.anchor <= b.trigger[1]):
        return True
    if a.type != b.type:
        return False
    same_sentence = tokens[a.anchor].sent == tokens[b.anchor].sent
    sources = _overlap(a.source, b.source)
    targets = _overlap(a.target, b.target)
    if same_sentence:
        if a.origin == "speech" or b.origin == "speech":
            return sources
        return sources and targets and (bool(a.source or b.source) or bool(a.target or b.target))
    if tokens[a.anchor].sent == 0 or tokens[b.anchor].sent == 0:  # the headline tells what the body tells
        return sources and targets
    if a.word != b.word and a.sense != b.sense:
        return False
    return sources and targets and bool(a.source or a.target) and bool(b.source or b.target)


def _overlap(a: list, b: list) -> bool:  # type: ignore[type-arg]
    if not a or not b:
        return True
    return bool({x.name.split()[-1].lower() for x in a} & {x.name.split()[-1].lower() for x in b})
