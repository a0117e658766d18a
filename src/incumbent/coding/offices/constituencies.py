"""Seats named by their constituency: "the Yeovil constituency", "the seat of Willoughby", "Ohio's 3rd district"."""

from __future__ import annotations

from collections.abc import Iterable

from incumbent.coding.offices.drafts import Draft, Post
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.roles import prepositional
from incumbent.language import Analysis

_NOUNS = frozenset({"constituency", "electorate", "riding", "district", "ward", "seat", "division"})
_ALONE = frozenset({"constituency", "electorate", "riding", "seat"})
_PARLIAMENTS = frozenset("house senate congress parliament assembly council court committee cabinet chamber".split())


def constituency(analysis: Analysis, names: Names, i: int, known: Iterable[Draft]) -> Post | None:
    """The legislator's post that the noun at token `i` names with its place; the known title of the holder goes first."""
    tokens = analysis.tokens
    if i >= len(tokens) or tokens[i].lower not in _NOUNS:
        return None
    area = _area(analysis, names, i)
    if area is None:
        return None
    for draft in known:
        if draft.post.sort == "legislator":
            return draft.post
    place = names.place(area)
    country = place.country if place is not None and place.role == "area" else None
    return Post("member", "parliament", country, area, "legislator")


def _area(analysis: Analysis, names: Names, i: int) -> str | None:
    """The constituency's name: capitals before the noun, or after "of" or "for"."""
    tokens = analysis.tokens
    start = i
    while (
        start > 0
        and tokens[start - 1].tag.startswith(("NNP", "JJ"))
        and tokens[start - 1].text[0].isupper()
        and tokens[start - 1].sent == tokens[i].sent
    ):
        start -= 1
    if start < i and tokens[i].lower in _ALONE:
        words = {t.lower for t in tokens[start:i]}
        party = words & names.bodies.parties or words & _PARLIAMENTS
        return None if party else analysis.text(start, i)
    inner = prepositional(analysis, i, "of", "for", "in")
    if inner is None or not tokens[inner].tag.startswith("NNP") or tokens[inner].lower in _PARLIAMENTS:
        return None
    span = names.noun_phrase(i + 2)
    if span is None or not span[0] <= inner < span[1] or {t.lower for t in tokens[slice(*span)]} & _PARLIAMENTS:
        return None
    place = names.place_at(span[0], span[1], skip=True)
    if place is not None and place[1].role == "name":
        return None
    return analysis.text(*span).removeprefix("the ")
