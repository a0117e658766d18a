#!/usr/bin/env python3
"""Score names and coreference; fail under the committed floors.

    python bench/coref.py [--task dwie|people|all] [--show] [--propose] [--allow-lower]

dwie    chains of names of persons, bodies and places in the DWIE articles beside this checkout (Zaporojets et al. 2021):
        CoNLL F1 over exact character spans, singletons included. DWIE marks names only, so our nominals and pronouns do
        not enter; names that DWIE files under other heads (adjectives, events, dates, roles) are left out on both sides.
people  of the person names in the open office claims, the share that is the name of an entity of the analysis.

Floors live in bench/floors_coref.json. Exit status: 0 all floors held, 1 a floor broken, 77 nothing to measure on.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from pathlib import Path

from chains import Scores
from floors import judge
from incumbent.knowledge import Knowledge
from incumbent.language import Analysis, Analyst
from incumbent.reading import read_articles
from incumbent.records import Article

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
FLOORS = HERE / "floors_coref.json"
COUNTED = {"type::person", "type::organization", "type::location"}
_TIGHT = re.compile(r"(?:[.,;:!?%)\]]|'s|n't|'re|'ve|'ll|'d|'m|')\Z")
Span = tuple[int, int]


def dwie_article(document: dict[str, object]) -> tuple[Article, list[Span]]:
    """The text of a tokenised document, with the characters of each token."""
    text, places = "", []
    for sentence in document["sents"]:  # type: ignore[attr-defined]
        for word in sentence:
            if text and not _TIGHT.match(word) and not text.endswith(("(", "[", "$")):
                text += " "
            places.append((len(text), len(text) + len(word)))
            text += word
    return Article(str(document["title"]), text), places


def dwie_chains(document: dict[str, object], places: list[Span]) -> tuple[list[frozenset[Span]], set[int]]:
    """Gold chains of the counted types, and the characters of all mentions of other types."""
    chains, ignored = [], set()
    for chain in document["vertexSet"]:  # type: ignore[attr-defined]
        spans = set()
        for mention in chain:
            start, end = places[mention["pos"][0]][0], places[mention["pos"][1] - 1][1]
            if mention["type"] in COUNTED and any(c.isupper() for c in mention["name"]):
                spans.add((start, end))
            else:
                ignored.update(range(start, end))
        chains.append(frozenset(spans))
    return [c for c in chains if c], ignored


def found_chains(analysis: Analysis, ignored: set[int]) -> list[frozenset[Span]]:
    """Our chains of names, without those that stand on ignored characters."""
    tokens = analysis.tokens
    chains = []
    for entity in analysis.entities:
        spans = set()
        for i in entity.mentions:
            m = analysis.mentions[i]
            span = (tokens[m.start].start, tokens[m.end - 1].end)
            if m.form == "name" and entity.kind != "group" and span[0] not in ignored:
                if any(t.text[0].isupper() for t in tokens[m.start : m.end]):
                    spans.add(span)
        chains.append(frozenset(spans))
    return [c for c in chains if c]


def score_dwie(analyst: Analyst, show: bool) -> dict[str, float]:
    """CoNLL F1 and its parts on the DWIE articles."""
    documents = json.loads((SHARED / "data" / "dwie" / "dev.json").read_text(encoding="utf-8"))
    pairs = [dwie_article(d) for d in documents]
    scores = Scores()
    for document, (article, places), analysis in zip(
        documents, pairs, analyst.analyse(a for a, _ in pairs), strict=True
    ):
        gold, ignored = dwie_chains(document, places)
        found = found_chains(analysis, ignored)
        scores.add(gold, found)
        if show:
            show_differences(article, gold, found)
    for name, figure in (
        ("mentions", scores.mentions),
        ("MUC", scores.muc),
        ("B-cubed", scores.b_cubed),
        ("CEAF-e", scores.ceaf_e),
    ):
        print(f"dwie {name:9} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}")
    return {"dwie.conll": scores.conll, "dwie.mentions": scores.mentions.f1}


def show_differences(article: Article, gold: list[frozenset[Span]], found: list[frozenset[Span]]) -> None:
    """Print chains that differ."""
    print(f"== {article.id}")
    for sign, mine, other in (("-", gold, found), ("+", found, gold)):
        for chain in mine:
            if chain not in other:
                print(f"  {sign} " + " | ".join(article.text[a:b] for a, b in sorted(chain)))


def score_people(analyst: Analyst, show: bool) -> dict[str, float]:
    """Share of gold person names that are entity names."""
    articles = [r.article for r in read_articles([SHARED / "news" / "open"]) if r.article is not None]
    right = total = 0
    for analysis in analyst.analyse(articles):
        gold = json.loads((SHARED / "gold" / "open" / f"{analysis.article.id}.json").read_text(encoding="utf-8"))
        people = {e.name for e in analysis.entities if e.kind == "person"}
        for name in dict.fromkeys(c["person"] for c in gold["claims"] if c["person"]):
            total += 1
            right += name in people
            if show and name not in people:
                print(f"{analysis.article.id}: {name!r} is not among {sorted(people)}")
    print(f"people {right} of {total} names")
    return {"people.names": right / total if total else 0.0}


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--task", choices=("dwie", "people", "all"), default="all")
    ap.add_argument("--show", action="store_true", help="list what differs")
    ap.add_argument("--propose", action="store_true", help="write raised floors")
    ap.add_argument("--allow-lower", action="store_true", help="write floors that are lower than before")
    args = ap.parse_args()
    tasks = {"dwie": SHARED / "data" / "dwie" / "dev.json", "people": SHARED / "gold" / "open"}
    chosen = [t for t in tasks if args.task in (t, "all")]
    absent = [t for t in chosen if not tasks[t].exists()]
    for task in absent:
        print(f"SKIPPED: {task}: its data are not beside this checkout (../shared)")
    if len(absent) == len(chosen):
        return 77
    analyst = Analyst(knowledge=Knowledge.load())
    figures: dict[str, float] = {}
    for task, score in (("dwie", score_dwie), ("people", score_people)):
        if task in chosen and task not in absent:
            figures |= score(analyst, args.show)
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
