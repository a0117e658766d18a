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
acts: ../shared/gold/open, dates of the claims (starts and ends) and of the events. The trigger of a gold item is the
token that heads its trigger words (of a claim, the verb that governs most of its evidence). `given` is the share of
dated items whose date `when` gives with overlap, `right` the share of the answers given for dated items that overlap.
The same is printed, without a floor, for `when` with the news window that callers may ask for.

Floors live in bench/floors_dates.json. A run that beats a floor prints the raise it proposes and, with --propose, writes
it; lowering a floor needs --allow-lower. Exit status: 0 all floors held, 1 a floor broken, 77 the data are not there.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from floors import judge
from incumbent.language.analysis import Analysis, TimeExpression
from incumbent.language.syntax import Syntax
from incumbent.language.times import find_times, when
from incumbent.records import Article, PartialDate

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
CORPUS = SHARED / "data" / "timex" / "meantime_timex.jsonl"
GOLD = SHARED / "gold" / "open"
FLOORS = HERE / "floors_dates.json"
ANNOTATED_LINES = 6


@dataclass(frozen=True)
class Gold:
    """One annotated expression: characters [start, end) and its TIMEX3 value."""

    start: int
    end: int
    value: str


def analyses(articles: list[Article]) -> list[Analysis]:
    """Articles with syntax and times, no names: what the dates need."""
    syntax, result = Syntax(), []
    for article, parsed in zip(articles, syntax.parse(a.text for a in articles), strict=True):
        analysis = Analysis(article, parsed.tokens, parsed.sentences)
        analysis.times = find_times(analysis)
        result.append(analysis)
    return result


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


def found_in(analysis: Analysis, end: int) -> Iterator[tuple[int, int, str, TimeExpression]]:
    """Found expressions as characters and values, ranges as their ends."""
    for t in analysis.times:
        for part in t.parts or (t,):
            first, last = analysis.tokens[part.start].start, analysis.tokens[part.end - 1].end
            if first < end and part.timex:
                yield first, last, part.timex, t


def timex(show: bool) -> dict[str, float]:
    """Precision, recall and F1 of match and of value on MEANTIME."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines() if line.strip()]
    articles = [Article(id=r["doc"], text=r["text"], published=creation_date(r["dct"])) for r in rows]
    gold_count = found_count = matched = valued = 0
    for row, analysis in zip(rows, analyses(articles), strict=True):
        end = annotated_end(row)
        gold = [Gold(s, e, v) for s, e, _, v in row["timex"] if s < end]
        found = list(found_in(analysis, end))
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


def trigger_token(analysis: Analysis, evidence: str, trigger: str | None) -> int | None:
    """The token that heads the trigger words within the evidence; a verb of the evidence where there is no trigger."""
    text = analysis.article.text
    at = text.find(evidence)
    if at < 0:
        return None
    first, last = at, at + len(evidence)
    if trigger:
        inner = text.find(trigger, at, last)
        if inner >= 0:
            first, last = inner, inner + len(trigger)
    inside = [t for t in analysis.tokens if t.start < last and t.end > first]
    heads = [t for t in inside if not first <= analysis.tokens[t.head].start < last or t.head == t.i]
    verbs = [t for t in heads if t.tag[:2] == "VB"] or ([] if trigger else [t for t in inside if t.tag[:2] == "VB"])
    chosen = verbs or heads or inside
    return chosen[0].i if chosen else None


def acts(show: bool) -> dict[str, float]:
    """How many of the gold dates of claims and events `when` gives at their triggers."""
    articles, golds = [], []
    for path in sorted(GOLD.glob("*.json")):
        raw = json.loads((SHARED / "news" / "open" / path.name).read_text(encoding="utf-8"))
        golds.append(json.loads(path.read_text(encoding="utf-8")))
        text = f"{raw['title']}\n{raw['text']}"
        articles.append(Article(id=raw["id"], text=text, title=raw["title"], published=raw["published"]))
    counts = {"claims": [0] * 7, "events": [0] * 7}
    for gold, analysis in zip(golds, analyses(articles), strict=True):
        for task, key in (("claims", "kind"), ("events", "type")):
            for item in gold[task]:
                if task == "claims" and item[key] not in ("start", "end"):
                    continue
                i = trigger_token(analysis, item["evidence"], item.get("trigger"))
                if i is None:
                    continue
                said = when(analysis, i)
                c = counts[task]
                if item["date"]:
                    windowed = when(analysis, i, publication=True)
                    c[5] += overlap(item["date"], windowed)
                    c[6] += windowed is not None
                    c[0] += 1
                    c[1] += overlap(item["date"], said)
                    c[2] += said is not None
                else:
                    c[3] += 1
                    c[4] += said is None
                wrong = not overlap(item["date"], said) if item["date"] else said is not None
                if show and wrong:
                    words = analysis.tokens[i].text
                    print(
                        f"  {task[:5]} gold {item['date']!s:21} when {said!s:21} {words:12} | {item['evidence'][:110]}"
                    )
    figures = {}
    for task, (dated, right, given, undated, silent, right_window, given_window) in counts.items():
        figures[f"acts.{task}.given"], figures[f"acts.{task}.right"] = right / dated, right / max(given, 1)
        print(
            f"acts {task}: {dated} dated, given {right / dated:.3f}, right {right / max(given, 1):.3f} of the answers; "
            f"{undated} undated, of which left undated {silent / max(undated, 1):.3f}"
        )
        print(
            f"acts {task}, with the news window: given {right_window / dated:.3f}, "
            f"right {right_window / max(given_window, 1):.3f} of the answers"
        )
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
