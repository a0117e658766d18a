"""Words of closed classes in every language that is read, as closed.toml lists them: of all, or of one language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Kind = Literal["and", "or", "breaks", "pronouns"]


@cache
def _lists() -> dict[str, dict[Kind, str]]:
    return tomllib.loads(files(__package__).joinpath("closed.toml").read_text(encoding="utf-8"))


@cache
def closed(kind: Kind, *languages: str) -> frozenset[str]:
    """The words of a class in these languages; in all, where none is named.

    >>> sorted(closed("or", "en", "ru"))
    ['or', 'или']
    """
    told = _lists()
    return frozenset(word for code in languages or told for word in told[code][kind].split())


AND = closed("and")
PRONOUNS = closed("pronouns")
BREAKS = closed("breaks") | (AND - {"&", "ды"})
