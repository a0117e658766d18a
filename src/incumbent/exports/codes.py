"""Codes of countries and ids of lists: ISO 3166-1 numeric, FIPS 10-4, Correlates of War, Wikidata."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=1)
def _codes() -> dict[str, dict[str, Any]]:
    return tomllib.loads(resources.files(__package__).joinpath("codes.toml").read_text(encoding="utf-8"))


def iso_numeric(code: str | None) -> int | None:
    """The ISO 3166-1 numeric code of a three-letter one.

    >>> iso_numeric("BLR"), iso_numeric("IGO")
    (112, None)
    """
    return _codes()["numeric"].get(code or "")


def cow(code: str | None) -> int | None:
    """The Correlates of War state number of a three-letter code; None for what is no member of the state system.

    >>> cow("RUS"), cow("HKG")
    (365, None)
    """
    return _codes()["cow"].get(code or "")


def fips(code: str | None) -> str | None:
    """The FIPS 10-4 code, which GDELT places carry, of a three-letter one.

    >>> fips("DEU")
    'GM'
    """
    return _codes()["fips"].get(code or "")


def is_wikidata(id: str) -> bool:
    """
    >>> is_wikidata("Q2866"), is_wikidata("usa-ronald-wilson-reagan")
    (True, False)
    """
    return id[:1] == "Q" and id[1:].isdigit()
