"""Quotations that no cue claims: the next paragraph of a long quotation, a second one after "he said"."""

from __future__ import annotations

from incumbent.coding.statements.candidates import DASHES
from incumbent.coding.statements.frame import Frame
from incumbent.coding.statements.spans import Run
from incumbent.coding.statements.speakers import Speaker
from incumbent.language import Analysis
from incumbent.records import Statement

_FEWEST_WORDS = 5
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def unclaimed(
    analysis: Analysis, frame: Frame, drafts: list[tuple[Run, Statement]]
) -> list[tuple[Run, Speaker | None]]:
    """Whole quoted sentences outside all statements, with the speaker who was speaking just before.

    A quotation counts where it begins a paragraph that follows the running speaker's, or a sentence of his paragraph.
    Scare quotes and titles of works stand inside sentences, have no verb, or follow nobody.
    """
    found: list[tuple[Run, Speaker | None]] = []
    tokens, sentences = analysis.tokens, analysis.sentences
    at, running, last = 0, None, -9
    for first, end in frame.reach:
        while at < len(drafts) and drafts[at][0][0] <= end:
            statement = drafts[at][1]
            if frame.quote[drafts[at][0][0]] >= 0:
                signed = statement.cue is not None and statement.cue.quote in DASHES
                running = None if signed else _speaker(statement)
                last = sentences[tokens[drafts[at][0][1]].sent].paragraph
            at += 1
        if any(lo <= end and first <= hi for (lo, hi), _ in drafts[max(0, at - 6) : at + 2]):
            continue
        sentence = sentences[tokens[first].sent]
        if first != sentence.start or sentence.paragraph - last not in (0, 1):
            continue
        words = [i for i in range(first, end + 1) if tokens[i].text[0].isalnum()]
        whole = sentence.paragraph == last and tokens[end - 1].text in (".", "!", "?") and len(words) > 0
        if not whole and (len(words) < _FEWEST_WORDS or not any(tokens[i].tag in _FINITE for i in words)):
            continue
        found.append(((first, end), running))
        last = sentence.paragraph
    return found


def _speaker(statement: Statement) -> Speaker | None:
    if statement.speaker is None:
        return None
    entity = int(statement.speaker_entity[1:]) - 1 if statement.speaker_entity else None
    return Speaker(statement.speaker, entity)
