"""Whom "the prime minister", "the mustachioed leader", "the 66-year-old" means: by title, else by being the talk of the text."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode
from incumbent.language.coreference.anaphora import anaphora
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.nouns import Phrase
from incumbent.language.coreference.repeats import country_of, same_noun

_REACH_TITLE = 40  # sentences


def person_meant(analysis: Analysis, memory: Memory, phrase: Phrase, knowledge: Knowledge) -> Item | None:
    country = country_of(analysis, knowledge, phrase.start, phrase.head)
    apart = {m for m in phrase.modifiers if m in anaphora().apart}
    sent = analysis.tokens[phrase.head].sent
    best: Item | None = None
    rank = (-1.0, -1)
    for item in memory.of_kind.get("person", ()):
        if phrase.gender and item.gender not in ("", phrase.gender):
            continue
        node = analysis.entities[item.entity]
        if country is not None and node.country not in (None, country):
            continue
        if sent - item.sent > _REACH_TITLE:
            continue
        fit = _title_fit(node, phrase, apart)
        if fit <= 0.0:
            continue
        if phrase.completed and (fit < 2.0 or (country is not None and node.country != country)):
            continue
        if country is not None and node.country == country:
            fit += 0.5
        current = (fit, item.head)
        if current > rank:
            best, rank = item, current
    if best is not None:
        return best
    same = same_noun(analysis, memory, phrase, knowledge)
    if same is not None:
        return same
    if not phrase.completed and (phrase.noun in anaphora().anybody or phrase.noun in anaphora().leaders):
        return _salient_person(analysis, memory, phrase, country)
    return None


def _title_fit(node: EntityNode, phrase: Phrase, apart: set[str]) -> float:
    """How well one of the person's titles fits the phrase: "the prime minister" needs "prime", "the minister" any."""
    best = 0.0
    for title in node.titles:
        words = title.split(" ")
        if "of" in words:
            words = words[: words.index("of")]
        if words[-1] != phrase.noun:
            continue
        mine = {w for w in words[:-1] if w in anaphora().apart}
        if apart - mine:
            continue
        extra = mine - apart - {"new", "former", "first"}
        best = max(best, 2.0 if not extra else 1.0 if "vice" not in extra and "deputy" not in extra else 0.0)
    if best == 0.0 and phrase.noun in anaphora().leaders and not apart:
        if any(t.rsplit(" ", 1)[-1] in anaphora().at_top for t in node.titles):
            best = 0.6
    return best


def _salient_person(analysis: Analysis, memory: Memory, phrase: Phrase, country: str | None) -> Item | None:
    """ "The 66-year-old", "the mustachioed leader": the person that the last sentences are about."""
    sent = analysis.tokens[phrase.head].sent
    best: Item | None = None
    most = 0.0
    for item in memory.recent:
        if item.kind != "person" or item.number == "many" or sent - item.sent > 3:
            continue
        if phrase.gender and item.gender not in ("", phrase.gender):
            continue
        if item.entity < 0:
            continue
        if country is not None and analysis.entities[item.entity].country not in (None, country):
            continue
        if item.sent == sent and _same_clause(analysis, item, phrase):
            continue
        value = item.weight - 1.2 * (sent - item.sent) + 0.3 * min(item.count, 6)
        if value > most:
            best, most = item, value
    return best


def _same_clause(analysis: Analysis, item: Item, phrase: Phrase) -> bool:
    tokens = analysis.tokens
    return any(tokens[h].head == tokens[phrase.head].head for h in item.heads)
