"""Links that syntax alone makes sure: appositions, "X is the head of Y", relative pronouns, reflexives."""

from __future__ import annotations

from incumbent.language.analysis import Analysis, Token

_NAMING = frozenset(("identify", "name", "call", "know"))
_BELONGS = frozenset(("of", "for", "at", "in"))
_BE = frozenset(("be", "become", "remain"))


def tied_to(analysis: Analysis, head: int) -> int | None:
    """The token of the phrase that the noun phrase headed at `head` is in apposition or copula with, if any.

    "Tertel, the head of the committee": head -> Tertel. "The head of the KGB, Ivan Tertel": head -> Tertel.
    "Tertel is the head": head -> Tertel.
    """
    tokens = analysis.tokens
    token = tokens[head]
    if token.dep == "appos":
        return _unless_listed(tokens, head, token.head)
    if token.dep == "attr" and tokens[token.head].lemma in _BE:
        verb = tokens[token.head]
        if any(tokens[c].dep == "neg" for c in verb.children):
            return None
        return analysis.child(token.head, "nsubj")
    for child in token.children:
        if child > head and tokens[child].dep == "appos" and tokens[child].mention >= 0:
            return _unless_listed(tokens, child, child)
        if child > head and tokens[child].dep in ("acl", "relcl") and tokens[child].lemma in _NAMING:
            return _named_by(tokens, child)
    hung = _hung_lower(analysis, head)
    if hung is not None:
        return hung
    if head + 2 < len(tokens) and tokens[head + 1].text == "," and tokens[head + 2].tag == "VBN":
        return _named_by(tokens, head + 2) if tokens[head + 2].lemma in _NAMING else None
    return None


def _hung_lower(analysis: Analysis, head: int) -> int | None:
    """The person's name that the parse hangs on the place or body before it: "the mayor of Lyon, Claire Petit,"."""
    tokens, at = analysis.tokens, head
    for _ in range(2):
        preps = [c for c in tokens[at].children if c > at and tokens[c].dep == "prep" and tokens[c].lower in _BELONGS]
        at = next((k for c in preps for k in tokens[c].children if tokens[k].dep == "pobj"), -1)
        if at < 0:
            return None
        around = analysis.mention_at(at)
        if around is not None and around.kind == "person":
            return None
        for child in tokens[at].children:
            named = analysis.mention_at(child) if tokens[child].dep == "appos" and child > at else None
            if named is not None and named.kind == "person" and tokens[named.start - 1].text == ",":
                return _unless_listed(tokens, child, child)
    return None


def _named_by(tokens: list[Token], verb: int) -> int | None:
    """The name in "identified as X", "named X", "identified by police as X"."""
    for child in tokens[verb].children:
        token = tokens[child]
        if token.dep in ("oprd", "dobj", "attr") and token.mention >= 0:
            return child
        if token.lower == "as":
            for grandchild in token.children:
                if tokens[grandchild].mention >= 0:
                    return grandchild
    return None


def _unless_listed(tokens: list[Token], appos: int, answer: int) -> int | None:
    """None where the "apposition" is but the next item of a list: "the president, the premier and the speaker"."""
    if (
        any(tokens[c].dep in ("cc", "conj") for c in tokens[appos].children)
        and tokens[appos].tag == tokens[tokens[appos].head].tag
    ):
        for c in tokens[appos].children:
            if tokens[c].dep == "conj" and tokens[c].mention < 0:
                return None
    return answer


def relative_head(analysis: Analysis, i: int) -> int | None:
    """The noun that a relative pronoun stands for: "Mishustin, who arrived" gives Mishustin."""
    tokens = analysis.tokens
    j = i
    for _ in range(6):
        if tokens[j].dep == "relcl":
            head = tokens[j].head
            return head if head < i else None
        if tokens[j].head == j:
            return None
        j = tokens[j].head
    return None
