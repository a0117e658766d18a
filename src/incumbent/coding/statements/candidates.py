"""Which of the words around a cue might be its content.

A candidate is a stretch of tokens [lo, hi], both included, with the relation that it has to the cue.
"""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.statements.frame import Frame
from incumbent.language import Sentence

_UP = frozenset(("parataxis", "ccomp", "advcl", "prep", "acl", "relcl", "dep", "conj", "npadvmod", "pcomp", "csubj"))
_NO_CONTENT = frozenset(("nsubj", "aux", "auxpass", "neg", "punct", "mark", "cc", "expl", "det", "poss", "case", "prt"))
_DEEP = frozenset(("ccomp", "xcomp", "dobj", "acl", "prep", "relcl", "pcomp"))
DASHES = frozenset(("―", "—", "–", "--", "-"))
_QUOTES_WITHIN, _QUOTES_AFTER = 120, 6  # quotations looked at: tokens back from the cue, number after it


@dataclass(frozen=True, slots=True)
class Candidate:
    """`relation` to the cue ("c:ccomp", "up:parataxis", "quote:next" ...); `head` is the governing token."""

    relation: str
    lo: int
    hi: int
    head: int


def content_candidates(frame: Frame, cue: int, sentences: list[Sentence]) -> list[Candidate]:
    """Stretches that might be, or be part of, what this cue says."""
    tokens, lo, hi = frame.tokens, frame.lo, frame.hi
    found: list[Candidate] = []
    sentence = sentences[tokens[cue].sent]
    if tokens[cue].text == ":":
        if cue + 1 < sentence.end:
            found.append(Candidate("colon:rest", cue + 1, sentence.end - 1, cue + 1))
        last = _paragraph_end(sentences, sentence)
        if last > sentence.end:
            found.append(Candidate("colon:paragraph", cue + 1, last - 1, cue + 1))
        _quotes_after(frame, sentence, sentences, found)
        return found
    if tokens[cue].text in DASHES:
        return [Candidate("dash:quote", *frame.reach[frame.quote[cue - 1]], cue - 1)]
    clause = frame.swallowed(cue)
    if clause >= 0 and cue < hi[clause]:
        found.append(Candidate("c:ccomp", cue + 1, hi[clause], clause))
    for j in tokens[cue].children if clause < 0 else ():
        dep = tokens[j].dep
        if dep in _NO_CONTENT:
            continue
        if lo[j] <= cue <= hi[j]:
            continue
        if dep == "ccomp" and hi[j] < cue and tokens[hi[j] + 1].text == ";" and frame.quote[hi[j]] < 0:
            continue  # a sentence of its own: "The party says it lost; police say they know nothing"
        first = lo[j]
        if dep == "conj" and first > 0 and tokens[first - 1].dep == "cc":
            first -= 1
        found.append(Candidate("c:" + dep, first, hi[j], j))
        if dep in ("prep", "xcomp", "dobj", "acomp", "attr", "oprd", "agent", "advmod", "advcl", "pcomp", "ccomp"):
            for k in tokens[j].children:
                inner = tokens[k].dep
                if inner == "pobj" or inner in _DEEP:
                    if not lo[k] <= cue <= hi[k]:
                        found.append(Candidate(f"c:{dep}>{inner}", lo[k], hi[k], k))
                if inner == "pobj" and dep == "prep":
                    for m in tokens[k].children:
                        if tokens[m].dep in ("acl", "ccomp", "relcl"):
                            found.append(Candidate(f"c:prep>pobj>{tokens[m].dep}", lo[m], hi[m], m))
                if inner == "prep" and dep in ("acomp", "prep", "xcomp"):
                    for m in tokens[k].children:
                        if tokens[m].dep in ("pobj", "pcomp"):
                            found.append(Candidate(f"c:{dep}>prep>{tokens[m].dep}", lo[m], hi[m], m))
    for j in tokens[cue].children:
        if tokens[j].dep in ("nsubj", "nsubjpass") and not lo[j] <= cue <= hi[j]:
            found.append(Candidate("c:" + tokens[j].dep, lo[j], hi[j], j))
    dep, parent = tokens[cue].dep, tokens[cue].head
    if parent != cue and dep in _UP and clause < 0:
        before = (lo[parent], lo[cue] - 1)
        after = (hi[cue] + 1, hi[parent])
        if before[0] <= before[1]:
            found.append(Candidate(f"up:{dep}:before", before[0], before[1], parent))
        if after[0] <= after[1]:
            found.append(Candidate(f"up:{dep}:after", after[0], after[1], parent))
    _quotes_here(frame, cue, sentence, found)
    _quotes_after(frame, sentence, sentences, found)
    return found


