"""From the content of an attribution to stretches that stand alone in a record, and their kind."""

from __future__ import annotations

from incumbent.coding.statements.circumstances import TELLING
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.lexicon import load_lexicon
from incumbent.coding.statements.settle import Attribution
from incumbent.coding.statements.spans import Run
from incumbent.records import StatementKind

_MIXED_SHARE = 0.6  # from this share of quoted words on, reported speech counts as mixed
_URGING = TELLING | {"call"}
_WIDEST_BREAK = 16  # tokens that a cue may take in the middle of one reported sentence


def pieces_of(frame: Frame, attribution: Attribution) -> list[Run]:
    """The content as stretches that stand alone: quotations apart, reported speech around its cue as one."""
    content = [r for r in attribution.content if r[0] < r[1] or frame.tokens[r[0]].tag not in ("WDT", "WP")]
    if not content:
        return []
    if len(content) == 1:
        return content
    if all(_is_quotation(frame, r) for r in content):
        return content
    quoted = [r for r in content if _is_quotation(frame, r) and r[1] - r[0] >= 4]
    if len(quoted) == len(content):
        return content
    pieces: list[Run] = []
    for run in content:
        same = pieces and frame.tokens[pieces[-1][1]].sent == frame.tokens[run[0]].sent
        same = same and run[0] - pieces[-1][1] <= _WIDEST_BREAK and pieces[-1][1] < attribution.head < run[0]
        if same and not (run in quoted and pieces[-1] in quoted):
            pieces[-1] = (pieces[-1][0], run[1])
        else:
            pieces.append(run)
    return [p for p in pieces if p in quoted or _tells(frame, p)] or [max(pieces, key=lambda p: p[1] - p[0])]


def infinitive(frame: Frame, attribution: Attribution, run: Run) -> tuple[Run, int]:
    """ "to leave" of "urged drivers to leave" or "drivers were told to leave", and the token of those who are told.

    The run as it is and -1 where it begins with nobody who is told.
    """
    tokens = frame.tokens
    lo, hi = run
    cue = tokens[attribution.head]
    if cue.lemma not in _URGING or frame.quote[lo] >= 0:
        return run, -1
    told = next((j for j in cue.children[:12] if tokens[j].dep == "nsubjpass"), -1)
    if told >= 0 and lo <= told < cue.i < hi:
        after = attribution.cue[1] + 1
        return ((after, hi), told) if after <= hi else (run, -1)
    to = next((k for k in range(max(lo, cue.i), min(hi, cue.i + 14)) if tokens[k].tag == "TO"), -1)
    if to > lo == attribution.cue[1] + 1 and all(tokens[k].tag[:1] in "NPDJC" for k in range(lo, to)):
        nouns = [k for k in range(lo, to) if tokens[k].tag[:2] in ("NN", "PR")]
        return ((to, hi), nouns[-1]) if nouns else (run, -1)
    return run, -1


def without_comment(frame: Frame, run: Run) -> Run:
    """Reported words without the article's own remark on them: "..., a claim that the ministry rejected"."""
    tokens, nouns = frame.tokens, load_lexicon().nouns
    for k in range(run[0] + 3, run[1] - 3):
        if tokens[k].text == "," and frame.quote[k] < 0 and tokens[k + 1].lower in ("a", "an"):
            noun = tokens[k + 2]
            if noun.lemma in nouns and any(tokens[j].dep in ("relcl", "acl") for j in noun.children):
                return run[0], k - 1
    return run


def from_first_paragraph(frame: Frame, run: Run, taken: list[Run]) -> Run:
    """A run that begins with a paragraph that takes up a quotation, from where that quotation began.

    Only through paragraphs that no other statement has.
    """
    lo, hi = run
    q = frame.quote[lo]
    while q > 0 and frame.reach[q][0] == lo and frame.quotations[q].continues:
        first, last = frame.reach[q - 1]
        if any(a <= last and first <= b for a, b in taken):
            break
        q, lo = q - 1, first
    return lo, hi


def _tells(frame: Frame, run: Run) -> bool:
    """Whether a stretch has a verb or enough words to stand alone."""
    return run[1] - run[0] >= 6 or any(frame.tokens[i].tag[:1] == "V" for i in range(run[0], run[1] + 1))


def _is_quotation(frame: Frame, run: Run) -> bool:
    q, r = frame.quote[run[0]], frame.quote[run[1]]
    return q >= 0 and r >= 0 and frame.reach[q][0] == run[0] and frame.reach[r][1] == run[1]


def kind_of(frame: Frame, run: Run) -> StatementKind:
    """Direct: opens and closes with quotation marks. Mixed: most words quoted, not all. Indirect: the rest."""
    if _is_quotation(frame, run):
        return "direct"
    words, quoted = frame.word_count(*run), frame.quoted_count(*run)
    return "mixed" if words and quoted >= _MIXED_SHARE * words else "indirect"
