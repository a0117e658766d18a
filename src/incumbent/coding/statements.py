"""Statements: cues with their source and content, as the record writes them down."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from incumbent.coding.cast import Cast
from incumbent.coding.spans import span
from incumbent.coding.sure import Sure
from incumbent.reader import Anchor, Page, Reading, Run
from incumbent.records import Statement, StatementKind

_MARKS = frozenset('"“”„«»') | {"``", "''"}
_TELLS = re.compile(r"^(?:told|tells|telling|informed|assured|reminded|warned|asked)$", re.IGNORECASE)
LEAST = 3  # words of what was said, where no mark of quotation stands around them
SIDE = 0.9  # how sure a second piece of one content must be
GAP = 2  # words between two pieces of one content that are joined
AROUND = 14  # words around a cue in which its channel is looked for


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the words of its source and of its content, as the reader marked them."""

    anchor: Anchor
    source: Run | None
    cue: Run
    content: tuple[Run, ...]


def attributions(reading: Reading, sure: Sure) -> list[Attribution]:
    """The attributions of an article in text order; a content has one cue, the surest."""
    page = reading.page
    found: list[Attribution] = []
    for a in reading.cues:
        if a.p < sure.floor("cue", a.kind) or not a.roles["content"]:
            continue
        cue = next((r for r in a.roles["cue"] if r.first <= a.word < r.end), Run(a.word, a.word + 1, a.p))
        content = _content(page, a.roles["content"], cue)
        source = a.best("source", 0.3)
        if content:
            found.append(Attribution(a, source, cue, tuple(content)))
    return found


def _content(page: Page, runs: list[Run], cue: Run) -> list[Run]:
    """Runs that stand close are one; lone marks are none; the cue is no part of what it introduces."""
    pieces: list[Run] = []
    for run in runs:
        first, end = run.first, run.end
        while first < end and page.word(first) in (",", ":", ";", "-", "–", "—"):
            first += 1
        if first >= end or not any(c.isalnum() for i in range(first, end) for c in page.word(i)):
            continue
        last = pieces[-1] if pieces else None
        if last and first - last.end <= GAP and not (last.end <= cue.first < first):
            pieces[-1] = Run(last.first, end, max(last.p, run.p))
        else:
            pieces.append(Run(first, end, run.p))
    if not pieces:
        return []
    main = max(pieces, key=lambda p: (p.end - p.first) * p.p)
    return [_marks(page, p) for p in pieces if p is main or (p.end - p.first >= LEAST and p.p >= SIDE)]


def _marks(page: Page, run: Run) -> Run:
    """Quotation marks that stand at the edges belong to what they enclose."""
    first, end = run.first, run.end
    if first > 0 and page.word(first - 1) in _MARKS and page.word(first) not in _MARKS and page.quoted[first]:
        first -= 1
    same = end < len(page.words) and page.sentence_of[end - 1] == page.sentence_of[end]
    if same and page.word(end) in _MARKS and page.quoted[end - 1] and page.word(end - 1) not in _MARKS:
        end += 1
    return Run(first, end, run.p)


def find_statements(reading: Reading, cast: Cast, sure: Sure) -> list[Statement]:
    """The statements of an article in text order: one for every piece of content."""
    page = reading.page
    found: list[Statement] = []
    for a in attributions(reading, sure):
        speakers = cast.actors(a.source) if a.source is not None else []
        label = " and ".join(s.label for s in speakers[:3]) or None
        entity = speakers[0].entity if speakers else None
        for piece in a.content:
            run = _told(page, piece)
            if run is None:
                continue
            found.append(
                Statement(
                    id="",
                    kind=_kind(page, run),
                    content=span(page, run.first, run.end),
                    speaker=label,
                    speaker_entity=f"e{entity + 1}" if entity is not None else None,
                    cue=span(page, a.cue.first, a.cue.end),
                    addressee=_addressee(page, a, cast),
                    channel=_channel(page, a),
                    confidence=sure.statement(a.anchor),
                )
            )
    ordered = sorted(_distinct(found), key=lambda s: (s.content.start, s.content.end))
    return [replace(s, id=f"s{i + 1}") for i, s in enumerate(ordered)]


def _told(page: Page, run: Run) -> Run | None:
    """What was said, without the "that" in front; None where it is a word or two without marks of quotation."""
    first = run.first
    while first < run.end - 1 and page.word(first).lower() in ("that", ",", ":"):
        first += 1
    if run.end - first < LEAST and not any(page.quoted[i] for i in range(first, run.end)):
        return None
    return Run(first, run.end, run.p)


def _distinct(found: list[Statement]) -> list[Statement]:
    """Each content once; of two of one speaker that overlap, the longer; somebody else's inside another's stays."""
    kept: list[Statement] = []
    for s in sorted(found, key=lambda s: (s.content.start - s.content.end, -s.confidence)):
        overlapping = [k for k in kept if k.content.start < s.content.end and s.content.start < k.content.end]
        same = any(k.speaker == s.speaker or s.speaker is None for k in overlapping)
        equal = any((k.content.start, k.content.end) == (s.content.start, s.content.end) for k in overlapping)
        if not same and not equal:
            kept.append(s)
    return kept


def _kind(page: Page, run: Run) -> StatementKind:
    words = [i for i in range(run.first, run.end) if any(c.isalnum() for c in page.word(i))]
    inside = sum(page.quoted[i] for i in words)
    if inside == 0:
        return "indirect"
    starts = page.word(run.first) in _MARKS
    return "direct" if inside == len(words) or (starts and inside * 2 >= len(words)) else "mixed"


def _addressee(page: Page, a: Attribution, cast: Cast) -> str | None:
    """Whom a cue of telling names next: "told Mishustin", "told reporters"."""
    if not _TELLS.match(page.word(a.cue.end - 1)) and not _TELLS.match(page.word(a.cue.first)):
        return None
    i = a.cue.end
    stop = min(
        len(page.words),
        i + 6,
        *(r.first for r in a.content if r.first >= i),
        page.sentences[page.sentence_of[a.cue.first]].last,
    )
    end = i
    while (
        end < stop
        and page.word(end) not in (",", ".", ":", "that", "in", "on", "at", "during", "after")
        and page.word(end) not in _MARKS
    ):
        end += 1
    if end == i:
        return None
    actor = cast.actor(i, end)
    return actor.label if actor is not None else None


@cache
def _channels() -> list[dict[str, Any]]:
    data = tomllib.loads(files(__package__).joinpath("channels.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = data["channel"]
    return found


def _channel(page: Page, a: Attribution) -> str | None:
    """By which channel it was said, where words near the cue name one."""
    cue = page.word(a.cue.first).lower()
    if cue.startswith(("tweet", "retweet")):
        return "tweet"
    s = page.sentences[page.sentence_of[a.cue.first]]
    inside = {i for r in a.content for i in range(r.first, r.end)}
    words = [
        page.word(i).lower()
        for i in range(max(s.first, a.cue.first - AROUND), min(s.last, a.cue.end + AROUND))
        if i not in inside
    ]
    for channel in _channels():
        if set(words) & set(channel["nouns"]) and ("with" not in channel or set(words) & set(channel["with"])):
            return str(channel["name"])
    return None