def whole_clauses(frame: Frame, cue: int, chosen: list[Candidate], all_of_them: list[Candidate]) -> list[Candidate]:
    """The chosen stretches, with the whole clause where only a part of one that stands before its cue was chosen.

    "The nurses voted to strike, their union said": who said it told all of it, not "to strike".
    """
    chosen = [_with_subject(frame, cue, c) if c.relation == "c:ccomp" else c for c in chosen]
    chosen = _with_purpose(frame, chosen, all_of_them)
    told = [c for c in all_of_them if c.relation == "c:ccomp" and c.hi < cue and c not in chosen]
    for clause in told:
        parts = [c for c in chosen if clause.lo <= c.lo and c.hi <= clause.hi]
        if parts and any(frame.tokens[i].text == "," for i in range(clause.hi, cue)):
            chosen = [c for c in chosen if c not in parts] + [clause]
    return chosen


def _with_purpose(frame: Frame, chosen: list[Candidate], all_of_them: list[Candidate]) -> list[Candidate]:
    """An object with the whole infinitive after it, where the parse hangs that on the cue and only its inside was chosen.

    "denied a plot to overthrow the king": not "a plot" and "the king".
    """
    objects = [c for c in chosen if c.relation == "c:dobj"]
    for whole in all_of_them:
        if whole.relation != "c:advcl" or whole in chosen or frame.tokens[whole.lo].lower != "to":
            continue
        inside = [c for c in chosen if whole.lo <= c.lo and c.hi <= whole.hi]
        if inside and any(c.hi == whole.lo - 1 for c in objects):
            chosen = [c for c in chosen if c not in inside] + [whole]
    return chosen


def _with_subject(frame: Frame, cue: int, clause: Candidate) -> Candidate:
    """A clause that begins with its finite verb, with the object of the cue before it, which is its subject in truth.

    "warned the volcano could erupt": the parse makes the volcano the one who is warned.
    """
    tokens = frame.tokens
    if clause.lo <= cue or tokens[clause.lo].tag not in ("MD", "VBD", "VBZ", "VBP"):
        return clause
    if any(tokens[j].dep in ("nsubj", "nsubjpass", "expl") for j in tokens[clause.head].children):
        return clause
    for j in tokens[cue].children:
        if tokens[j].dep in ("dobj", "dative") and frame.hi[j] == clause.lo - 1 and frame.lo[j] > cue:
            return Candidate(clause.relation, frame.lo[j], clause.hi, clause.head)
    return clause


def _paragraph_end(sentences: list[Sentence], sentence: Sentence) -> int:
    """The token after the last one of the sentence's paragraph."""
    n = sentence.i
    while n + 1 < len(sentences) and sentences[n + 1].paragraph == sentence.paragraph:
        n += 1
    return sentences[n].end


def _quotes_here(frame: Frame, cue: int, sentence: Sentence, found: list[Candidate]) -> None:
    """Quotations of the cue's own sentence, and the one that closes just before it in the same paragraph."""
    own = frame.quote[cue]
    before, after = frame.quotation_before(sentence), frame.quotation_after(sentence)
    if before >= 0 and before != own and "\n" not in frame.gap_before(sentence):
        found.append(Candidate("quote:prev", *frame.reach[before], sentence.start))
    passed = 0
    for q in frame.quotations_of(sentence):
        first, last = frame.reach[q]
        if q in (own, before, after) or last < cue - _QUOTES_WITHIN:
            continue
        if first > cue:
            passed += 1
            if passed > _QUOTES_AFTER:
                break
        side = "before" if first < cue else "after"
        first = max(first, sentence.start)
        found.append(Candidate(f"quote:{side}", first, min(last, sentence.end - 1), first))


def _quotes_after(frame: Frame, sentence: Sentence, sentences: list[Sentence], found: list[Candidate]) -> None:
    """The quotation that begins right after the cue's sentence, in its paragraph or, after a colon, in the next."""
    q = frame.quotation_after(sentence)
    if q < 0:
        return
    first, last = frame.reach[q]
    following = sentences[frame.tokens[first + 1 if first < sentence.end else first].sent]
    if following.paragraph == sentence.paragraph:
        found.append(Candidate("quote:follow", first, last, first))
    elif frame.tokens[min(first, sentence.end) - 1].text == ":":
        found.append(Candidate("quote:colon", first, last, first))
