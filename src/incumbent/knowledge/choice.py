"""Chooses among namesakes: office, country and date decide; None when torn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from incumbent.knowledge.entries import Person, Tenure
from incumbent.knowledge.matching import CONTEXT, IN_OFFICE_THEN
from incumbent.knowledge.people import Candidate
from incumbent.knowledge.titles import parse_title
from incumbent.records import PartialDate

_MARGIN = 0.04
_MOST_RIVALS = 4
_EXACT = 0.95
_SURE_OF_UNKNOWN = 0.97
_MOST_TRIED = 40


@dataclass(frozen=True, slots=True)
class Context:
    """What is known about the person meant, besides the name: the office's title as written and its id where known.

    `single`: the name is one word. `drop`: words that merely name the country in a title.
    """

    office: str | None = None
    office_id: str | None = None
    country: str | None = None
    on: PartialDate | None = None
    single: bool = False
    drop: frozenset[str] = frozenset()


def choose(candidates: list[Candidate], context: Context, tenures: Callable[[int], list[Tenure]]) -> Person | None:
    """The one candidate whom name and context point at, or None. `tenures` gives the rows of a candidate's number."""
    scored = sorted(
        ((one.fit + _bonus(one, context, tenures), one) for one in candidates[:_MOST_TRIED]),
        key=lambda pair: (-pair[0], -pair[1].weight, pair[1].number),
    )
    floor = 0.95 if context.single else 0.8
    scored = [(total, one) for total, one in scored if total >= min(floor, 0.85)]
    if not scored:
        return None
    best_total, best = scored[0]
    if best.weight == 0 and best_total < _SURE_OF_UNKNOWN:
        return None
    rivals = [one for total, one in scored[1:] if best_total - total < _MARGIN]
    if not rivals:
        return best.person
    leads = best.weight == 3 and all(one.weight <= 1 for one in rivals) and len(rivals) <= _MOST_RIVALS
    return best.person if leads else None


def _bonus(one: Candidate, context: Context, tenures: Callable[[int], list[Tenure]]) -> float:
    bonus = 0.0
    rows = tenures(one.number) if context.office or context.on or context.country else []
    if context.country is not None:
        here = one.person.country == context.country or any(row.country == context.country for row in rows)
        whole = not context.single and one.fit >= _EXACT
        abroad = "of another country, whole name" if whole else "of another country"
        bonus += CONTEXT["of the country" if here else abroad]
    if context.on is not None:
        year = context.on.earliest.year
        if one.born is not None and year - int(str(one.born)[:4]) < 18:
            return CONTEXT["a child then"]
        if one.died is not None and year - int(str(one.died)[:4]) > 1:
            bonus += CONTEXT["dead for long, bare surname" if context.single else "dead for long"]
    return bonus + max((_row_bonus(row, one, context) for row in rows), default=0.0)


def _row_bonus(row: Tenure, one: Candidate, context: Context) -> float:
    then = context.on is not None and _covers(row, context.on)
    if context.office_id is not None and context.office_id == row.office:
        return CONTEXT["held the very office then" if then else "held the very office"]
    if context.office is not None and same_kind(context.office, row.office_name, context.drop):
        return CONTEXT["held such an office then" if then else "held such an office"]
    if then:
        return IN_OFFICE_THEN[one.weight]
    return 0.0


def same_kind(asked: str, listed: str, drop: frozenset[str] = frozenset()) -> bool:
    """Whether a title as written is of the rank and role of a listed office, and over nothing else."""
    one, other = parse_title(asked, drop), parse_title(listed, drop)
    if (one.rank, one.role) != (other.rank, other.role) or not one.role:
        return False
    return one.scope <= other.scope


def _covers(row: Tenure, on: PartialDate) -> bool:
    if row.start is None:
        return False
    return row.start.earliest <= on.latest and (row.end is None or row.end.latest >= on.earliest)
