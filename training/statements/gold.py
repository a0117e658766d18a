"""PolNeAR's attributions as token indices: which token heads each cue, which tokens are source and content."""

from __future__ import annotations

import json
import pickle
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from incumbent.language.analysis import Sentence, Token
from incumbent.language.syntax import Syntax


@dataclass(slots=True)
class GoldAttribution:
    """One attribution by hand: token indices; `head` is the token that governs the cue."""

    head: int
    cue: list[int]
    source: set[int]
    content: set[int]


@dataclass(slots=True)
class GoldArticle:
    """One article with its parse and its attributions (the first annotator's where there are several)."""

    name: str
    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    attributions: list[GoldAttribution] = field(default_factory=list)
    spans: list[dict[str, list[tuple[int, int]]]] = field(default_factory=list)


def read_articles(path: Path, cache: Path | None = None) -> Iterator[GoldArticle]:
    """Parse the articles of one part; `cache` is a folder where parses are kept between runs."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    stored = cache / f"{path.stem}.pickle" if cache else None
    if stored and stored.exists():
        parses = pickle.loads(stored.read_bytes())
    else:
        parses = [(p.tokens, p.sentences) for p in Syntax().parse(row["text"] for row in rows)]
        if stored:
            stored.parent.mkdir(parents=True, exist_ok=True)
            stored.write_bytes(pickle.dumps(parses))
    for row, (tokens, sentences) in zip(rows, parses, strict=True):
        article = GoldArticle(row["doc"], row["text"], tokens, sentences)
        starts = [t.start for t in tokens]
        for marked in row["annotations"][0]["attributions"]:
            spans = {k: [(s, e) for s, e in marked[k]] for k in ("source", "cue", "content")}
            article.spans.append(spans)
            cue = _inside(tokens, starts, spans["cue"])
            if cue:
                source, content = (set(_inside(tokens, starts, spans[k])) for k in ("source", "content"))
                article.attributions.append(GoldAttribution(head_of(tokens, cue), cue, source, content))
        yield article


def _inside(tokens: list[Token], starts: list[int], spans: list[tuple[int, int]]) -> list[int]:
    found = []
    for start, end in spans:
        i = max(bisect_right(starts, start) - 1, 0)
        while i < len(tokens) and tokens[i].end <= start:
            i += 1
        while i < len(tokens) and tokens[i].start < end:
            found.append(i)
            i += 1
    return found


def head_of(tokens: list[Token], span: list[int]) -> int:
    """The token of a cue that governs the rest: the first verb whose own governor lies outside, else the first."""
    inside = set(span)
    tops = [i for i in span if tokens[i].head == i or tokens[i].head not in inside]
    return next((i for i in tops if tokens[i].tag[:1] == "V" and tokens[i].dep not in ("aux", "auxpass")), tops[0])
