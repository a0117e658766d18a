"""Places: where an act takes place, as written."""

from __future__ import annotations

from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.grammar import Grammar
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis

_WHERE = ("in", "at", "near", "outside", "inside", "across")
_CLIMB = 3


def place_of(analysis: Analysis, grammar: Grammar, knowledge: Knowledge, c: Candidate) -> str | None:
    """The named place that a preposition of place ties to the act or to the clause it stands in."""
    taken = {a.head for a in (*c.source, *c.target)}
    for actor in (*c.source, *c.target):  # "arrested by police in Oslo"
        for head in grammar.prep(actor.head, *_WHERE):
            if _is_place(analysis, knowledge, head):
                return _name(analysis, head)
    i = c.anchor
    for _ in range(_CLIMB):
        for head in grammar.verb_prep(i, *_WHERE):
            if head not in taken and _is_place(analysis, knowledge, head):
                return _name(analysis, head)
        t = analysis.tokens[i]
        if t.head == i or t.dep in ("relcl", "ccomp", "advcl", "conj"):
            break
        i = t.head
    return None


def _is_place(analysis: Analysis, knowledge: Knowledge, head: int) -> bool:
    t = analysis.tokens[head]
    node = analysis.entity_at(head)
    if node is not None:
        return node.kind in ("place", "state")
    if not t.text[:1].isupper() or t.ent in ("DATE", "TIME"):
        return False
    place = knowledge.place(t.text)
    return t.ent in ("GPE", "LOC", "FAC") or (place is not None and place.role in ("name", "capital", "area"))


def _name(analysis: Analysis, head: int) -> str:
    mention = analysis.mention_at(head)
    if mention is not None and mention.form == "name":
        return analysis.text(mention.start, mention.end)
    start = head
    while start > 0 and analysis.tokens[start - 1].head == head and analysis.tokens[start - 1].dep == "compound":
        start -= 1
    return analysis.text(start, head + 1)
