"""Whether the act that a token belongs to lies behind or ahead of the article, told by the verb that governs it."""

from __future__ import annotations

from typing import Literal

from incumbent.language.analysis import Token
from incumbent.language.times.lexicon import lexicon

Tense = Literal["past", "perfect", "future", "present", ""]
_STEPS = 12  # how far up the tree a governing verb is looked for
_AHEAD = frozenset(("will", "shall", "'ll", "wo", "would", "may", "might", "should", "must", "can", "could"))


def tense_at(tokens: list[Token], i: int) -> Tense:
    """The tense of the verb that governs token `i`; "" where no verb does (headlines, captions).

    "perfect" is the present perfect: behind, and up to now. Infinitives and nouns take the tense of what governs
    them, unless it looks ahead ("is set to begin", "plans to meet", "a deadline").
    """
    verb = governing_verb(tokens, i)
    return "" if verb is None else verb_tense(tokens, verb)


def governing_verb(tokens: list[Token], i: int) -> int | None:
    """The nearest verb at or above token `i`."""
    for _ in range(_STEPS):
        token = tokens[i]
        if token.tag[:2] == "VB" and token.dep not in ("aux", "auxpass", "amod", "compound"):
            return i
        if token.tag == "MD" and token.dep not in ("aux", "auxpass"):
            return i
        if token.head == i:
            return None
        i = token.head
    return None


def verb_tense(tokens: list[Token], i: int, steps: int = 4) -> Tense:
    """The tense of the verb at token `i`, read off its auxiliaries, else off the verb that governs it."""
    token = tokens[i]
    words = [tokens[j] for j in token.children if tokens[j].dep in ("aux", "auxpass") and j < i]
    lower = {w.lower for w in words}
    if lower & _AHEAD:
        return "past" if {"have", "been"} <= lower or ("have" in lower and token.tag == "VBN") else "future"
    ahead = token.lemma in lexicon().scheduling
    if lower & {"has", "have", "'ve"} and token.tag in ("VBN", "VBD", "VBG"):
        return "future" if ahead and _passive(token, lower) else "perfect"
    if lower & {"was", "were", "had", "did", "'d"}:
        return "future" if ahead and _passive(token, lower) else "past"
    if lower & {"is", "are", "am", "'s", "'re", "'m"}:
        if token.tag == "VBN":
            return "future" if ahead else "present"
        return "future" if token.tag == "VBG" else "present"
    if token.tag == "VBD":
        return "past"
    if token.tag in ("VBZ", "VBP"):
        return "present"
    if token.tag == "VBN" and token.head == i:
        return "past"
    if token.head != i and steps:
        return _inherited(tokens, i, steps)
    return ""


def _passive(token: Token, lower: set[str]) -> bool:
    return token.tag in ("VBN", "VBD") and bool(lower & {"been", "was", "were", "be"})


def _inherited(tokens: list[Token], i: int, steps: int) -> Tense:
    """The tense of an infinitive, participle or bare verb, from above."""
    token = tokens[i]
    above = governing_verb(tokens, token.head)
    infinitive = token.tag == "VB" and any(tokens[j].tag == "TO" for j in token.children)
    parts = {tokens[j].lower for j in token.children if tokens[j].dep in ("aux", "auxpass")}
    if infinitive or (token.tag == "VBN" and {"to", "be"} <= parts):
        head = tokens[token.head]
        if (
            token.tag == "VBN"
            or head.lemma in lexicon().prospective
            or head.lemma == "be"
            or head.tag[:2] in ("NN", "JJ")
        ):
            return "future"
        if token.dep == "advcl":  # "flew to Minsk to meet": the aim is of the day of the act
            return verb_tense(tokens, above, steps - 1) if above is not None else ""
    if token.tag == "VBN" and token.dep in ("acl", "relcl"):
        return "future" if token.lemma in lexicon().prospective else "past"
    if token.tag == "VBG" and token.lemma in ("delay", "postpone", "schedule", "plan", "expect"):
        return "future"
    if token.tag == "VBN" and any(tokens[j].lower == "be" for j in token.children):  # "ordered that it be accepted"
        return "future"
    if above is None:
        return ""
    return verb_tense(tokens, above, steps - 1)
