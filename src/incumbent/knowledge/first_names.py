"""Forms of one first name: Alexander, Aliaksandr and Sasha; Joseph and Joe. Known from facts/first_names.toml."""

from __future__ import annotations

import tomllib
import zlib
from functools import lru_cache
from importlib import resources

from incumbent.knowledge.spelling import fold, word_key


@lru_cache(maxsize=1)
def first_name_forms() -> dict[str, frozenset[int]]:
    """Each folded first name with the numbers of the families of forms it belongs to."""
    path = resources.files("incumbent.knowledge").joinpath("facts", "first_names.toml")
    forms: dict[str, set[int]] = {}
    for number, family in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["families"]):
        for name in family:
            forms.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in forms.items()}


def same_first_name(one: str, other: str) -> bool:
    """Whether two folded words are forms of one first name."""
    forms = first_name_forms()
    return not forms.get(one, frozenset()).isdisjoint(forms.get(other, frozenset()))


@lru_cache(maxsize=65536)
def word_hashes(word: str) -> tuple[int, ...]:
    """Numbers (31 bits, the same on every machine) under which a folded word of a name is indexed.

    Words that sound alike share one; forms of one first name share one; a word of two families has two.
    """
    families = sorted(first_name_forms().get(word, ()))
    keys = [f"form {number}" for number in families] or [word_key(word)]
    return tuple(zlib.crc32(key.encode("utf-8")) & 0x7FFFFFFF for key in keys)
