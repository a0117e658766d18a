#!/usr/bin/env python3
"""Train and cross-validate the judge of events: which candidates readers would count.

    python training/events/train_judge.py [--write] [--more DIR ...] [--l2 3] [--threshold -0.75] [--folds 6] [--rounds 3]

Reads the annotated open articles beside this checkout (../shared) and those of each --more folder (its news/ and gold/),
proposes candidates as the coder does, labels each by whether an annotated event of its type stands in its sentence, and
fits an L2-regularised logistic regression over binary features by Newton's method. Prints precision, recall and
F1 of whole runs, cross-validated by article; --write stores the weights of all articles in
src/incumbent/coding/events/judge.json. Exit status 77 where the annotated articles are absent.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from incumbent.coding.events.candidate import Candidate
from incumbent.coding.events.evidence import evidence_of, trigger_of
from incumbent.coding.events.features import features
from incumbent.coding.events.find import Reading
from incumbent.coding.events.merge import distinct
from incumbent.coding.offices import find_claims
from incumbent.coding.statements import find_statements
from incumbent.language import Analyst
from incumbent.reading import read_articles

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
WEIGHTS = ROOT / "src" / "incumbent" / "coding" / "events" / "judge.json"
LEVELS = ("found", "who", "full")
SELDOM = 3  # features seen in fewer candidates are left out
RIGHT, HALF = 1.4, 0.4  # how much a positive weighs whose sides are right, or not
SMALLEST = 0.02  # weights nearer to zero are not stored
Array = NDArray[np.float64]


@dataclass
class Coded:
    """One article: its reading, its annotated events, each candidate's features, label and first sides."""

    reading: Reading
    gold: list[dict[str, Any]]
    names: list[list[str]]
    labels: list[int]
    weights: list[float]
    sides: list[tuple[list[Any], list[Any]]]


def scorer() -> ModuleType:
    """The shared scorer as a module."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "bench" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def as_found(reading: Reading, c: Candidate) -> dict[str, Any]:
    """A candidate as the scorer reads events."""
    span = evidence_of(reading.analysis, c)
    return {
        "type": c.type,
        "source": [a.name for a in c.source],
        "target": [a.name for a in c.target],
        "status": c.status,
        "date": str(c.date) if c.date else None,
        "evidence": {"start": span.start, "end": span.end, "quote": span.quote},
    }


def label(reading: Reading, gold: list[dict[str, Any]], score: ModuleType) -> list[int]:
    """One candidate a gold event: of its type, in its sentence; the trigger's own first, then the best actors."""
    text = reading.analysis.article.text
    found = [as_found(reading, c) for c in reading.proposed]
    triggers = [trigger_of(reading.analysis, c) for c in reading.proposed]
    pairs = []
    for g, event in enumerate(gold):
        at = text.find(event["trigger"], max(text.find(event["evidence"]), 0))
        for k, f in enumerate(found):
            if score.event_agrees(event, f, text, "found"):
                touches = at >= 0 and triggers[k].start < at + len(event["trigger"]) and triggers[k].end > at
                actors = sum(score.same_actors(event[side], f[side]) for side in ("source", "target"))
                pairs.append((-int(touches), -actors, g, k))
    labels, taken = [0] * len(found), set()
    for _, _, g, k in sorted(pairs):
        if g not in taken and not labels[k]:
            taken.add(g)
            labels[k] = 1
    return labels


def weigh(reading: Reading, gold: list[dict[str, Any]], labels: list[int], score: ModuleType) -> list[float]:
    """A positive whose source and target agree with an annotated event counts more than one with wrong sides."""
    text = reading.analysis.article.text
    weights = []
    for c, positive in zip(reading.proposed, labels, strict=True):
        found = as_found(reading, c)
        right = bool(positive) and any(score.event_agrees(g, found, text, "who") for g in gold)
        weights.append(1.0 if not positive else RIGHT if right else HALF)
    return weights


def read_all(score: ModuleType, more: list[Path]) -> list[Coded]:
    """All annotated articles, read as the coder reads them."""
    analyst = Analyst()
    news = [SHARED / "news" / "open", *(folder / "news" for folder in more)]
    annotated: dict[str, list[dict[str, Any]]] = {}
    for folder in (SHARED / "gold" / "open", *(folder / "gold" for folder in more)):
        for path in sorted(folder.glob("*.json")):
            told = json.loads(path.read_text(encoding="utf-8"))
            annotated[told["id"]] = told["events"]
    articles = [r.article for r in read_articles(news) if r.article is not None]
    coded = []
    for analysis in analyst.analyse(articles):
        gold = annotated.get(analysis.article.id)
        if gold is None:
            continue
        statements = find_statements(analysis, analyst.knowledge)
        reading = Reading(analysis, analyst.knowledge, find_claims(analysis, analyst.knowledge), statements)
        names = [features(analysis, reading.speech, c, reading.proposed) for c in reading.proposed]
        sides = [(list(c.source), list(c.target)) for c in reading.proposed]
        labels = label(reading, gold, score)
        coded.append(Coded(reading, gold, names, labels, weigh(reading, gold, labels, score), sides))
    return coded


