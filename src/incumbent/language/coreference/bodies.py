"""Which body, state or place "the committee", "the company", "the country", "the city" means."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis
from incumbent.language.coreference.anaphora import anaphora
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.nouns import Phrase
from incumbent.language.coreference.repeats import country_of, same_noun
from incumbent.language.names.lexicon import Lexicon


def body_meant(analysis: Analysis, memory: Memory, phrase: Phrase, knowledge: Knowledge, lex: Lexicon) -> Item | None:
    sent = analysis.tokens[phrase.head].sent
    loose: Item | None = None
    country = country_of(analysis, knowledge, phrase.start, phrase.head)
    for item in memory.of_kind.get("organization", ()):
        node = analysis.entities[item.entity]
        if country is not None and node.country not in (None, country):
            continue
        words = node.name.lower().split()
        if phrase.noun in words and (
            not phrase.modifiers or set(phrase.modifiers) <= set(words) | {"new", "same", "whole"}
        ):
            return item
    same = same_noun(analysis, memory, phrase, knowledge)
    if same is not None:
        return same
    if phrase.noun in anaphora().bodies and not phrase.modifiers and not phrase.completed:
        for item in memory.recent:
            if (
                item.kind == "organization"
                and item.entity >= 0
                and sent - item.sent <= 2
                and country in (None, analysis.entities[item.entity].country)
                and analysis.entities[item.entity].named
            ):
                sector = analysis.entities[item.entity].sector
                if _other_type(analysis.entities[item.entity].name, phrase.noun, lex):
                    continue
                if phrase.sector is None or sector is None or sector == phrase.sector:
                    if loose is None or item.weight > loose.weight + 1.0:
                        loose = item
    return loose


def _other_type(name: str, noun: str, lex: Lexicon) -> bool:
    """Whether the name says that it is something else: "the airline" is no "Federal Aviation Office"."""
    if noun in anaphora().any_body:
        return False
    kinds = [lex.bodies[w] for w in name.lower().split() if w in lex.bodies and w != noun]
    mine = lex.bodies.get(noun)
    return any(mine is None or kind.sector != mine.sector for kind in kinds)


def state_meant(analysis: Analysis, memory: Memory, phrase: Phrase) -> Item | None:
    """ "The country": the state that is the talk of the last sentences, a subject before others."""
    if (
        phrase.noun == "state"
        or phrase.capitals
        or phrase.completed
        or any(m in anaphora().which for m in phrase.modifiers)
    ):
        return None
    sent = analysis.tokens[phrase.head].sent
    best: Item | None = None
    most = -99.0
    for item in memory.of_kind.get("state", ()):
        if sent - item.sent > 12:
            continue
        value = item.weight - 0.8 * (sent - item.sent) + 0.3 * min(item.count, 8)
        if value > most:
            best, most = item, value
    return best


def place_meant(memory: Memory, phrase: Phrase) -> Item | None:
    for item in memory.recent:
        if item.kind == "place" and item.noun == phrase.noun:
            return item
    if phrase.noun in anaphora().places:
        for item in memory.recent:
            if item.kind == "place" and item.entity >= 0:
                return item
    return None
