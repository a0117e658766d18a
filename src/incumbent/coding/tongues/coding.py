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
from incumbent.knowledge.cyrillic import romanised
from incumbent.knowledge.spelling import close_key, fold
from incumbent.language.tongues.morphology import Morphology
from incumbent.language.tongues.names import People
from incumbent.reader import Reading
from incumbent.records import Article

KNOWN, SPELLED = 2.5, 8.0
SURE = Path(__file__).with_name("sure.json")  # no maps: the reader's own probabilities; from where on a thing is told


class Tongue:
    """Russian, Belarusian or Ukrainian. Raises ImportError where the dictionaries of the extra are not installed."""

    def __init__(self, language: str, knowledge: Knowledge) -> None:
        self.language, self.knowledge = language, knowledge
        self.morphology = Morphology(language)
        self.wording = Wording(language, self.morphology)
        self.sure = Sure(SURE)
        self.people = People(language, self.morphology, self._fame)

    def _fame(self, name: str) -> float:
        """How much likelier a name is for being that of somebody the lists have: much where it is spelled as theirs."""
        known = self.knowledge.person(name)
        if known is None:
            return 1.0
        words = {close_key(word) for word in fold(romanised(name)).split()}
        spelled = ({close_key(word) for word in fold(form).split()} for form in (known.name, *known.aliases))
        return SPELLED if any(words <= form for form in spelled) else KNOWN

    def understood(self, reading: Reading, article: Article) -> Understood:
        """An article whose names are in the dictionary form."""
        cast = TongueCast(reading, self.knowledge, article.published_on, self.wording, self.people)
        dates = TongueDates(self.language, reading.page, article.published_on)
        claims = partial(find_claims, cast.reading, cast, dates, self.knowledge, self.sure, self.wording)
        return Understood(cast, dates, self.sure, claims)
