"""How much the ledger believes what it was told: probabilities of claims, weighed by who tells them and what lists say.

The rule, and why it is so, stands in docs/belief.md. Pure functions.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["agree", "exclude", "silent"]

BELIEVED = 0.5  # the least belief that verbs, pages and feeds show by default
STRICT = 0.9  # the least belief that exports into other people's collections write by default
REPORTED = 0.5  # what a claim is worth that the article itself hands on as a report
ON_WORD = 0.8  # what an asserted claim is worth that rests on somebody's word
UNSAID = 0.8  # what a change is worth whose own sentence does not name the office
AGAIN = 0.5  # each further article of one publisher is worth this much of the one before
CHANGE = math.log(3)  # how far, in log-odds, less is believed of a change: more of it must be right, its day too
AGREED, HANDED = 1, 2  # of a stored change: lists have it; lists have somebody follow on its day
LISTS = math.log(20)  # how far, in log-odds, a dated list moves a belief up or down
_SUREST = 0.99  # no reading of one article is surer than this
_REVIEWED = {"accept": 0.999, "correct": 0.99}
_CERTAIN = 30.0  # log-odds are cut off here


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim as evidence: the article it comes from (a copy bears its original's id), who published it, how likely it is so."""

    source: str
    publisher: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Seen:
    """What an answer shows: what is believed at least so much, and told by at least so many independent articles.

    With `lists_may_exclude` False nothing that dated lists contradict, however many articles tell it.
    """

    confidence: float = BELIEVED
    articles: int = 1
    lists_may_exclude: bool = True

    def shows(self, belief: float, sources: int, lists: Verdict = "silent") -> bool:
        """Whether something so much believed, told by so many, is shown."""
        if lists == "exclude" and not self.lists_may_exclude:
            return False
        return belief >= self.confidence and sources >= self.articles


SHOWN_BY_DEFAULT = Seen()
STRICTLY = Seen(STRICT, lists_may_exclude=False)
EVERYTHING = Seen(0.0, 0)


def weight_of(confidence: float, status: str, said_by: str | None, review: str | None) -> float:
    """How likely one claim is so, from its own probability and its hedges; a reviewer's word outweighs the reader's.

    >>> weight_of(0.9, "reported", None, None)
    0.45
    """
    if review in _REVIEWED:
        return _REVIEWED[review]
    hedge = REPORTED if status == "reported" else ON_WORD if said_by else 1.0
    return max(0.0, min(confidence, _SUREST)) * hedge


def weight_of_change(confidence: float, status: str, said_by: str | None, review: str | None, titled: str) -> float:
    """As `weight_of`; less where the sentence of the change does not name the office (`titled`), which stands elsewhere in the article."""
    unsaid = titled == "unsaid" and review not in _REVIEWED
    return weight_of(confidence, status, said_by, review) * (UNSAID if unsaid else 1.0)


def independent(tellings: Iterable[Telling]) -> list[tuple[str, float]]:
    """(source, worth) of each independent article: its best claim; a publisher's further articles are worth less and less."""
    best: dict[str, Telling] = {}
    for t in tellings:
        known = best.get(t.source)
        if known is None or (t.weight, t.publisher or "") > (known.weight, known.publisher or ""):
            best[t.source] = t
    ordered = sorted(best.values(), key=lambda t: (-t.weight, t.source))
    met: dict[str, int] = defaultdict(int)
    found = []
    for t in ordered:
        earlier = met[t.publisher] if t.publisher else 0
        if t.publisher:
            met[t.publisher] += 1
        found.append((t.source, t.weight * AGAIN**earlier))
    return found


def log_odds(tellings: Iterable[Telling], lists: Verdict = "silent") -> float:
    """The log-odds that at least one of the articles is read rightly, moved by what dated lists say."""
    return moved(missed(tellings), lists)


def missed(tellings: Iterable[Telling]) -> float:
    """The log of the chance that every one of the articles is misread."""
    return sum(math.log1p(-worth) for _, worth in independent(tellings))


def moved(all_wrong: float, lists: Verdict) -> float:
    """Log-odds from the log of the chance that every reading is wrong, and the lists' verdict."""
    if all_wrong == 0.0:
        return -_CERTAIN
    odds = _CERTAIN if all_wrong < -_CERTAIN else math.log(math.expm1(-all_wrong))
    odds += {"agree": LISTS, "exclude": -LISTS, "silent": 0.0}[lists]
    return max(-_CERTAIN, min(_CERTAIN, odds))


def probability(odds: float) -> float:
    """
    >>> probability(0.0)
    0.5
    """
    return round(1 / (1 + math.exp(-odds)), 4)


def believed(tellings: Iterable[Telling], lists: Verdict = "silent") -> float:
    """The belief in what these articles tell, 0 to 1.

    >>> believed([Telling("a", None, 0.8), Telling("b", None, 0.8)])
    0.96
    """
    return probability(log_odds(tellings, lists))


def change_believed(tellings: Iterable[Telling], agreed: Iterable[int] = ()) -> float:
    """The belief in a change of office as a row tells it: who, which office, whether taken or left, and when.

    `agreed`: of each claim AGREED, HANDED or 0. Lists that have somebody follow on the very day confirm office and day, not
    who left: then as much is believed as is read.

    >>> change_believed([Telling("a", None, 0.75)]), change_believed([Telling("a", None, 0.75)], [HANDED])
    (0.5, 0.75)
    """
    said = set(agreed)
    less = 0.0 if HANDED in said and AGREED not in said else CHANGE
    return probability(log_odds(tellings, "agree" if AGREED in said else "silent") - less)


def in_words(sources: int, lists: Verdict, *parts: str) -> str:
    """
    >>> in_words(1, "exclude")
    '1 article, lists exclude it'
    """
    said = f"{sources} article{'' if sources == 1 else 's'}"
    listed = {"agree": "lists agree", "exclude": "lists exclude it", "silent": ""}[lists]
    return ", ".join(p for p in (said, listed, *parts) if p)
