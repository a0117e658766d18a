"""Attributions that claim the same words: which of them keeps what."""

from __future__ import annotations

from dataclasses import dataclass, replace

from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.spans import Run, all_trimmed, without

_LEADERS = 8  # attributions before a follower among which its leader is looked for


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token stretches, both ends included. `head` governs the cue, `source_head` the source; content in text order."""

    head: int
    cue: Run
    source: Run | None
    source_head: int
    source_relation: str
    content: tuple[Run, ...]
    relations: frozenset[str]
    confidence: float


def settled(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """The attributions with every word in the content of the cue that it belongs to."""
    return _without_borrowed(frame, _parted(frame, found))


def _without_borrowed(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """A quotation beside the cue's sentence is given back where a cue of its own sentence has it too."""
    owned: set[int] = set()
    for attribution in found:
        sentence = frame.tokens[attribution.head].sent
        for lo, hi in attribution.content:
            outside = frame.quote[hi] >= 0 and frame.quote[hi] != frame.quote[attribution.head]
            if outside and sentence in (frame.tokens[lo].sent, frame.tokens[hi].sent):
                owned.add(frame.quote[hi])
    kept: list[Attribution] = []
    for attribution in found:
        sentence = frame.tokens[attribution.head].sent
        content = tuple(run for run in attribution.content if not _borrowed(frame, run, sentence, owned))
        if content:
            kept.append(attribution if content == attribution.content else replace(attribution, content=content))
    return kept


def _borrowed(frame: Frame, run: Run, sentence: int, owned: set[int]) -> bool:
    if frame.quote[run[0]] not in owned or frame.reach[frame.quote[run[0]]] != run:
        return False
    return not frame.tokens[run[0]].sent <= sentence <= frame.tokens[run[1]].sent


def _tail_of(frame: Frame, found: list[Attribution], at: int, follower: Attribution) -> int | None:
    """The place of the attribution whose reported words end with this further act of its own speaker, or None.

    "The group said many had fled, citing witnesses": the parse hangs "citing" under "fled", yet the group cites. "She asked
    them to wait and urged them to be calm": a past tense cannot go on an infinitive.
    """
    token = frame.tokens[follower.head]
    participle = token.tag == "VBG" and token.dep == "advcl" and frame.tokens[token.i - 1].text == ","
    past = token.tag == "VBD" and token.dep == "conj" and frame.tokens[token.head].tag == "VB"
    if not (participle or (past and follower.source is not None)):
        return None
    for n in range(max(0, at - _LEADERS), at):
        leader = found[n]
        last = leader.content[-1]
        if follower.source in (None, leader.source) and leader.head < last[0] < token.i <= last[1] <= frame.hi[token.i]:
            return n
    return None


def _parted(frame: Frame, found: list[Attribution]) -> list[Attribution]:
    """Attributions without the words of a further one that hangs on the same cue: "he said ..., adding that ..."."""
    place = {a.head: n for n, a in enumerate(found)}
    for at, follower in enumerate(list(found)):
        token = frame.tokens[follower.head]
        clause = frame.swallowed(token.i)
        top = token if clause < 0 else frame.tokens[clause]
        n = place.get(top.head)
        n = _tail_of(frame, found, at, follower) if n is None else n
        if n is None or (clause < 0 and token.dep not in ("advcl", "conj")) or top.head == top.i:
            continue
        leader = found[n]
        cut = (frame.lo[top.i], frame.hi[top.i])
        q = frame.quote[cut[1]]
        if q >= 0 and frame.reach[q][0] >= cut[0]:  # the quotation that it leads to runs on in further sentences
            cut = (cut[0], frame.reach[q][1])
        if leader.head >= cut[0] and leader.head <= cut[1]:
            continue
        kept = all_trimmed(without(list(leader.content), cut), frame)
        if kept and kept != leader.content:
            found[n] = replace(leader, content=kept)
        own = list(follower.content)
        for run in kept:
            own = without(own, run)
        own_kept = all_trimmed(own, frame)
        if own_kept and own_kept != follower.content:
            found[place[follower.head]] = replace(follower, content=own_kept)
    return found
