"""The sentence around a quote, found in the text alone: what a reader is shown around the words that say it."""

from __future__ import annotations

import re

LONGEST = 600  # characters; of a longer sentence the part around the quote is shown
_STOP = re.compile(r"\n+|[.!?…][\"'”’)\]]*(?=\s+[\"'“‘(\[]?[^\W\d_a-z]|\s+[\"'“‘(\[]?\d|\s*\Z)")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Sen|Rep|Gov|Pres|Hon|Rev|St|Jr|Sr|No|vs|Inc|Corp|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec)|(?<![^\W_])[^\W\d_]|\b(?:[^\W\d_]\.)+[^\W\d_])\Z"
)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence that holds text[start:end]; never beyond its paragraph, at most LONGEST around the quote.

    >>> text = "It rained. Mr. Aster left on Monday. Nobody saw it."
    >>> first, last = sentence_around(text, 15, 25)
    >>> text[first:last]
    'Mr. Aster left on Monday.'
    """
    low = max(0, start - LONGEST)
    begun = low
    for match in _STOP.finditer(text, low, start):
        if _ends(text, match, low):
            begun = match.end()
    over = min(len(text), end + LONGEST)
    for match in _STOP.finditer(text, max(start, end - 2), over):
        if match.end() >= end and _ends(text, match, low):
            over = match.start() if match[0].startswith("\n") else match.end()
            break
    while begun < start and text[begun].isspace():
        begun += 1
    while over > end and text[over - 1].isspace():
        over -= 1
    return begun, max(over, end)


def _ends(text: str, match: re.Match[str], low: int) -> bool:
    """Whether a stop ends a sentence: a full stop after an abbreviation or an initial does not."""
    return match[0][0] != "." or not _ABBREVIATED.search(text, max(low, match.start() - 12), match.start())
