#!/usr/bin/env python3
"""What statements add to claims and events: the open gold scored without and with them, side by side.

    python bench/weaving.py

"Before" is what the office and event coders find when no statements are known; "after" is the record as it ships: events told by
what people say, `said_by`, and the statuses that follow from the statements around each item. Exit status: 0, or 1 where
statements lower a figure, 77 when the gold is not there.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path

from accuracy import SHARED, score
from incumbent.coding import Coder
from incumbent.coding.events import find_events
from incumbent.coding.offices import find_claims
from incumbent.coding.statements import find_statements
from incumbent.coding.weave import weave
from incumbent.language import Analysis
from incumbent.reading import read_articles
from incumbent.records import Article, Claim, Event, Record, to_json

GOLD = SHARED / "gold" / "open"


def records(coder: Coder, analysis: Analysis) -> tuple[Record, Record]:
    """The record of an article before and after weaving."""
    statements = find_statements(analysis, coder.knowledge)
    claims = find_claims(analysis, coder.knowledge)
    alone = find_events(analysis, coder.knowledge, claims, [])
    events = find_events(analysis, coder.knowledge, claims, statements)
    woven_claims, woven_events = weave(analysis, statements, list(claims), list(events))
    return _record(coder, analysis.article, claims, alone), _record(coder, analysis.article, woven_claims, woven_events)


def _record(coder: Coder, article: Article, claims: list[Claim], events: list[Event]) -> Record:
    return Record(coder.info, article, claims=tuple(claims), events=tuple(events))


def agreement(coded: Path) -> dict[str, float]:
    """Share of gold events, told with the same trigger or inside the same words, whose status agrees; and said_by counts."""
    gold = {}
    for path in sorted((SHARED / "gold" / "open").glob("*.json")):
        doc = json.loads(path.read_text(encoding="utf-8"))
        gold[doc["id"]] = doc
    counts: Counter[str] = Counter()
    for line in coded.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["article"]["text"]
        for event in record["events"]:
            counts["events said_by"] += event["said_by"] is not None
            for wanted in gold[record["article"]["id"]].get("events") or ():
                at = text.find(wanted["evidence"])
                inside = at <= event["trigger"]["start"] < at + len(wanted["evidence"])
                if wanted["type"] == event["type"] and at >= 0 and inside:
                    counts["compared"] += 1
                    counts["agree"] += wanted["status"] == event["status"]
        counts["claims said_by"] += sum(c["said_by"] is not None for c in record["claims"])
    return {
        "events: status agrees": counts["agree"] / max(1, counts["compared"]),
        "events with said_by": counts["events said_by"],
        "claims with said_by": counts["claims said_by"],
    }


def main() -> int:
    if not (SHARED / "gold" / "open").is_dir():
        print("SKIPPED: the gold articles are not beside this checkout (../shared/gold/open); nothing was measured")
        return 77
    coder = Coder()
    articles = [r.article for r in read_articles([SHARED / "news" / "open"]) if r.article is not None]
    pairs = [records(coder, analysis) for analysis in coder.analyst.analyse(articles)]
    figures: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for n, name in enumerate(("before", "after")):
            path = Path(folder) / f"{name}.jsonl"
            path.write_text("".join(to_json(pair[n]) + "\n" for pair in pairs), encoding="utf-8")
            figures.append(
                score("claims", GOLD, path, show=False) | score("events", GOLD, path, show=False) | agreement(path)
            )
    before, after = figures
    print(f"{'':24}{'before':>9}{'after':>9}")
    for name, value in before.items():
        print(f"{name:24}{value:9.3f}{after[name]:9.3f}")
    return int(any(after[name] < value for name, value in before.items()))


if __name__ == "__main__":
    sys.exit(main())
