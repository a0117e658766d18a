"""The words of time of one language, as patterns of whole words: months, weekdays, units, and what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from incumbent.language.tongues import words_of


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words of time of one language as patterns of whole words."""

    months: tuple[re.Pattern[str], ...]
    weekdays: tuple[re.Pattern[str], ...]
    units: dict[str, re.Pattern[str]]
    seasons: dict[str, re.Pattern[str]]
    parts: dict[str, re.Pattern[str]]
    words: dict[str, re.Pattern[str]]
    days_off: dict[str, int]
    years_off: dict[str, int]
    numbers: dict[str, int]

    def of(self, table: str, word: str) -> str | None:
        """The entry of a table ("units", "seasons", "parts") that a word belongs to."""
        patterns: dict[str, re.Pattern[str]] = getattr(self, table)
        return next((name for name, pattern in patterns.items() if pattern.fullmatch(word)), None)

    def nth(self, table: str, word: str) -> int | None:
        """The place of a word among months or weekdays, from 0."""
        patterns: tuple[re.Pattern[str], ...] = getattr(self, table)
        return next((k for k, pattern in enumerate(patterns) if pattern.fullmatch(word)), None)

    def has(self, name: str, word: str) -> bool:
        """Whether a word is of one of the lists of `words`."""
        return self.words[name].fullmatch(word) is not None


@cache
def time_words(language: str) -> TimeWords:
    """The [times] of a language's file."""
    told: dict[str, Any] = words_of(language)["times"]
    names = ("year_words", "last", "next", "this", "ago", "ahead", "since", "until", "by", "link", "future", "each")
    return TimeWords(
        tuple(map(re.compile, told["months"])),
        tuple(map(re.compile, told["weekdays"])),
        {name: re.compile(words) for name, words in told["units"].items()},
        {name: re.compile(words) for name, words in told["seasons"].items()},
        {name: re.compile(words) for name, words in told["parts"].items()},
        {name: re.compile(told[name]) for name in names},
        told["days_off"],
        told.get("years_off", {}),
        told["numbers"],
    )
