#!/usr/bin/env python3
"""Score expressions of time against MEANTIME, and the dates of acts against the gold; fail under the floors.

    python bench/dates.py [--task timex|acts|all] [--show] [--propose] [--allow-lower]

timex: ../shared/data/timex/meantime_timex.jsonl, 118 Wikinews articles with TIMEX3 values, one sentence a line, words
parted by spaces. Annotation covers the title, the date line and the first four sentences of each article, that is its
first six lines (or the characters before `annotated_until`, where an article carries that field): expressions beyond
are neither sought nor counted as false. A found expression matches a gold one if they share a character (relaxed
match); each may match once, in text order. `value` counts a match only where the normalised TIMEX3 value is equal, with
"Z" and the calendar fields of a clock time compared as written. The ends of a "from A to B" count on their own, as the
corpus annotates them; the whole counts where gold has it. The value F1 is that of TempEval-3. Where an article's
creation date is written day first (one is) it is read so.
acts: ../shared/gold/train, the changes of office and the events of the articles whose id's MD5 is odd (the forms were
written on the others). `dated` gives the finder the gold words of time and asks for the date: the share of dated acts
where it overlaps gold, told whether the act lies ahead (`dated`) or not (`dated.blind`). `undated` asks for the date of
changes without words of time: the share where it agrees with gold, null included.

Floors live in bench/floors_dates.json. A run that beats a floor prints the raise it proposes and, with --propose, writes
it; lowering a floor needs --allow-lower. Exit status: 0 all floors held, 1 a floor broken, 77 the data are not there.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from floors import judge
from incumbent.language.times import Times
from incumbent.language.undated import undated
from incumbent.language.words import Word, sentences, words
from incumbent.records import PartialDate

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
CORPUS = SHARED / "data" / "timex" / "meantime_timex.jsonl"
GOLD = SHARED / "gold" / "train"
FLOORS = HERE / "floors_dates.json"
ANNOTATED_LINES = 6


@dataclass(frozen=True)
class Gold:
    """One annotated expression: characters [start, end) and its TIMEX3 value."""

    start: int
    end: int
    value: str


def creation_date(text: str) -> str:
    """ISO form of a document's creation date, also where it is written day first."""
    match = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", text)
    return f"{match[3]}-{match[2]}-{match[1]}" if match else text


def annotated_end(row: dict[str, Any]) -> int:
    """The character up to which the document is annotated."""
    until = row.get("annotated_until")
    if isinstance(until, int):
        return until
    return sum(len(line) + 1 for line in str(row["text"]).split("\n")[:ANNOTATED_LINES])


def read(text: str, published: str | None) -> tuple[list[Word], Times]:
    """The words of a text and its times."""
    found = words(text)
    day = PartialDate.parse(published[:10]) if published else None
    return found, Times(text, found, sentences(text, found), day)


def found_in(row: dict[str, Any], end: int) -> Iterator[tuple[int, int, str]]:
    """Found expressions as characters and values, ranges as their ends."""
    tokens, times = read(row["text"], creation_date(row["dct"]))
    for t in times.found:
        for part in t.parts or (t,):
            first, last = tokens[part.start].start, tokens[part.end - 1].end
            if first < end and part.timex:
                yield first, last, part.timex


def timex(show: bool) -> dict[str, float]:
    """Precision, recall and F1 of match and of value on MEANTIME."""
    gold_count = found_count = matched = valued = 0
    for line in CORPUS.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        row = json.loads(line)
        end = annotated_end(row)
        gold = [Gold(s, e, v) for s, e, _, v in row["timex"] if s < end]
        found = list(found_in(row, end))
        gold_count, found_count = gold_count + len(gold), found_count + len(found)
        used: set[int] = set()
        for g in gold:
            hits = [k for k, f in enumerate(found) if k not in used and f[0] < g.end and g.start < f[1]]
            best = min(hits, key=lambda k: (found[k][2] != g.value, k), default=None)
            if best is not None:
                used.add(best)
                matched += 1
                valued += found[best][2] == g.value
            if show and (best is None or found[best][2] != g.value):
                said = found[best][2] if best is not None else "-"
                print(f"  gold {g.value:18} found {said:18} {row['text'][max(0, g.start - 40) : g.end + 20]!r}")
        for k, f in enumerate(found):
            if show and k not in used:
                print(f"  extra                 found {f[2]:18} {row['text'][max(0, f[0] - 40) : f[1] + 20]!r}")
    figures = {}
    for name, right in (("match", matched), ("value", valued)):
        figures[f"timex.{name}"] = 2 * right / (found_count + gold_count)
        print(
            f"timex {name:6} precision {right / found_count:.3f}  recall {right / gold_count:.3f}  "
            f"F1 {figures[f'timex.{name}']:.3f}   ({gold_count} expressions)"
        )
    return figures