def matrix(coded: list[Coded], vocabulary: dict[str, int]) -> tuple[Array, Array, Array]:
    """Candidates by features, their labels and their weights."""
    rows = [names for c in coded for names in c.names]
    x = np.zeros((len(rows), len(vocabulary)))
    for r, names in enumerate(rows):
        x[r, [vocabulary[n] for n in names if n in vocabulary]] = 1.0
    labels = np.array([y for c in coded for y in c.labels], dtype=float)
    return x, labels, np.array([v for c in coded for v in c.weights])


def fit(x: Array, y: Array, weights: Array, l2: Array) -> Array:
    """Logistic regression by Newton's method; `l2` holds one penalty a feature."""
    w = np.zeros(x.shape[1])
    for _ in range(25):
        p = 1.0 / (1.0 + np.exp(-x @ w))
        step = np.linalg.solve(
            (x * (weights * p * (1 - p))[:, None]).T @ x + np.diag(l2), x.T @ (weights * (p - y)) + l2 * w
        )
        w -= step
        if np.abs(step).max() < 1e-6:
            break
    return w


def run(coded: list[Coded], vocabulary: dict[str, int], w: Array, threshold: float, score: ModuleType) -> Counter[str]:
    """Counts of gold, found and agreeing events when articles are coded with these weights."""
    counts: Counter[str] = Counter()
    for c in coded:
        for candidate, names, (source, target) in zip(c.reading.proposed, c.names, c.sides, strict=True):
            candidate.score = float(sum(w[vocabulary[n]] for n in names if n in vocabulary))
            candidate.source, candidate.target = list(source), list(target)
        kept = [as_found(c.reading, k) for k in distinct(c.reading.analysis, c.reading.proposed, threshold)]
        text = c.reading.analysis.article.text
        counts["gold"] += len(c.gold)
        counts["kept"] += len(kept)
        for level in LEVELS:
            counts[level] += len(score.match(c.gold, kept, partial(agrees, score, text, level)))
    return counts


def agrees(score: ModuleType, text: str, level: str, gold: dict[str, Any], found: dict[str, Any]) -> bool:
    return bool(score.event_agrees(gold, found, text, level))


def line(name: str, counts: Counter[str], score: ModuleType) -> str:
    cells = []
    for level in LEVELS:
        p, r, f1 = score.prf(counts[level], counts["kept"], counts["gold"])
        cells.append(f"{level} {p:.3f} {r:.3f} {f1:.3f}")
    return f"{name:28}" + "   ".join(cells)


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--write", action="store_true", help="store the weights")
    ap.add_argument("--more", type=Path, nargs="*", default=[], help="folders with news/ and gold/ of further articles")
    ap.add_argument("--l2", type=float, default=3.0)
    ap.add_argument("--threshold", type=float, default=-0.75, help="log odds from which a candidate counts")
    ap.add_argument("--folds", type=int, default=6)
    ap.add_argument("--rounds", type=int, default=3, help="how often the articles are shuffled anew")
    args = ap.parse_args()
    if not (SHARED / "gold" / "open").is_dir():
        print("SKIPPED: the annotated articles are not beside this checkout (../shared/gold/open)")
        return 77
    score = scorer()
    coded = read_all(score, args.more)
    seen = Counter(n for c in coded for names in c.names for n in set(names))
    vocabulary = {n: i for i, n in enumerate(sorted(n for n, k in seen.items() if k >= SELDOM))}
    l2 = np.full(len(vocabulary), args.l2)
    for n, i in vocabulary.items():
        l2[i] *= 2.0 if n.startswith("word=") else 0.02 if n == "bias" else 1.0
    total: Counter[str] = Counter()
    for seed in range(args.rounds):
        order = list(range(len(coded)))
        random.Random(seed).shuffle(order)
        for fold in range(args.folds):
            learn = [coded[i] for k, i in enumerate(order) if k % args.folds != fold]
            check = [coded[i] for k, i in enumerate(order) if k % args.folds == fold]
            total.update(run(check, vocabulary, fit(*matrix(learn, vocabulary), l2), args.threshold, score))
    w = fit(*matrix(coded, vocabulary), l2)
    print(f"candidates {sum(len(c.labels) for c in coded)}, of which annotated {sum(sum(c.labels) for c in coded)}")
    print(" " * 28 + "   ".join(f"{lv}: P R F1" for lv in LEVELS))
    print(line(f"cross-validated ({args.folds} x {args.rounds})", total, score))
    print(line("all articles", run(coded, vocabulary, w, args.threshold, score), score))
    if args.write:
        weights = {n: round(float(w[i]), 3) for n, i in vocabulary.items() if abs(w[i]) >= SMALLEST}
        WEIGHTS.write_text(json.dumps({"threshold": args.threshold, "weights": weights}, indent=0) + "\n")
        print(f"wrote {len(weights)} weights to {WEIGHTS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
