"""One pass over an article: windows in, names, anchors with their roles and references out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from incumbent.language.closed import BREAKS, PRONOUNS
from incumbent.reader import schema
from incumbent.reader.manifest import PACKAGED, VOCABULARIES, Manifest, checked
from incumbent.reader.pieces import Page, Vocabulary, Window, page_of, unigram_of, windows
from incumbent.reader.reading import Anchor, Name, Reading, Run
from incumbent.reader.shapes import buckets

FLOORS = {
    "claim": 0.12,
    "event": 0.2,
    "cue": 0.3,
}  # anchors below are not looked at further; the coders decide on the rest
LONG = ("content", "evidence")  # roles of whole clauses
MEMBER = 0.5  # a word plays a role from here on
SIDE = 0.4  # and a side of an event from here on
WEAK = 0.1  # the best word of a role is told as an edge from here on

_GROUPS = {
    "claim": (0, schema.CLAIM_ROLES),
    "event": (len(schema.CLAIM_ROLES), schema.EVENT_ROLES),
    "cue": (len(schema.CLAIM_ROLES) + len(schema.EVENT_ROLES), schema.CUE_ROLES),
}
_S, _H = len(schema.STATUSES), len(schema.HOWS)
Floats = NDArray[np.float32]
Session = Callable[[dict[str, NDArray[Any]]], list[NDArray[Any]]]


class Reader:
    """Loads a folder of weights once; reads one article at a time, in one of its `languages` (ISO 639-1). Raises
    `WeightsError` where they do not fit."""

    def __init__(self, folder: Path = PACKAGED, threads: int = 1) -> None:
        self.manifest: Manifest = checked(folder)
        self.languages = self.manifest.languages
        self._kinds = self.manifest.anchors
        self.vocabulary = _vocabulary(folder / VOCABULARIES[self.manifest.vocabulary])
        self._first = _session(folder / "reader.onnx", threads)
        self._late = _session(folder / "late.onnx", threads)
        self._refer = _session(folder / "refer.onnx", threads)

    def read(self, text: str) -> Reading:
        """The reading of a text whose first line is its title."""
        page = page_of(text, self.vocabulary)
        reading = Reading(page, [], [], [], [], {})
        for w in windows(page):
            states, tags, anchors = self._first(inputs(w, page, self.vocabulary))
            core = w.core - w.first
            reading.names += _names(tags[0, core:], page, w.core)
            found = self._anchors(reading, w, states, anchors[0])
            self._references(reading, w, states, found)
        return reading

    def _anchors(self, reading: Reading, w: Window, x: Floats, scores: Floats) -> list[Anchor]:
        """The anchors of a window's core, which the reading then holds too."""
        page = reading.page
        core = w.core - w.first
        found = [
            (i, k)
            for i, k in zip(*np.nonzero(scores >= min(FLOORS.values())), strict=True)
            if i >= core and scores[i, k] >= FLOORS[schema.group_of(self._kinds[k])]
        ]
        if not found:
            return []
        sentence = np.array(page.sentence_of[w.first : w.end])
        apart = np.stack([buckets(int(i), sentence) for i, _ in found])
        roles, classes = self._late(
            {
                "x": x,
                "word": np.array([i for i, _ in found], dtype=np.int64),
                "kind": np.array([k for _, k in found], dtype=np.int64),
                "distance": apart,
            }
        )
        told: list[Anchor] = []
        for a, (i, k) in enumerate(found):
            group = schema.group_of(self._kinds[k])
            start, names = _GROUPS[group]
            anchor = Anchor(w.first + int(i), self._kinds[k], float(scores[i, k]))
            for r, role in enumerate(names):
                p = roles[a, :, start + r]
                if role in LONG:
                    cut = roles[a, :, start + names.index("cue")] >= MEMBER if role == "content" else None
                    anchor.roles[role] = _segments(p, cut, w.first, page)
                else:
                    anchor.roles[role] = _runs(p, w.first, page, SIDE if role in ("source", "target") else MEMBER)
                if not anchor.roles[role]:
                    best = int(p.argmax())
                    if p[best] >= WEAK:
                        anchor.edge[role] = Run(w.first + best, w.first + best + 1, float(p[best]))
            c = classes[a]
            anchor.classes = {
                "status": _softmax(c[:_S], schema.STATUSES),
                "how": _softmax(c[_S : _S + _H], schema.HOWS),
                "dated": _softmax(c[_S + _H :], schema.DATED),
            }
            {"claim": reading.claims, "event": reading.events, "cue": reading.cues}[group].append(anchor)
            told.append(anchor)
        return told

    def _references(self, reading: Reading, w: Window, x: Floats, found: Sequence[Anchor]) -> None:
        """Whom the pronouns of a core, and the common nouns that play a role, stand for among the names of the window."""
        page = reading.page
        targets = list(reading.names_within(w.first, w.end))
        if not targets:
            return
        named = {i for _, name in targets for i in range(name.first, name.end)}
        wanted = {i for i in range(w.core, w.end) if page.word(i).lower() in PRONOUNS}
        for anchor in found:
            if anchor.kind in schema.CLAIMS:
                wanted.add(anchor.word)
            for role in ("source", "target", "by", "said_by"):
                wanted |= {_head(page, r) for r in anchor.roles.get(role, ())}
        here = sorted(i for i in wanted - named if i not in reading.refers)
        if not here:
            return
        sentence = np.array(page.sentence_of[w.first : w.end])
        [scores] = self._refer(
            {
                "x": x,
                "mention": np.array([i - w.first for i in here], dtype=np.int64),
                "apart": np.stack([buckets(i - w.first, sentence) for i in here]),
            }
        )
        columns = np.array([0] + [1 + name.last - w.first for _, name in targets])
        for row, i in zip(scores, here, strict=True):
            chosen = row[columns]
            p = np.exp(chosen - chosen.max())
            p /= p.sum()
            best = int(p.argmax())
            if best > 0:
                reading.refers[i] = (targets[best - 1][0], float(p[best]))


