"""Happenings counted by time, type, actor or country."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from incumbent.errors import InputError
from incumbent.ledger.asking.events import Actor
from incumbent.ledger.asking.happenings import Happening

Key = Callable[[Happening], Sequence[str]]


def _day(form: str) -> Key:
    def key(h: Happening) -> Sequence[str]:
        day = h.first.day
        if day is None:
            return ("no date",)
        if form == "week":
            year, week, _ = day.isocalendar()
            return (f"{year:04d}-W{week:02d}",)
        return (day.isoformat()[: {"day": 10, "month": 7, "year": 4}[form]],)

    return key


def _of(actors: Callable[[Happening], Iterable[Actor]], value: Callable[[Actor], str | None]) -> Key:
    def key(h: Happening) -> Sequence[str]:
        return tuple(dict.fromkeys(v for a in actors(h) if (v := value(a)))) or ("none",)

    return key


BY: dict[str, Key] = {
    "day": _day("day"),
    "week": _day("week"),
    "month": _day("month"),
    "year": _day("year"),
    "type": lambda h: (h.first.type,),
    "quad": lambda h: (h.first.quad,),
    "status": lambda h: (h.first.status,),
    "source": _of(lambda h: h.first.sources, lambda a: a.name),
    "target": _of(lambda h: h.first.targets, lambda a: a.name),
    "source_country": _of(lambda h: h.first.sources, lambda a: a.country),
    "target_country": _of(lambda h: h.first.targets, lambda a: a.country),
}


def count_by(happenings: Iterable[Happening], names: Sequence[str]) -> list[tuple[tuple[str, ...], int]]:
    """How many happenings for each combination, the most first. One with several actors counts once for each of them.

    Raises InputError (count-by) for a name that is none of BY.
    """
    unknown = [n for n in names if n not in BY]
    if unknown or not names:
        raise InputError(
            f"cannot count by {', '.join(unknown) or 'nothing'}; choose among {', '.join(BY)}, parted by commas",
            code="count-by",
        )
    counts: Counter[tuple[str, ...]] = Counter()
    for happening in happenings:
        keys: list[tuple[str, ...]] = [()]
        for name in names:
            keys = [(*k, v) for k in keys for v in BY[name](happening)]
        counts.update(keys)
    return sorted(counts.items(), key=lambda row: (-row[1], row[0]))
