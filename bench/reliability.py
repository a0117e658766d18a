#!/usr/bin/env python3
"""Is confidence a probability? Fit the map from what the heads say to the share that is right, and show it.

    python bench/reliability.py [--weights DIR] [--fold N] [--fit] [--near .05] [--markdown]
    python bench/reliability.py --folder DIR [--weights DIR]        the confidences as shipped, on other articles

Claims and events come from the held-out fold (weights that never saw it), statements from PolNeAR dev. Right is: of a
claim, person, kind and office; of an event, its type in its sentence (both the scorer's `found`); of a statement, a cue
that overlaps the cue by hand, with half of the words of either content in the other. The columns `all` ask for the
scorer's last level: date, status, actors too.

A map is a logistic regression with a ridge, one for changes (start, end, chosen), one for hold and held, one for events,
one for statements. The table is honest: it is cross-fitted, each article's confidences come from maps that were fitted
on the other four fifths of the articles. So are the F1 figures under the thresholds. `--fit` then fits the maps on all of
them and writes src/incumbent/coding/sure.json. The threshold of a group is the one of best F1; of changes it is the lowest
with a precision of `--precision` (.85), where that costs at most `--near` of F1. Exit 77: the gold or scorer is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import numpy as np

import gold
import statements
from incumbent.coding import Coder
from incumbent.coding.claims import find_claims
from incumbent.coding.events import find_events
from incumbent.coding.statements import attributions
from incumbent.coding.sure import LEAST, MAPS, PACKAGED, Features, Sure, probability
from incumbent.records import Article, Record, to_dict

EDGES = (0.0, 0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
FITS = 5
RIDGE = 2.0
GROUPS = ("change", "hold", "held", "event")  # each with a threshold of its own; cues are told by their anchor alone
SHOWN = {"claims": ("change", "hold", "held"), "changes": ("change",), "events": ("event",), "statements": ("cue",)}


@dataclass
class Item:
    """Something drafted: its group, what the heads said, whether it is right, and the confidence it gets."""

    article: int
    group: str
    map: str
    features: Features
    right: bool
    all_right: bool
    confidence: float = 0.0


@dataclass
class Found:
    """Everything drafted in all articles, and how much gold there is: (article, group) -> count."""

    items: list[Item] = field(default_factory=list)
    gold: dict[tuple[int, str], int] = field(default_factory=lambda: defaultdict(int))


def group_of(kind: str) -> str:
    return kind if kind in ("hold", "held") else "event" if kind.isupper() else MAPS[kind]


class Second(Sure):
    """Changes as a first reading of the thresholds tells them, so that holds are drafted beside what will be told."""

    def told(self, kind: str, confidence: float) -> bool:
        return confidence >= LEAST["change"] if kind in ("start", "end", "chosen") else True


def judged(
    score: ModuleType,
    task: str,
    article: int,
    golds: list[gold.Json],
    found: list[gold.Json],
    text: str,
    features: dict[float, Features],
    into: Found,
) -> None:
    """Add the found items of a task; the surest are matched first."""
    key = score.TASKS[task]["key"]
    found = sorted(found, key=lambda f: -f["confidence"])
    last = gold.LEVELS[task][-1]
    right = {j for _, j in gold.pairs_of_items(score, task, golds, found, text, "found")}
    full = {j for _, j in gold.pairs_of_items(score, task, golds, found, text, last)}
    for j, item in enumerate(found):
        group = group_of(item[key])
        into.items.append(
            Item(
                article,
                group,
                "event" if group == "event" else MAPS[item[key]],
                features[item["confidence"]],
                j in right,
                j in full,
            )
        )
    for g in golds:
        into.gold[article, group_of(g[key])] += 1


def claims_and_events(score: ModuleType, pairs: Sequence[gold.Pair], coder: Coder, into: Found) -> None:
    for n, (pair, article) in enumerate(zip(pairs, _in_order(pairs), strict=True)):
        told = coder.read(article)
        cast, dates, reading = told.cast, told.dates, told.cast.reading
        features: dict[float, Features] = {}
        sure = Sure(collect=features)
        claims = [c for c in find_claims(reading, cast, dates, coder.knowledge, sure) if c.kind not in ("hold", "held")]
        again = find_claims(reading, cast, dates, coder.knowledge, Second(collect=features))
        claims += [c for c in again if c.kind in ("hold", "held")]
        events = find_events(reading, cast, dates, sure)
        record = to_dict(Record(coder.info, article, claims=tuple(claims), events=tuple(events)))
        for part, things in (("claims", claims), ("events", events)):
            for made, thing in zip(record[part], things, strict=True):
                made["confidence"] = thing.confidence  # the record rounds it
            judged(score, part, n, pair.gold[part], record[part], article.text, features, into)


def _in_order(pairs: Sequence[gold.Pair]) -> Iterable[Article]:
    found = gold.articles(pairs)
    return (found[p.id] for p in pairs)


def said(path: Path, coder: Coder, start: int, count: int | None, into: Found) -> None:
    """Statements, with PolNeAR dev as gold."""
    for n, row in enumerate(statements.rows(path)[:count], start):
        reading = coder.reader.read(row["text"])
        page = statements.Page(reading.page)
        by_hand = statements.by_hand(page, row)
        features: dict[float, Features] = {}
        sure = Sure(collect=features)
        used: set[int] = set()
        for a in sorted(attributions(reading, sure), key=lambda a: -a.anchor.p):
            found = statements.marked(page, a)
            hit = next((k for k, g in enumerate(by_hand) if k not in used and _agree(g, found)), None)
            if hit is not None:
                used.add(hit)
            exact = hit is not None and by_hand[hit].content == found.content
            into.items.append(Item(n, "cue", "cue", features[sure.statement(a.anchor)], hit is not None, exact))
        into.gold[n, "cue"] += len(by_hand)


def _agree(a: statements.Marked, b: statements.Marked) -> bool:
    common = len(a.words & b.words)
    return statements.overlaps(a.cue, b.cue) and 0 < max(len(a.words), len(b.words)) <= 2 * common


# --- fitting


def fit(items: Sequence[Item]) -> Features:
    """Logistic regression with a ridge on all but the bias (Newton's method)."""
    names = ["bias", *sorted({n for i in items for n in i.features} - {"bias"})]
    x = np.array([[i.features.get(n, 0.0) for n in names] for i in items])
    y = np.array([float(i.right) for i in items])
    w, ridge = np.zeros(len(names)), np.full(len(names), RIDGE)
    ridge[0] = 1e-6
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge), x.T @ (y - p) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return {n: round(float(v), 4) for n, v in zip(names, w, strict=True)}


