"""One language beside English, whole: what the coder asks of it for an article."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from incumbent.coding.grammar import Understood
from incumbent.coding.sure import Sure
from incumbent.coding.tongues.cast import TongueCast
from incumbent.coding.tongues.claims import find_claims
from incumbent.coding.tongues.dates import TongueDates
from incumbent.coding.tongues.wording import Wording
from incumbent.knowledge import Knowledge
from incumbent.language.tongues.morphology import Morphology
from incumbent.language.tongues.names import People
from incumbent.reader import Reading
from incumbent.records import Article

SURE = Path(__file__).with_name("sure.json")  # no maps: the reader's own probabilities; from where on a thing is told


class Tongue:
    """Russian, Belarusian or Ukrainian. Raises ImportError where the dictionaries of the extra are not installed."""

    def __init__(self, language: str, knowledge: Knowledge) -> None:
        self.language, self.knowledge = language, knowledge
        self.morphology = Morphology(language)
        self.wording = Wording(language, self.morphology)
        self.sure = Sure(SURE)
        self.people = People(language, self.morphology, lambda name: knowledge.person(name) is not None)

    def understood(self, reading: Reading, article: Article) -> Understood:
        """An article whose names are in the dictionary form."""
        cast = TongueCast(reading, self.knowledge, article.published_on, self.wording, self.people)
        dates = TongueDates(self.language, reading.page, article.published_on)
        claims = partial(find_claims, cast.reading, cast, dates, self.knowledge, self.sure, self.wording)
        return Understood(cast, dates, self.sure, claims)
