"""Article to Record: the stages in their order. What fails in one stage is told in the record; the rest stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from incumbent import __version__
from incumbent.coding.cast import Cast
from incumbent.coding.events import find_events
from incumbent.coding.grammar import English, Grammar, Understood
from incumbent.coding.joined import joined
from incumbent.coding.statements import find_statements
from incumbent.coding.sure import Sure
from incumbent.coding.tongues import Tongue
from incumbent.errors import ModelError
from incumbent.knowledge import Knowledge
from incumbent.language.tongues.morphology import has_dictionaries
from incumbent.reader import PACKAGED, Reader, installed, languages_of, version_of
from incumbent.records import Article, CoderInfo, Entity, EntityMention, Problem, Record
from incumbent.records.languages import languages

T = TypeVar("T")


class Coder:
    """Loads everything once; maps articles to records, in order. A record is a pure function of article and version.

    >>> coder = Coder()                                        # doctest: +SKIP
    >>> [record] = coder.code([article])                       # doctest: +SKIP
    """

    def __init__(
        self, model: str | Path | Reader | None = None, knowledge: Knowledge | None = None, sure: Sure | None = None
    ) -> None:
        """`model`: a folder of weights, or a reader that has loaded them; without it the packaged ones. Weights for other
        languages than English read these alone, and the packaged ones English.

        Raises ModelError, KnowledgeError.
        """
        self.knowledge = knowledge or Knowledge.load()
        given = Reader(Path(model)) if isinstance(model, str | Path) else model
        english = given if given is not None and "en" in given.languages else None
        self.reader = english or Reader(PACKAGED)
        self._more = given if given is not english else None
        self._tongues: dict[str, Tongue | None] = {}
        self.sure = sure or Sure()
        self._english = English(self.knowledge, self.sure)
        folder = installed() if self._more is None else None
        versions = [self.reader.manifest.version]
        if self._more is not None:
            versions.append(self._more.manifest.version)
        elif folder is not None:
            versions.append(version_of(folder))
        self.info = CoderInfo("incumbent", __version__, f"reader {' + '.join(versions)}")

    def code(self, articles: Iterable[Article]) -> Iterator[Record]:
        """One record an article, in order. Articles in languages that nothing reads come back uncoded."""
        for article in articles:
            yield self.record(article)

    def record(self, article: Article) -> Record:
        """The record of one article."""
        problems = list(article.problems)
        if article.language not in languages():
            return Record(self.info, article, problems=article.problems)
        if self._grammar(article.language) is None:
            return Record(self.info, article, problems=(*problems, _missing(article.language)))

        def part(name: str, make: Callable[[], list[T]]) -> list[T]:
            try:
                return make()
            except Exception as error:  # one faulty part must not cost the article
                message = (
                    f"the {name} of this article could not be coded ({type(error).__name__}: {error}); please report it"
                )
                problems.append(Problem(f"fault-{name}", message))
                return []

        base = part("names", lambda: [self.read(article)])
        if not base:
            return Record(self.info, article, problems=tuple(problems))
        cast, dates, sure = base[0].cast, base[0].dates, base[0].sure
        claims = part("claims", base[0].claims)
        events = part("events", lambda: find_events(cast.reading, cast, dates, sure))
        statements = part("statements", lambda: find_statements(cast.reading, cast, sure))
        return Record(
            coder=self.info,
            article=article,
            entities=tuple(part("entities", lambda: list(_entities(cast)))),
            claims=tuple(claims),
            events=tuple(events),
            statements=tuple(statements),
            problems=tuple(problems),
        )

    def read(self, article: Article) -> Understood:
        """What all parts of a record are made from. Raises ModelError where nothing reads its language."""
        found = self._grammar(article.language)
        if found is None:
            raise ModelError(_missing(article.language).message, code="model-language")
        reader, grammar = found
        return grammar.understood(joined(reader.read(article.text), self.knowledge), article)

    def _grammar(self, language: str) -> tuple[Reader, Grammar] | None:
        """What reads a language and what codes it, loaded when its first article comes; None where the extra is missing."""
        if languages()[language].grammar == "english":
            return self.reader, self._english
        if language not in self._tongues:
            folder = installed()
            if self._more is None and folder is not None and language in languages_of(folder):
                self._more = Reader(folder)
            ready = self._more is not None and language in self._more.languages and has_dictionaries()
            self._tongues[language] = Tongue(language, self.knowledge) if ready else None
        tongue = self._tongues[language]
        return (self._more, tongue) if self._more is not None and tongue is not None else None


def _missing(language: str) -> Problem:
    return Problem(
        "language-missing",
        f"the article is in {languages()[language].name} and not coded; to code it, install the extra: pip install 'incumbent[languages]'",
    )


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
