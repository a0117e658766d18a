"""Speech: which words of the article are somebody's, token by token, from the article's statements."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from incumbent.language import Analysis
from incumbent.records import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """One statement by tokens: who speaks, the cue's first token or -1, the content's positions, whether in quotes."""

    speaker: str | None
    entity: int | None
    cue: int
    content: range
    quoted: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """All statements of an article; `at` maps a token to the innermost statement whose content it is in."""

    acts: tuple[Said, ...]
    at: dict[int, Said]
    cues: frozenset[int]


def read_speech(analysis: Analysis, statements: list[Statement]) -> Speech:
    """Statements as token ranges."""
    starts = [t.start for t in analysis.tokens]
    acts = []
    for s in statements:
        first, last = bisect_left(starts, s.content.start), bisect_left(starts, s.content.end)
        if first >= last:
            continue
        cue = bisect_left(starts, s.cue.start) if s.cue is not None else -1
        entity = int(s.speaker_entity[1:]) - 1 if s.speaker_entity else None
        acts.append(Said(s.speaker, entity, cue, range(first, last), s.kind != "indirect"))
    at: dict[int, Said] = {}
    for said in sorted(acts, key=lambda a: -len(a.content)):
        at.update(dict.fromkeys(said.content, said))
    return Speech(tuple(acts), at, frozenset(a.cue for a in acts))
