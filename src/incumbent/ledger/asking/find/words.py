"""Words as the full-text index takes them, and how many claims speak of what is found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence

from incumbent.ledger.file.store import Store

NAMED = (
    "(SELECT DISTINCT key FROM search_names WHERE n IN "
    "(SELECT rowid FROM search_names_fts WHERE search_names_fts MATCH ? ORDER BY rowid DESC LIMIT 600))"
)
_WORD = re.compile(r"\w+")
_POSSESSIVE = re.compile(r"['’]s\b")
_SKIPPED = frozenset("of the and for in".split())
_MOST = 12


def words_of(text: str) -> list[str]:
    """The words that count of a reader's text."""
    found = _WORD.findall(_POSSESSIVE.sub("", text))
    return [w for w in found if w.lower() not in _SKIPPED][:_MOST]


def match(words: Sequence[str], *kinds: str, begun: int = 2) -> str:
    """The words as SQLite's full-text search takes them: all of them, the last one as a beginning; names of these kinds.

    A last word shorter than `begun` is taken as it is: too much begins so.
    """
    every = " ".join(f'"{w}"' for w in words) + ("*" if words and len(words[-1]) >= begun else "")
    return f"kind : ({' OR '.join(kinds)}) AND name : ({every})" if kinds else every


def keys_named(store: Store, text: str, kind: str) -> set[str]:
    """The keys of what a reader's text may name, of one kind ("office", "person"); none where no word of it counts."""
    words = words_of(text)
    return {row["key"] for row in store.rows(f"SELECT k.key FROM {NAMED} k", (match(words, kind),))} if words else set()


def names_holding(store: Store, words: Sequence[str], most: int) -> list[str]:
    """Names of people and of actors that hold all the words, those added last first."""
    rows = store.rows(
        "SELECT DISTINCT name FROM search_names WHERE n IN "
        "(SELECT rowid FROM search_names_fts WHERE search_names_fts MATCH ? ORDER BY rowid DESC LIMIT ?)",
        (match(words, "person", "actor"), most),
    )
    return [row["name"] for row in rows]


def sharing_a_name(store: Store, keys: Iterable[str]) -> set[str]:
    """The keys of people one of whose whole names is written as one of these people's."""
    rows = store.rows(
        "SELECT person FROM person_names WHERE spelling LIKE '% %' AND spelling IN "
        "(SELECT spelling FROM person_names WHERE person IN (SELECT value FROM json_each(?)))",
        (json.dumps(sorted(keys)),),
    )
    return {row["person"] for row in rows}


def rejected(store: Store, column: str) -> dict[str, int]:
    """How many claims of each office (`office_key`) or person (`person_key`) a reviewer rejected."""
    rows = store.rows(
        f"SELECT {column} AS key, count(*) AS n FROM claims WHERE review = 'reject' AND {column} IS NOT NULL GROUP BY 1"
    )
    return {row["key"]: row["n"] for row in rows}
