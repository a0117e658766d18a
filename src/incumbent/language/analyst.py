"""Article to Analysis: one parse, shared by all coders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from incumbent.knowledge import Knowledge
from incumbent.language.analysis import Analysis
from incumbent.language.coreference import resolve
from incumbent.language.names import find_names
from incumbent.language.syntax import Syntax
from incumbent.language.times import find_times
from incumbent.records import Article


class Analyst:
    """Loads a language model once; maps a batch of articles to a batch of analyses."""

    def __init__(self, model: str | None = None, knowledge: Knowledge | None = None) -> None:
        self.knowledge = knowledge or Knowledge.load()
        self.syntax = Syntax(model)

    @property
    def model(self) -> str:
        """Name and version of the syntax model."""
        return self.syntax.name

    def analyse(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        """One analysis an article, in order."""
        batch = list(articles)
        if not batch:
            return
        for article, parsed in zip(batch, self.syntax.parse(a.text for a in batch), strict=True):
            analysis = Analysis(article, parsed.tokens, parsed.sentences)
            analysis.times = find_times(analysis)
            find_names(analysis, parsed.names, self.knowledge)
            resolve(analysis, self.knowledge)
            yield analysis
