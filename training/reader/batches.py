"""Labelled documents -> windows, batches of them, and the targets of the heads."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import torch
from labels import IGNORE, PERSON, Document

from incumbent.reader.pieces import Vocabulary
from incumbent.reader.schema import ANCHORS, CLAIM_ROLES, CLAIMS, CUE, EVENT_ROLES, ROLES, group_of
from incumbent.reader.shapes import buckets

PIECES = 3600  # of a batch
KINDS = {
    "claim": range(len(CLAIM_ROLES)),
    "event": range(len(CLAIM_ROLES), len(CLAIM_ROLES) + len(EVENT_ROLES)),
    "cue": range(len(CLAIM_ROLES) + len(EVENT_ROLES), len(ROLES)),
}
_E, _C = len(CLAIMS), len(ANCHORS) - 1  # where events begin, and the cue
ANCHOR_COLUMNS = {"claims": range(_E), "offices": range(2, 4), "events": range(_E, _C), "cues": range(_C, _C + 1)}
assert (ANCHORS[2:4], ANCHORS[_C]) == (("hold", "held"), CUE)


class Example:
    """A window ready for a batch."""

    def __init__(self, d: Document, w, by_word: dict) -> None:
        page = d.page
        self.first, self.core, self.end = w.first, w.core, w.end
        ids, place, shapes, quoted, titled = [0], [], [5], [0], [0]
        for i in range(w.first, w.end):
            place.append(len(ids))
            for p in page.pieces[i]:
                ids.append(p)
                shapes.append(page.shapes[i])
                quoted.append(page.quoted[i])
                titled.append(page.titled[i])
        self.ids, self.place, self.shapes, self.quoted, self.titled = ids, place, shapes, quoted, titled
        self.sentences = np.array(page.sentence_of[w.first : w.end])
        n = w.end - w.first
        self.anchors = np.zeros((n, len(ANCHORS)), dtype=np.int8)
        self.known = np.zeros((n, len(ANCHORS)), dtype=np.int8)
        core = w.core - w.first
        for task, columns in ANCHOR_COLUMNS.items():
            if task in d.tasks:
                self.known[core:, columns.start : columns.stop] = 1
        self.anchored = []
        for i in range(w.core, w.end):
            for a in by_word.get(i, ()):
                self.anchors[i - w.first, a.type] = 1
                self.known[i - w.first, a.type] = 1
                self.anchored.append(a)
        for i, t in d.ignored:
            if w.first <= i < w.end and not self.anchors[i - w.first, t]:
                self.known[i - w.first, t] = 0
        self.tags = None
        if d.tags is not None:
            self.tags = np.array(d.tags[w.first : w.end])
        self.links = []
        for word, others in d.links:
            if w.core <= word < w.end:
                inside = {o for o in others if w.first <= o < w.end}
                if inside or not others:
                    self.links.append((word, inside))

    def __len__(self) -> int:
        return len(self.ids) + 1


def name_pools(documents: list[Document]) -> dict[bool, list[str]]:
    """Words of people's names, those that another word of the name follows (True) and those that end it (False)."""
    pools: dict[bool, set[str]] = {True: set(), False: set()}
    for d in documents:
        for i, form in _person_words(d):
            pools[_goes_on(d, i)].add(form)
    return {k: sorted(v) for k, v in pools.items()}


def _person_words(d: Document) -> list[tuple[int, str]]:
    page = d.page
    return [
        (i, page.word(i).lower())
        for i, t in enumerate(d.tags or ())
        if t in PERSON and page.shapes[i] == 1 and page.word(i).isalpha() and len(page.word(i)) > 2
    ]


def _goes_on(d: Document, i: int) -> bool:
    assert d.tags is not None
    return i + 1 < len(d.tags) and d.tags[i + 1] == PERSON[1]


def renamed(d: Document, pools: dict[bool, list[str]], vocabulary: Vocabulary, rng: random.Random) -> Document:
    """The document with other people's names in it, each name for the same other one all along: who somebody is has to be
    read, not known."""
    other: dict[str, str] = {}
    for i, form in _person_words(d):
        if form not in other:
            other[form] = rng.choice(pools[_goes_on(d, i)])
    page = d.page
    pieces = [
        vocabulary.pieces(other[form]) if page.shapes[i] == 1 and (form := page.word(i).lower()) in other else p
        for i, p in enumerate(page.pieces)
    ]
    return replace(d, page=replace(page, pieces=pieces))


