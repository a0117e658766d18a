"""Join nominals and pronouns to entities, in one pass over the tokens."""

from __future__ import annotations

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis
from incumbent.language.coreference.resolver import Resolver


def resolve(analysis: Analysis, knowledge: Knowledge) -> None:
    """Add nominal and pronoun mentions to the analysis, and entities for unnamed phrases that something refers to."""
    if not analysis.tokens:
        return
    resolver = Resolver(analysis, knowledge)
    resolver.run()
    for node in analysis.entities:
        node.mentions.sort(key=lambda m: (analysis.mentions[m].start, analysis.mentions[m].end))
