"""Paths to articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from incumbent.errors import InputError
from incumbent.records import Article


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that was read: an article, or the error that says why there is none. `source` names the input."""

    source: str
    article: Article | None = None
    error: InputError | None = None


def read_articles(
    inputs: Iterable[str | Path], *, published: str | None = None, publisher: str | None = None
) -> Iterator[Reading]:
    """Read every input, in order; never raises for a bad one."""
    for path in map(Path, inputs):
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            d = json.loads(file.read_text(encoding="utf-8"))
            text = d["title"] + "\n" + d["text"]
            yield Reading(str(file), Article(d["id"], text, d["title"], published=d["published"]))
