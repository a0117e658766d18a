"""The words by which definite phrases take up what was spoken of before, read once from `anaphora.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Anaphora:
    """Sets of lower-case nouns and modifiers; `anaphora.toml` says what each does."""

    leaders: frozenset[str]
    at_top: frozenset[str]
    anybody: frozenset[str]
    apart: frozenset[str]
    bodies: frozenset[str]
    any_body: frozenset[str]
    places: frozenset[str]
    which: frozenset[str]
    people: frozenset[str]
    states: frozenset[str]


@cache
def anaphora() -> Anaphora:
    """The packaged word sets; read on first use."""
    raw = tomllib.loads(resources.files(__package__).joinpath("anaphora.toml").read_text(encoding="utf-8"))
    return Anaphora(
        leaders=frozenset(raw["leader"]["words"]),
        at_top=frozenset(raw["leader"]["at_top"]),
        anybody=frozenset(raw["anybody"]["words"]),
        apart=frozenset(raw["apart"]["words"]),
        bodies=frozenset(raw["body"]["words"]),
        any_body=frozenset(raw["body"]["any_kind"]),
        places=frozenset(raw["place"]["words"]),
        which=frozenset(raw["which"]["words"]),
        people=frozenset(raw["couple"]["people"]),
        states=frozenset(raw["couple"]["states"]),
    )
