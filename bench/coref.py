#!/usr/bin/env python3
"""Score the chaining of names; fail under the committed floors.

    python bench/coref.py [--show] [--propose] [--allow-lower]

chains of names of persons, bodies and places in the DWIE articles beside this checkout (Zaporojets et al. 2021), given the
gold spans and kinds of the names: CoNLL F1, singletons included. Names that DWIE files under other heads (adjectives,
events, dates, roles) are left out.

Floors live in bench/floors_coref.json. Exit status: 0 all floors held, 1 a floor broken, 77 nothing to measure on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chains import Scores
from floors import judge
from incumbent.knowledge import Knowledge
from incumbent.language.chains import Name, chain
from incumbent.records import EntityKind

HERE = Path(__file__).resolve().parent
CORPUS = HERE.parent.parent / "shared" / "data" / "dwie" / "dev.json"
FLOORS = HERE / "floors_coref.json"
KINDS: dict[str, EntityKind] = {
    "type::person": "person",
    "type::organization": "organization",
    "type::location": "place",
}
Span = tuple[int, int]


def names_of(document: dict[str, Any]) -> list[tuple[Span, Name, int]]:
    """The names of a document in text order: words, the name with the word before it, and its gold entity."""
    words = [word for sentence in document["sents"] for word in sentence]
    found = {}
    for entity, mentions in enumerate(document["vertexSet"]):
        for m in mentions:
            start, end = m["pos"]
            if m["type"] in KINDS and any(c.isupper() for c in m["name"]):
                before = words[start - 1] if start else ""
                found[start, end] = (Name(m["name"], KINDS[m["type"]], before), entity)
    return [(span, name, entity) for span, (name, entity) in sorted(found.items())]


def grouped(pairs: Iterable[tuple[Span, int]]) -> list[frozenset[Span]]:
    groups: dict[int, set[Span]] = defaultdict(set)
    for span, number in pairs:
        groups[number].add(span)
    return [frozenset(group) for group in groups.values()]


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    ap.add_argument("--show", action="store_true", help="list what differs")
    ap.add_argument("--propose", action="store_true", help="write raised floors")
    ap.add_argument("--allow-lower", action="store_true", help="write floors that are lower than before")
    args = ap.parse_args()
    if not CORPUS.exists():
        print("SKIPPED: shared/data/dwie/dev.json is not beside this checkout")
        return 77
    knowledge, scores = Knowledge.load(), Scores()
    for document in json.loads(CORPUS.read_text(encoding="utf-8")):
        rows = names_of(document)
        numbers = chain([name for _, name, _ in rows], knowledge)
        gold = grouped((span, entity) for span, _, entity in rows)
        found = grouped((span, number) for (span, _, _), number in zip(rows, numbers, strict=True))
        scores.add(gold, found)
        if args.show:
            text = {span: name.text for span, name, _ in rows}
            for sign, mine, other in (("-", gold, found), ("+", found, gold)):
                for group in mine:
                    if group not in other:
                        print(f"{document['title']} {sign} " + " | ".join(text[span] for span in sorted(group)))
    for label, figure in (("MUC", scores.muc), ("B-cubed", scores.b_cubed), ("CEAF-e", scores.ceaf_e)):
        print(f"dwie {label:9} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}")
    return 0 if judge(FLOORS, {"dwie.names": scores.conll}, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
