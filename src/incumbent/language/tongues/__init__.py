"""What is particular to a language: its words as data, one file a language (ru.toml, be.toml, uk.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from incumbent.records.languages import coded_by

CODES = coded_by("slavic")


@cache
def words_of(language: str) -> dict[str, Any]:
    """The word lists of a language of `CODES`, as its file tells them."""
    return tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8"))


@cache
def shortened() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Of all these languages: abbreviations before a name, those behind a number, and words that begin a sentence."""
    lists = [words_of(code)["sentences"] for code in CODES]
    before, behind, beginners = (
        frozenset(word for words in lists for word in words[key].split()) for key in ("before", "behind", "begin")
    )
    return before | {w.capitalize() for w in before}, behind, beginners
