"""Attributions: every place where a text gives words or a stance to somebody, as cue, source and content.

Wider than statements: "they oppose the tax" is an attribution too. `find.py` keeps what was said.
"""

from __future__ import annotations

from incumbent.coding.statements.bounds import all_bounded
from incumbent.coding.statements.candidates import Candidate, content_candidates, whole_clauses
from incumbent.coding.statements.features import (
    content_features,
    cue_features,
    edge_features,
    source_features,
    strong_kinds,
)
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.model import Weights
from incumbent.coding.statements.settle import Attribution, settled
from incumbent.coding.statements.sources import cue_heads, is_signature, source_candidates
from incumbent.coding.statements.spans import (
    Run,
    all_trimmed,
    merged,
    nearest,
    with_next_paragraphs,
    with_whole_quotations,
    without,
    without_lead_in,
)
from incumbent.language import Sentence

CUE_AT_LEAST = 0.4
SOURCE_AT_LEAST = 0.35
CONTENT_AT_LEAST = 0.5
SIGNED = 0.9  # confidence of a name signed under a quotation or set before a line of a transcript
_CUE_REACH = 7
_MOST_STRETCHES = 16
_LONGEST_SOURCE, _LONGEST, _LONGEST_QUOTATION = 120, 500, 3000  # tokens; a stretch beyond is a parse gone wild


def find_attributions(
    frame: Frame,
    sentences: list[Sentence],
    weights: Weights,
    at_least: float = CUE_AT_LEAST,
    listed_nouns: frozenset[str] = frozenset(),
) -> list[Attribution]:
    """All attributions whose cue has at least this confidence, in the order of their cues.

    `listed_nouns` are nouns that count as a cue wherever they have an owner and a that-clause ("his claim that").
    """
    found = []
    for i in cue_heads(frame, sentences, weights.nouns | listed_nouns):
        sentence = sentences[frame.tokens[i].sent]
        if is_signature(frame, i):
            probability = SIGNED
        else:
            probability = weights.cue(cue_features(frame, i, sentence))
            if probability < at_least and listed_nouns and _owned_claim(frame, i, listed_nouns):
                probability = at_least
        if probability >= at_least:
            attribution = _attribute(frame, i, sentences, weights, probability)
            if attribution is not None:
                found.append(attribution)
    return all_bounded(frame, sentences, settled(frame, found), weights, CUE_AT_LEAST)


def _owned_claim(frame: Frame, i: int, nouns: frozenset[str]) -> bool:
    tokens = frame.tokens
    if tokens[i].lemma not in nouns or tokens[i].tag[:2] != "NN":
        return False
    children = [tokens[j] for j in tokens[i].children]
    owned = any(c.dep == "poss" or (c.dep == "prep" and c.lower in ("by", "from")) for c in children)
    return owned and any(c.dep in ("acl", "relcl", "ccomp") and tokens[frame.lo[c.i]].lower == "that" for c in children)


def _attribute(
    frame: Frame, cue: int, sentences: list[Sentence], weights: Weights, probability: float
) -> Attribution | None:
    sentence = sentences[frame.tokens[cue].sent]
    if is_signature(frame, cue):
        return _signed(frame, cue, sentences)
    source = _best_source(frame, cue, weights)
    chosen = _contents(frame, cue, sentences, weights, source)
    if not chosen:
        return None
    runs = merged([(c.lo, c.hi) for c in chosen], frame)
    named = (source.lo, source.hi) if source else None
    runs = without(without(runs, (cue, cue)), named) if named else without(runs, (cue, cue))
    span = _cue_span(frame, cue, sentence, runs, named, weights)
    runs = without(runs, span)
    runs = with_whole_quotations(runs, frame, [span, named] if named else [span])
    runs = with_next_paragraphs(without_lead_in(runs, frame), frame)
    if named:
        runs = without(runs, named)
    content = all_trimmed(merged(runs, frame), frame)
    if not content:
        return None
    relations = frozenset(c.relation for c in chosen)
    head, relation = (source.head, source.relation) if source else (-1, "")
    return Attribution(cue, span, named, head, relation, content, relations, probability)


def _signed(frame: Frame, cue: int, sentences: list[Sentence]) -> Attribution | None:
    """A quotation signed with a name after a dash, or a line of a transcript after a name and a colon."""
    sources, contents = source_candidates(frame, cue), content_candidates(frame, cue, sentences)
    if not sources or not contents:
        return None
    source = sources[0]
    content = max((c for c in contents if not c.relation.startswith("quote:")), key=lambda c: c.hi, default=None)
    if content is None:
        return None
    runs = all_trimmed(with_whole_quotations([(content.lo, content.hi)], frame, [(cue, cue)]), frame)
    if frame.quote[cue] >= 0:
        last = frame.reach[frame.quote[cue]][1]
        runs = tuple((lo, min(hi, last)) for lo, hi in runs if lo <= last)
    if not runs:
        return None
    named = (source.lo, source.hi)
    return Attribution(
        cue, (cue, cue), named, source.head, source.relation, runs, frozenset((content.relation,)), SIGNED
    )


def _best_source(frame: Frame, cue: int, weights: Weights) -> Candidate | None:
    best, most = None, SOURCE_AT_LEAST
    for candidate in source_candidates(frame, cue):
        if candidate.hi - candidate.lo > _LONGEST_SOURCE:
            continue
        score = weights.source(source_features(frame, cue, candidate))
        if score > most:
            best, most = candidate, score
    return best


def _contents(
    frame: Frame, cue: int, sentences: list[Sentence], weights: Weights, source: Candidate | None
) -> list[Candidate]:
    candidates = content_candidates(frame, cue, sentences)
    kinds = strong_kinds(candidates)
    sentence = sentences[frame.tokens[cue].sent]
    chosen: list[Candidate] = []
    best, most = None, 0.12
    for candidate in candidates:
        if candidate.hi - candidate.lo > (_LONGEST_QUOTATION if candidate.relation.startswith("quote:") else _LONGEST):
            continue
        if source is not None and candidate.lo <= source.head <= candidate.hi and candidate.lo >= source.lo:
            continue
        score = weights.content(content_features(frame, cue, candidate, sentence, kinds))
        if score >= CONTENT_AT_LEAST:
            chosen.append(candidate)
        elif score > most:
            best, most = candidate, score
    if not chosen and best is not None:
        chosen.append(best)
    return whole_clauses(frame, cue, chosen, candidates)[:_MOST_STRETCHES]


def _cue_span(
    frame: Frame, cue: int, sentence: Sentence, content: list[Run], source: Run | None, weights: Weights
) -> Run:
    edges = [cue, cue]
    barred = content + ([source] if source else [])
    for side, step_by in ((0, -1), (1, 1)):
        near = nearest(content, cue, step_by)
        i, step = cue + step_by, 0
        while sentence.start <= i < sentence.end and step < _CUE_REACH:
            if any(lo <= i <= hi for lo, hi in barred) or (side == 0 and frame.tokens[i].tag in ("NNP", "NNPS", "PRP")):
                break
            if weights.edge(edge_features(frame, cue, i, step, near)) < 0.5:
                break
            edges[side] = i
            i, step = i + step_by, step + 1
    return edges[0], edges[1]
