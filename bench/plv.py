"""PLOVER roots of sentences with a marked source and target: the PLV benchmark.

python bench/plv.py IN.tsv OUT.tsv          every row of IN with a `predicted_root` column
python bench/plv.py --score OUT.tsv         figures of a file that has gold_root and predicted_root
python bench/plv.py --cross-validate        five folds over ../shared/data/plv/train.tsv, against floors_plv.json

IN has the columns sentence, marked_sentence, source and target, tab-separated. Cross-validation takes the encoder and the
head as our own text alone left them and fits the head on four folds to label the fifth, as the shipped head was fitted.
Exit 1: under a floor. Exit 77: the training file is not there.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
import time
from pathlib import Path

import numpy as np

REPO = Path(__file__).parents[1]
TRAIN = REPO.parent / "shared" / "data" / "plv" / "train.tsv"
FLOORS = Path(__file__).parent / "floors_plv.json"
sys.path.insert(0, str(REPO / "training" / "plover"))

from head import fit_head  # noqa: E402

from incumbent.coding.events.classifier import ROOTS, RootClassifier, stored_head  # noqa: E402

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


def marked_sentence(row: Row) -> str:
    """The marked sentence, or the plain one with the first mention of source and target marked."""
    if "<s>" in (row.get("marked_sentence") or "") or "<t>" in (row.get("marked_sentence") or ""):
        return row["marked_sentence"]
    sentence = row["sentence"]
    for tag, words in (("s", row.get("source", "")), ("t", row.get("target", ""))):
        if words:
            sentence = sentence.replace(words, f"<{tag}>{words}</{tag}>", 1)
    return sentence


def predict(source: Path, out: Path) -> None:
    rows = read(source)
    if not rows or "sentence" not in rows[0]:
        sys.exit(f"{source} has no rows with a column `sentence`; give a tab-separated file with a header line.")
    start = time.perf_counter()
    roots = RootClassifier.load().roots([marked_sentence(row) for row in rows])
    seconds = time.perf_counter() - start
    with out.open("w", encoding="utf8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow([*rows[0], "predicted_root"])
        writer.writerows([*row.values(), root] for row, root in zip(rows, roots, strict=True))
    print(f"{len(rows)} sentences in {seconds:.1f} s ({len(rows) / seconds:.0f} a second); wrote {out}")


def f1(gold: list[str], told: list[str], label: str) -> float:
    both = sum(g == t == label for g, t in zip(gold, told, strict=True))
    either = gold.count(label) + told.count(label)
    return 2 * both / either if either else 0.0


def figures(gold: list[str], told: list[str]) -> dict[str, float]:
    """Macro F1 over roots, quads and the two sides, accuracy, and F1 of each root."""

    def macro(view: dict[str, str]) -> float:
        left, right = [view[g] for g in gold], [view[t] for t in told]
        labels = sorted(set(left))
        return sum(f1(left, right, label) for label in labels) / len(labels)

    quad = {root: name for name, roots in QUADS.items() for root in roots}
    shown = {
        "root": macro({root: root for root in ROOTS}),
        "quad": macro(quad),
        "binary": macro({root: name.split()[1] for root, name in quad.items()}),
        "accuracy": sum(g == t for g, t in zip(gold, told, strict=True)) / len(gold),
    }
    return shown | {root: f1(gold, told, root) for root in ROOTS}


def show(found: dict[str, float]) -> None:
    print("  ".join(f"{name} {found[name]:.3f}" for name in ("root", "quad", "binary", "accuracy")))
    print("  ".join(f"{root} {found[root]:.2f}" for root in ROOTS))


def folds(gold: list[str], count: int = 5, seed: int = 7) -> np.ndarray:
    """A fold for each row; every root is spread evenly."""
    rng = random.Random(seed)
    chosen = np.zeros(len(gold), dtype=int)
    dealt = 0
    for root in sorted(set(gold)):
        rows = [at for at, g in enumerate(gold) if g == root]
        rng.shuffle(rows)
        for at in rows:
            chosen[at] = dealt % count
            dealt += 1
    return chosen


def cross_validate() -> int:
    if not TRAIN.exists():
        print(f"SKIPPED: {TRAIN} is not here, so the event classifier is not cross-validated.")
        return 77
    rows = read(TRAIN)
    gold = [row["gold_root"] for row in rows]
    start = stored_head("text")
    features = RootClassifier.load().features([marked_sentence(row) for row in rows])
    alone = [ROOTS[at] for at in start.probabilities(features).argmax(axis=1)]
    print("Own text alone, no sentence of the benchmark seen in training:")
    show(figures(gold, alone))
    fold = folds(gold)
    told = [""] * len(rows)
    for out in range(5):
        kept, held = np.flatnonzero(fold != out), np.flatnonzero(fold == out)
        head = fit_head(start, features[kept], [gold[at] for at in kept])
        for at, best in zip(held, head.probabilities(features[held]).argmax(axis=1), strict=True):
            told[at] = ROOTS[best]
    print("Five folds:")
    found = figures(gold, told)
    show(found)
    floors = json.loads(FLOORS.read_text(encoding="utf8"))
    under = {name: floor for name, floor in floors.items() if found[name] < floor}
    for name, floor in under.items():
        print(f"UNDER THE FLOOR: {name} {found[name]:.4f} < {floor}")
    return 1 if under else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, nargs="?")
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--cross-validate", action="store_true")
    parser.add_argument("--score", type=Path)
    given = parser.parse_args()
    if given.cross_validate:
        return cross_validate()
    if given.score:
        rows = read(given.score)
        show(figures([row["gold_root"] for row in rows], [row["predicted_root"] for row in rows]))
        return 0
    if not (given.source and given.out):
        parser.error("name IN.tsv and OUT.tsv, or --cross-validate")
    predict(given.source, given.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
