"""A derived office to JSON and back, so that a question about an office of ten thousand claims need not derive it again."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from incumbent.ledger.deriving.facts import Bound, DateConflict, DateSide, Derived, Limits, Tenure, Vacancy
from incumbent.records import PartialDate

Json = dict[str, Any]


def dump(derived: Derived) -> str:
    """One JSON object; `load` gives back an equal value."""
    data = {
        "office": derived.office,
        "tenures": [_tenure(t) for t in derived.tenures],
        "vacancies": [{"since": _limits(v.since), "left": v.left, "claims": v.claims} for v in derived.vacancies],
        "chosen": derived.chosen,
        "unnamed": derived.unnamed,
        "aside": derived.aside,
        "agreed": derived.agreed,
        "handed": derived.handed,
        "old": derived.old,
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> Derived:
    """The value that `dump` wrote."""
    data = json.loads(text)
    office = data["office"]
    return Derived(
        office=office,
        tenures=tuple(_read_tenure(office, t) for t in data["tenures"]),
        vacancies=tuple(
            Vacancy(office, _read_limits(v["since"]), v["left"], tuple(v["claims"])) for v in data["vacancies"]
        ),
        chosen=tuple(data["chosen"]),
        unnamed=tuple(data["unnamed"]),
        aside=tuple((claim, why) for claim, why in data["aside"]),
        agreed=tuple(data["agreed"]),
        handed=tuple(data["handed"]),
        old=tuple(data["old"]),
    )


def _bound(b: Bound | None) -> list[Any] | None:
    return None if b is None else [b.day.isoformat(), b.claims, b.why]


def _limits(x: Limits) -> list[Any]:
    return [_bound(x.earliest), _bound(x.latest)]


def _tenure(t: Tenure) -> Json:
    return {
        "person": t.person, "name": t.name, "keys": t.keys, "start": _limits(t.start), "end": _limits(t.end),
        "ended": t.ended, "last": _bound(t.last_confirmed), "acting": t.acting, "standing": t.standing,
        "claims": t.claims, "told": t.told, "extra": t.extra, "sources": t.sources,
        "conflicts": [[c.edge, [[s.date.text, s.claims, s.belief] for s in c.sides]] for c in t.conflicts],
        "outside": t.outside, "outside_belief": t.outside_belief, "belief": t.belief, "why": t.why, "lists": t.lists,
    }  # fmt: skip


def _read_bound(data: list[Any] | None) -> Bound | None:
    return None if data is None else Bound(dt.date.fromisoformat(data[0]), tuple(data[1]), data[2])


def _read_limits(data: list[Any]) -> Limits:
    return Limits(_read_bound(data[0]), _read_bound(data[1]))


def _read_tenure(office: str, t: Json) -> Tenure:
    conflicts = tuple(
        DateConflict(
            edge, tuple(DateSide(PartialDate.parse(date), tuple(claims), belief) for date, claims, belief in sides)
        )
        for edge, sides in t["conflicts"]
    )
    return Tenure(
        office=office, person=t["person"], name=t["name"], keys=tuple(t["keys"]), start=_read_limits(t["start"]),
        end=_read_limits(t["end"]), ended=t["ended"], last_confirmed=_read_bound(t["last"]), acting=t["acting"],
        standing=t["standing"], claims=tuple(t["claims"]), told=t["told"], extra=tuple(t["extra"]),
        sources=t["sources"], conflicts=conflicts, outside=tuple(t["outside"]), outside_belief=t["outside_belief"],
        belief=t["belief"], why=t["why"], lists=t["lists"],
    )  # fmt: skip
