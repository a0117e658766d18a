"""Small questions that every coder asks of an analysis: whom does this word speak of, and what is their full name."""

from __future__ import annotations

from incumbent.language.analysis import Analysis, EntityNode
from incumbent.language.coreference.mentions import add_mention

_FIRST_PERSON = frozenset(("i", "me", "my", "mine", "myself"))


def entity_of(analysis: Analysis, i: int) -> EntityNode | None:
    """The entity that the noun phrase or pronoun headed at token `i` speaks of; None where nobody knows.

    A name in a compound or a possessor does not answer for its head: for "Trump" in "Trump administration" ask at
    "Trump", for the administration at "administration".
    """
    mention = analysis.mention_at(i)
    if mention is None or mention.entity < 0:
        return None
    return analysis.entities[mention.entity]


def name_of(analysis: Analysis, i: int) -> str | None:
    """The fullest name of whom token `i` speaks of; None for what the article never names."""
    entity = entity_of(analysis, i)
    return entity.name if entity is not None and entity.named else None


def members_of(analysis: Analysis, i: int) -> list[EntityNode]:
    """The entities that token `i` speaks of, one by one: both presidents for "they" after "Biden and Sanders"."""
    entity = entity_of(analysis, i)
    if entity is None:
        return []
    return [analysis.entities[m] for m in entity.members] or [entity]


def first_person(analysis: Analysis, start: int, end: int) -> list[int]:
    """Tokens in [start, end) by which a speaker means himself ("I", "my"): bind them when the speaker is known."""
    return [
        i for i in range(start, end) if analysis.tokens[i].lower in _FIRST_PERSON and analysis.tokens[i].tag[0] == "P"
    ]


def bind(analysis: Analysis, i: int, entity: int) -> None:
    """Make token `i` a pronoun mention of the entity with this index, unless it already is a mention."""
    if analysis.tokens[i].mention < 0:
        add_mention(analysis, i, i + 1, i, "pronoun", entity)
        analysis.entities[entity].mentions.sort(key=lambda m: (analysis.mentions[m].start, analysis.mentions[m].end))
