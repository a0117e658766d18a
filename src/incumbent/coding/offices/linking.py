"""One change, several claims: transfers, unnamed ends that turn out to have a name, countries that a change shares."""

from __future__ import annotations

from dataclasses import replace

from incumbent.coding.offices.drafts import Draft
from incumbent.coding.offices.same import is_ruler, same_title
from incumbent.language import Analysis


def link(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts with changes told together in one group, and what each tells of the others passed on."""
    changes = [d for d in drafts if d.kind in ("start", "end", "chosen") and d.group >= 0]
    _transfers(analysis, changes)
    _regroup(changes)
    _countries(drafts, changes)
    named = [d for d in changes if d.holder is not None]
    return [d for d in drafts if d.holder is not None or not any(_names(n, d) for n in named)]


def _transfers(analysis: Analysis, changes: list[Draft]) -> None:
    """ "B, who until now headed C", appointed elsewhere in the same sentence: B leaves C for the new post."""
    tokens = analysis.tokens
    for draft in changes:
        if draft.kind != "end" or draft.how is not None or draft.holder is None:
            continue
        for other in changes:
            if other.kind != "start" or other.holder is None or other.holder.key != draft.holder.key:
                continue
            if tokens[other.trigger].sent == tokens[draft.trigger].sent:
                draft.how, draft.by, draft.group = "transferred", other.by, other.group
                draft.date = other.date or draft.date
                break


def _regroup(changes: list[Draft]) -> None:
    """The same reshuffle told twice is one group: same manner, day and agent."""
    first: dict[tuple[str | None, str, str | None], int] = {}
    moved: dict[int, int] = {}
    for draft in changes:
        if draft.by is None or draft.date is None or draft.how != "replaced":
            continue
        key = (draft.how, draft.date.text, draft.by)
        moved[draft.group] = first.setdefault(key, draft.group)
    for draft in changes:
        draft.group = moved.get(draft.group, draft.group)


def _countries(drafts: list[Draft], changes: list[Draft]) -> None:
    """What a head of state does to a post is done to a post of that state."""
    rulers = {
        d.holder.name: d.post.country for d in drafts if d.holder is not None and is_ruler(d.post) and d.post.country
    }
    by_group: dict[int, str] = {}
    for draft in changes:
        if draft.by in rulers and draft.by is not None:
            by_group.setdefault(draft.group, rulers[draft.by] or "")
    for draft in changes:
        country = by_group.get(draft.group)
        if country and draft.post.country is None:
            draft.post = replace(draft.post, country=country)


def _names(named: Draft, unnamed: Draft) -> bool:
    """Whether a named change is the one that another tells without the name."""
    if named.kind != unnamed.kind or named.status != unnamed.status:
        return False
    a, b = named.post, unnamed.post
    if not same_title(a.title, b.title) or (a.country and b.country and a.country != b.country):
        return False
    if named.date is not None and unnamed.date is not None and not named.date.overlaps(unnamed.date):
        return False
    x, y = set((a.body or "").lower().split()), set((b.body or "").lower().split())
    return x == y or (bool(x) and x <= y) or (bool(y) and y <= x)
