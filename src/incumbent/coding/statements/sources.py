"""Which words might be a cue, and which of the words around a cue might name its source."""

from __future__ import annotations

from collections.abc import Iterator

from incumbent.coding.statements.candidates import DASHES, Candidate
from incumbent.coding.statements.frame import Frame
from incumbent.language import Sentence

_CLIMB = frozenset(
    ("conj", "xcomp", "advcl", "ccomp", "pcomp", "acl", "prep", "relcl", "dobj", "pobj", "parataxis", "dep", "csubj")
)
_SUBJECT = ("nsubj", "nsubjpass", "csubj")
_TITLE_TAGS = frozenset(("NNP", "NNPS", "NN", "NNS", "JJ", "DT", "POS", "HYPH", "PRP$"))
_NAME_TAGS = frozenset(("NNP", "NNPS", "NN", "NNS", "DT", "JJ", "PRP", "PRP$", "POS", "IN", "HYPH", "CD"))
_LINE_LEAD = 9  # words that may stand before a colon that introduces what somebody says


def cue_heads(frame: Frame, sentences: list[Sentence], nouns: frozenset[str]) -> Iterator[int]:
    """Tokens that might be a cue: verbs, nouns known to introduce speech, and the colon after a line's first words."""
    tokens = frame.tokens
    paragraph, lead = -1, 0
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            paragraph, lead = sentence.paragraph, sentence.start
        for i in range(sentence.start, sentence.end):
            token = tokens[i]
            tag = token.tag
            if tag[:1] == "V" and token.text[:1].isalpha():  # a hyphen too may be taken for a verb ("co-hosted")
                if token.dep != "aux" and token.dep != "auxpass":
                    yield i
            elif tag[:2] == "NN":
                if token.lemma in nouns:
                    yield i
            elif token.text == ":":
                q = frame.quote[i]
                if 0 < i - lead <= _LINE_LEAD and (q < 0 or frame.reach[q][0] == lead):
                    yield i
            elif token.text in DASHES and i > 0 and i + 1 < len(tokens):
                q = frame.quote[i - 1]
                if q >= 0 and frame.reach[q][1] == i - 1 and tokens[i + 1].tag[:3] == "NNP":
                    yield i


def is_signature(frame: Frame, i: int) -> bool:
    """Whether a dash or colon is sure to part a name from its words: a signed quotation, a line of a transcript."""
    tokens = frame.tokens
    text = tokens[i].text
    if text in DASHES:
        if i == 0 or frame.quote[i - 1] < 0:
            return False
        first, last = frame.reach[frame.quote[i - 1]]
        after = _after_dash(frame, i)
        return (
            last - first >= 6 and bool(after) and all(tokens[k].text[:1].isupper() for k in (after[0].lo, after[0].hi))
        )
    if text != ":":
        return False
    before = _before_colon(frame, i)
    if not before:
        return False
    lead = [tokens[k].text for k in range(before[0].lo, before[0].hi + 1) if tokens[k].text[0].isalpha()]
    return bool(lead) and len(lead) <= 4 and all(w.isupper() and len(w) > 1 for w in lead) and len("".join(lead)) > 3


