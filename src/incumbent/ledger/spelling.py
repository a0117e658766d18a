"""Names as keys: what the spellings of one person's name share, and what a bare surname can be matched by."""

from __future__ import annotations

from functools import lru_cache

from incumbent.knowledge.spelling import fold, key

_HONORIFICS = frozenset("mr mrs ms dr sir dame lord lady gen president sen rep prof".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())


@lru_cache(maxsize=65536)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a person's name that count: no honorifics before it, no "Jr." after it."""
    words = fold(name).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words.pop(0)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return tuple(words)


@lru_cache(maxsize=65536)
def spelling_key(name: str) -> str:
    """What all spellings of a name share: how its first and last word sound.

    >>> spelling_key("Ivan Stanislavovich Tertel") == spelling_key("Ivan Tertel")
    True
    """
    words = words_of(name)
    if len(words) > 2:
        words = (words[0], words[-1])
    return key(" ".join(words))


def last_key(name: str) -> str:
    """How the last word of a name sounds."""
    words = words_of(name)
    return key(words[-1]) if words else ""


def is_bare(name: str) -> bool:
    """True for a name of one word."""
    return len(words_of(name)) == 1


__all__ = ["fold", "is_bare", "last_key", "spelling_key", "words_of"]