def _head(page: Page, run: Run) -> int:
    """The word that stands for a noun phrase: the last before a preposition or comma."""
    for i in range(run.first + 1, run.end):
        if page.word(i).lower() in BREAKS:
            return i - 1
    return run.end - 1


def _runs(p: Floats, offset: int, page: Page, least: float = MEMBER) -> list[Run]:
    """Maximal runs of words at or over `least`; a run does not cross the end of a sentence."""
    found: list[Run] = []
    on = p >= least
    i, n = 0, len(p)
    while i < n:
        if not on[i]:
            i += 1
            continue
        j = i + 1
        while j < n and on[j] and page.sentence_of[offset + j] == page.sentence_of[offset + i]:
            j += 1
        found.append(Run(offset + i, offset + j, float(p[i:j].max())))
        i = j
    return found


def _segments(p: Floats, cut: NDArray[np.bool_] | None, offset: int, page: Page) -> list[Run]:
    """Runs of words that are likeliest as wholes: the maximal scoring subsequences of the words' log odds (Ruzzo and
    Tompa 1999), so that a doubtful word between sure ones does not tear a clause. None holds a word that is `cut`, and
    none crosses the end of a paragraph."""
    clipped = np.clip(p, 1e-3, 1 - 1e-3)
    scores = np.log(clipped / (1 - clipped)) - math.log(MEMBER / (1 - MEMBER))
    found: list[Run] = []
    begin = 0
    paragraphs = [page.sentences[page.sentence_of[offset + i]].paragraph for i in range(len(p))]
    for i in range(len(p) + 1):
        wall = i == len(p) or (cut is not None and bool(cut[i])) or paragraphs[i] != paragraphs[begin]
        if not wall:
            continue
        for first, end in _maximal(scores[begin:i].tolist()):
            found.append(Run(offset + begin + first, offset + begin + end, float(p[begin + first : begin + end].max())))
        begin = i + 1 if i < len(p) and cut is not None and bool(cut[i]) else i
        if begin >= len(p):
            break
    return found


def _maximal(scores: list[float]) -> list[tuple[int, int]]:
    """All maximal scoring subsequences, each as [first, end)."""
    kept: list[tuple[int, int, float, float]] = []  # first, end, sum before, sum with
    total = 0.0
    for i, score in enumerate(scores):
        before, total = total, total + score
        if score <= 0:
            continue
        first, low, high = i, before, total
        while True:
            j = next((k for k in range(len(kept) - 1, -1, -1) if kept[k][2] < low), None)
            if j is None or kept[j][3] >= high:
                break
            first, low = kept[j][0], kept[j][2]
            del kept[j:]
        kept.append((first, i + 1, low, high))
    return [(first, end) for first, end, _, _ in kept]


def _names(tags: Floats, page: Page, offset: int = 0) -> list[Name]:
    """Names from tag probabilities (W, tags) of the words from `offset` on: a name begins at B, or at I where nothing of
    its kind stands before. No name crosses the end of a paragraph."""
    found: list[Name] = []
    best = tags.argmax(-1)
    start, kind = -1, ""
    for i in range(len(best) + 1):
        tag = schema.TAGS[best[i]] if i < len(best) else "O"
        if start >= 0 and (tag != f"I-{kind}" or _paragraph(page, offset + i) != _paragraph(page, offset + i - 1)):
            found.append(Name(offset + start, offset + i, kind, float(tags[start:i].max(-1).mean())))
            start = -1
        if tag != "O" and start < 0:
            start, kind = i, tag[2:]
    return found


def _paragraph(page: Page, word: int) -> int:
    return page.sentences[page.sentence_of[word]].paragraph


def _softmax(x: Floats, values: Sequence[str]) -> dict[str, float]:
    p = np.exp(x - x.max())
    p /= p.sum()
    return {v: float(q) for v, q in zip(values, p, strict=True)}


def inputs(w: Window, page: Page, vocabulary: Vocabulary) -> dict[str, NDArray[np.int64]]:
    """What the encoder is shown of one window, by the names of `schema.INPUTS`, (1, pieces) each; `first` (1, words)."""
    ids, shapes, quoted, titled, first = [vocabulary.start], [5], [0], [0], []
    for i in range(w.first, w.end):
        pieces = page.pieces[i]
        first.append(len(ids))
        ids += pieces
        shapes += [page.shapes[i]] * len(pieces)
        quoted += [page.quoted[i]] * len(pieces)
        titled += [page.titled[i]] * len(pieces)
    ids.append(vocabulary.end)
    for flags in (shapes, quoted, titled):
        flags.append(0)
    named = {"ids": ids, "shapes": shapes, "quoted": quoted, "titled": titled, "first": first}
    return {name: np.array([values], dtype=np.int64) for name, values in named.items()}


def _vocabulary(path: Path) -> Vocabulary:
    if path.suffix == ".tsv":
        return unigram_of(path)
    return Vocabulary(path.read_text(encoding="utf-8").splitlines())


def _session(path: Path, threads: int) -> Session:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(inputs: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        found: list[NDArray[Any]] = session.run(None, inputs)
        return found

    return run
