"""Article to Record: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from incumbent import __version__
from incumbent.coding.events import find_events
from incumbent.coding.offices import find_claims
from incumbent.coding.statements import find_statements
from incumbent.coding.weave import weave
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis, Analyst
from incumbent.records import Article, CoderInfo, Entity, EntityMention, Record

BATCH = 32  # articles handed to the language model at once


class Coder:
    """Loads everything once; maps articles to records, in order. A record is a pure function of article and version.

    >>> coder = Coder()                                        # doctest: +SKIP
    >>> [record] = coder.code([article])                       # doctest: +SKIP
    """

    def __init__(self, model: str | None = None, knowledge: Knowledge | None = None) -> None:
        self.knowledge = knowledge or Knowledge.load()
        self.analyst = Analyst(model, self.knowledge)
        self.info = CoderInfo("incumbent", __version__, self.analyst.model)

    def code(self, articles: Iterable[Article]) -> Iterator[Record]:
        """One record an article, in order. Articles in another language than English come back uncoded."""
        stream = iter(articles)
        while batch := list(islice(stream, BATCH)):
            english = [a for a in batch if a.language == "en"]
            coded = iter(map(self.record, self.analyst.analyse(english))) if english else iter(())
            for article in batch:
                yield next(coded) if article.language == "en" else Record(self.info, article, problems=article.problems)

    def record(self, analysis: Analysis) -> Record:
        """The record of one analysed article."""
        statements = find_statements(analysis, self.knowledge)
        claims = find_claims(analysis, self.knowledge)
        events = find_events(analysis, self.knowledge, claims, statements)
        claims, events = weave(analysis, statements, claims, events)
        return Record(
            coder=self.info,
            article=analysis.article,
            entities=_entities(analysis),
            claims=tuple(claims),
            events=tuple(events),
            statements=tuple(statements),
            problems=analysis.article.problems,
        )


def entity_id(index: int) -> str:
    """The id in the record of the entity at this index of the analysis."""
    return f"e{index + 1}"


def _entities(analysis: Analysis) -> tuple[Entity, ...]:
    found = []
    for node in analysis.entities:
        mentions = []
        for i in node.mentions:
            m = analysis.mentions[i]
            start, end = analysis.tokens[m.start].start, analysis.tokens[m.end - 1].end
            mentions.append(EntityMention(start, end, analysis.article.text[start:end], m.form))
        found.append(
            Entity(entity_id(node.i), node.kind, node.name, node.country, node.sector, node.known_as, tuple(mentions))
        )
    return tuple(found)