def examples(
    documents: list[Document], vocabulary: Vocabulary, rng: random.Random, share: float = 0.0
) -> list[Example]:
    """The windows of all documents; a `share` of those whose names are tagged are read with other names in them."""
    found = []
    pools = name_pools([d for d in documents if d.language == "en"])
    for d in documents:
        if d.tags is not None and d.source != "polnear" and d.language == "en" and rng.random() < share:
            d = renamed(d, pools, vocabulary, rng)
        by_word: dict[int, list] = {}
        for a in d.anchored:
            by_word.setdefault(a.word, []).append(a)
        for w in d.windows:
            e = Example(d, w, by_word)
            if e.known.any() or e.links:
                e.source = d.source
                found.append(e)
    return found


def batches(items: list[Example], rng: random.Random, pieces: int = PIECES) -> list[list[Example]]:
    items = sorted(items, key=lambda e: (len(e) // 24, rng.random()))
    found, current, longest = [], [], 0
    for e in items:
        if current and max(longest, len(e)) * (len(current) + 1) > pieces:
            found.append(current)
            current, longest = [], 0
        current.append(e)
        longest = max(longest, len(e))
    if current:
        found.append(current)
    rng.shuffle(found)
    return found


def tensors(batch: list[Example], vocabulary: Vocabulary) -> dict[str, torch.Tensor]:
    b, length, words = len(batch), max(map(len, batch)), max(len(e.place) for e in batch)
    z = lambda *s: np.zeros(s, dtype=np.int64)  # noqa: E731
    ids, shapes, quoted, titled, mask, first, valid = (
        z(b, length),
        z(b, length),
        z(b, length),
        z(b, length),
        z(b, length),
        z(b, words),
        z(b, words),
    )
    anchors = np.zeros((b, words, len(ANCHORS)), dtype=np.float32)
    known = np.zeros((b, words, len(ANCHORS)), dtype=np.float32)
    tags = np.full((b, words), IGNORE, dtype=np.int64)
    for r, e in enumerate(batch):
        n, w = len(e.ids), len(e.place)
        ids[r, :n] = e.ids
        ids[r, 0], ids[r, n] = vocabulary.start, vocabulary.end
        shapes[r, :n], quoted[r, :n], titled[r, :n] = e.shapes, e.quoted, e.titled
        mask[r, : n + 1] = 1
        first[r, :w] = e.place
        valid[r, :w] = 1
        anchors[r, :w], known[r, :w] = e.anchors, e.known
        if e.tags is not None:
            tags[r, :w] = e.tags
    return {
        k: torch.from_numpy(v)
        for k, v in {
            "ids": ids,
            "shapes": shapes,
            "quoted": quoted,
            "titled": titled,
            "mask": mask,
            "first": first,
            "valid": valid,
            "anchors": anchors,
            "known": known,
            "tags": tags,
        }.items()
    }


def late_targets(batch: list[Example], words: int):
    """The annotated anchors of a batch with their roles and classes; None where it has none."""
    rows, at, kinds, roles, known, classes, dist = [], [], [], [], [], [], []
    for r, e in enumerate(batch):
        for a in e.anchored:
            rows.append(r)
            at.append(a.word - e.first)
            kinds.append(a.type)
            target = np.zeros((words, len(ROLES)), dtype=np.float32)
            mask = np.zeros((words, len(ROLES)), dtype=np.float32)
            columns = KINDS[group_of(ANCHORS[a.type])]
            mask[: len(e.place), columns.start : columns.stop] = 1
            for role, members in a.roles.items():
                for m in members:
                    if e.first <= m < e.end:
                        target[m - e.first, role] = 1
            for role in a.unknown:
                mask[:, role] = 0
            roles.append(target)
            known.append(mask)
            classes.append((a.status, a.how, a.dated))
            dist.append(_padded(buckets(a.word - e.first, e.sentences), words))
    if not rows:
        return None
    return (
        torch.tensor(rows),
        torch.tensor(at),
        torch.tensor(kinds),
        torch.from_numpy(np.stack(roles)),
        torch.from_numpy(np.stack(known)),
        torch.tensor(classes),
        torch.from_numpy(np.stack(dist)),
    )


def _padded(values: np.ndarray, words: int) -> np.ndarray:
    out = np.zeros(words, dtype=np.int64)
    out[: len(values)] = values
    return out


def refer_targets(batch: list[Example], words: int, rng: random.Random, most: int = 120):
    rows, at, target, dist = [], [], [], []
    links = [(r, e, link) for r, e in enumerate(batch) for link in e.links]
    if len(links) > most:
        links = rng.sample(links, most)
    for r, e, (word, others) in links:
        rows.append(r)
        at.append(word - e.first)
        t = np.zeros(1 + words, dtype=bool)
        if others:
            for o in others:
                t[1 + o - e.first] = True
        else:
            t[0] = True
        target.append(t)
        dist.append(_padded(buckets(word - e.first, e.sentences), words))
    if not rows:
        return None
    return torch.tensor(rows), torch.tensor(at), torch.from_numpy(np.stack(target)), torch.from_numpy(np.stack(dist))
