"""Sizes: how many took part, were killed, injured or arrested, as (at least, at most)."""

from __future__ import annotations

import re

from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.language import Analysis
from incumbent.records import Size

Range = tuple[int, int]
_WORDS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_VAGUE = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000}
_CEILING = {"tens": 99, "dozens": 99, "scores": 99, "hundreds": 999, "thousands": 9999, "millions": 9_999_999}
_MORE = frozenset({"least", "over", "more", "minimum"})
_LESS = frozenset({"most", "under", "less", "fewer"})
_ABOUT = frozenset({"about", "around", "some", "nearly", "almost", "roughly", "approximately", "estimated"})
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_HURT = frozenset({"injure", "wound", "hurt", "maim"})
_KILL = frozenset("kill die murder massacre slay execute behead shoot dead death killing assassinate".split())
_HOLD = frozenset("arrest detain jail imprison round intern apprehend arrested detained".split())


def size_of(analysis: Analysis, grammar: Grammar, c: Candidate) -> Size | None:
    """The size that the sentence gives an act: the crowd of a PROTEST, the victims of an ASSAULT, the held of a COERCE."""
    people = killed = injured = arrested = None
    if c.type == "PROTEST":
        people = _first(analysis, [a.head for a in c.source])
    elif c.type == "COERCE" and c.mode == "arrest":
        arrested = _first(analysis, [a.head for a in c.target])
    elif c.type == "ASSAULT":
        for t in _verbs(analysis, c):
            lemma = analysis.tokens[t].lemma
            number = _first(analysis, grammar.patients(t) if grammar.is_verb(t) else [])
            if lemma in _KILL and number is not None:
                killed = killed or number
            elif lemma in _HURT and number is not None:
                injured = injured or number
    if c.type == "PROTEST":
        for t in _verbs(analysis, c):
            if analysis.tokens[t].lemma in _HOLD:
                arrested = arrested or _first(analysis, grammar.patients(t))
    if not (people or killed or injured or arrested):
        return None
    return Size(people, killed, injured, arrested)


def _verbs(analysis: Analysis, c: Candidate) -> list[int]:
    """The act's own token and the verbs of killing, hurting and holding in its sentence."""
    s = analysis.sentences[analysis.tokens[c.anchor].sent]
    wanted = _KILL | _HURT | _HOLD
    found = [
        i
        for i in range(s.start, s.end)
        if analysis.tokens[i].tag.startswith("VB") and analysis.tokens[i].lemma in wanted
    ]
    return sorted({c.anchor, *found})


def _first(analysis: Analysis, heads: list[int]) -> Range | None:
    for head in heads:
        number = number_at(analysis, head)
        if number is not None:
            return number
    return None


def number_at(analysis: Analysis, head: int) -> Range | None:
    """How many a noun phrase speaks of: "at least 12 people" is (12, 24), "tens of thousands" (20000, 99999).

    Open bounds are closed at twice the figure, "about" at a tenth either way.
    """
    tokens = analysis.tokens
    words = [i for i in analysis.subtree(head) if head - 6 <= i <= head + 4 and tokens[i].sent == tokens[head].sent]
    lowers = [tokens[i].lower for i in words if i <= head or tokens[i].dep in ("pobj", "prep", "nummod")]
    vague = [w for w in lowers if w in _VAGUE]
    if vague:
        low, high = _VAGUE[vague[0]], _CEILING[vague[0]]
        for w in vague[1:]:  # "tens of thousands"
            factor = _VAGUE[w] // 2
            low, high = low * factor, (high + 1) * factor - 1
        return low, high
    value = _value([tokens[i].lower for i in words if i < head or (i == head and tokens[i].tag == "CD")])
    if value is None:
        return None
    near = set(lowers)
    if near & _MORE:
        return value, 2 * value
    if near & _LESS:
        return 1, value
    if near & _ABOUT:
        return value - value // 10, value + value // 10
    return value, value


def _value(words: list[str]) -> int | None:
    total: int | None = None
    for w in words:
        if w in _SCALES and total is not None:
            total *= _SCALES[w]
        elif _DIGITS.fullmatch(w):
            total = int(w.replace(",", ""))
        elif w in _WORDS and w not in ("a", "an"):
            total = _WORDS[w] if total is None else total + _WORDS[w]
        elif w in ("a", "an") and total is None and any(s in words for s in _SCALES):
            total = 1
        elif "-" in w and all(p in _WORDS for p in w.split("-")):
            total = sum(_WORDS[p] for p in w.split("-"))
    return total if total else None
