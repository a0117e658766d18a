#!/usr/bin/env python3
"""Code the open articles and score them against the gold; fail under the committed floors.

    python bench/accuracy.py [--task claims|events|all] [--show] [--out CODED.jsonl] [--propose] [--allow-lower]
    python bench/accuracy.py --own [--show] [--out CODED.jsonl]
    python bench/accuracy.py --folder DIR [--task ...] [--show] [--out CODED.jsonl]

Floors live in bench/floors.json. A run that beats a floor prints the raise it proposes and, with --propose, writes it;
lowering a floor needs --allow-lower. --own scores the office claims of bench/own instead (no floors; its README says
what it is for); --folder scores the articles of DIR/news against DIR/gold, without floors. All need the shared scorer
beside the checkout. Exit status: 0 all floors held, 1 a floor broken, 77 the gold or the scorer is not there.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from floors import judge
from incumbent.coding import Coder
from incumbent.reading import read_articles
from incumbent.records import check_offsets, to_json

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
OWN = HERE / "own"
SCORER = SHARED / "bench" / "score.py"
FLOORS = HERE / "floors.json"
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


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--task", choices=("claims", "events", "all"), default="all")
    ap.add_argument("--own", action="store_true", help="score the office claims of bench/own, without floors")
    ap.add_argument("--folder", type=Path, help="score DIR/news against DIR/gold, without floors")
    ap.add_argument("--show", action="store_true", help="list every missed and every extra item")
    ap.add_argument("--out", type=Path, help="keep the coded articles here")
    ap.add_argument("--propose", action="store_true", help="write raised floors")
    ap.add_argument("--allow-lower", action="store_true", help="write floors that are lower than before")
    args = ap.parse_args()
    if not SCORER.is_file():
        print("SKIPPED: the scorer is not beside this checkout (../shared/bench/score.py); nothing was measured")
        return 77
    folder = OWN if args.own else args.folder
    news, gold = (folder / "news", folder / "gold") if folder else (SHARED / "news" / "open", SHARED / "gold" / "open")
    tasks = ("claims",) if args.own else ("claims", "events") if args.task == "all" else (args.task,)
    if not gold.is_dir():
        print(f"SKIPPED: there are no gold articles in {gold}; nothing was measured")
        return 77
    with tempfile.TemporaryDirectory() as temporary:
        coded = args.out or Path(temporary) / "coded.jsonl"
        broken = code(news, coded)
        figures: dict[str, float] = {}
        for task in tasks:
            figures |= score(task, gold, coded, args.show)
    print(f"offsets that do not reproduce their quote: {broken}")
    if folder:
        return 1 if broken else 0
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) and not broken else 1


if __name__ == "__main__":
    sys.exit(main())
