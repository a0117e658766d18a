"""Evidence: the shortest exact words of one sentence that hold the trigger and the actors told beside it."""

from __future__ import annotations

from incumbent.coding.events.candidate import Candidate
from incumbent.language import Analysis
from incumbent.records import Span

LONGEST = 300  # characters


def trigger_of(analysis: Analysis, c: Candidate) -> Span:
    """The words that name the act."""
    return _span(analysis, c.trigger[0], c.trigger[1])


def evidence_of(analysis: Analysis, c: Candidate) -> Span:
    """Trigger and actors of the trigger's sentence, widened to whole words and to at least ten characters."""
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[c.anchor].sent]
    first, last = c.trigger
    for actor in (*c.source, *c.target):
        if sentence.start <= actor.head < sentence.end:
            low, high = _extent(analysis, actor.head)
            if tokens[max(last, high)].end - tokens[min(first, low)].start <= LONGEST:
                first, last = min(first, low), max(last, high)
    if c.origin == "speech":
        first, last = _whole(analysis, first, last)
    while tokens[last].end - tokens[first].start < 10 and (first > sentence.start or last < sentence.end - 1):
        last, first = (
            min(last + 1, sentence.end - 1),
            max(first - 1, sentence.start) if last == sentence.end - 1 else first,
        )
    return _span(analysis, first, last)


def _extent(analysis: Analysis, head: int) -> tuple[int, int]:
    """The words of the mention or the compound around an actor's head."""
    mention = analysis.mention_at(head)
    if mention is not None and mention.start <= head < mention.end:
        return mention.start, mention.end - 1
    first = last = head
    for j in analysis.tokens[head].children:
        dep = analysis.tokens[j].dep
        if j < head and dep in ("compound", "amod", "nummod", "nmod", "quantmod", "poss"):
            first = min(first, analysis.subtree(j)[0])
        elif j == head + 1 and dep == "prep" and analysis.tokens[j].lower == "of":
            last = max(k for k in analysis.subtree(j) if k - j <= 5)
    return first, last


def _whole(analysis: Analysis, first: int, last: int) -> tuple[int, int]:
    """For speech: the clause around the telling word, as far as it fits."""
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[first].sent]
    while first > sentence.start and tokens[last].end - tokens[first - 1].start <= LONGEST // 2:
        if tokens[first - 1].text in (";", "``", "“", '"'):
            break
        first -= 1
    while last < sentence.end - 1 and tokens[last + 1].end - tokens[first].start <= LONGEST // 2:
        if tokens[last + 1].text in (".", ";", "''", "”", '"'):
            break
        last += 1
    return first, last


def _span(analysis: Analysis, first: int, last: int) -> Span:
    start, end = analysis.tokens[first].start, analysis.tokens[last].end
    return Span(start, end, analysis.article.text[start:end])
