"""A title before its name: "Ukrainian president rejects resignation" in the headline, "President Zelensky" after it."""

from __future__ import annotations

from incumbent.language.analysis import Analysis, EntityNode
from incumbent.language.coreference.anaphora import anaphora
from incumbent.language.coreference.items import Item
from incumbent.language.coreference.mentions import add_mention
from incumbent.language.coreference.repeats import country_of
from incumbent.language.coreference.state import State

_REACH = 6  # sentences


def claim_title(state: State, named: Item, node: EntityNode, noun: str, apart: set[str]) -> None:
    """Give the person who now gets a name the unnamed phrase before that bears the same title, if there is one."""
    sent = state.analysis.tokens[named.head].sent
    for item in state.memory.recent:
        if item.kind != "person" or item.noun != noun or item.number != "one" or sent - item.sent > _REACH:
            continue
        if item is named or (item.entity >= 0 and state.analysis.entities[item.entity].named):
            continue
        if item.gender and node.gender and item.gender != node.gender:
            continue
        words = state.analysis.tokens[item.first_start : item.first]
        if any(t.ent == "ORDINAL" or t.tag == "CD" or t.lower in ("a", "an", "another", "next") for t in words):
            continue
        if _apart(state.analysis, item) != apart or not _same_country(state, item, node):
            continue
        _merge(state, item, named, node)
        return


def _apart(analysis: Analysis, item: Item) -> set[str]:
    first = item.first if item.first >= 0 else item.head
    return {t.lower for t in analysis.tokens[item.first_start : first]} & anaphora().apart


def _same_country(state: State, item: Item, node: EntityNode) -> bool:
    country = country_of(state.analysis, state.knowledge, item.first_start, item.first)
    if country is None:
        return item.first < state.headline_end
    return node.country in (None, country)


def _merge(state: State, item: Item, named: Item, node: EntityNode) -> None:
    analysis = state.analysis
    if item.entity < 0:
        add_mention(analysis, item.first_start, item.first + 1, item.first, "nominal", node.i)
    else:
        unnamed = analysis.entities[item.entity]
        for m in unnamed.mentions:
            analysis.mentions[m].entity = node.i
        node.mentions.extend(unnamed.mentions)
        unnamed.mentions = []
        state.memory.by_entity.pop(unnamed.i, None)
    named.count += item.count
    named.gender = node.gender = node.gender or item.gender
    state.memory.recent.remove(item)
    alike = state.memory.of_kind.get("person", [])
    if item in alike:
        alike.remove(item)
    for head, known in state.items_at.items():
        if known is item:
            state.items_at[head] = named


def drop_empty(analysis: Analysis) -> None:
    """Take entities without mentions out and number the rest anew."""
    if all(node.mentions for node in analysis.entities):
        return
    number: dict[int, int] = {}
    for node in analysis.entities:
        if node.mentions:
            number[node.i] = len(number)
    analysis.entities = [node for node in analysis.entities if node.mentions]
    for node in analysis.entities:
        node.i = number[node.i]
        node.members = [number[m] for m in node.members if m in number]
    for mention in analysis.mentions:
        mention.entity = number[mention.entity]
