"""What the coder asks of a language, and English, which gives it from the packaged words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from incumbent.coding.cast import Cast
from incumbent.coding.claims import find_claims
from incumbent.coding.dates import Dates
from incumbent.coding.sure import Sure
from incumbent.knowledge import Knowledge
from incumbent.reader import Reading
from incumbent.records import Article, Claim


@dataclass(frozen=True, slots=True)
class Understood:
    """What all parts of a record are made from: who the article names, its times, from where on a thing is told, and how its
    office claims are found."""

    cast: Cast
    dates: Dates
    sure: Sure
    claims: Callable[[], list[Claim]]


class Grammar(Protocol):
    """One language, or several that are coded alike."""

    def understood(self, reading: Reading, article: Article) -> Understood:
        """An article as this language tells it."""


class English:
    """English, and what is coded by its rules."""

    def __init__(self, knowledge: Knowledge, sure: Sure) -> None:
        self.knowledge, self.sure = knowledge, sure

    def understood(self, reading: Reading, article: Article) -> Understood:
        cast = Cast(reading, self.knowledge, article.published_on)
        dates = Dates(reading.page, article.published_on)
        claims = partial(find_claims, cast.reading, cast, dates, self.knowledge, self.sure)
        return Understood(cast, dates, self.sure, claims)
