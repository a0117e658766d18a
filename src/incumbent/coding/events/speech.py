"""Speech: which words of the article are somebody's, told by quotation marks, speech verbs and "according to"."""

from __future__ import annotations

from dataclasses import dataclass

from incumbent.coding.events.grammar import Grammar
from incumbent.language import Analysis

SAY = frozenset(
    "say tell add state declare announce note claim write tweet comment remark argue explain report insist maintain "
    "assert allege contend believe think warn reply respond suggest stress emphasize emphasise underline indicate "
    "reiterate admit acknowledge confirm reveal observe continue conclude post read predict caution complain testify "
    "describe hint describe mention express recall project consider feel hope accuse deny find estimate".split()
)
PRESS = frozenset("report reports reported".split())
OPEN, CLOSE = frozenset({"``", "“"}), frozenset({"''", "”"})


@dataclass(frozen=True, slots=True)
class Said:
    """One act of speech: its verb or "according", the speaker's head token, the content's token positions."""

    cue: int
    speaker: int
    content: tuple[int, ...]
    quoted: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """All acts of speech of an article; `at` maps a token to the act whose content it is in."""

    acts: tuple[Said, ...]
    at: dict[int, Said]
    quoted: frozenset[int]


def find_speech(analysis: Analysis, grammar: Grammar) -> Speech:
    """Read who says what, sentence by sentence; quotes that run over sentences keep their speaker."""
    quoted = _quoted(analysis)
    acts: list[Said] = []
    at: dict[int, Said] = {}
    last: tuple[int, Said] | None = None  # paragraph and act of the latest quote
    for sentence in analysis.sentences:
        here: list[Said] = []
        for i in range(sentence.start, sentence.end):
            act = _act(analysis, grammar, i, quoted)
            if act is not None:
                here.append(act)
        inside = [i for i in range(sentence.start, sentence.end) if i in quoted]
        if not here and len(inside) * 2 > sentence.end - sentence.start and last is not None:
            if last[0] == sentence.paragraph and inside:
                here = [Said(last[1].cue, last[1].speaker, tuple(inside), True)]
        for act in here:
            acts.append(act)
            for i in act.content:
                at[i] = act
            if act.quoted:
                last = (sentence.paragraph, act)
    return Speech(tuple(acts), at, frozenset(quoted))


def _quoted(analysis: Analysis) -> set[int]:
    """Tokens between quotation marks; marks left open end with their paragraph."""
    inside: set[int] = set()
    paragraph_of = [s.paragraph for s in analysis.sentences]
    start, paragraph = -1, -1
    for t in analysis.tokens:
        where = paragraph_of[t.sent]
        if start >= 0 and where != paragraph:
            start = -1
        if t.text in ("“", "``") or (t.text == '"' and start < 0):
            start, paragraph = t.i, where
        elif start >= 0 and t.text in ("”", "''", '"'):
            inside.update(range(start + 1, t.i))
            start = -1
    return inside


def _act(analysis: Analysis, grammar: Grammar, i: int, quoted: set[int]) -> Said | None:
    tokens = analysis.tokens
    t = tokens[i]
    if t.lower == "according" or (t.lower == "per" and t.dep == "prep"):
        to = analysis.child(i, "prep")
        speakers = grammar.prep(i, "to") if to is not None else grammar.prep(t.head, "per")
        if speakers and t.head != i:
            outside = set(analysis.subtree(i))
            sentence = analysis.sentences[t.sent]
            content = tuple(j for j in range(sentence.start, sentence.end) if j not in outside)
            return Said(i, speakers[0], content, any(j in quoted for j in content))
        return None
    if t.lemma not in SAY or not t.tag.startswith("VB") or i in quoted:
        return None
    speaker = grammar.agent(i)
    if speaker is None:
        speaker = next((j for j in t.children if tokens[j].dep == "nsubj"), None)
    if speaker is None:
        return None
    content: set[int] = set()
    for j in t.children:
        if tokens[j].dep in ("ccomp", "parataxis") or (tokens[j].dep in ("xcomp", "dep", "advcl") and j in quoted):
            content.update(analysis.subtree(j))
    sentence = analysis.sentences[t.sent]
    spoken = [j for j in range(sentence.start, sentence.end) if j in quoted]
    if spoken and (not content or t.lemma in ("say", "tell", "add", "tweet", "write", "state", "comment", "declare")):
        content.update(spoken)
    content.discard(i)
    content.discard(speaker)
    if not content:
        return None
    return Said(i, speaker, tuple(sorted(content)), any(j in quoted for j in content))
