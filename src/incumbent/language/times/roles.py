"""How an expression bounds what it dates, told by the words before it: since, until, by, after, before."""

from __future__ import annotations

from incumbent.language.times.atoms import Atoms
from incumbent.language.times.clock import Clock
from incumbent.language.times.hits import Hit, TimeExpression, window
from incumbent.records import PartialDate

_SINCE = frozenset(("since", "after", "from", "following", "starting", "beginning", "effective"))
_UNTIL = frozenset(("until", "till", "til", "before", "through", "til"))
_LOOSE = frozenset(("about", "around", "at", "least", "early", "late", "the", "as", "in", "on", "of"))


def with_role(a: Atoms, hit: Hit, parts: tuple[Hit, ...], clock: Clock) -> TimeExpression:
    """The public expression for a hit: its tokens, its value, how it bounds, its TIMEX3 value."""
    role, value = hit.role, hit.period.date if hit.period else None
    if not role:
        role = _role(a, hit)
        if role == "by":
            role, value = _deadline(hit, clock)
    return TimeExpression(
        start=a.token[hit.start],
        end=a.token[hit.end - 1] + 1,
        value=value,
        role=role,
        timex=hit.timex,
        parts=tuple(with_role(a, part, (), clock) for part in parts),
    )


def _role(a: Atoms, hit: Hit) -> str:
    if hit.clock or _describes(a, hit):
        return "at"
    k = hit.start - 1
    for _ in range(2):
        word = a.at(k)
        if word == "by":
            return "by"
        if word in _SINCE:
            return "at" if word == "following" and a.at(k - 1) == "the" else "since"
        if word in _UNTIL:
            return "until"
        if word not in _LOOSE:
            return "at"
        k -= 1
    return "at"


def _describes(a: Atoms, hit: Hit) -> bool:
    """Whether the expression describes a noun instead of bounding an act: "after yesterday's vote"."""
    return a.at(hit.end) == "'s" or a.is_attribute(hit.end)


def _deadline(hit: Hit, clock: Clock) -> tuple[str, PartialDate | None]:
    """ "by Friday": from publication to the deadline where that lies ahead, else an upper bound."""
    if hit.period is None:
        return "until", None
    if clock.today is None or hit.period.last < clock.today:
        return "until", hit.period.date
    return "at", window(clock.today, hit.period.last)
