"""Article to Record: the stages in their order. What fails in one stage is told in the record; the rest stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from incumbent import __version__
from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.coding.events import find_events
from incumbent.coding.joined import joined
from incumbent.coding.statements import find_statements
from incumbent.coding.sure import Sure
from incumbent.knowledge import Knowledge
from incumbent.reader import PACKAGED, Reader
from incumbent.records import Article, CoderInfo, Entity, EntityMention, Problem, Record

T = TypeVar("T")


class Coder:
    """Loads everything once; maps articles to records, in order. A record is a pure function of article and version.

    >>> coder = Coder()                                        # doctest: +SKIP
    >>> [record] = coder.code([article])                       # doctest: +SKIP
    """

    def __init__(
        self, model: str | Path | Reader | None = None, knowledge: Knowledge | None = None, sure: Sure | None = None
    ) -> None:
        """`model`: a folder of weights, or a reader that has loaded them; without it the packaged ones.

        Raises ModelError, KnowledgeError.
        """
        self.knowledge = knowledge or Knowledge.load()
        if model is None or isinstance(model, str | Path):
            self.reader = Reader(Path(model) if model else PACKAGED)
        else:
            self.reader = model
        self.sure = sure or Sure()
        self.info = CoderInfo("incumbent", __version__, f"reader {self.reader.manifest.version}")

    def code(self, articles: Iterable[Article]) -> Iterator[Record]:
        """One record an article, in order. Articles in another language than English come back uncoded."""
        for article in articles:
            yield (
                self.record(article)
                if article.language == "en"
                else Record(self.info, article, problems=article.problems)
            )

    def record(self, article: Article) -> Record:
        """The record of one article."""
        problems = list(article.problems)

        def part(name: str, make: Callable[[], list[T]]) -> list[T]:
            try:
                return make()
            except Exception as error:  # one faulty part must not cost the article
                message = (
                    f"the {name} of this article could not be coded ({type(error).__name__}: {error}); please report it"
                )
                problems.append(Problem(f"fault-{name}", message))
                return []

        base: list[tuple[Cast, Dates]] = part("names", lambda: [self.read(article)])
        if not base:
            return Record(self.info, article, problems=tuple(problems))
        cast, dates = base[0]
        reading = cast.reading
        claims = part("claims", lambda: find_claims(reading, cast, dates, self.knowledge, self.sure))
        events = part("events", lambda: find_events(reading, cast, dates, self.sure))
        statements = part("statements", lambda: find_statements(reading, cast, self.sure))
        return Record(
            coder=self.info,
            article=article,
            entities=tuple(part("entities", lambda: list(_entities(cast)))),
            claims=tuple(claims),
            events=tuple(events),
            statements=tuple(statements),
            problems=tuple(problems),
        )

    def read(self, article: Article) -> tuple[Cast, Dates]:
        """What all parts of a record are made from: who the article names, and its times."""
        reading = joined(self.reader.read(article.text), self.knowledge)
        return Cast(reading, self.knowledge, article.published_on), Dates(reading.page, article.published_on)


def _entities(cast: Cast) -> tuple[Entity, ...]:
    page, names = cast.page, cast.reading.names
    found = []
    for k, member in enumerate(cast.members):
        spans = [(names[n].first, names[n].end, "name") for n in member.names] + member.others
        mentions = []
        for first, end, form in sorted(spans):
            start, stop = page.words[first].start, page.words[end - 1].end
            mentions.append(EntityMention(start, stop, page.text[start:stop], form))  # type: ignore[arg-type]
        found.append(
            Entity(
                f"e{k + 1}", member.kind, member.name, member.country, member.sector, member.known_as, tuple(mentions)
            )
        )
    return tuple(found)
