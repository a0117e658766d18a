"""Annotated articles -> what the reader learns from: a page, its windows, and the labels of its words.

Sources, each with what it can teach (a head learns nothing from an article that has no labels for it):
  gold     shared/gold/train + shared/news/train   claims, events, mentions and the names they stand for
  own      training/reader/own/*.jsonl             the same and statements; written for this project
  real     training/reader/real/*.jsonl.xz         claims and events in excerpts of shared/data, offsets without text
  nerel    shared/data/nerel                       names and holders of offices, for readers of Russian
  polnear  shared/data/polnear/train.jsonl         statements
  ontogum  shared/data/gum                         coreference
  names    silver name tags of the texts above, made once by names.py
"""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Collection
from pathlib import Path
from typing import TypeVar

from labels import Document, gold_document, people_tags, polnear_document, silver_tags
from nerel import nerel_documents
from ontogum import ontogum_documents
from sources import open_rows, own_rows, real_rows, silver_rows

from incumbent.reader.pieces import Vocabulary

T = TypeVar("T")
TONGUES = Path(__file__).resolve().parents[2] / "bench" / "tongues"


def load_all(
    shared: Path,
    own: Path,
    silver: Path | None,
    vocabulary: Vocabulary,
    fold: dict[str, int],
    hold: int | None,
    languages: Collection[str] = ("en",),
) -> list[Document]:
    """Every document to learn from in these languages; those of the held-out fold are left out."""
    names = silver_rows(silver) if silver is not None else {}
    found: list[Document] = []
    for path in sorted((shared / "gold" / "train").glob("*.json")):
        doc = json.loads(path.read_text(encoding="utf-8"))
        if hold is not None and fold.get(doc["id"]) == hold:
            continue
        news = json.loads((shared / "news" / "train" / path.name).read_text(encoding="utf-8"))
        found.append(gold_document(doc, news, vocabulary))
    for doc, news in open_rows(shared):
        found.append(gold_document(doc, news, vocabulary))
    for doc, news in own_rows(own, languages):
        found.append(gold_document(doc, news, vocabulary, statements=True))
    for doc, news in real_rows(shared, own.parent / "real", fold, hold, languages):
        found.append(gold_document(doc, news, vocabulary, statements="statements" in doc))
    if "ru" in languages:
        found += nerel_documents(shared / "data" / "nerel" / "train_dev.jsonl.xz", vocabulary, measured())
    for i, line in enumerate((shared / "data" / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines()):
        document = polnear_document(json.loads(line), vocabulary)
        document.id = f"pn-train-{i}"
        found.append(document)
    found += ontogum_documents(shared / "data" / "gum" / "ontogum_nonnews.conllu.xz", vocabulary, held=hold is not None)
    for document in found:
        if document.id in names:
            silver_tags(document, names[document.id])
        people_tags(document)
    return found


def measured(folder: Path = TONGUES) -> set[str]:
    """The articles in other languages that the benches measure on: they never train."""
    found = set()
    for path in folder.glob("*/gold.jsonl.xz"):
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            found |= {json.loads(line)["id"] for line in lines}
    return found


def turn(items: list[T], share: float, epoch: int) -> list[T]:
    """The items whose turn it is in an epoch: a share of them, so that all have had theirs before one has it again."""
    order = list(range(len(items)))
    random.Random(0).shuffle(order)
    count = round(share * len(items))
    return [items[order[(epoch * count + k) % len(items)]] for k in range(count)]
