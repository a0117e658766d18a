"""Which words stand inside quotation marks."""

from __future__ import annotations

from incumbent.language.analysis import Analysis

_OPEN = frozenset("“«„")
_CLOSE = frozenset("”»")


def quoted(analysis: Analysis) -> bytearray:
    """One byte a token: 1 inside a quotation. A paragraph that opens a quotation and does not close it is quoted to its end."""
    tokens = analysis.tokens
    inside = bytearray(len(tokens))
    is_open = False
    paragraph = -1
    for sentence in analysis.sentences:
        if sentence.paragraph != paragraph:
            paragraph, is_open = sentence.paragraph, False
        for i in range(sentence.start, sentence.end):
            text = tokens[i].text
            if text == '"' or text == "``" or text == "''":
                is_open = not is_open
            elif text in _OPEN:
                is_open = True
            elif text in _CLOSE:
                is_open = False
            elif is_open:
                inside[i] = 1
    return inside
