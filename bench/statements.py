#!/usr/bin/env python3
"""Find who said what in the dev part of PolNeAR and score it; fail under the committed floors.

    python bench/statements.py [--polnear FILE] [--weights DIR] [--articles N] [--show N] [--propose] [--allow-lower]

Protocol. Whole articles as they are published, sentences without an attribution included; the first annotator where there
are several. PolNeAR marks stances too ("they oppose the tax"), so what is scored is every attribution that the coder finds,
of which the record keeps what was said. A span is the whole set of its pieces: all character offsets must agree.

  exact     distinct spans of an article, found and by hand: precision, recall, F1 over all articles (source, cue, content)
  linked    the same, but source and content count only where the cue overlaps the cue by hand: the stricter reading
  overlap   the words of an article that lie in any content: precision, recall, F1
  direct    contents that consist of quotations alone (mixed: in part; indirect: no quotation). Exact: each against its
            like; overlap: words of that kind by hand that any found content holds (recall), and the reverse (precision)
  named     the same attributions where the source by hand holds a proper name: the share for which a statement of the
            record that covers them has a speaker whose last word is in that source (so the name was
            resolved rightly); a name by hand is a capitalised word
  speaker   direct attributions by hand with a source: the share for which a found content covers at least half of its
            words, and the source found with it shares a word with the source by hand

For comparison: Citron, the BBC's trained extractor, on whole articles of the test part: exact F1 source .555, cue .521,
content .376, overlap of content .694. The test part is not read here.
Floors live in bench/floors_statements.json. A run that beats a floor prints the raise it proposes and, with --propose,
writes it; lowering a floor needs --allow-lower. Exit status: 0 all floors held, 1 a floor broken, 77 the data is not there.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gold
from floors import add_options, judge
from incumbent.coding.cast import Cast
from incumbent.coding.statements import Attribution, attributions, find_statements
from incumbent.reader import Page as Words
from incumbent.records import PartialDate, Statement

POLNEAR = gold.SHARED / "data" / "polnear" / "dev.jsonl"
FLOORS = gold.HERE / "floors_statements.json"
PARTS = ("source", "cue", "content")
KINDS = ("direct", "mixed", "indirect")
_SMALL = frozenset(
    "the a an of for and in on at to by with his her its their former some many several one two three".split()
)

Span = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Marked:
    """One attribution, by hand or found, in character offsets; `words` are the word indices of the content."""

    source: Span
    cue: Span
    content: Span
    words: frozenset[int]
    source_words: frozenset[int]
    kind: str


class Page:
    """One article with its words, to turn offsets into words and tell quotations from the rest."""

    def __init__(self, page: Words) -> None:
        self.page = page
        self.starts = [w.start for w in page.words]

    def words(self, span: Span) -> frozenset[int]:
        found = []
        for start, end in span:
            i = max(bisect_left(self.starts, start) - 1, 0)
            while i < len(self.starts) and self.starts[i] < end:
                if self.page.words[i].end > start and self.page.word(i)[0].isalnum():
                    found.append(i)
                i += 1
        return frozenset(found)

    def mark(self, source: Span, cue: Span, content: Span) -> Marked:
        words = self.words(content)
        quoted = sum(self.page.quoted[i] for i in words)
        kind = "indirect" if not quoted else "direct" if quoted == len(words) else "mixed"
        return Marked(source, cue, content, words, self.words(source), kind)


def rows(path: Path) -> list[dict[str, Any]]:
    """The articles of a PolNeAR file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def by_hand(page: Page, row: dict[str, Any]) -> list[Marked]:
    """The attributions of the first annotator."""
    spans = ({k: tuple((s, e) for s, e in a[k]) for k in PARTS} for a in row["annotations"][0]["attributions"])
    return [page.mark(s["source"], s["cue"], s["content"]) for s in spans]


def marked(page: Page, a: Attribution) -> Marked:
    """An attribution that was found, in character offsets."""

    def span(runs: Any) -> Span:
        return tuple((page.page.words[r.first].start, page.page.words[r.end - 1].end) for r in runs)

    return page.mark(span([a.source] if a.source else []), span([a.cue]), span(a.content))


