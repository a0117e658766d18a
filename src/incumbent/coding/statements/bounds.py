"""Where a stretch of reported words begins and ends: other places than the parse gives, and what is to be seen there.

A parse hangs "on Monday", ", but the mayor laughed" or ", a lawyer" too high or too low. Each stretch has a few places where it
might begin or end instead; a trained scorer judges them all and the surest wins. The same code serves learning and use.
"""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.model import Scorer, Weights
from incumbent.coding.statements.settle import Attribution
from incumbent.coding.statements.spans import Run, all_trimmed, merged, without
from incumbent.language import Sentence

_BREAKS = frozenset((",", ";", ":", "—", "–", "--", "-", "(", ")", "...", "…"))
_OPENERS = frozenset(("IN", "TO", "CC", "WDT", "WP", "WRB", "WP$", "VBG"))
_INWARD, _OUTWARD, _WITHIN = 5, 3, 60  # places looked at inside and outside the stretch; tokens from its edge


def all_bounded(
    frame: Frame, sentences: list[Sentence], found: list[Attribution], weights: Weights, at_least: float
) -> list[Attribution]:
    """The attributions, those of at least this confidence with their bounds moved; none reaches over another's cue."""
    sure = [a.confidence >= at_least for a in found]
    near = 3
    out = []
    for n, attribution in enumerate(found):
        if not sure[n]:
            out.append(attribution)
            continue
        around = range(max(0, n - near), min(len(found), n + near + 1))
        cues = [found[m].cue for m in around if m != n and sure[m]]
        out.append(bounded(frame, sentences, attribution, weights, cues))
    return out


def bounded(
    frame: Frame, sentences: list[Sentence], found: Attribution, weights: Weights, cues: list[Run]
) -> Attribution:
    """The attribution with its source and every stretch of its content begun and ended where the scorers put it.

    `cues` are those of its neighbours.
    """
    if found.source_relation.startswith(("colon:", "dash:")):
        return found
    source = found.source
    if source is not None:
        relation, barred = found.source_relation, [*stops(frame, found, cues), *found.content]
        source = _best(frame, sentences, found.head, source, barred, relation, weights.tail)
    barred = stops(frame, found, cues) if source is None else [*stops(frame, found, cues), source]
    relation = relation_of(found)
    runs = []
    for run in found.content:
        others = barred + [r for r in found.content if r != run]
        runs.append(_best(frame, sentences, found.head, run, others, relation, weights.bound))
    if runs == list(found.content):
        return found if source == found.source else replace(found, source=source)
    for cut in [found.cue] if source is None else [found.cue, source]:
        runs = without(runs, cut)
    content = all_trimmed(merged(runs, frame), frame)
    return replace(found, source=source, content=content or found.content)


def stops(frame: Frame, found: Attribution, cues: list[Run]) -> list[Run]:
    """What no stretch may newly reach over: the cue, its neighbours' cues, and the verbs that govern the cue."""
    tokens = frame.tokens
    barred = [found.cue, *cues]
    i = found.head
    for _ in range(6):
        i = tokens[i].head
        if tokens[i].tag[:1] == "V" and i != found.head:
            barred.append((i, i))
        if tokens[i].head == i:
            break
    return barred


def relation_of(found: Attribution) -> str:
    """The plainest of the relations that the content has to its cue."""
    return min(found.relations, key=lambda relation: (len(relation), relation))


def sides(frame: Frame, run: Run) -> list[int]:
    """The sides of a run that may be moved: those outside quotations, whose marks say where they end."""
    return [side for side in (0, 1) if frame.quote[run[side]] < 0]


def _best(
    frame: Frame, sentences: list[Sentence], cue: int, run: Run, barred: list[Run], relation: str, scorer: Scorer
) -> Run:
    for side in sides(frame, run):
        at = places(frame, run, sentences[frame.tokens[run[side]].sent], barred, side)
        if len(at) < 2:
            continue
        scores = [scorer(bound_features(frame, cue, run, p, k, side, relation)) for k, p in enumerate(at)]
        best = at[scores.index(max(scores))]
        run = (run[0], best) if side else (best, run[1])
    return run


