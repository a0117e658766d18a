"""A phrase that repeats the noun of an earlier one, and the country that a phrase tells."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.nouns import Phrase
from incumbent.language.names.lexicon import Lexicon


def same_noun(analysis: Analysis, memory: Memory, phrase: Phrase, knowledge: Knowledge) -> Item | None:
    """The last item with the phrase's noun, if neither country nor modifiers tell the two apart."""
    country: str | None = None
    asked = False
    for item in memory.things if phrase.kind == "thing" else memory.recent:
        if item.noun != phrase.noun or item.kind != phrase.kind or item.number != phrase.number:
            continue
        if phrase.kind == "thing":
            return item
        if phrase.modifiers and item.modifiers and not set(phrase.modifiers) & set(item.modifiers):
            continue
        if not asked:
            country, asked = country_of(analysis, knowledge, phrase.start, phrase.head), True
        if country is None or _country(analysis, knowledge, item) in (None, country):
            return item
    return None


def _country(analysis: Analysis, knowledge: Knowledge, item: Item) -> str | None:
    if item.entity >= 0:
        return analysis.entities[item.entity].country
    return country_of(analysis, knowledge, item.first_start, item.first) if item.first >= 0 else None


def same_plural(analysis: Analysis, memory: Memory, phrase: Phrase, knowledge: Knowledge, lex: Lexicon) -> Item | None:
    """ "The protesters" after "protesters": the same crowd, if no new word tells it apart."""
    if phrase.kind not in ("group", "organization"):
        return None
    if (not phrase.definite and phrase.modifiers) or phrase.noun in lex.crowds:
        return None
    return same_noun(analysis, memory, phrase, knowledge)


def country_of(analysis: Analysis, knowledge: Knowledge, start: int, head: int) -> str | None:
    """The country that the phrase itself tells: "the Iranian general", "head of Iran's", "president of France"."""
    tokens = analysis.tokens
    for token in tokens[start:head]:
        if token.text[0].isupper():
            place = knowledge.place(token.text)
            if place is not None and place.role in ("name", "demonym"):
                return place.country
    if head + 2 < len(tokens) and tokens[head + 1].lower == "of":
        for token in tokens[head + 2 : head + 4]:
            entity = analysis.entity_at(token.i)
            if entity is not None and entity.kind in ("state", "organization"):
                return entity.country
    return None