def source_candidates(frame: Frame, cue: int) -> list[Candidate]:
    """Stretches that might name the source of this cue."""
    tokens, lo, hi = frame.tokens, frame.lo, frame.hi
    if tokens[cue].text == ":":
        return _before_colon(frame, cue)
    if tokens[cue].text in DASHES:
        return _after_dash(frame, cue)
    found: list[Candidate] = []
    seen: set[int] = set()

    def add(relation: str, i: int) -> None:
        if i in seen:
            return
        seen.add(i)
        first, last = lo[i], hi[i]
        if first <= cue <= last:  # the cue stands inside, as in "a man who said": only what comes before it
            if i > cue:
                return
            last = i
        found.append(Candidate(relation, first, last, i))

    for j in tokens[cue].children:
        dep = tokens[j].dep
        if dep in _SUBJECT or dep in ("poss", "attr", "expl"):
            add("c:" + dep, j)
        elif dep in ("agent", "prep"):
            for k in tokens[j].children:
                if tokens[k].dep == "pobj":
                    add(f"c:{dep}:{tokens[j].lower}", k)
        elif dep in ("compound", "amod", "nmod") and tokens[cue].tag[0] == "N":
            add("c:" + dep, j)
    if not any(tokens[j].dep in _SUBJECT for j in tokens[cue].children):
        found += [c for c in (_inverted(frame, cue), _name_before(frame, cue)) if c is not None]
    clause = frame.swallowed(cue)
    at, path = clause if clause >= 0 else cue, ""
    for step in range(4):
        dep, parent = tokens[at].dep, tokens[at].head
        if clause >= 0 and step == 0:
            dep = "advcl"
        if parent == at or dep not in _CLIMB:
            break
        path += "<" + dep
        if tokens[parent].tag[:1] in "NP":
            add(f"up{path}", parent)
        for j in frame.parties(parent):
            if j != at:
                other = tokens[j].dep
                k = next((k for k in tokens[j].children if tokens[k].dep == "pobj"), j) if other == "agent" else j
                add(f"up{path}>{other}", k)
        at = parent
    return found


def _inverted(frame: Frame, cue: int) -> Candidate | None:
    """The names right after a cue that follows its quotation, where the parse sees no subject: "…," said Mayor Ann Lee."""
    tokens = frame.tokens
    if not 0 < cue < len(tokens) - 1 or tokens[cue].tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return None
    if frame.quote[cue - 1] < 0 or frame.quote[cue] >= 0 or frame.quote[cue + 1] >= 0:
        return None
    if tokens[cue].text[:1].isupper() or tokens[cue + 1].tag == "IN":
        return None  # a sentence of its own: "Asked whether she ..."
    last, head = cue, -1
    while last + 1 < len(tokens) and last - cue < 12 and tokens[last + 1].tag in _NAME_TAGS:
        last += 1
        if tokens[last].tag[:2] == "NN" or tokens[last].tag == "PRP":
            head = last
    return Candidate("after:np", cue + 1, head, head) if head > cue else None


def _name_before(frame: Frame, cue: int) -> Candidate | None:
    """The name right before a cue where the parse sees no subject: "City police Chief Ann Lee said Monday"."""
    tokens, first = frame.tokens, cue
    if cue == 0 or tokens[cue].tag not in ("VBD", "VBZ", "VBP") or tokens[cue - 1].tag not in ("NNP", "NNPS"):
        return None
    while first > 0 and cue - first < 8 and tokens[first - 1].tag in _TITLE_TAGS and frame.quote[first - 1] < 0:
        if tokens[first - 1].sent != tokens[cue].sent:
            break
        first -= 1
    return Candidate("before:np", first, cue - 1, cue - 1) if first < cue else None


def _before_colon(frame: Frame, colon: int) -> list[Candidate]:
    tokens = frame.tokens
    first = colon
    while (
        first > 0 and colon - first < _LINE_LEAD and "\n" not in frame.text[tokens[first - 1].end : tokens[first].start]
    ):
        first -= 1
    if frame.quote[first] == frame.quote[colon] >= 0:
        first += 1  # the mark of a quoted transcript
    if first == colon:
        return []
    found = [Candidate("colon:line", first, colon - 1, colon - 1)]
    for i in range(first, colon):
        if tokens[i].dep in _SUBJECT and frame.hi[i] < colon:
            found.append(Candidate("colon:" + tokens[i].dep, frame.lo[i], frame.hi[i], i))
    return found


def _after_dash(frame: Frame, dash: int) -> list[Candidate]:
    """The name that signs a quotation: what follows the dash on its line."""
    tokens, last = frame.tokens, dash
    while last + 1 < len(tokens) and last - dash < _LINE_LEAD:
        gap = frame.text[tokens[last].end : tokens[last + 1].start]
        if "\n" in gap or tokens[last + 1].tag in (".", ":", "``", "''") or frame.quote[last + 1] >= 0:
            break
        last += 1
    return [Candidate("dash:name", dash + 1, last, last)] if last > dash else []
