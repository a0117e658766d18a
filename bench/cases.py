#!/usr/bin/env python3
"""Code the small cases made after bug reports on tools like this one, and check them by family; fail under the floors.

    python bench/cases.py [--weights DIR] [--show] [--only ID_PREFIX] [--save FILE] [--propose] [--allow-lower]

../shared/cases holds the cases and what decides (score_cases.py, which see for what passes). They never train the reader.
A family is what an id begins with. Floors, shares of passing cases, live in bench/floors_cases.json. Exit status: 0 all
floors held, 1 a floor broken, 77 the cases are not there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import gold
from floors import add_options, judge
from incumbent.records import Article, check_offsets, to_dict

CASES = gold.SHARED / "cases" / "coding_checked.jsonl"
FLOORS = gold.HERE / "floors_cases.json"


def main() -> int:
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    gold.add_weights(ap)
    ap.add_argument("--show", action="store_true", help="the cases that fail, and why")
    ap.add_argument("--only", default="", metavar="PREFIX", help="only the cases whose id begins so; no floors")
    ap.add_argument("--save", type=Path, metavar="FILE", help="keep the records")
    add_options(ap)
    args = ap.parse_args()
    checker, score = gold.scorer(CASES.parent / "score_cases.py"), gold.scorer()
    if checker is None or score is None or not CASES.is_file():
        print("SKIPPED: the cases are not beside this checkout (../shared/cases); nothing was measured")
        return gold.MISSING
    checker.score = score  # type: ignore[attr-defined]
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = [c for c in cases if c["id"].startswith(args.only)][: args.articles]
    coder = gold.coder_of(args.weights)
    total: Counter[str] = Counter()
    passed: Counter[str] = Counter()
    records, broken = [], 0
    for case in cases:
        article = Article(case["id"], f"{case['title']}\n{case['text']}", case["title"], published=case["published"])
        made = coder.record(article)
        broken += len(check_offsets(made)) + sum(p.code.startswith("fault") for p in made.problems)
        record = to_dict(made)
        records.append(record)
        wrong = checker.check(case, record)
        total[case["kind"]] += 1
        passed[case["kind"]] += not wrong
        if args.show and wrong:
            print(f"FAIL {case['id']}: expected {case.get('expected', '')}")
            print("".join(f"     {what} {line}\n" for _, what, line in wrong), end="")
    if args.save:
        gold.save(records, args.save)
    figures = {f"cases.{family}": passed[family] / total[family] for family in sorted(total)}
    figures["cases.all"] = sum(passed.values()) / max(sum(total.values()), 1)
    for family in sorted(total):
        print(f"family {family:20} {passed[family]:3} of {total[family]:3}")
    print(f"{sum(passed.values())} of {sum(total.values())} cases pass; broken offsets and faults: {broken}")
    if args.articles is not None or args.only:
        return int(broken > 0)
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) and not broken else 1


if __name__ == "__main__":
    sys.exit(main())
