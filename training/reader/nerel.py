"""NEREL's Russian Wikinews as lessons in names, and in who holds or held an office.

NEREL (Loukachevitch et al. 2021; texts CC BY 2.5) marks persons, professions and workplaces, and which belong together. A
pair of person and public office that stands close together in a sentence without a verb of change is a claim, with its
title and body; a pair of which this is not sure is left open, and nothing is learned of changes, dates or sources.
"""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Collection
from pathlib import Path

from finding import Finder
from labels import ANCHOR, ROLE, Anchored, Document, told_there

from incumbent.reader.pieces import Vocabulary, page_of, windows
from incumbent.reader.schema import TAGS

KINDS = {
    "PERSON": "person",
    "ORGANIZATION": "organization",
    "COUNTRY": "state",
    "NATIONALITY": "group",
    **dict.fromkeys(("CITY", "STATE_OR_PROVINCE", "DISTRICT", "LOCATION", "FACILITY"), "place"),
}
OTHERS = frozenset(("AWARD", "WORK_OF_ART", "PRODUCT", "LAW", "DISEASE"))  # a name within is part of theirs
ADJECTIVE = re.compile(r"[а-яё-]+(?:ск|цк)(?:ий|ая|ое|ие|ого|их|ой|им|ими|ую|ом|ому)", re.IGNORECASE)
NEAR = 8  # at most so many words between person and title
CHANGE = re.compile(
    r"назнач|избр|избир|выбор|возглав|отстав|увол|покин|смени|вступ|уш[её]л|кандидат|сконча|умер|погиб|снят|снял|освобо|"
    r"преемник|присяг|станет|\bстал[аи]?\b|утвержд|выдвин|переизб",
    re.IGNORECASE,
)
FORMER = re.compile(r"экс|бывш", re.IGNORECASE)
PUBLIC = re.compile(
    r"министр|президент|глав|депутат|губернатор|советник|посол|сенатор|мэр|судь|прокурор|генерал|команд|секретар|канцлер|"
    r"премьер|директор|руковод|начальник|представител|председател|лидер|корол|конгресс|член|спикер|омбудс|уполномоч|комисс",
    re.IGNORECASE,
)
UNTOLD = frozenset(ROLE[f"claim.{r}"] for r in ("body", "area", "by", "when", "said_by", "evidence"))
HELD = (ANCHOR["hold"], ANCHOR["held"])


def nerel_documents(path: Path, vocabulary: Vocabulary, left_out: Collection[str]) -> list[Document]:
    """The articles of the part to train on, without those of the ids left out."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [nerel_document(r, vocabulary) for r in rows if r["split"] == "train" and r["id"] not in left_out]


def nerel_document(row: dict, vocabulary: Vocabulary) -> Document:
    page = page_of(row["text"], vocabulary)
    find = Finder(page)
    out = Document(row["id"], page, windows(page), frozenset({"offices"}), source="nerel", language="ru")
    out.tags = _tags(row["entities"], find)
    for office in row["offices"]:
        _office(out, find, office, row["entities"])
    return out


def _tags(entities: list[dict], find: Finder) -> list[int]:
    """The outermost names as tags; adjectives of states and peoples are none."""
    tags, end = [0] * len(find.page.words), 0
    for e in sorted(entities, key=lambda e: (e["start"], -e["end"])):
        kind = KINDS.get(e["type"])
        if e["start"] < end or (kind is None and e["type"] not in OTHERS):
            continue
        if kind in ("state", "group") and ADJECTIVE.fullmatch(e["text"]):
            continue
        end = e["end"]
        for k, i in enumerate(find.words([e["start"], e["end"]]) if kind else ()):
            tags[i] = TAGS.index(("B-" if k == 0 else "I-") + kind)
    return tags


def _office(out: Document, find: Finder, office: dict, entities: list[dict]) -> None:
    """A pair as a claim, as an open question, or as no claim where the title is that of no public office."""
    page = out.page
    person = find.words([office["person"]["start"], office["person"]["end"]])
    span = (office["title"]["start"], office["title"]["end"])
    whole = find.words(span)
    if not person or not whole or (not office["government"] and not PUBLIC.search(office["title"]["text"])):
        return
    anchor = person[-1]
    gap = max(person[0] - whole[-1], whole[0] - person[-1]) - 1
    sentence = page.sentences[page.sentence_of[anchor]]
    together = page.sentence_of[whole[0]] == page.sentence_of[anchor] and gap <= NEAR
    if not office["government"] or not together or CHANGE.search(page.quote(sentence.first, sentence.last)):
        out.ignored |= {(anchor, kind) for kind in HELD}
        return
    near = (office["title"]["text"], page.word(whole[0]), page.word(whole[0] - 1) if whole[0] else "")
    kind = ANCHOR["held" if any(map(FORMER.match, near)) else "hold"]
    inside = {
        i
        for e in entities
        if span[0] <= e["start"] and e["end"] <= span[1] and e["type"] in KINDS
        for i in find.words([e["start"], e["end"]])
    }
    title = [i for i in whole if i not in inside]
    while title and page.shapes[title[-1]] == 5:  # a mark of punctuation
        title.pop()
    if not title or len(title) > NEAR:
        out.ignored.add((anchor, kind))
        return
    roles = {ROLE["claim.title"]: set(title)}
    for place in office["workplaces"]:
        words = find.words([place["start"], place["end"]])
        if place["type"] == "ORGANIZATION" and words and page.sentence_of[words[0]] == page.sentence_of[anchor]:
            roles.setdefault(ROLE["claim.body"], set()).update(words)
    other = told_there(out, anchor, kind, roles)
    if other is not None:
        other.unknown -= set(roles)
        return
    out.anchored.append(Anchored(anchor, kind, roles, set(UNTOLD - roles.keys())))
