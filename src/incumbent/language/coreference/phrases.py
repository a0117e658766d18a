"""Noun phrases without a name: tied by syntax to a name, taking up an earlier referent, or remembered as new."""

from __future__ import annotations

from incumbent.language.coreference.anaphora import anaphora
from incumbent.language.coreference.antecedents import antecedent
from incumbent.language.coreference.cataphora import claim_title
from incumbent.language.coreference.items import Item
from incumbent.language.coreference.mentions import add_mention
from incumbent.language.coreference.nouns import Phrase
from incumbent.language.coreference.pairs import pair_meant
from incumbent.language.coreference.repeats import country_of
from incumbent.language.coreference.state import State
from incumbent.language.coreference.structure import tied_to


def resolve_phrase(state: State, phrase: Phrase) -> None:
    titled = state.titled.get(phrase.head)
    if titled is not None and phrase.kind == "person":
        return
    tied = tied_to(state.analysis, phrase.head)
    if tied is not None and _tie(state, phrase, tied):
        return
    found = pair_meant(state.analysis, state.memory, phrase) or antecedent(
        state.analysis, state.memory, phrase, state.knowledge, state.lexicon
    )
    if found is None:
        item = Item(
            -1, phrase.kind, phrase.number, phrase.gender, phrase.head, phrase.start, 0, phrase.noun, phrase.sector
        )
        item.first_start, item.first, item.modifiers = phrase.start, phrase.head, phrase.modifiers
        state.speak_of(item, phrase.head)
        return
    node = state.node_of(found)
    if node is not None:
        add_mention(state.analysis, phrase.start, phrase.head + 1, phrase.head, "nominal", node.i)
        if phrase.gender and node.kind == "person" and not node.gender:
            node.gender = found.gender = phrase.gender
    state.speak_of(found, phrase.head)


def _tie(state: State, phrase: Phrase, other: int) -> bool:
    """Make the phrase a mention of what it is in apposition or copula with; True where their kinds agree."""
    mention = state.named_at.get(other)
    item = state.items_at.get(other)
    if mention is None and item is None:
        return False
    if item is None and mention is not None:
        item = state.item(state.analysis.entities[mention.entity], mention.head, mention.start)
    if item is None or item.entity < 0 or not _compatible(item, phrase):
        return False
    node = state.analysis.entities[item.entity]
    add_mention(state.analysis, phrase.start, phrase.head + 1, phrase.head, "nominal", node.i)
    if node.kind == "person":
        if phrase.gender and not node.gender:
            node.gender = item.gender = phrase.gender
        title = " ".join([*phrase.modifiers, phrase.noun]) if phrase.noun != "old" else ""
        if title and title not in node.titles:
            node.titles.append(title)
        node.sector = node.sector or phrase.sector
        node.country = node.country or country_of(state.analysis, state.knowledge, phrase.start, phrase.head)
        if item.count == 0 or (state.items_at.get(other) is item and item.count == 1):
            claim_title(state, item, node, phrase.noun, set(phrase.modifiers) & anaphora().apart)
    state.speak_of(item, phrase.head)
    return True


def _compatible(item: Item, phrase: Phrase) -> bool:
    if item.kind == "person":
        return (
            phrase.kind == "person" and phrase.number != "many" and phrase.gender in ("", item.gender or phrase.gender)
        )
    if item.kind == "state":
        return phrase.kind in ("state", "organization") and phrase.number == "one"
    if item.kind == "place":
        return phrase.kind in ("place", "state") and phrase.number == "one"
    if item.kind == "organization":
        return phrase.kind == "organization"
    return phrase.kind == "group" and item.kind == "group"
