"""Evidence: the exact words that show a claim, 10 to 250 characters of the article's text."""

from __future__ import annotations

from incumbent.language import Analysis
from incumbent.records import Span

SHORTEST, LONGEST = 10, 250


def evidence_span(analysis: Analysis, start: int, end: int) -> Span:
    """The words of tokens [start, end), widened within the sentence where too short and cut at a word where too long."""
    tokens = analysis.tokens
    sentence = analysis.sentences[tokens[start].sent]
    end = max(end, start + 1)
    while tokens[end - 1].end - tokens[start].start < SHORTEST:
        if end < sentence.end:
            end += 1
        elif start > sentence.start:
            start -= 1
        else:
            break
    while tokens[end - 1].end - tokens[start].start > LONGEST and end - start > 1:
        end -= 1
    first = tokens[start].start
    last = min(tokens[end - 1].end, first + LONGEST)
    return Span(first, last, analysis.article.text[first:last])


def first_told(analysis: Analysis, span: Span) -> Span:
    """The first place where the article says the very same words."""
    at = analysis.article.text.find(span.quote)
    return Span(at, at + len(span.quote), span.quote) if 0 <= at < span.start else span
