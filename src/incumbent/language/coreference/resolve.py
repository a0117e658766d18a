"""Join nominals and pronouns to entities, in one pass over the tokens."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis, EntityNode
from incumbent.language.coreference.resolver import Resolver

_STATE_SECTORS = frozenset(("GOV", "LEG", "JUD", "COP", "MIL", "SPY"))


def resolve(analysis: Analysis, knowledge: Knowledge) -> None:
    """Add nominal and pronoun mentions to the analysis, and entities for unnamed phrases that something refers to."""
    if not analysis.tokens:
        return
    resolver = Resolver(analysis, knowledge)
    resolver.run()
    for node in analysis.entities:
        if node.country is None and analysis.focus is not None and _public(node):
            node.country = analysis.focus
        node.mentions.sort(key=lambda m: (analysis.mentions[m].start, analysis.mentions[m].end))


def _public(node: EntityNode) -> bool:
    """Whether it is an official or a public body, which belong to the country an article is about if nothing else is said."""
    if node.kind == "person":
        return bool(node.titles) and node.sector in _STATE_SECTORS
    return node.kind == "organization" and node.sector in _STATE_SECTORS
