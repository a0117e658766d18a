"""What the trained scorer sees of a candidate: short strings, one per fact. The same code serves learning and use."""

from __future__ import annotations

from incumbent.coding.statements.candidates import Candidate
from incumbent.coding.statements.frame import Frame
from incumbent.language import Sentence, Token

_SHOWN = frozenset(
    ("ccomp", "xcomp", "dobj", "acomp", "attr", "oprd", "advcl", "parataxis", "prt", "neg", "nsubj", "nsubjpass", "dative",
     "agent", "expl", "acl", "relcl", "conj", "poss", "advmod", "auxpass", "npadvmod", "csubj")
)  # fmt: skip


def _shape(token: Token) -> str:
    if token.ent:
        return token.ent
    return token.lower if token.tag in ("PRP", "WP", "WDT", "DT", "EX", "PRP$") else token.tag


def cue_features(frame: Frame, i: int, sentence: Sentence) -> list[str]:
    """Facts about a token that might be a cue."""
    tokens = frame.tokens
    token = tokens[i]
    lemma, tag, dep = token.lemma, token.tag, token.dep
    parent = tokens[token.head]
    clause = frame.swallowed(i)
    if clause >= 0:
        dep, parent = "advcl", tokens[parent.head]
    found = [
        "bias",
        "L " + lemma,
        "T " + tag,
        "D " + dep,
        f"LT {lemma} {tag}",
        f"LD {lemma} {dep}",
        f"P {dep} {parent.lemma}",
    ]
    kinds: list[str] = []
    for j in token.children if clause < 0 else (clause,):
        child = tokens[j]
        cdep = child.dep if clause < 0 else "ccomp"
        if cdep == "prep":
            found += (f"prep {child.lower}", f"Lprep {lemma} {child.lower}")
            if child.children:
                found.append(f"prep+ {child.lower} {tokens[child.children[0]].dep}")
        elif cdep == "aux" or cdep == "mark" or cdep == "auxpass":
            found.append(f"{cdep} {child.lemma}")
            found.append(f"L{cdep} {lemma} {child.lemma}")
        elif cdep in ("nsubj", "nsubjpass", "poss"):
            shape = _shape(child)
            found += (f"s {cdep} {shape}", f"sl {child.lemma}", f"Ls {lemma} {cdep} {shape}")
        elif cdep in ("dobj", "attr", "acomp", "oprd", "advmod", "prt", "neg", "xcomp"):
            found += (f"{cdep} {child.lemma}", f"L{cdep} {lemma} {child.lemma}")
            if cdep == "dobj":
                found += (f"ot {_shape(child)}", f"Lot {lemma} {_shape(child)}")
        elif cdep == "ccomp" or cdep == "advcl":
            mark = next((tokens[k].lower for k in child.children if tokens[k].dep == "mark"), "")
            found += (f"{cdep} m {mark}", f"{cdep} t {child.tag}", f"L{cdep} {lemma} {mark}")
        if cdep in _SHOWN:
            kinds.append(cdep)
            found.append(f"Lc {lemma} {cdep}")
            found.append("c " + cdep)
    frame_of = ",".join(
        sorted(set(kinds) & {"ccomp", "xcomp", "dobj", "nsubj", "nsubjpass", "acomp", "attr", "agent", "expl"})
    )
    found += ("K " + frame_of, f"LK {lemma} {frame_of}", f"KD {frame_of} {dep}")
    found += _surroundings(frame, i, sentence, lemma)
    return found


def _surroundings(frame: Frame, i: int, sentence: Sentence, lemma: str) -> list[str]:
    token_tag = frame.tokens[i].tag
    tokens = frame.tokens
    before = tokens[i - 1] if i > sentence.start else None
    after = tokens[i + 1] if i + 1 < sentence.end else None
    quote = frame.quote
    inside = quote[i] >= 0
    left = not inside and i > 0 and any(quote[k] >= 0 for k in range(max(sentence.start, i - 6), i))
    right = not inside and any(quote[k] >= 0 for k in range(i + 1, min(sentence.end, i + 7)))
    quoted = f"{int(inside)}{int(left)}{int(right)}"
    found = [
        "q " + quoted,
        f"Lq {lemma} {quoted}",
        "b " + (before.lower if before else "^"),
        "bt " + (before.tag if before else "^"),
        "a " + (after.lower if after else "$"),
        "at " + (after.tag if after else "$"),
        f"La {lemma} {after.lower if after else '$'}",
        f"Lb {lemma} {token_tag} {before.lower if before else '^'}",
    ]
    if sentence.paragraph == 0:
        found.append("title")
    if (not inside and after is None) or (after is not None and after.text == ":"):
        found.append("colon")
    if frame.quotation_after(sentence) >= 0:
        found.append("quote follows")
    q = frame.quotation_before(sentence)
    if q >= 0:
        place = min(i - sentence.start, 5)
        closing = tokens[max(frame.reach[q][1] - 1, 0)].text
        found += (
            f"quote precedes {place}",
            f"quote precedes {place} {closing if not closing.isalnum() else ''}",
            f"Lqp {lemma} {place}",
        )
    return found


