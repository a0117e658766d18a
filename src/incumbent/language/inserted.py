"""What a page's machine wrote into the sentences: a linked name's full form and the headlines behind it, run into the text.

    Sen. John McCain John Sidney McCain2020 Democrats make play for votes The Memo: ... MORE (R-Ariz.) came out against it.

Everything from the second form of the name to MORE is no part of the sentence. Such text is left where it stands, so that
offsets hold, but no word of it is read.
"""

from __future__ import annotations

import re

_END = " MORE"
# A surname, then up to five words that end with the same surname, a headline glued to it, and MORE in the same line.
_LINKED = re.compile(
    r"(?P<last>[A-Z][\w'’.-]*[a-z][\w'’.-]*)(?P<inserted>,? (?:[A-Z(][\w.()'’-]*,? ){1,5}(?P=last)(?=[A-Z\d\"“‘])[^\n]{0,900}? ?\bMORE\b)"
)


def inserted(text: str) -> list[tuple[int, int]]:
    """The character offsets of everything that was run into a text, in order.

    >>> text = "Sen. Ann Lee Ann Maria LeeSenate to vote Five things to know MORE (D-Ohio) resigned."
    >>> [text[start:end] for start, end in inserted(text)]
    [' Ann Maria LeeSenate to vote Five things to know MORE']
    """
    if _END not in text:
        return []
    return [m.span("inserted") for m in _LINKED.finditer(text)]
