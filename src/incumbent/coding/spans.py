"""The words that show a thing, as spans of the text."""

from __future__ import annotations

from collections.abc import Sequence

from incumbent.reader import Anchor, Page, Run
from incumbent.records import Span

LONGEST = 250  # characters of evidence


def span(page: Page, first: int, end: int) -> Span:
    """Words [first, end) as a span."""
    start, stop = page.words[first].start, page.words[end - 1].end
    return Span(start, stop, page.text[start:stop])


def evidence_of(page: Page, anchor: Anchor, needed: Sequence[Run]) -> Span:
    """The reader's evidence around an anchor, widened to what it must show, within the sentence and not too long."""
    sentence = page.sentences[page.sentence_of[anchor.word]]
    first, end = anchor.word, anchor.word + 1
    for run in anchor.roles.get("evidence", ()):
        if sentence.first <= run.first < sentence.last:
            first, end = min(first, run.first), max(end, min(run.end, sentence.last))
    for run in needed:
        first, end = min(first, max(run.first, sentence.first)), max(end, min(run.end, sentence.last))
    if page.words[end - 1].end - page.words[first].start > LONGEST:
        first, end = anchor.word, anchor.word + 1
        for run in needed:
            wide = page.words[max(end, run.end) - 1].end - page.words[min(first, run.first)].start
            if run.first >= sentence.first and run.end <= sentence.last and wide <= LONGEST:
                first, end = min(first, run.first), max(end, run.end)
    return span(page, first, end)
