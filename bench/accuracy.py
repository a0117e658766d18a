#!/usr/bin/env python3
"""Score claims and events on articles that never trained the reader; fail under the committed floors.

    python bench/accuracy.py [--fold N] [--weights DIR] [--show] [--save FILE] [--propose] [--allow-lower]
    python bench/accuracy.py --records FILE          score records that are already there
    python bench/accuracy.py --open                  the 60 Wikinews articles, which the authors know
    python bench/accuracy.py --own                   the claims of bench/own, articles of our own
    python bench/accuracy.py --folder DIR            DIR/news against DIR/gold
    python bench/accuracy.py --curve quarter=DIR half=DIR all=DIR     a learning curve; weights or records each

By default the held-out fifth: fold 0 of training/reader/folds.json, whole publishers, every kind of source. It measures
what it should only with weights that never saw it: where the manifest does not say "hold": N, the committed predictions
of such weights are scored instead (bench/held_out.jsonl.xz), and where there are none the figures are said to be in
sample and no floor is looked at. `--save FILE.xz` writes such predictions: offsets, names and titles, no text.

Levels are those of the shared scorer. `change` is its start + end; `changes` takes chosen in. Floors live in
bench/floors.json. A run that beats a floor prints the raise it proposes and, with --propose, writes it; lowering one
needs --allow-lower. Exit status: 0 all floors held, 1 a floor broken, 77 the gold or the scorer is not there.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from types import ModuleType

import gold
from floors import add_options, judge

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
HELD_OUT = HERE / "held_out.jsonl.xz"


def scored(
    score: ModuleType, task: str, pairs: list[gold.Pair], records: list[gold.Json], show: bool
) -> dict[str, float]:
    """Print the table of a task; its figures by name."""
    levels = gold.LEVELS[task]
    print(f"\n{task:10}{'gold':>6}{'found':>7}   " + "   ".join(f"{level:>5}: P / R / F1 " for level in levels))
    figures = {}
    for name, g, f, cells in gold.table(score, task, pairs, records, show):
        print(f"{name:10}{g:6}{f:7} " + " ".join("  {:.3f} {:.3f} {:.3f}".format(*cell) for cell in cells))
        if name in ("ALL", "changes"):
            what = task if name == "ALL" else name
            figures |= {f"{what}.{level}": cell[2] for level, cell in zip(levels, cells, strict=True)}
        if name == "changes":
            figures |= {"changes.precision": cells[0][0], "changes.recall": cells[0][1]}
    return figures


def curve(score: ModuleType, runs: list[str], pairs: list[gold.Pair]) -> None:
    """The figures of several runs beside each other."""
    rows: dict[str, dict[str, float]] = {}
    for run in runs:
        name, _, place = run.partition("=")
        path = Path(place)
        records = gold.load(path, pairs) if path.is_file() else gold.code(pairs, gold.coder_of(path))[0]
        rows[name] = {}
        for task in gold.LEVELS:
            rows[name] |= scored(score, task, pairs, records, False)
    wanted = (
        "changes.found",
        "changes.full",
        "claims.found",
        "claims.full",
        "events.found",
        "events.who",
        "events.full",
    )
    print("\n| run | " + " | ".join(wanted) + " |\n|---|" + "---|" * len(wanted))
    for name, figures in rows.items():
        print(f"| {name} | " + " | ".join(f"{figures[w]:.3f}" for w in wanted) + " |")


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    which = ap.add_mutually_exclusive_group()
    which.add_argument("--fold", type=int, default=0, metavar="N", help="the fold to score; default 0")
    which.add_argument("--open", action="store_true", help="score the 60 Wikinews articles")
    which.add_argument("--own", action="store_true", help="score the claims of bench/own, without floors")
    which.add_argument("--folder", type=Path, metavar="DIR", help="score DIR/news against DIR/gold, without floors")
    gold.add_weights(ap)
    ap.add_argument("--records", type=Path, metavar="FILE", help="score these records instead of coding")
    ap.add_argument(
        "--save", type=Path, metavar="FILE", help="keep the coded articles (.jsonl whole, .jsonl.xz without text)"
    )
    ap.add_argument("--curve", nargs="+", metavar="NAME=DIR", help="figures of several weights or record files")
    ap.add_argument("--show", action="store_true", help="list every missed and every extra item")
    add_options(ap)
    args = ap.parse_args()
    score = gold.scorer()
    if score is None:
        print("SKIPPED: the scorer is not beside this checkout (../shared/bench/score.py); nothing was measured")
        return gold.MISSING
    held = not (args.open or args.own or args.folder)
    if args.open:
        pairs, where = gold.opened(), "the open articles"
    elif held:
        pairs, where = gold.in_fold(args.fold), f"fold {args.fold}"
    else:
        folder = HERE / "own" if args.own else args.folder
        pairs, where = gold.in_folder(folder), str(folder)
    if not pairs:
        print(f"SKIPPED: there is no gold for {where}; nothing was measured")
        return gold.MISSING
    pairs = gold.some(pairs, args.articles)
    if args.curve:
        curve(score, args.curve, pairs)
        return 0
    records_at, judged = args.records, (held and args.fold == 0) or args.open
    if held and records_at is None and gold.held_out_of(args.weights) != args.fold:
        if args.fold == 0 and HELD_OUT.is_file() and args.weights == gold.WEIGHTS:
            records_at = HELD_OUT
            print(f"the packaged weights do not say that they never saw fold 0: scoring {HELD_OUT.name} instead")
        else:
            print(
                f"IN SAMPLE, or not known: {args.weights} does not say that it never saw fold {args.fold}; no floor is looked at"
            )
            judged = False
    broken = faults = 0
    if records_at is not None:
        records = gold.load(records_at, pairs)
        absent = {p.id for p in pairs} - {r["article"]["id"] for r in records}
        if absent:
            print(
                f"{records_at} lacks {len(absent)} of {len(pairs)} articles ({', '.join(sorted(absent)[:3])}, ...): code them, or ask for fewer"
            )
            return 1
    else:
        records, broken, faults = gold.code(pairs, gold.coder_of(args.weights))
    if args.save:
        gold.save(records, args.save)
    print(f"{where}: {len(pairs)} articles, coded by {records[0]['coder']['model']}")
    figures: dict[str, float] = {}
    for task in ("claims",) if args.own else ("claims", "events"):
        figures |= scored(score, task, pairs, records, args.show)
    print(f"\noffsets that do not reproduce their quote: {broken}; parts that could not be coded: {faults}")
    if not judged or args.articles is not None:
        return 1 if broken or faults else 0
    if args.open:
        figures = {f"open.{name}": value for name, value in figures.items()}
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) and not broken and not faults else 1


if __name__ == "__main__":
    sys.exit(main())
