"""From chosen stretches to exact spans: merging, cutting out the cue, whole quotations, no stray punctuation."""

from __future__ import annotations

from incumbent.coding.statements.frame import Frame

Run = tuple[int, int]

_QUOTES = frozenset(("“", "”", '"', "''", "'", "‘", "’", "``", "`", "«", "»", "„"))
_EDGE = frozenset((".", ",", ";", ":", "—", "–", "-", "--", "...", "…", "?", "!", ")", "]"))
_JOINTS = frozenset(("and", "but", "or", "nor", "yet"))
_LEAD = frozenset((",", ";", ":", "—", "–", "-", "--", ".", "...", "…", ")", "]"))


def nearest(runs: list[Run], i: int, step: int) -> Run | None:
    """The run nearest to token i on its right (step 1) or left (step -1)."""
    if step > 0:
        return min((r for r in runs if r[0] > i), default=None)
    return max((r for r in runs if r[1] < i), default=None)


def merged(runs: list[Run], frame: Frame) -> list[Run]:
    """Runs in order, joined where they overlap or only punctuation stands between them."""
    tokens = frame.tokens
    out: list[Run] = []
    for lo, hi in sorted(runs):
        if out and lo <= out[-1][1] + 4:
            gap = range(out[-1][1] + 1, lo)
            if all(not tokens[i].text[0].isalnum() for i in gap):
                out[-1] = (out[-1][0], max(out[-1][1], hi))
                continue
        out.append((lo, hi))
    return out


def without(runs: list[Run], cut: Run) -> list[Run]:
    """Runs with the tokens of `cut` taken out."""
    out: list[Run] = []
    for lo, hi in runs:
        if cut[1] < lo or hi < cut[0]:
            out.append((lo, hi))
            continue
        if lo < cut[0]:
            out.append((lo, cut[0] - 1))
        if cut[1] < hi:
            out.append((cut[1] + 1, hi))
    return out


def with_whole_quotations(runs: list[Run], frame: Frame, barred: list[Run]) -> list[Run]:
    """Runs stretched so that a quotation whose greater part they hold is in them from mark to mark.

    A quotation that holds a barred stretch (the cue, the source) stays as it is.
    """
    out = []
    for lo, hi in runs:
        for q in {frame.quote[lo], frame.quote[hi]} - {-1}:
            first, last = frame.reach[q]
            if lo <= first + 1 and not any(b[0] <= last and hi < b[1] for b in barred):
                lo, hi = min(lo, first), max(hi, last)
                continue
            if any(b[0] <= last and first <= b[1] for b in barred):
                continue
            held = min(hi, last) - max(lo, first) + 1
            whole_tail = hi >= last - 1 and frame.tokens[max(lo - 1, 0)].sent != frame.tokens[lo].sent
            if lo <= first + 1 or 2 * held >= last - first + 1 or whole_tail:
                lo, hi = min(lo, first), max(hi, last)
        out.append((lo, hi))
    return out


def without_lead_in(runs: list[Run], frame: Frame) -> list[Run]:
    """Runs that end with a quotation, without what leads to it with a colon: 'They were divided: "I do," said one.'"""
    tokens, out = frame.tokens, []
    for lo, hi in runs:
        end = hi
        while end > lo and tokens[end].text == ",":
            end -= 1
        q = frame.quote[end]
        first = frame.reach[q][0] if q >= 0 and frame.reach[q][1] == end else -1
        led = first - 1 > lo and tokens[first - 1].text == ":" and frame.quote[first - 1] < 0
        out.append((first, hi) if led else (lo, hi))
    return out


def with_next_paragraphs(runs: list[Run], frame: Frame) -> list[Run]:
    """Runs that end with a quotation left open at its paragraph's end, on through the paragraphs that take it up."""
    out = []
    for lo, hi in runs:
        q = frame.quote[hi]
        while 0 <= q < len(frame.quotations) - 1 and frame.reach[q][1] == hi and frame.quotations[q + 1].continues:
            q += 1
            hi = frame.reach[q][1]
        out.append((lo, hi))
    return out


def trimmed(run: Run, frame: Frame) -> Run | None:
    """The run without punctuation at its edges; quotation marks stay where their partner is in the run too."""
    tokens, quote = frame.tokens, frame.quote
    lo, hi = run
    while lo <= hi:
        text = tokens[lo].text
        if text in _LEAD or (text in _QUOTES and not _paired(frame, lo, lo, hi)):
            lo += 1
        else:
            break
    while lo <= hi:
        text = tokens[hi].text
        inside = quote[hi] >= 0 and frame.reach[quote[hi]][0] >= lo and frame.reach[quote[hi]][1] <= hi
        dangling = hi > lo and quote[hi] < 0 and tokens[hi].tag == "CC" and tokens[hi].lower in _JOINTS
        stop = text in _EDGE and not inside and not _closes(frame, lo, hi)
        if not dangling and not stop and not (text in _QUOTES and not _paired(frame, hi, lo, hi)):
            break
        hi -= 1
    return (lo, hi) if lo <= hi else None


def all_trimmed(runs: list[Run], frame: Frame) -> tuple[Run, ...]:
    """Every run trimmed, those that were punctuation alone left out."""
    return tuple(run for run in (trimmed(r, frame) for r in runs) if run is not None)


def _paired(frame: Frame, i: int, lo: int, hi: int) -> bool:
    q = frame.quote[i]
    return q >= 0 and lo <= frame.reach[q][0] and frame.reach[q][1] <= hi


def _closes(frame: Frame, lo: int, hi: int) -> bool:
    """Whether the bracket at `hi` was opened inside the run."""
    text = frame.tokens[hi].text
    return text in ")]" and any(frame.tokens[i].text in ("(", "[") for i in range(lo, hi))