def maps_of(items: Iterable[Item]) -> dict[str, Features]:
    by: dict[str, list[Item]] = defaultdict(list)
    for i in items:
        by[i.map].append(i)
    return {name: fit(found) for name, found in sorted(by.items())}


def cross_fitted(found: Found) -> None:
    """Give each item the confidence of maps fitted on other articles."""
    for part in range(FITS):
        maps = maps_of(i for i in found.items if i.article % FITS != part)
        for i in found.items:
            if i.article % FITS == part:
                i.confidence = probability(maps[i.map], i.features) if i.map in maps else 0.0


def f1_at(items: Sequence[Item], total: int, least: float) -> tuple[float, float, float]:
    """Precision, recall and F1 of what is told from `least` on."""
    told = [i for i in items if i.confidence >= least]
    right = sum(i.right for i in told)
    p, r = right / max(len(told), 1), right / max(total, 1)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def threshold(items: Sequence[Item], total: int, precision: float | None, near: float) -> float:
    """The threshold of best F1, or the lowest that is as precise as asked where it comes near."""
    grid = [round(0.1 + 0.01 * k, 2) for k in range(81)]
    figures = {t: f1_at(items, total, t) for t in grid}
    best = max(grid, key=lambda t: figures[t][2])
    if precision is None:
        return best
    precise = next((t for t in grid if t >= best and figures[t][0] >= precision), None)
    if precise is not None and figures[precise][2] >= figures[best][2] - near:
        return precise
    return max((t for t in grid if figures[t][2] >= figures[best][2] - near), key=lambda t: figures[t][0])


def thresholds(found: Found, kept: Callable[[int], bool], precision: float, near: float) -> dict[str, float]:
    least = {}
    for group in GROUPS:
        items = [i for i in found.items if i.group == group and kept(i.article)]
        total = sum(n for (a, g), n in found.gold.items() if g == group and kept(a))
        if items:
            least[group] = threshold(items, total, precision if group == "change" else None, near)
    return least


# --- tables


def reliability(name: str, items: Sequence[Item], markdown: bool) -> float:
    """Print the bins of a group; its expected calibration error."""
    error, lines = 0.0, []
    for low, high in pairwise(EDGES):
        some = [i for i in items if low <= i.confidence < high or (high == 1.0 and i.confidence == 1.0)]
        if not some:
            continue
        mean, right = sum(i.confidence for i in some) / len(some), sum(i.right for i in some) / len(some)
        whole = sum(i.all_right for i in some) / len(some)
        error += abs(mean - right) * len(some) / len(items)
        lines.append((f"{low:.2f} to {high:.2f}", len(some), mean, right, whole))
    print(
        f"\n{'**' if markdown else ''}{name}: {len(items)} told, expected calibration error {error:.3f}{'**' if markdown else ''}\n"
    )
    if markdown:
        print("| confidence | told | mean | right | right in all |\n|---|---|---|---|---|")
    form = (
        "| {} | {} | {:.3f} | {:.3f} | {:.3f} |"
        if markdown
        else "{:14}{:6}   mean {:.3f}   right {:.3f}   in all {:.3f}"
    )
    for line in lines:
        print(form.format(*line))
    return error


