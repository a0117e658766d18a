"""Fields of government as posts: "gets defence", "took the health portfolio", "Ana Lima (finance)"."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files

from incumbent.coding.offices.drafts import Post
from incumbent.language import Analysis

_REACH = 4  # sentences back in which the article speaks of a cabinet
_TAILS = frozenset({"portfolio", "portfolios", "ministry", "job", "brief", "post"})


@lru_cache(maxsize=1)
def load_fields() -> tuple[frozenset[str], frozenset[str]]:
    """The packaged lists: fields, and words of a cabinet."""
    text = files("incumbent.coding.offices").joinpath("fields.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    return frozenset(lists["fields"]), frozenset(lists["context"])


def field_at(analysis: Analysis, i: int) -> tuple[str, int] | None:
    """The field named from token `i` on, with where it ends; a "the" before it is passed over."""
    tokens, fields = analysis.tokens, load_fields()[0]
    if i < len(tokens) and tokens[i].lower in ("the", "a", "his", "her"):
        i += 1
    for size in (3, 2, 1):
        if i + size <= len(tokens) and " ".join(t.lower for t in tokens[i : i + size]) in fields:
            return analysis.text(i, i + size).lower(), i + size
    return None


def fields_at(analysis: Analysis, i: int) -> tuple[list[Post], int]:
    """The ministers' posts of the fields from token `i` on: "justice and immigration", "the health portfolio"."""
    tokens = analysis.tokens
    found: list[Post] = []
    end = i
    while True:
        field = field_at(analysis, end)
        if field is None:
            break
        found.append(Post(f"{field[0]} minister", None, None, None, "portfolio"))
        end = field[1]
        if end < len(tokens) and tokens[end].lower in ("and", "&"):
            if field_at(analysis, end + 1) is None:
                break
            end += 1
            continue
        break
    if found and end < len(tokens) and tokens[end].lower in _TAILS:
        end += 1
    return found, end


def of_cabinet(analysis: Analysis, i: int) -> bool:
    """Whether the sentence of token `i`, or one of those before, speaks of a cabinet."""
    context = load_fields()[1]
    sent = analysis.tokens[i].sent
    first = analysis.sentences[max(0, sent - _REACH)].start
    return any(t.lower in context for t in analysis.tokens[first : analysis.sentences[sent].end])
