"""The languages whose articles are coded, as languages.toml beside this file lists them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Grammar = Literal["english", "slavic"]


@dataclass(frozen=True, slots=True)
class Language:
    """A language: its code, its English name, whose rules code it, and the country (alpha-3) that its articles are at home in."""

    code: str
    name: str
    grammar: Grammar
    home: str | None = None


@cache
def languages() -> dict[str, Language]:
    """All of them by code, English first."""
    data = tomllib.loads(resources.files(__package__).joinpath("languages.toml").read_text(encoding="utf-8"))
    return {code: Language(code, **fields) for code, fields in data.items()}


@cache
def coded_by(grammar: Grammar) -> tuple[str, ...]:
    """The codes of the languages that one grammar's rules code."""
    return tuple(code for code, language in languages().items() if language.grammar == grammar)
