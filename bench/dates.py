#!/usr/bin/env python3
"""Score expressions of time against MEANTIME, and the dates of acts against the open gold; fail under the floors.

    python bench/dates.py [--task timex|acts|all] [--show] [--propose] [--allow-lower]

timex: ../shared/data/timex/meantime_timex.jsonl, 118 Wikinews articles with TIMEX3 values, one sentence a line, words
parted by spaces. Annotation covers the title, the date line and the first four sentences of each article, that is its
first six lines (or the characters before `annotated_until`, where an article carries that field): expressions beyond
are neither sought nor counted as false. A found expression matches a gold one if they share a character (relaxed
match); each may match once, in text order. `value` counts a match only where the normalised TIMEX3 value is equal, with
"Z" and the calendar fields of a clock time compared as written. The ends of a "from A to B" count on their own, as the
corpus annotates them; the whole counts where gold has it. The value F1 is that of TempEval-3. Where an article's
creation date is written day first (one is) it is read so.
acts: the held-out fold of ../shared/gold/train (fold 0, which nobody tuned the forms on), claims (starts and ends) and
events whose annotation marks the words of time and gives a date. `given` is the share for which these words resolve to
a date that overlaps the date by hand, `right` the share of the answers that do. The words are those by hand: what is
measured is the arithmetic alone, whatever the reader finds.

Floors live in bench/floors_dates.json. A run that beats a floor prints the raise it proposes and, with --propose, writes
it; lowering a floor needs --allow-lower. Exit status: 0 all floors held, 1 a floor broken, 77 the data are not there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import gold
from floors import add_options, judge
from incumbent.language.times import TimeExpression, Times
from incumbent.language.words import Word, sentences, words
from incumbent.records import PartialDate

CORPUS = gold.SHARED / "data" / "timex" / "meantime_timex.jsonl"
GOLD = gold.SHARED / "gold" / "train"
FLOORS = gold.HERE / "floors_dates.json"
ANNOTATED_LINES = 6


@dataclass(frozen=True)
class Gold:
    """One annotated expression: characters [start, end) and its TIMEX3 value."""

    start: int
    end: int
    value: str


def times_of(text: str, published: str | None) -> tuple[list[Word], Times]:
    """The words of a text and its expressions of time."""
    found = words(text)
    return found, Times(text, found, sentences(text, found), PartialDate.parse(published[:10]) if published else None)


def creation_date(text: str) -> str:
    """ISO form of a document's creation date, also where it is written day first."""
    match = re.fullmatch(r"(\d\d)-(\d\d)-(\d{4})", text)
    return f"{match[3]}-{match[2]}-{match[1]}" if match else text


def annotated_end(row: dict[str, object]) -> int:
    """The character up to which the document is annotated."""
    until = row.get("annotated_until")
    if isinstance(until, int):
        return until
    lines = str(row["text"]).split("\n")[:ANNOTATED_LINES]
    return sum(len(line) + 1 for line in lines)


def found_in(found: list[Word], times: Times, end: int) -> Iterator[tuple[int, int, str, TimeExpression]]:
    """Found expressions as characters and values, ranges as their ends."""
    for t in times.found:
        for part in t.parts or (t,):
            first, last = found[part.start].start, found[part.end - 1].end
            if first < end and part.timex:
                yield first, last, part.timex, t


def timex(show: bool) -> dict[str, float]:
    """Precision, recall and F1 of match and of value on MEANTIME."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines() if line.strip()]
    gold_count = found_count = matched = valued = 0
    for row in rows:
        end = annotated_end(row)
        by_hand = [Gold(s, e, v) for s, e, _, v in row["timex"] if s < end]
        found = list(found_in(*times_of(row["text"], creation_date(row["dct"])), end))
        gold_count, found_count = gold_count + len(by_hand), found_count + len(found)
        used: set[int] = set()
        for g in by_hand:
            hits = [k for k, f in enumerate(found) if k not in used and f[0] < g.end and g.start < f[1]]
            best = min(hits, key=lambda k: (found[k][2] != g.value, k), default=None)
            if best is not None:
                used.add(best)
                matched += 1
                valued += found[best][2] == g.value
            if show and (best is None or found[best][2] != g.value):
                said = found[best][2] if best is not None else "-"
                text = row["text"][max(0, g.start - 40) : g.end + 20].replace("\n", "/")
                print(f"  gold {g.value:18} found {said:18} {text}")
        if show:
            for k, f in enumerate(found):
                if k not in used:
                    text = row["text"][max(0, f[0] - 40) : f[1] + 20].replace("\n", "/")
                    print(f"  extra                 found {f[2]:18} [{row['text'][f[0] : f[1]]}] {text}")
    figures = {}
    for name, right in (("match", matched), ("value", valued)):
        precision, recall = right / found_count, right / gold_count
        f1 = 2 * right / (found_count + gold_count)
        figures[f"timex.{name}"] = f1
        print(
            f"timex {name:6} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}   ({gold_count} expressions)"
        )
    return figures


def overlap(gold: str, found: PartialDate | None) -> bool:
    return found is not None and PartialDate.parse(gold).overlaps(found)


def acts(show: bool) -> dict[str, float]:
    """How many of the dates by hand the marked words of time give."""
    figures = {}
    counts = {"claims": [0, 0, 0], "events": [0, 0, 0]}
    for pair in gold.in_fold(0):
        raw = json.loads(pair.news.read_text(encoding="utf-8"))
        found, times = times_of(f"{raw.get('title') or ''}\n{raw['text']}", raw.get("published"))
        starts, ends = [w.start for w in found], [w.end for w in found]
        for task, key in (("claims", "kind"), ("events", "type")):
            for item in pair.gold[task]:
                span = item["spans"].get("when")
                if not span or not item["date"] or (item[key] not in ("start", "end") and task == "claims"):
                    continue
                first, end = bisect_right(ends, span[0]), bisect_left(starts, span[1])
                ahead = {"planned": True, "asserted": False}.get(item["status"])
                said = times.resolve(first, end, ahead) if first < end else None
                right = overlap(item["date"], said)
                for k, one in enumerate((True, right, said is not None)):
                    counts[task][k] += one
                if show and not right:
                    print(
                        f"  {task[:5]} by hand {item['date']!s:21} found {said!s:21} {item['when']!r} | {item['evidence'][:110]}"
                    )
    for task, (dated, right_count, given) in counts.items():
        figures[f"acts.{task}.given"], figures[f"acts.{task}.right"] = (
            right_count / max(dated, 1),
            right_count / max(given, 1),
        )
        given_share, right_share = figures[f"acts.{task}.given"], figures[f"acts.{task}.right"]
        print(
            f"acts {task}: {dated} with words of time, given {given_share:.3f}, right {right_share:.3f} of the answers"
        )
    return figures


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--task", choices=("timex", "acts", "all"), default="all")
    ap.add_argument("--show", action="store_true", help="list what is wrong, missing and too much")
    add_options(ap)
    args = ap.parse_args()
    tasks = {"timex": (CORPUS, timex), "acts": (GOLD, acts)}
    figures: dict[str, float] = {}
    for name, (needed, measure) in tasks.items():
        if args.task in (name, "all"):
            if not needed.exists():
                print(f"SKIPPED: {name}: {needed.name} is not beside this checkout")
                continue
            figures |= measure(args.show)
    if not figures:
        return 77
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
