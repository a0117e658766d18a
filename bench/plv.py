#!/usr/bin/env python3
"""PLOVER roots of sentences with a marked source and target, read zero-shot: what the reader makes of a pair.

    python bench/plv.py [--weights DIR] [--show] [--propose] [--allow-lower]

../shared/data/plv/train.tsv has 1,050 sentences with a source, a target and one root each (Hu et al. 2024; YIELD is CONCEDE
or RETREAT). There is no classifier here and nothing was fitted on these sentences: the sentence is read as an article
is, and of its event anchors, weak ones included, the one that fits the pair best gives the root. An anchor fits by its
probability and by how much the words of its source and target overlap those marked, either way round at a cost. Where
the reader sees no event at all the answer is none, which is wrong. So this is no entry for the published table of
classifiers (supervised 86.7, zero-shot entailment 82.4 macro F1 on its test part, which is not read here): it tells how
often the record would hold the act between two given actors, and is a floor under the reader's events.

Floors live in bench/floors_plv.json. Exit status: 0 all floors held, 1 a floor broken, 77 the data is not there.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from pathlib import Path

import gold
from floors import add_options, judge
from incumbent.reader import Anchor, Page, Reader, reader

TRAIN = gold.SHARED / "data" / "plv" / "train.tsv"
FLOORS = gold.HERE / "floors_plv.json"
WEAKEST = 0.02  # anchors from here on are looked at
BASE = 0.15  # what a side is worth that does not overlap
TURNED = 0.6  # what a pair is worth the other way round
ROOTS = {
    r: r
    for r in "AGREE CONSULT SUPPORT COOPERATE AID REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
}
ROOTS |= {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
QUADS = {
    "verbal cooperation": {"AGREE", "CONSULT", "SUPPORT"},
    "material cooperation": {"AID", "COOPERATE", "YIELD"},
    "verbal conflict": {"ACCUSE", "REJECT", "REQUEST", "THREATEN"},
    "material conflict": {"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"},
}
Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t"))


def unmarked(sentence: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """The sentence without its marks, and the characters of "s" and "t"."""
    text, spans, opened = "", {}, {}
    for part in re.split(r"(</?[st]>)", sentence):
        if part in ("<s>", "<t>"):
            opened[part[1]] = len(text)
        elif part in ("</s>", "</t>"):
            spans.setdefault(part[2], (opened.get(part[2], len(text)), len(text)))
        else:
            text += part
    return text, spans


def overlap(page: Page, anchor: Anchor, role: str, span: tuple[int, int] | None) -> float:
    """How much of a role lies in a span: BASE for nothing, 1 for a word that all but fills it."""
    if span is None:
        return BASE
    runs = anchor.roles[role] or ([anchor.edge[role]] if role in anchor.edge else [])
    best = 0.0
    for run in runs:
        inside = any(page.words[i].start < span[1] and page.words[i].end > span[0] for i in range(run.first, run.end))
        best = max(best, run.p * inside)
    return BASE + (1 - BASE) * best


def root_of(read_by: Reader, row: Row) -> str:
    """The root of the anchor that fits the marked pair best; "" where there is none."""
    text, spans = unmarked(row["marked_sentence"])
    reading = read_by.read("\n" + text)
    source, target = ((spans[k][0] + 1, spans[k][1] + 1) if k in spans else None for k in "st")
    scores: dict[str, float] = {}
    for a in reading.events:
        if a.kind not in ROOTS:
            continue
        straight = overlap(reading.page, a, "source", source) * overlap(reading.page, a, "target", target)
        turned = TURNED * overlap(reading.page, a, "source", target) * overlap(reading.page, a, "target", source)
        root = ROOTS[a.kind]
        scores[root] = max(scores.get(root, 0.0), a.p * max(straight, turned))
    return max(scores, key=scores.__getitem__, default="")


def macro(by_hand: list[str], told: list[str], view: dict[str, str]) -> float:
    left, right = [view[g] for g in by_hand], [view.get(t, "") for t in told]
    labels = sorted(set(left))

    def f1(label: str) -> float:
        both = sum(g == t == label for g, t in zip(left, right, strict=True))
        return 2 * both / max(left.count(label) + right.count(label), 1)

    return sum(map(f1, labels)) / len(labels)


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    gold.add_weights(ap)
    ap.add_argument("--show", action="store_true", help="list what is wrong")
    add_options(ap)
    args = ap.parse_args()
    if not TRAIN.is_file():
        print("SKIPPED: the PLV sentences are not beside this checkout (../shared/data/plv); nothing was measured")
        return gold.MISSING
    reader.FLOORS["event"] = WEAKEST
    rows = read(TRAIN)
    rows = rows[:: max(1, len(rows) // args.articles)] if args.articles else rows
    by = gold.coder_of(args.weights).reader
    told = [root_of(by, row) for row in rows]
    by_hand = [row["gold_root"] for row in rows]
    if args.show:
        for row, found in zip(rows, told, strict=True):
            if found != row["gold_root"]:
                print(f"{row['gold_root']:9} told {found or 'none':9} {row['marked_sentence']}")
    quad = {root: name for name, roots in QUADS.items() for root in roots}
    figures = {
        "plv.root": macro(by_hand, told, {root: root for root in quad}),
        "plv.quad": macro(by_hand, told, quad),
        "plv.binary": macro(by_hand, told, {root: name.split()[1] for root, name in quad.items()}),
    }
    right = sum(g == t for g, t in zip(by_hand, told, strict=True))
    print(f"{len(rows)} sentences, {right} roots right, no event seen in {told.count('')}")
    if args.articles is not None:
        print(figures)
        return 0
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
