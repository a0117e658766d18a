"""Whom or what a definite phrase takes up, by its kind."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis
from incumbent.language.coreference.bodies import body_meant, place_meant, state_meant
from incumbent.language.coreference.items import Item, Memory
from incumbent.language.coreference.nouns import Phrase
from incumbent.language.coreference.people import person_meant
from incumbent.language.coreference.repeats import same_noun, same_plural
from incumbent.language.names.lexicon import Lexicon


def antecedent(analysis: Analysis, memory: Memory, phrase: Phrase, knowledge: Knowledge, lex: Lexicon) -> Item | None:
    """The item that the phrase takes up again; None where it is new."""
    if phrase.owned:
        return None
    if phrase.kind == "person":
        return person_meant(analysis, memory, phrase, knowledge) if phrase.definite else None
    if not phrase.definite:
        return same_plural(analysis, memory, phrase, knowledge, lex)
    if phrase.kind == "organization" and phrase.number == "one":
        return body_meant(analysis, memory, phrase, knowledge, lex)
    if phrase.kind == "state" and phrase.number == "one":
        return state_meant(analysis, memory, phrase)
    if phrase.kind == "place":
        return place_meant(memory, phrase)
    if phrase.kind in ("group", "organization"):
        return same_plural(analysis, memory, phrase, knowledge, lex)
    return same_noun(analysis, memory, phrase, knowledge)