def shipped(score: ModuleType, pairs: Sequence[gold.Pair], coder: Coder, markdown: bool) -> None:
    """The confidences of records as they ship, against gold."""
    records = {r["article"]["id"]: r for r in gold.code(pairs, coder)[0]}
    found = Found()
    for n, pair in enumerate(pairs):
        record = records[pair.id]
        for task in gold.LEVELS:
            if pair.gold.get(task) is not None:
                items = record[task]
                start = len(found.items)
                judged(
                    score,
                    task,
                    n,
                    pair.gold[task],
                    items,
                    record["article"]["text"],
                    {i["confidence"]: {} for i in items},
                    found,
                )
                ordered = sorted(items, key=lambda f: -f["confidence"])
                for item, made in zip(ordered, found.items[start:], strict=True):
                    made.confidence = item["confidence"]
    for name, groups in SHOWN.items():
        items_of = [i for i in found.items if i.group in groups]
        if items_of:
            reliability(name, items_of, markdown)


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--fold", type=int, default=0, metavar="N")
    ap.add_argument("--folder", type=Path, metavar="DIR", help="the shipped confidences on DIR/news and DIR/gold")
    ap.add_argument(
        "--fit", action="store_true", help="write the maps and thresholds to src/incumbent/coding/sure.json"
    )
    ap.add_argument("--precision", type=float, default=0.85, help="asked of changes")
    ap.add_argument("--near", type=float, default=0.015, help="so much F1 of changes may be given for precision")
    ap.add_argument("--markdown", action="store_true", help="tables for the docs")
    gold.add_weights(ap)
    args = ap.parse_args()
    score = gold.scorer()
    pairs = gold.some(gold.in_folder(args.folder) if args.folder else gold.in_fold(args.fold), args.articles)
    if score is None or not pairs:
        print("SKIPPED: gold or scorer are not beside this checkout (../shared); nothing was measured")
        return gold.MISSING
    coder = gold.coder_of(args.weights)
    if args.folder:
        shipped(score, pairs, coder, args.markdown)
        return 0
    if gold.held_out_of(args.weights) != args.fold:
        print(
            f"NOTE: {args.weights} does not say that it never saw fold {args.fold}: a map fitted on what was learned by heart is too sure"
        )
    found = Found()
    claims_and_events(score, pairs, coder, found)
    if statements.POLNEAR.is_file():
        said(statements.POLNEAR, coder, len(pairs), args.articles, found)
    cross_fitted(found)
    told: set[int] = set()
    for part in range(FITS):
        least = thresholds(found, lambda a, part=part: a % FITS != part, args.precision, args.near)
        told |= {
            k for k, i in enumerate(found.items) if i.article % FITS == part and i.confidence >= least.get(i.group, 0.0)
        }
    for name, groups in SHOWN.items():
        reliability(name, [found.items[k] for k in sorted(told) if found.items[k].group in groups], args.markdown)
    final = thresholds(found, lambda a: True, args.precision, args.near)
    print(
        "\nthresholds: chosen on all of the fold, with their figures; and the figures with thresholds chosen on other articles"
    )
    for group, least in final.items():
        items = [i for i in found.items if i.group == group]
        total = sum(n for (_, g), n in found.gold.items() if g == group)
        p, r, f = f1_at(items, total, least)
        right = sum(found.items[k].right for k in told if found.items[k].group == group)
        n = sum(found.items[k].group == group for k in told)
        crossed = f"P {right / max(n, 1):.3f} R {right / max(total, 1):.3f} F1 {2 * right / max(n + total, 1):.3f}"
        print(f"{group:8} {least:.2f}  P {p:.3f} R {r:.3f} F1 {f:.3f}   crossed: {crossed}")
    if args.fit:
        if args.articles is not None:
            print("not written: fit on all articles, without --articles")
            return 1
        about = {"fold": args.fold, "articles": len(pairs), "reader": coder.reader.manifest.version}
        PACKAGED.write_text(
            json.dumps({"about": about, "least": final, "maps": maps_of(found.items)}, indent=1) + "\n",
            encoding="utf-8",
        )
        print(f"wrote {PACKAGED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
