"""Whom a definite phrase means: by the title it repeats, by the head word it shares, by being the talk of the text."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.nouns import Phrase
from incumbent.language.names.lexicon import Lexicon

_LEADERS = frozenset(
    ("leader", "ruler", "strongman", "dictator", "politician", "incumbent", "statesman", "head", "premier")
)
_AT_TOP = frozenset(
    (
        "president",
        "minister",
        "premier",
        "chancellor",
        "king",
        "queen",
        "emir",
        "leader",
        "strongman",
        "dictator",
        "ruler",
        "pope",
        "chairman",
        "chair",
        "chairwoman",
        "monarch",
        "governor",
        "mayor",
        "secretary",
        "prince",
        "sultan",
        "emperor",
    )
)
_LOOSE_PEOPLE = frozenset(
    (
        "old politician lawmaker diplomat veteran legislator billionaire businessman tycoon democrat republican incumbent "
        "octogenarian strongman statesman royal autocrat premier"
    ).split()
)
_APART = frozenset(
    (
        "vice",
        "deputy",
        "former",
        "ex",
        "assistant",
        "acting",
        "prime",
        "first",
        "foreign",
        "attorney",
        "new",
        "next",
        "future",
        "other",
        "another",
        "previous",
        "second",
        "incoming",
        "late",
        "then",
        "defence",
        "defense",
        "interior",
        "finance",
        "health",
        "opposition",
        "police",
        "party",
        "military",
        "army",
        "chief",
        "general",
        "majority",
        "minority",
    )
)
_LOOSE_BODIES = frozenset(
    (
        "group",
        "organization",
        "organisation",
        "company",
        "firm",
        "agency",
        "body",
        "bloc",
        "union",
        "movement",
        "network",
        "party",
        "alliance",
        "militia",
        "airline",
        "bank",
        "newspaper",
        "institution",
        "corporation",
        "outlet",
        "broadcaster",
        "charity",
        "watchdog",
        "manufacturer",
        "carmaker",
        "faction",
        "magazine",
        "coalition",
        "team",
        "club",
        "federation",
        "association",
        "committee",
        "council",
        "court",
        "ministry",
        "commission",
        "department",
        "university",
        "channel",
    )
)
_WHICH = frozenset(
    (
        "first",
        "second",
        "third",
        "only",
        "other",
        "specific",
        "same",
        "last",
        "next",
        "new",
        "border",
        "entire",
        "host",
        "home",
        "latest",
        "neighbouring",
        "neighboring",
        "another",
        "single",
        "largest",
        "foreign",
        "third-party",
        "developing",
        "western",
    )
)
_REACH_TITLE = 40  # sentences


def antecedent(analysis: Analysis, memory: Memory, phrase: Phrase, knowledge: Knowledge, lex: Lexicon) -> Item | None:
    """The item that the phrase takes up again; None where it is new."""
    if phrase.owned:
        return None
    if phrase.kind == "person":
        return _person(analysis, memory, phrase, knowledge) if phrase.definite else None
    if not phrase.definite:
        return _same_plural(memory, phrase, lex)
    if phrase.kind == "organization" and phrase.number == "one":
        return _body(analysis, memory, phrase, lex)
    if phrase.kind == "state" and phrase.number == "one":
        return _state(analysis, memory, phrase)
    if phrase.kind == "place":
        return _place(memory, phrase)
    if phrase.kind in ("group", "organization"):
        return _same_plural(memory, phrase, lex)
    return _same_noun(memory, phrase)


def _same_noun(memory: Memory, phrase: Phrase) -> Item | None:
    for item in memory.things if phrase.kind == "thing" else memory.recent:
        if item.noun == phrase.noun and item.kind == phrase.kind and item.number == phrase.number:
            return item
    return None


def _same_plural(memory: Memory, phrase: Phrase, lex: Lexicon) -> Item | None:
    """ "The protesters" after "protesters": the same crowd, if no new word tells it apart."""
    if phrase.kind not in ("group", "organization"):
        return None
    if (not phrase.definite and phrase.modifiers) or phrase.noun in lex.crowds:
        return None
    return _same_noun(memory, phrase)


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


def _person(analysis: Analysis, memory: Memory, phrase: Phrase, knowledge: Knowledge) -> Item | None:
    country = country_of(analysis, knowledge, phrase.start, phrase.head)
    apart = {m for m in phrase.modifiers if m in _APART}
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
    same = _same_noun(memory, phrase)
    if same is not None:
        return same
    if not phrase.completed and (phrase.noun in _LOOSE_PEOPLE or phrase.noun in _LEADERS):
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
        mine = {w for w in words[:-1] if w in _APART}
        if apart - mine:
            continue
        extra = mine - apart - {"new", "former", "first"}
        best = max(best, 2.0 if not extra else 1.0 if "vice" not in extra and "deputy" not in extra else 0.0)
    if best == 0.0 and phrase.noun in _LEADERS and not apart:
        if any(t.rsplit(" ", 1)[-1] in _AT_TOP for t in node.titles):
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


def _body(analysis: Analysis, memory: Memory, phrase: Phrase, lex: Lexicon) -> Item | None:
    sent = analysis.tokens[phrase.head].sent
    loose: Item | None = None
    for item in memory.of_kind.get("organization", ()):
        node = analysis.entities[item.entity]
        words = node.name.lower().split()
        if phrase.noun in words and (
            not phrase.modifiers or set(phrase.modifiers) <= set(words) | {"new", "same", "whole"}
        ):
            return item
    same = _same_noun(memory, phrase)
    if same is not None:
        return same
    if phrase.noun in _LOOSE_BODIES and not phrase.modifiers and not phrase.completed:
        for item in memory.recent:
            if (
                item.kind == "organization"
                and item.entity >= 0
                and sent - item.sent <= 2
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
    if noun in ("group", "organization", "organisation", "body", "institution"):
        return False
    kinds = [lex.bodies[w] for w in name.lower().split() if w in lex.bodies and w != noun]
    mine = lex.bodies.get(noun)
    return any(mine is None or kind.sector != mine.sector for kind in kinds)


def _state(analysis: Analysis, memory: Memory, phrase: Phrase) -> Item | None:
    """ "The country": the state that is the talk of the last sentences, a subject before others."""
    if phrase.noun == "state" or phrase.capitals or phrase.completed or any(m in _WHICH for m in phrase.modifiers):
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


def _place(memory: Memory, phrase: Phrase) -> Item | None:
    for item in memory.recent:
        if item.kind == "place" and item.noun == phrase.noun:
            return item
    if phrase.noun in (
        "city",
        "town",
        "village",
        "island",
        "province",
        "region",
        "district",
        "territory",
        "peninsula",
        "archipelago",
    ):
        for item in memory.recent:
            if item.kind == "place" and item.entity >= 0:
                return item
    return None
