#!/usr/bin/env python3
"""Score names and coreference; fail under the committed floors.

    python bench/coref.py [--task dwie|people|ontogum|all] [--weights DIR] [--show] [--propose] [--allow-lower]

dwie     chains of names of persons, bodies and places in the DWIE articles beside this checkout (Zaporojets et al.
         2021): CoNLL F1 over exact character spans, singletons included. DWIE marks names only, so our nominals and
         pronouns do not enter; names that DWIE files under other heads (adjectives, events, dates, roles) are left out
         on both sides.
people   of the person names in the open office claims, the share that is the name of an entity of the record.
ontogum  names, pronouns and noun phrases of the OntoGUM documents (no news among them) that training leaves out, every
         fifth: CoNLL F1. A mention counts by its head word, since a record marks a noun phrase by its head; chains of
         one are left out on both sides, as OntoNotes has none. A record chains what stands for a name, so `named` looks
         at the chains by hand that hold a proper name; `all` at every chain, "the book ... it" too, which no record has.

Floors live in bench/floors_coref.json. Exit status: 0 all floors held, 1 a floor broken, 77 nothing to measure on.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import sys
from collections.abc import Iterator

import gold
from chains import Scores
from floors import add_options, judge
from incumbent.coding import Coder
from incumbent.records import Article, EntityMention, Record

sys.path.insert(0, str(gold.HERE.parent / "training" / "reader"))
from ontogum import conllu_chains, head_token, held_out_document

SHARED = gold.SHARED
FLOORS = gold.HERE / "floors_coref.json"
ONTOGUM = SHARED / "data" / "gum" / "ontogum_nonnews.conllu.xz"
COUNTED = {"type::person", "type::organization", "type::location"}
_TIGHT = re.compile(r"(?:[.,;:!?%)\]]|'s|n't|'re|'ve|'ll|'d|'m|')\Z")
Span = tuple[int, int]


def dwie_article(document: dict[str, object]) -> tuple[Article, list[Span]]:
    """The text of a tokenised document, with the characters of each token."""
    text, places = "\n", []  # no title
    for sentence in document["sents"]:  # type: ignore[attr-defined]
        for word in sentence:
            if len(text) > 1 and not _TIGHT.match(word) and not text.endswith(("(", "[", "$")):
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


def found_chains(record: Record, ignored: set[int]) -> list[frozenset[Span]]:
    """Our chains of names, without those that stand on ignored characters."""
    chains = []
    for entity in record.entities:
        spans = set()
        for m in entity.mentions if entity.kind != "group" else ():
            if m.form == "name" and m.start not in ignored and any(w[:1].isupper() for w in m.text.split()):
                spans.add((m.start, m.end))
        chains.append(frozenset(spans))
    return [c for c in chains if c]


def print_parts(name: str, scores: Scores) -> None:
    parts = {"mentions": scores.mentions, "MUC": scores.muc, "B-cubed": scores.b_cubed, "CEAF-e": scores.ceaf_e}
    for part, figure in parts.items():
        print(f"{name} {part:9} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}")
    print(f"{name} CoNLL {scores.conll:.3f}")


def score_dwie(coder: Coder, count: int | None, show: bool) -> dict[str, float]:
    """CoNLL F1 and its parts on the DWIE articles."""
    documents = json.loads((SHARED / "data" / "dwie" / "dev.json").read_text(encoding="utf-8"))[:count]
    scores = Scores()
    for document in documents:
        article, places = dwie_article(document)
        marked, ignored = dwie_chains(document, places)
        found = found_chains(coder.record(article), ignored)
        scores.add(marked, found)
        if show:
            show_differences(article, marked, found)
    print_parts("dwie", scores)
    return {"dwie.conll": scores.conll, "dwie.mentions": scores.mentions.f1}


def ontogum_documents() -> Iterator[list[str]]:
    """The lines of each document that training leaves out."""
    with lzma.open(ONTOGUM, "rt", encoding="utf-8") as lines:
        block: list[str] = []
        for line in lines:
            if line.startswith("# newdoc id") and block:
                if held_out_document(block):
                    yield block
                block = []
            block.append(line.rstrip("\n"))
        if held_out_document(block):
            yield block


def score_ontogum(coder: Coder, count: int | None, show: bool) -> dict[str, float]:
    """CoNLL F1 over head words: chains with a name, and all chains."""
    named, everything = Scores(), Scores()
    for n, block in enumerate(ontogum_documents()):
        if n == count:
            break
        name, text, spans, mentions, tags = conllu_chains(block)
        chains: dict[str, set[int]] = {}
        names: set[str] = set()
        for key, first, last in mentions:
            head = head_token(tags, first, last)
            chains.setdefault(key, set()).add(spans[head][0])
            if tags[head] in ("NNP", "NNPS"):
                names.add(key)
        article = Article(name, text)
        by_hand = {k: frozenset(c) for k, c in chains.items() if len(c) > 1}
        found = [c for e in coder.record(article).entities if len(c := frozenset(_head(m) for m in e.mentions)) > 1]
        everything.add(by_hand.values(), found)
        marked = [c for k, c in by_hand.items() if k in names]
        named.add(marked, found)
        if show:
            where = dict(spans)
            pair = [[frozenset((a, where.get(a, a + 1)) for a in c) for c in side] for side in (marked, found)]
            show_differences(article, *pair)
    print_parts("ontogum named", named)
    print_parts("ontogum all", everything)
    return {"ontogum.named": named.conll, "ontogum.all": everything.conll}


def _head(m: EntityMention) -> int:
    """Where the last word of a mention begins, a possessive ending apart."""
    text = re.sub(r"['’]s?$", "", m.text)
    return m.start + max(text.rfind(" "), text.rfind("-")) + 1


def show_differences(article: Article, gold: list[frozenset[Span]], found: list[frozenset[Span]]) -> None:
    """Print chains that differ."""
    print(f"== {article.id}")
    for sign, mine, other in (("-", gold, found), ("+", found, gold)):
        for chain in mine:
            if chain not in other:
                print(f"  {sign} " + " | ".join(article.text[a:b] for a, b in sorted(chain)))


def score_people(coder: Coder, count: int | None, show: bool) -> dict[str, float]:
    """Share of gold person names that are entity names."""
    pairs = gold.some(gold.opened(), count)
    found = gold.articles(pairs)
    right = total = 0
    for pair in pairs:
        people = {e.name for e in coder.record(found[pair.id]).entities if e.kind == "person"}
        for name in dict.fromkeys(c["person"] for c in pair.gold["claims"] if c["person"]):
            total += 1
            right += name in people
            if show and name not in people:
                print(f"{pair.id}: {name!r} is not among {sorted(people)}")
    print(f"people {right} of {total} names")
    return {"people.names": right / total if total else 0.0}


def main() -> int:
    tasks = {
        "dwie": (SHARED / "data" / "dwie" / "dev.json", score_dwie),
        "people": (SHARED / "gold" / "open", score_people),
        "ontogum": (ONTOGUM, score_ontogum),
    }
    ap = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    ap.add_argument("--task", choices=(*tasks, "all"), default="all")
    gold.add_weights(ap)
    ap.add_argument("--show", action="store_true", help="list what differs")
    add_options(ap)
    args = ap.parse_args()
    coder: Coder | None = None
    figures: dict[str, float] = {}
    for task, (needed, score) in tasks.items():
        if args.task not in (task, "all"):
            continue
        if not needed.exists():
            print(f"SKIPPED: {task}: its data are not beside this checkout (../shared)")
            continue
        coder = coder or gold.coder_of(args.weights)
        found = score(coder, args.articles, args.show)
        if task == "ontogum" and "ontogum" not in coder.reader.manifest.about.get("left_out", ()):
            print(
                f"IN SAMPLE, or not known: {args.weights} does not say that training left these documents out; no floor is looked at"
            )
            continue
        figures |= found
    if coder is None:
        return gold.MISSING
    if args.articles is not None:
        return 0
    return 0 if judge(FLOORS, figures, args.propose, args.allow_lower) else 1


if __name__ == "__main__":
    sys.exit(main())
