"""Identified: the name of "the suspect", "the gunman" where the article says who that was."""

from __future__ import annotations

from incumbent.language import Analysis
from incumbent.language.analysis import EntityNode

WANTED = frozenset("suspect gunman attacker shooter assailant perpetrator killer assassin bomber".split())
_SOMEBODY = WANTED | {"man", "woman"}
_NAMING = frozenset({"identify", "name"})
_TIES = ("appos", "compound", "nmod")


def identified(analysis: Analysis) -> EntityNode | None:
    """The one person whom an article names as the suspect: "the gunman, identified as Jon Dahl"."""
    found: dict[int, EntityNode] = {}
    for m in analysis.mentions:
        if m.form == "name" and m.kind == "person" and m.entity >= 0 and _is_wanted(analysis, m.head):
            found[m.entity] = analysis.entities[m.entity]
    return next(iter(found.values())) if len(found) == 1 else None


def is_suspect(analysis: Analysis, head: int) -> bool:
    """Whether a noun by itself means a suspect told of before."""
    t = analysis.tokens[head]
    return t.tag == "NN" and t.lower in WANTED and not any(analysis.tokens[j].lower in ("a", "no") for j in t.children)


def _is_wanted(analysis: Analysis, head: int) -> bool:
    tokens = analysis.tokens
    t = tokens[head]
    near = [j for j in t.children if tokens[j].dep in _TIES]
    if t.dep == "appos":
        near.append(t.head)
    if any(tokens[j].lower in WANTED and tokens[j].tag == "NN" for j in near):
        return True
    prep = tokens[t.head]
    verb = tokens[prep.head]
    if t.dep != "pobj" or prep.lower != "as" or verb.lemma not in _NAMING:
        return False
    around = [j for j in verb.children if tokens[j].dep in ("nsubjpass", "dobj")] + [verb.head]
    return any(tokens[j].lower in _SOMEBODY for j in around)
