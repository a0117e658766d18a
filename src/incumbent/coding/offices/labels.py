"""What a label beside a name tells of the seat: "(R-Ohio)", ", D-Ohio,", ", an Ohio Republican", ", Republican of Ohio"."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.offices.drafts import Draft
from incumbent.coding.offices.names import Names
from incumbent.coding.offices.people import Holder, People
from incumbent.knowledge.entries import Place
from incumbent.language import Analysis

_LETTERS = frozenset({"r", "d", "i"})
_PARTIES = frozenset({"republican", "democrat", "independent"})
_TOWN = frozenset({"mayor", "deputy mayor", "acting mayor", "interim mayor", "vice mayor"})
_GOVERNORS = frozenset({"governor", "lieutenant governor"})


def add_areas(analysis: Analysis, people: People, names: Names, drafts: list[Draft]) -> None:
    """Give seats the state that a party label tells, and governors the one state that their sentence names."""
    labels: dict[str, Place] = {}
    for holder in people.named():
        place = _label(analysis, names, holder)
        if place is not None:
            labels.setdefault(holder.key, place)
    for draft in drafts:
        post = draft.post
        if post.area is not None or draft.holder is None:
            continue
        place = None
        if post.sort == "legislator" and post.body != "Congress":
            place = labels.get(draft.holder.key)
        elif post.title in _GOVERNORS:
            place = _only_area(analysis, names, draft)
        if place is not None and post.country in (None, place.country):
            draft.post = replace(post, area=place.name, country=place.country)
    _share_town(drafts)


def _share_town(drafts: list[Draft]) -> None:
    """A mayor without a town, and the deputy, are of the one town whose mayor the article names."""
    towns = {(d.post.area, d.post.country) for d in drafts if d.post.area and d.post.title in _TOWN}
    if len(towns) != 1:
        return
    [(area, country)] = towns
    for draft in drafts:
        post = draft.post
        if post.title in _TOWN and post.area is None and post.country in (None, country):
            draft.post = replace(post, area=area, country=country)


def _label(analysis: Analysis, names: Names, holder: Holder) -> Place | None:
    """The state of the label right after a name."""
    tokens, i = analysis.tokens, holder.end
    if i + 2 >= len(tokens) or tokens[i].text not in (",", "("):
        return None
    i += 1
    if tokens[i].lower in ("a", "an", "the"):
        i += 1
    if tokens[i].lower in _LETTERS and tokens[i + 1].text in ("-", "–"):
        return _area(names, i + 2)
    if tokens[i].lower in _PARTIES and tokens[i + 1].lower in ("of", "from"):
        return _area(names, i + 2)
    found = names.place_at(i, i + 4)
    if found is not None and found[0] < len(tokens) and tokens[found[0]].lower in _PARTIES:
        return _area(names, i)
    return None


def _area(names: Names, i: int) -> Place | None:
    """The province, and not the state of the same name, at token `i`."""
    found = names.place_at(i, i + 4)
    if found is None:
        return None
    readings = names.knowledge.places(names.analysis.text(i, found[0]))
    return next((p for p in readings if p.role == "area"), None)


def _only_area(analysis: Analysis, names: Names, draft: Draft) -> Place | None:
    """The one province named in the sentence of a governor: "In Virginia, Gov. Ray Holt said"."""
    sentence = analysis.sentences[analysis.tokens[draft.start].sent]
    found: list[Place] = []
    i = sentence.start
    while i < sentence.end:
        place = names.place_at(i, min(i + 4, sentence.end))
        if place is None:
            i += 1
            continue
        if place[1].role == "area" and place[1] not in found:
            found.append(place[1])
        i = place[0]
    return found[0] if len(found) == 1 else None
