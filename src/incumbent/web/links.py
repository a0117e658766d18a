"""Addresses of pages, for templates, feeds and services."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from incumbent.records.ontology import ontology


def to(path: str, **values: Any) -> str:
    """An address with its parameters, a tuple's values one by one; those that are None are left out."""
    every = [(k, v) for k, several in values.items() for v in (several if isinstance(several, tuple) else (several,))]
    given = tuple((k, str(v)) for k, v in every if v not in (None, ""))
    return _address(path, given) if given else path


@lru_cache(maxsize=16384)
def _address(path: str, given: tuple[tuple[str, str], ...]) -> str:
    return f"{path}?{urlencode(given, errors='replace')}"


@lru_cache(maxsize=16384)
def office(key: str) -> str:
    return to("/office", id=key)


@lru_cache(maxsize=16384)
def person(key: str | None) -> str | None:
    return to("/person", id=key) if key else None


def meetings(actor: str) -> str:
    """The meetings of somebody."""
    return to("/events", actor=actor, type=ontology().having("meeting"))


@lru_cache(maxsize=1024)
def country(code: str) -> str:
    return to("/country", id=code)


@lru_cache(maxsize=16384)
def sentence(item: str) -> str:
    """The sentence of a claim, event or statement in its article, by its id in the ledger ("wire-1/c3")."""
    article, _, local = item.rpartition("/")
    return f"{to('/article', id=article, item=local)}#at-{local}"


def article(key: str) -> str:
    return to("/article", id=key)
