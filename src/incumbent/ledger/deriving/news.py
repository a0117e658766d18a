"""Whether an article tells a change of office as news, or looks back on it. Pure functions.

An article that says on which day a change took effect tells news where that day is near its own. One that gives no day tells
news in its headline and first paragraphs, unless its sentence looks back.
"""

from __future__ import annotations

import datetime as dt
import re

from incumbent.records import Claim

RECENT = dt.timedelta(days=92)  # a change that took effect longer before the article is background
LEAD = 700  # characters after the headline in which an article says what is new
_BACK = re.compile(
    r"\b(?:had|ago|former|formerly|ex|once|previously|earlier|since|then|during|whose|historic(?:al)?|decades?|predecessor)\b",
    re.I,
)
_YEAR = re.compile(r"\b(1[789]\d\d|20\d\d)\b")


def tells_news(claim: Claim, published: dt.date | None, title: str, sentence: str) -> bool:
    """Whether the claim's article tells the change as news. `claim.evidence` counts from the beginning of the title."""
    if published is None:
        return True
    if claim.date is not None:
        return claim.date.latest >= published - RECENT
    if claim.status == "planned":
        return True
    years = {int(y) for y in _YEAR.findall(sentence)}
    if claim.evidence.start > len(title) + LEAD or _BACK.search(sentence):
        return False
    return not any(year < published.year for year in years)
