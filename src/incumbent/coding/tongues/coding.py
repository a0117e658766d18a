"""One language beside English, whole: what the coder asks of it for an article."""

from __future__ import annotations

from pathlib import Path

from incumbent.coding.sure import Sure
from incumbent.coding.tongues.cast import TongueCast
from incumbent.coding.tongues.claims import find_claims
from incumbent.coding.tongues.dates import TongueDates
from incumbent.coding.tongues.wording import Wording
from incumbent.knowledge import Knowledge
from incumbent.language.tongues.morphology import Morphology
from incumbent.language.tongues.names import People
from incumbent.reader import Reading
from incumbent.records import Article, Claim

SURE = Path(__file__).with_name("sure.json")  # no maps: the reader's own probabilities; from where on a thing is told


class Tongue:
    """Russian, Belarusian or Ukrainian. Raises ImportError where the dictionaries of the extra are not installed."""

    def __init__(self, language: str, knowledge: Knowledge) -> None:
        self.language, self.knowledge = language, knowledge
        self.morphology = Morphology(language)
        self.wording = Wording(language, self.morphology)
        self.sure = Sure(SURE)
        self.people = People(language, self.morphology, lambda name: knowledge.person(name) is not None)

    def read(self, reading: Reading, article: Article) -> tuple[TongueCast, TongueDates]:
        """Who an article names, in the dictionary form, and its times."""
        cast = TongueCast(reading, self.knowledge, article.published_on, self.wording, self.people)
        return cast, TongueDates(self.language, reading.page, article.published_on)

    def claims(self, reading: Reading, cast: TongueCast, dates: TongueDates) -> list[Claim]:
        """The office claims of an article that was read."""
        return find_claims(reading, cast, dates, self.knowledge, self.sure, self.wording)