class Tally:
    """Counts of right, found and by hand, under names."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, name: str, right: int, found: int, gold: int) -> None:
        self.counts[name, "right"] += right
        self.counts[name, "found"] += found
        self.counts[name, "gold"] += gold

    def add_words(
        self,
        name: str,
        gold: frozenset[int],
        found: frozenset[int],
        all_gold: frozenset[int],
        all_found: frozenset[int],
    ) -> None:
        """Words of one kind by hand that any found content holds, and words found of that kind that any by hand holds."""
        self.add(name, len(gold & all_found), len(found), len(gold))
        self.counts[name, "right found"] += len(found & all_gold)

    def figures(self, name: str) -> tuple[float, float, float]:
        right, found, gold = (self.counts[name, k] for k in ("right", "found", "gold"))
        p, r = self.counts.get((name, "right found"), right) / max(found, 1), right / max(gold, 1)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def overlaps(a: Span, b: Span) -> bool:
    return any(s < f and t < e for s, e in a for t, f in b)


def _words(marked: list[Marked]) -> frozenset[int]:
    return frozenset().union(*(m.words for m in marked))


def score(tally: Tally, gold: list[Marked], found: list[Marked]) -> None:
    """Add one article to the tally."""
    for part in PARTS:
        g, f = ({getattr(m, part) for m in side if getattr(m, part)} for side in (gold, found))
        tally.add(f"{part}.exact", len(g & f), len(f), len(g))
        linked_f = sum(
            any(overlaps(m.cue, n.cue) and getattr(m, part) == getattr(n, part) for n in gold) for m in found
        )
        linked_g = sum(
            any(overlaps(m.cue, n.cue) and getattr(m, part) == getattr(n, part) for n in found) for m in gold
        )
        tally.add(f"{part}.linked", min(linked_f, linked_g), len(found), len(gold))
    for name in ("all", *KINDS):
        g = [m for m in gold if name in ("all", m.kind)]
        f = [m for m in found if name in ("all", m.kind)]
        tally.add_words(f"content.overlap.{name}", _words(g), _words(f), _words(gold), _words(found))
        if name != "all":
            spans_g, spans_f = ({m.content for m in side} for side in (g, f))
            tally.add(f"content.exact.{name}", len(spans_g & spans_f), len(spans_f), len(spans_g))
    for m in gold:
        if m.kind == "direct" and m.source and m.words:
            covering = [n for n in found if 2 * len(n.words & m.words) >= len(m.words)]
            tally.add("speaker.direct", any(n.source_words & m.source_words for n in covering), 1, 1)


def _folded(name: str) -> list[str]:
    """The words of a name in lower case, without "Jr."; hyphens part them and both apostrophes are one."""
    words = name.lower().replace("’", "'").replace("-", " ").split()
    return [w for w in words if w not in ("jr.", "jr", "sr.")]


def score_names(tally: Tally, page: Page, gold_marked: list[Marked], kept: list[Statement]) -> None:
    """Add the direct attributions with a named source: does the record give that name as the speaker?"""
    spans = [(page.words(((s.content.start, s.content.end),)), s.speaker) for s in kept]
    for m in gold_marked:
        forms = [page.page.word(i) for i in m.source_words]
        words = {w for form in forms if form[0].isupper() and form.lower() not in _SMALL for w in _folded(form)}
        words -= {"he", "she", "they", "it", "we", "i"}
        if m.kind != "direct" or not words or not m.words:
            continue
        names = [speaker for covered, speaker in spans if 2 * len(covered & m.words) >= len(m.words)]
        tally.add("speaker.named", any(name and set(_folded(name)[-1:]) & words for name in names), 1, 1)


def measure(path: Path, weights: Path, count: int | None, show: int) -> dict[str, float]:
    coder = gold.coder_of(weights)
    tally, began, words, statements = Tally(), time.process_time(), 0, 0
    for n, row in enumerate(rows(path)[:count]):
        reading = coder.reader.read(row["text"])
        page = Page(reading.page)
        marked_by_hand = by_hand(page, row)
        found = [marked(page, a) for a in attributions(reading, coder.sure)]
        score(tally, marked_by_hand, found)
        cast = Cast(reading, coder.knowledge, PartialDate.parse(row["date"]) if row["date"] else None)
        kept = find_statements(reading, cast, coder.sure)
        statements += len(kept)
        score_names(tally, page, marked_by_hand, kept)
        words += len(reading.page.words)
        if n < show:
            _show(row["text"], marked_by_hand, found)
    figures = {}
    print(f"{'':26} precision recall     F1")
    for name in sorted({key for key, _ in tally.counts}):
        p, r, f1 = tally.figures(name)
        figures[f"statements.{name}"] = f1
        print(f"{name:26} {p:9.3f} {r:6.3f} {f1:6.3f}   {tally.counts[name, 'gold']} by hand")
    spent = time.process_time() - began
    print(f"{statements} statements kept for the record; {spent / words * 1e6:.1f} us a word with the reading of it")
    return figures


def _show(text: str, gold: list[Marked], found: list[Marked]) -> None:
    """Missed and extra contents of one article, on the terminal alone."""
    for sign, some, other in (("-", gold, found), ("+", found, gold)):
        known = {m.content for m in other}
        for m in some:
            if m.content not in known:
                words = (" … ".join(text[s:e].replace("\n", " ") for s, e in getattr(m, part)) for part in PARTS)
                print(sign, m.kind, " | ".join(words))


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--polnear", type=Path, default=POLNEAR)
    gold.add_weights(ap)
    ap.add_argument("--show", type=int, default=0, metavar="N", help="list misses and extras of the first N articles")
    add_options(ap)
    args = ap.parse_args()
    if not args.polnear.exists():
        print(f"SKIPPED: {args.polnear.name} of PolNeAR is not beside this checkout (../shared); nothing was measured")
        return 77
    figures = measure(args.polnear, args.weights, args.articles, args.show)
    if args.articles is not None:
        return 0
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