def agrees(gold: str | None, found: PartialDate | None) -> bool:
    """Whether two dates overlap, or both are unknown."""
    if gold is None or found is None:
        return gold is None and found is None
    return PartialDate.parse(gold).overlaps(found)


def held_back(name: str) -> bool:
    """Whether an article is one of those the forms were not written on."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % 2 == 1


def acts(show: bool) -> dict[str, float]:
    """The share of dates of changes and events that come out right, given their words of time or that there are none."""
    counts: Counter[str] = Counter()
    for path in sorted(GOLD.glob("*.json")):
        if not held_back(path.stem):
            continue
        article = json.loads((SHARED / "news" / "train" / path.name).read_text(encoding="utf-8"))
        text = f"{article['title']}\n{article['text']}"
        tokens, times = read(text, article["published"])
        ends = [w.end for w in tokens]
        gold = json.loads(path.read_text(encoding="utf-8"))
        for task, item in [(t, i) for t in ("claims", "events") for i in gold[t]]:
            span, telling = item["spans"].get("when"), item["spans"].get("evidence")
            if task == "claims" and item["kind"] not in ("start", "end"):
                continue
            if span and item["date"]:
                start, end = bisect_right(ends, span[0]), bisect_right(ends, span[1] - 1) + 1
                ahead = {"planned": True, "asserted": False}.get(item["status"])
                informed, blind = times.resolve(start, end, ahead), times.resolve(start, end)
                counts[f"{task}.dated of"] += 1
                counts[f"{task}.dated"] += agrees(item["date"], informed)
                counts[f"{task}.dated.blind"] += agrees(item["date"], blind)
                if show and not agrees(item["date"], informed):
                    print(f"  {task} gold {item['date']} found {informed} {text[span[0] - 60 : span[1] + 20]!r}")
            elif task == "claims" and not item["when"] and telling and article["published"]:
                start, end = bisect_right(ends, telling[0]), bisect_right(ends, telling[1] - 1) + 1
                day = PartialDate.parse(article["published"][:10])
                found = undated(text, tokens, sentences(text, tokens), day, start, end, item["status"])
                counts["claims.undated of"] += 1
                counts["claims.undated"] += agrees(item["date"], found)
                if show and not agrees(item["date"], found):
                    print(f"  {task} gold {item['date']} found {found} {item['evidence']!r}")
    figures = {}
    for name in ("claims.dated", "claims.dated.blind", "events.dated", "events.dated.blind", "claims.undated"):
        of = counts[f"{name.removesuffix('.blind')} of"]
        figures[f"acts.{name}"] = counts[name] / of
        print(f"acts {name:18} {counts[name] / of:.3f} of {of}")
    return figures


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--task", choices=("timex", "acts", "all"), default="all")
    ap.add_argument("--show", action="store_true", help="list what is wrong, missing and too much")
    ap.add_argument("--propose", action="store_true", help="write raised floors")
    ap.add_argument("--allow-lower", action="store_true", help="write floors that are lower than before")
    args = ap.parse_args()
    tasks = {"timex": (CORPUS, timex), "acts": (GOLD, acts)}
    figures: dict[str, float] = {}
    for name, (needed, measure) in tasks.items():
        if args.task in (name, "all"):
            if not needed.exists():
                print(f"SKIPPED: {name}: {needed.relative_to(SHARED.parent)} is not beside this checkout")
                continue
            figures |= measure(args.show)
    if not figures:
        return 77
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
