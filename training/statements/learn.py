#!/usr/bin/env python3
"""Learn the weights of the attribution scorer from the train part of PolNeAR.

    python training/statements/learn.py POLNEAR_DIR [--cache DIR] [--out WEIGHTS] [--articles N]

Reads train.jsonl alone; dev.jsonl serves bench/statements.py, the test part is never read. Writes
src/incumbent/coding/statements/weights.txt.gz: facts about words with a number each, no running text.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import Counter
from pathlib import Path

import numpy as np
from bounds_rows import collect_bounds
from gold import GoldArticle, GoldAttribution, read_articles
from logistic import Examples, Settings, learn

from incumbent.coding.statements.candidates import Candidate, content_candidates
from incumbent.coding.statements.features import (
    content_features,
    cue_features,
    edge_features,
    source_features,
    strong_kinds,
)
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.model import Weights
from incumbent.coding.statements.sources import cue_heads, source_candidates
from incumbent.coding.statements.spans import nearest

REPO = Path(__file__).resolve().parents[2]
WEIGHTS = REPO / "src" / "incumbent" / "coding" / "statements" / "weights.txt.gz"
SCORERS = ("cue", "source", "content", "edge")
SETTINGS = Settings(epochs=8, l2=0.02, rate=0.05, least=3)
BOUND_SETTINGS = Settings(epochs=8, l2=0.02, rate=0.05, least=6)


def cue_nouns(articles: list[GoldArticle]) -> frozenset[str]:
    """Nouns that head a cue at least five times and in at least a tenth of their uses."""
    used: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for article in articles:
        heads = {a.head for a in article.attributions}
        for token in article.tokens:
            if token.tag[:2] == "NN":
                used[token.lemma] += 1
                cues[token.lemma] += token.i in heads
    return frozenset(lemma for lemma, n in cues.items() if n >= 4 and n / used[lemma] >= 0.06 and lemma.isalpha())


def collect(articles: list[GoldArticle], nouns: frozenset[str]) -> dict[str, Examples]:
    """The labelled rows of every scorer."""
    rows = {name: Examples() for name in SCORERS}
    for number, article in enumerate(articles):
        frame = Frame(article.tokens, article.text)
        by_head: dict[int, GoldAttribution] = {}
        for gold in article.attributions:
            by_head.setdefault(gold.head, gold)
        for i in cue_heads(frame, article.sentences, nouns):
            sentence = article.sentences[article.tokens[i].sent]
            rows["cue"].add(cue_features(frame, i, sentence), i in by_head, number)
            if i in by_head:
                _arguments(frame, article, by_head[i], rows, number)
    return rows


def _arguments(
    frame: Frame, article: GoldArticle, gold: GoldAttribution, rows: dict[str, Examples], number: int
) -> None:
    tokens, cue = frame.tokens, gold.head
    sentence = article.sentences[tokens[cue].sent]
    if gold.source:
        tops = {i for i in gold.source if tokens[i].head == i or tokens[i].head not in gold.source}
        for c in source_candidates(frame, cue):
            right = c.head in tops if c.relation != "colon:line" else c.lo in gold.source and c.hi in gold.source
            rows["source"].add(source_features(frame, cue, c), right, number)
    else:
        for c in source_candidates(frame, cue):
            rows["source"].add(source_features(frame, cue, c), False, number)
    candidates = content_candidates(frame, cue, article.sentences)
    kinds = strong_kinds(candidates)
    for c in candidates:
        rows["content"].add(content_features(frame, cue, c, sentence, kinds), covered(frame, c, gold), number)
    _edges(frame, gold, rows["edge"], number)


def covered(frame: Frame, candidate: Candidate, gold: GoldAttribution) -> bool:
    """Whether the stretch is content by hand: most of its words are, and so is its first word."""
    tokens = frame.tokens
    words = [i for i in range(candidate.lo, candidate.hi + 1) if tokens[i].text[0].isalnum()]
    inside = sum(i in gold.content for i in words)
    return bool(words) and inside > len(words) / 2 and words[0] in gold.content


def _edges(frame: Frame, gold: GoldAttribution, rows: Examples, number: int) -> None:
    cue, inside = gold.head, set(gold.cue)
    pieces = _runs(gold.content)
    for step_by in (-1, 1):
        content = nearest(pieces, cue, step_by)
        i, step = cue + step_by, 0
        while 0 <= i < len(frame.tokens) and step < 7 and frame.tokens[i].sent == frame.tokens[cue].sent:
            if i in gold.content or i in gold.source:
                break
            rows.add(edge_features(frame, cue, i, step, content), i in inside, number)
            if i not in inside:
                break
            i, step = i + step_by, step + 1


def _runs(indices: set[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for i in sorted(indices):
        if runs and runs[-1][1] == i - 1:
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return runs


def block(name: str, weights: dict[str, float]) -> list[str]:
    """The lines of one table, as incumbent.coding.statements.model reads them."""
    features = sorted(f for f in weights if "\n" not in f)
    return [f"{name}\t{len(features)}", *features, " ".join(f"{weights[f]:g}" for f in features)]


def learn_block(name: str, examples: Examples, settings: Settings) -> list[str]:
    """Learn one table and say how large it is."""
    weights = learn(examples, np.ones(len(examples.labels), dtype=bool), settings)
    share = sum(examples.labels) / max(len(examples.labels), 1)
    print(f"{name:8} {len(examples.labels):7} rows, {share:.3f} true, {len(weights)} weights")
    return block(name, weights)


def first_tables(articles: list[GoldArticle]) -> list[str]:
    """The lines of the nouns and of the scorers that find cue, source and content."""
    nouns = cue_nouns(articles)
    rows = collect(articles, nouns)
    lines = block("noun", dict.fromkeys(nouns, 1.0))
    for name in SCORERS:
        lines += learn_block(name, rows[name], SETTINGS)
    return lines


def bound_tables(articles: list[GoldArticle]) -> list[str]:
    """The lines of the scorers of bounds. Each half of the articles is read with what the other half taught."""
    bound, tail = Examples(), Examples()
    halves = articles[0::2], articles[1::2]
    for n in (0, 1):
        weights = Weights("\n".join([*first_tables(halves[1 - n]), ""]))
        collect_bounds(halves[n], weights, bound, tail, n * len(halves[0]))
    return learn_block("bound", bound, BOUND_SETTINGS) + learn_block("tail", tail, BOUND_SETTINGS)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("polnear", type=Path)
    ap.add_argument("--cache", type=Path, help="keep parses here between runs")
    ap.add_argument("--out", type=Path, default=WEIGHTS)
    ap.add_argument("--articles", type=int, help="learn from the first N alone (for a learning curve)")
    args = ap.parse_args()
    began = time.monotonic()
    articles = list(read_articles(args.polnear / "train.jsonl", args.cache))[: args.articles]
    lines = first_tables(articles) + bound_tables(articles)
    with args.out.open("wb") as raw, gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed:
        packed.write("\n".join([*lines, ""]).encode())
    print(f"{len(articles)} articles, {time.monotonic() - began:.0f} s, {args.out.stat().st_size // 1024} KiB")


if __name__ == "__main__":
    main()
