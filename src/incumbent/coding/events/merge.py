"""Merge: candidates that tell one act become one event, at its most explicit mention."""

from __future__ import annotations

from incumbent.coding.events.candidate import Candidate
from incumbent.language import Analysis

PRECEDENCE = (
    "OFFICE ASSAULT COERCE PROTEST MOBILIZE SANCTION RETREAT AID COOPERATE CONCEDE REJECT THREATEN ACCUSE AGREE "
    "SUPPORT CONSULT REQUEST"
).split()
_STEM = 5  # letters by which a noun and a verb count as one word: replace, replacement
_NEAR = 8  # words between a light verb and its noun
_ONCE = frozenset({"RETREAT", "CONSULT"})  # told twice, done once
_RANK = {name: i for i, name in enumerate(PRECEDENCE)}


def distinct(analysis: Analysis, judged: list[Candidate], threshold: float) -> list[Candidate]:
    """Those that count, best first; a later one that tells the same act again only completes it. In text order."""
    kept: list[Candidate] = []
    for c in sorted(judged, key=lambda c: (-c.score, _RANK[c.type], c.anchor)):
        twin = next((k for k in kept if _same(analysis, c, k)), None)
        if twin is None and c.score >= threshold:
            kept.append(c)
        elif twin is not None and c.score >= threshold and _fuller(analysis, c, twin):
            c.date = c.date or twin.date
            kept[kept.index(twin)] = c
        elif twin is not None and twin.type == c.type and twin.anchor != c.anchor:
            complete(twin, c)
    return sorted(kept, key=lambda c: (c.anchor, _RANK[c.type]))


def complete(kept: Candidate, other: Candidate) -> None:
    """Take from another mention of the same act the side that this one leaves out."""
    if kept.origin == other.origin == "lexicon" and (kept.sense == other.sense or kept.type == "PROTEST"):
        if not kept.target and kept.source and _overlap(kept.source, other.source) and other.source:
            kept.target = other.target
        if not kept.target and other.target and not other.source:
            kept.target = other.target
        if not kept.source and kept.target and other.target and _overlap(kept.target, other.target):
            if kept.type != "ASSAULT" or any(a.entity is not None for a in kept.target):
                kept.source = other.source


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
        if a.type == "ASSAULT" and (_participle(analysis, a, b) or _participle(analysis, b, a)):
            return True
        if a.origin == "speech" or b.origin == "speech":
            return sources
        if a.form == b.form == "verb" and a.sense != b.sense and bool(a.target) != bool(b.target):
            return False  # "declared an emergency and banned the party"
        if abs(a.anchor - b.anchor) <= _NEAR and {a.form, b.form} == {"verb", "noun"}:
            return sources and targets
        return sources and targets and (bool(a.source or b.source) or bool(a.target or b.target))
    if tokens[a.anchor].sent == 0 or tokens[b.anchor].sent == 0:  # the headline tells what the body tells
        return sources and (targets or (a.word == b.word and bool(a.source) and not _named(a, b)))
    if a.type == "OFFICE" and _same_change(analysis, a, b):
        return True
    if a.type in _ONCE and not _apart(a, b):
        side_a, side_b = (a.source, b.source) if a.type == "RETREAT" and a.source else (a.target, b.target)
        other_a, other_b = (a.target, b.target) if a.type == "RETREAT" and a.source else (a.source, b.source)
        if side_a and side_b and _overlap(side_a, side_b) and _overlap(other_a, other_b):
            return True
    if a.word != b.word and a.sense != b.sense:
        return False
    return sources and targets and bool(a.source or a.target) and bool(b.source or b.target)


def _named(a: Candidate, b: Candidate) -> bool:
    """Whether both mentions name the other side, so that they can differ."""
    return _named_one(a) and _named_one(b)


def _same_change(analysis: Analysis, a: Candidate, b: Candidate) -> bool:
    """Whether one maker changes people told in bulk: "replaced his chiefs", "replaced the heads", "the replacement of X"."""
    if not a.source or not b.source or not _overlap(a.source, b.source) or _apart(a, b):
        return False
    if not (_many(analysis, a) or _many(analysis, b)):
        return False
    word_a, word_b = (analysis.tokens[c.anchor].lemma.lower()[:_STEM] for c in (a, b))
    return word_a == word_b and all(_named_one(c) or _many(analysis, c) for c in (a, b))


def _fuller(analysis: Analysis, c: Candidate, twin: Candidate) -> bool:
    """Whether a later mention of one change in bulk tells more of whom it changes."""
    bulk = c.type == twin.type == "OFFICE" and c.anchor != twin.anchor and _same_change(analysis, c, twin)
    return bulk and len(c.target) > len(twin.target)


def _many(analysis: Analysis, c: Candidate) -> bool:
    return len(c.target) > 1 or any(analysis.tokens[x.head].tag in ("NNS", "NNPS") for x in c.target)


def _named_one(c: Candidate) -> bool:
    return any(x.entity is not None for x in c.target)


def _participle(analysis: Analysis, a: Candidate, b: Candidate) -> bool:
    """Whether `b` only says what `a` brought about: "blew up a car, killing five and injuring ten"."""
    t = analysis.tokens[b.anchor]
    while t.dep == "conj" and t.tag == "VBG" and t.head != t.i:
        t = analysis.tokens[t.head]
    return t.tag == "VBG" and t.dep in ("advcl", "xcomp") and t.head == a.anchor


def _apart(a: Candidate, b: Candidate) -> bool:
    """Whether two mentions bear dates that exclude each other."""
    return a.date is not None and b.date is not None and not a.date.overlaps(b.date)


def _overlap(a: list, b: list) -> bool:  # type: ignore[type-arg]
    if not a or not b:
        return True
    if {x.entity for x in a if x.entity is not None} & {x.entity for x in b if x.entity is not None}:
        return True
    return bool({x.name.split()[-1].lower() for x in a} & {x.name.split()[-1].lower() for x in b})