def places(frame: Frame, run: Run, sentence: Sentence, barred: list[Run], side: int) -> list[int]:
    """Tokens with which the run might begin (side 0) or end (side 1) instead; the present one comes first."""
    lo, hi = run
    step = 1 if side else -1
    edge = hi if side else lo
    found = [edge]
    i, n = edge, 0
    stop = max(lo, hi - _WITHIN) if side else min(hi, lo + _WITHIN)
    while i != stop and n < _INWARD:
        if _is_break(frame, i, side):
            found.append(i - step)
            n += 1
        i -= step
    last = sentence.end - 1 if side else sentence.start
    i, n = edge + step, 0
    while sentence.start <= i < sentence.end and n < _OUTWARD and abs(i - edge) <= _WITHIN:
        if any(a <= i <= b for a, b in barred):
            if i != edge + step and i - step not in found:
                found.append(i - step)
            break
        if i == last:
            found.append(i)
        elif i != edge + step and _is_break(frame, i, side):
            found.append(i - step)
            n += 1
        i += step
    return found


def _is_break(frame: Frame, i: int, side: int) -> bool:
    """Whether a run may end before token i (side 1) or begin after it (side 0)."""
    token = frame.tokens[i]
    if token.text in _BREAKS:
        return True
    if side:
        return token.tag in _OPENERS
    following = frame.tokens[i + 1] if i + 1 < len(frame.tokens) else token
    return following.tag in ("IN", "TO", "WDT", "WP", "WRB", "DT", "PRP", "PRP$") or token.tag in ("CC", "IN")


def bound_features(frame: Frame, cue: int, run: Run, place: int, rank: int, side: int, relation: str) -> list[str]:
    """Facts about one place: `rank` 0 is the present edge; `relation` is that of the stretch to its cue."""
    tokens = frame.tokens
    lo, hi = run
    edge, step = (hi, 1) if side else (lo, -1)
    kind = "=" if place == edge else "+" if (place > edge) == bool(side) else "-"
    beyond = place + step
    out = tokens[beyond] if 0 <= beyond < len(tokens) else None
    after = tokens[beyond + step] if 0 <= beyond + step < len(tokens) else None
    here, lemma = tokens[place], tokens[cue].lemma
    key = f"{side}{kind}"
    first, last = (min(place, edge) + 1, max(place, edge)) if side else (min(place, edge), max(place, edge) - 1)
    chunk = range(first, last + 1)
    verb = any(tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in chunk)
    quoted = any(frame.quote[k] >= 0 for k in chunk)
    size = len(chunk)
    size_key = (
        "0"
        if not size
        else "1"
        if size == 1
        else "3"
        if size <= 3
        else "7"
        if size <= 7
        else "15"
        if size <= 15
        else "+"
    )
    where = "before" if hi < cue else "after"
    tie = "^" if out is None else _tie(frame, cue, lo, hi, place, beyond, side)
    out_text, out_tag, out_dep = (out.lower, out.tag, out.dep) if out else ("^", "^", "^")
    next_text, next_tag, next_dep = (after.lower, after.tag, after.dep) if after else ("^", "^", "^")
    q = "q" if frame.quote[place] >= 0 else "-"
    found = [
        "b " + key, f"r {key} {min(rank, 6)}", f"rel {key} {relation}", f"z {key} {size_key}", f"v {key} {verb} {size_key}",
        f"o {key} {out_text}", f"ot {key} {out_tag} {out_dep}", f"n {key} {out_text} {next_tag}",
        f"nl {key} {out_text} {next_text}", f"nd {key} {next_dep} {out_text}", f"h {key} {here.tag}",
        f"hd {key} {here.dep} {out_tag}", f"q {key} {q}{quoted}", f"w {key} {where} {relation}", f"t {key} {tie}",
        f"tt {key} {tie} {out_tag} {verb}", f"L {key} {lemma}", f"td {key} {tie} {out_dep} {next_dep}",
        f"Lo {key} {lemma} {out_text}", f"c {key} {out_text} {verb} {size_key}", f"hl {key} {here.lower}",
    ]  # fmt: skip
    if size:
        start = tokens[first if tokens[first].text[0].isalnum() else min(first + 1, last)]
        found += (
            f"s {key} {start.lower}",
            f"st {key} {start.tag} {start.dep} {verb}",
            f"sl {key} {start.lower} {size_key}",
            f"sr {key} {start.dep} {relation}",
        )
    return found


def _tie(frame: Frame, cue: int, lo: int, hi: int, place: int, beyond: int, side: int) -> str:
    """On what the words beyond the place hang: on the words kept, on the cue, or on something else."""
    tokens = frame.tokens
    i = beyond
    for _ in range(12):
        head = tokens[i].head
        if head == i:
            return "root"
        if head == cue:
            return "cue"
        if (lo <= head <= place) if side else (place <= head <= hi):
            return "kept " + tokens[i].dep
        if tokens[head].sent != tokens[i].sent:
            break
        i = head
    return "else"
