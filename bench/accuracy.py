#!/usr/bin/env python3
"""Code the open articles and score them against the gold; fail under the committed floors.

    python bench/accuracy.py [--task claims|events|all] [--show] [--out CODED.jsonl] [--propose] [--allow-lower]
    python bench/accuracy.py --own [--show] [--out CODED.jsonl]

Floors live in bench/floors.json. A run that beats a floor prints the raise it proposes and, with --propose, writes it;
lowering a floor needs --allow-lower. --own scores the office claims of bench/own instead (no floors; its README says
what it is for). Both need the shared scorer beside the checkout. Exit status: 0 all floors held, 1 a floor broken,
77 the gold or the scorer is not there.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from incumbent.coding import Coder
from incumbent.reading import read_articles
from incumbent.records import check_offsets, to_json

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
OWN = HERE / "own"
SCORER = SHARED / "bench" / "score.py"
FLOORS = HERE / "floors.json"
SLACK = 0.005  # a proposed floor stays this far under the measured figure
LEVELS = {"claims": ("found", "dated", "full"), "events": ("found", "who", "full")}


def code(news: Path, out: Path) -> int:
    """Code the articles under `news` into `out`; the number of items whose offsets do not reproduce their quote."""
    broken = 0
    coder = Coder()
    readings = list(read_articles([news]))
    articles = [r.article for r in readings if r.article is not None]
    with out.open("w", encoding="utf-8") as lines:
        for record in coder.code(articles):
            broken += len(check_offsets(record))
            lines.write(to_json(record) + "\n")
    return broken


def score(task: str, gold: Path, coded: Path, show: bool) -> dict[str, float]:
    """F1 per level, as the shared scorer prints it on its last row."""
    command = [sys.executable, str(SCORER), task, str(gold), str(coded)]
    printed = subprocess.run(command + (["--show"] if show else []), capture_output=True, text=True, check=True).stdout
    print(printed)
    numbers = re.findall(r"\d\.\d{3}", printed.strip().splitlines()[-1])
    return {f"{task}.{level}": float(numbers[3 * i + 2]) for i, level in enumerate(LEVELS[task])}


def judge(figures: dict[str, float], propose: bool, allow_lower: bool) -> bool:
    """Compare with the floors; True when all hold."""
    floors: dict[str, float] = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    held = True
    changed = dict(floors)
    for name, value in figures.items():
        floor = floors.get(name, 0.0)
        target = round(max(0.0, value - SLACK), 3)
        verdict = "holds"
        if value < floor:
            verdict, held = "BROKEN", False
        if target > floor or (allow_lower and target < floor):
            verdict += f", proposes {target:.3f}"
            changed[name] = target
        print(f"{name:16} {value:.3f}  floor {floor:.3f}  {verdict}")
    if propose or allow_lower:
        FLOORS.write_text(json.dumps(dict(sorted(changed.items())), indent=1) + "\n")
        return True
    return held


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--task", choices=("claims", "events", "all"), default="all")
    ap.add_argument("--own", action="store_true", help="score the office claims of bench/own, without floors")
    ap.add_argument("--show", action="store_true", help="list every missed and every extra item")
    ap.add_argument("--out", type=Path, help="keep the coded articles here")
    ap.add_argument("--propose", action="store_true", help="write raised floors")
    ap.add_argument("--allow-lower", action="store_true", help="write floors that are lower than before")
    args = ap.parse_args()
    if not SCORER.is_file():
        print("SKIPPED: the scorer is not beside this checkout (../shared/bench/score.py); nothing was measured")
        return 77
    news, gold = (OWN / "news", OWN / "gold") if args.own else (SHARED / "news" / "open", SHARED / "gold" / "open")
    tasks = ("claims",) if args.own else ("claims", "events") if args.task == "all" else (args.task,)
    if not gold.is_dir():
        print("SKIPPED: the gold articles are not beside this checkout (../shared/gold/open); nothing was measured")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        coded = args.out or Path(folder) / "coded.jsonl"
        broken = code(news, coded)
        figures: dict[str, float] = {}
        for task in tasks:
            figures |= score(task, gold, coded, args.show)
    print(f"offsets that do not reproduce their quote: {broken}")
    if args.own:
        return 1 if broken else 0
    return 0 if judge(figures, args.propose, args.allow_lower) and not broken else 1


if __name__ == "__main__":
    sys.exit(main())
