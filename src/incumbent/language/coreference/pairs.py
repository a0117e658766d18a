"""Several referents together: "Biden and Sanders ... they", "the two leaders", "both countries"."""

from __future__ import annotations

from incumbent.language.analysis import Analysis
from incumbent.language.coreference.anaphora import anaphora
from incumbent.language.coreference.grammar import role_weight
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.nouns import Phrase

_ACTORS = frozenset(("person", "state", "organization"))


def listed(analysis: Analysis, memory: Memory, items_at: dict[int, Item], head: int) -> Item | None:
    """The item for the whole list that ends with the conjunct headed at `head`; None where it ends no list of actors."""
    tokens = analysis.tokens
    if tokens[head].dep != "conj" or any(tokens[c].dep == "conj" and c > head for c in tokens[head].children):
        return None
    heads = [head]
    while tokens[heads[0]].dep == "conj" and len(heads) < 6:
        heads.insert(0, tokens[heads[0]].head)
    items = [items_at.get(h) for h in heads]
    members: list[int] = []
    for item in items:
        if (
            item is None
            or item.entity < 0
            or item.kind not in _ACTORS
            or item.kind != (items[0].kind if items[0] else "")
        ):
            return None
        if item.entity not in members:
            members.append(item.entity)
    if len(members) < 2 or not any(tokens[c].lower == "and" for h in heads for c in tokens[h].children):
        return None
    item = of(memory, tuple(members))
    item.head, item.start, item.sent, item.last = heads[0], heads[0], tokens[head].sent, head
    item.heads = heads
    item.weight = role_weight(analysis, heads[0]) + 0.5
    return item


def of(memory: Memory, members: tuple[int, ...]) -> Item:
    """The one item of these entities together."""
    key = tuple(sorted(members))
    item = memory.pairs.get(key)
    if item is None:
        item = memory.pairs[key] = Item(-1, "group", "many", "", -1, -1, -1, members=members)
    return item


def pair_meant(analysis: Analysis, memory: Memory, phrase: Phrase) -> Item | None:
    """Whom "the two leaders" or "both countries" mean: the last pair of that kind, else the two last spoken of."""
    if phrase.number != "many" or not (phrase.definite or _two(analysis, phrase)):
        return None
    kind = "person" if phrase.noun in anaphora().people else "state" if phrase.noun in anaphora().states else ""
    if not kind or phrase.completed or phrase.owned:
        return None
    for item in memory.recent:
        if item.members and all(analysis.entities[m].kind == kind for m in item.members):
            return item
    if not _two(analysis, phrase):
        return None
    sent = analysis.tokens[phrase.head].sent
    reach = 2 if kind == "person" else 8
    near = [i for i in memory.of_kind.get(kind, ()) if sent - i.sent <= reach]
    near.sort(key=lambda i: (-i.count if kind == "state" else 0, -i.head))
    if len(near) < 2:
        return None
    first, second = sorted(near[:2], key=lambda i: i.entity)
    return of(memory, (first.entity, second.entity))


def _two(analysis: Analysis, phrase: Phrase) -> bool:
    return any(t.lower in ("two", "both") for t in analysis.tokens[phrase.start : phrase.head])
