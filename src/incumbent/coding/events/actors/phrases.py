"""Phrases: the words by which an unnamed actor is told."""

from __future__ import annotations

from incumbent.coding.events.actors.words import NOT_NAMES, PARTITIVE_PREPS
from incumbent.language import Analysis


def phrase(analysis: Analysis, head: int) -> str:
    """The noun phrase of a head word without article, relative clauses and asides."""
    tokens = analysis.tokens
    start = head
    for j in sorted(tokens[head].children, reverse=True):
        if j < head and tokens[j].dep in (
            "compound",
            "amod",
            "nummod",
            "nmod",
            "poss",
            "quantmod",
            "punct",
        ):
            if tokens[j].dep == "punct" and tokens[j].text != "-":
                break
            start = min(start, min(analysis.subtree(j)))
    while start < head and (tokens[start].tag in NOT_NAMES or tokens[start].lower in ("least", "most")):
        start += 1
    while start > 1 and _glued(analysis, start) and (tokens[start].text == "-" or tokens[start - 1].text == "-"):
        start -= 1  # "mid-level", "high-ranking"
    end = head + 1
    for j in tokens[head].children:
        if j == end and tokens[j].dep == "prep" and tokens[j].lower in PARTITIVE_PREPS:
            inside = [k for k in analysis.subtree(j) if tokens[k].dep not in ("relcl", "acl")]
            stop = inside[0]
            for k in inside:
                if k > stop + 1 or tokens[k].text in (",", "(", "who", "which") or tokens[k].tag.startswith("VB"):
                    break
                if k > j and tokens[k].dep == "prep" and tokens[k].lower != "of":
                    break
                stop = k
            while stop > j and (tokens[stop].tag in NOT_NAMES or tokens[stop].text == "-"):
                stop -= 1
            if stop - j <= 6 and stop > j:
                end = stop + 1
            break
    return analysis.text(start, end)


def _glued(analysis: Analysis, i: int) -> bool:
    """Whether no space stands before a token."""
    return analysis.tokens[i - 1].end == analysis.tokens[i].start