def source_features(frame: Frame, cue: int, candidate: Candidate) -> list[str]:
    """Facts about a stretch that might name the source of the cue."""
    tokens = frame.tokens
    head, token = tokens[candidate.head], tokens[cue]
    side = "b" if candidate.hi < cue else "a"
    relation, lemma = candidate.relation, token.lemma
    distance = cue - candidate.hi if side == "b" else candidate.lo - cue
    far = "0" if distance <= 1 else "1" if distance <= 4 else "2" if distance <= 12 else "3"
    shape = _shape(head)
    own = any(tokens[j].dep in ("nsubj", "nsubjpass") for j in token.children)
    same = frame.quote[candidate.head] == frame.quote[cue]
    return [
        "bias", "r " + relation, f"rs {relation} {side}", f"rf {relation} {far}", f"rh {relation} {shape}", "h " + shape,
        f"hl {head.lemma}", f"L {lemma}", f"Lr {lemma} {relation}", f"rT {relation} {token.tag}", f"rown {relation} {own}",
        f"rq {relation} {same}", f"sf {side}{far}", f"rhl {relation} {head.lemma}", f"td {token.dep} {relation}",
    ]  # fmt: skip


def content_features(frame: Frame, cue: int, candidate: Candidate, sentence: Sentence, kinds: str) -> list[str]:
    """Facts about a stretch that might be content of the cue. `kinds` names the strong candidates beside it."""
    tokens = frame.tokens
    lo, hi, relation = candidate.lo, candidate.hi, candidate.relation
    head, token, first = tokens[candidate.head], tokens[cue], tokens[lo]
    lemma = token.lemma
    side = "b" if hi < cue else "a"
    distance = cue - hi if side == "b" else lo - cue
    far = "0" if distance <= 1 else "1" if distance <= 3 else "2" if distance <= 8 else "3"
    quote = frame.quote
    quoted = (
        ("q" if quote[lo] >= 0 else "-") + ("q" if quote[hi] >= 0 else "-") + ("=" if quote[lo] == quote[cue] else "!")
    )
    length = hi - lo + 1
    size = "1" if length == 1 else "3" if length <= 3 else "8" if length <= 8 else "20" if length <= 20 else "+"
    mark = next(
        (tokens[k].lower for k in head.children[:8] if tokens[k].dep in ("mark", "aux") and k < candidate.head), ""
    )
    return [
        "bias", "r " + relation, f"Lr {lemma} {relation}", f"rq {relation} {quoted}", f"rs {relation} {side}",
        f"rf {relation} {far}", f"rz {relation} {size}", f"rw {relation} {first.lower}", f"Lw {lemma} {first.lower}",
        f"rt {relation} {head.tag}", f"rm {relation} {mark}", f"Lm {lemma} {mark} {relation}", f"rk {relation} {kinds}",
        f"q {quoted}", f"z {size}", f"rl {relation} {head.lemma}", f"re {relation} {_shape(head)}", f"k {kinds}",
        f"LTr {token.tag} {relation}", f"Lrk {lemma} {relation} {kinds}", f"rT {relation} {token.dep}",
        f"Lrl {lemma} {relation} {head.lemma}", f"rc {relation} {tokens[hi].text if not tokens[hi].text.isalnum() else ''}",
    ]  # fmt: skip


def strong_kinds(candidates: list[Candidate]) -> str:
    """Which kinds of content stand around the cue at all, in few letters."""
    letters = set()
    for c in candidates:
        relation = c.relation
        if relation in ("c:ccomp", "c:xcomp", "c:dobj", "c:parataxis", "c:prep"):
            letters.add(relation[2])
        elif relation.startswith("up:"):
            letters.add("u")
        elif relation.startswith("quote:"):
            letters.add("Q" if relation != "quote:follow" else "F")
    return "".join(sorted(letters))


def edge_features(frame: Frame, cue: int, i: int, step: int, content: tuple[int, int] | None) -> list[str]:
    """Facts about token i, next to the cue's present edge; `step` is how many tokens were taken on this side.

    `content` is the nearest content stretch on that side, (first, last), or None.
    """
    tokens = frame.tokens
    token, head = tokens[i], tokens[cue]
    own = "h" if token.head == cue else "n" if abs(token.head - cue) <= step + 1 else "f"
    gap = -1 if content is None else (content[0] - i if i > cue else i - content[1])
    near = "-" if gap < 0 else str(min(gap, 4))
    side = "R" if i > cue else "L"
    key = side + token.dep + own
    beyond = tokens[i + 1] if i > cue and i + 1 < len(tokens) else None
    return [
        "bias" + side, "k " + key, f"kt {key} {token.tag}", f"kl {key} {token.lower}", f"kn {key} {near}",
        f"L {side} {head.lemma} {token.lower}", f"Ld {side} {head.lemma} {key}", f"s {side}{min(step, 4)}",
        f"ks {key} {min(step, 3)}", f"n {side}{near}", f"l {side} {token.lower}", f"T {head.tag} {key}",
        f"Ln {side} {head.lemma} {token.lower} {near}", f"b {key} {beyond.tag if beyond else ''}", f"D {side} {head.dep} {key}",
    ]  # fmt: skip
