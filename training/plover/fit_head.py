"""Fit the head that ships, on the benchmark's training file.

python training/plover/fit_head.py ../shared/data/plv/train.tsv
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
from head import WEIGHTS, fit_head

from incumbent.coding.events.classifier import HEAD, RootClassifier, stored_head


def main() -> None:
    with Path(sys.argv[1]).open(encoding="utf8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t"))
    start = stored_head("text")
    classifier = RootClassifier.load()
    features = classifier.features([row["marked_sentence"] for row in rows])
    fitted = fit_head(start, features, [row["gold_root"] for row in rows])
    arrays = {"text": start.weights, "text.bias": start.bias, "shipped": fitted.weights, "shipped.bias": fitted.bias}
    np.savez(WEIGHTS / HEAD, **arrays)
    print(f"Fitted on {len(rows)} sentences; wrote {WEIGHTS / HEAD}")


if __name__ == "__main__":
    main()
