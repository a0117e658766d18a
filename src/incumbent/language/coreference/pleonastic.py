"""The "it" that means nothing: "it is clear that", "it seems", "it was raining", "it is time to"."""

from __future__ import annotations

from incumbent.language.analysis import Analysis

_RAISING = frozenset(("seem", "appear", "turn", "happen", "follow", "emerge", "matter", "rain", "snow", "mean", "take"))
_MAKE = frozenset(("make", "find", "consider", "deem", "think", "believe", "call"))


def pleonastic(analysis: Analysis, i: int) -> bool:
    """Whether the "it" at token `i` refers to nothing."""
    tokens = analysis.tokens
    token = tokens[i]
    if token.dep == "expl":
        return True
    head = tokens[token.head]
    if token.dep in ("nsubj", "nsubjpass"):
        clausal = any(tokens[c].dep in ("ccomp", "csubj", "xcomp", "advcl", "relcl") and c > i for c in head.children)
        if head.lemma in _RAISING and clausal:
            return True
        if head.lemma == "be":
            for c in head.children:
                child = tokens[c]
                if c > i and child.dep in ("acomp", "attr", "prep", "oprd"):
                    if any(tokens[g].dep in ("ccomp", "xcomp", "relcl", "acl", "csubj") for g in child.children):
                        return True
                    if clausal and child.dep in ("acomp", "attr"):
                        return True
                    if child.lower in (
                        "time",
                        "weather",
                        "o'clock",
                        "clear",
                        "unclear",
                        "possible",
                        "likely",
                        "unlikely",
                    ):
                        return True
        if token.dep == "nsubjpass" and clausal and any(tokens[c].lower == "that" for c in _marks(analysis, head.i)):
            return True
    return token.dep in ("dobj", "nsubj") and head.lemma in _MAKE and i + 1 < len(tokens) and tokens[i + 1].tag == "JJ"


def _marks(analysis: Analysis, verb: int) -> list[int]:
    tokens = analysis.tokens
    return [g for c in tokens[verb].children if tokens[c].dep in ("ccomp", "csubj") for g in tokens[c].children]
