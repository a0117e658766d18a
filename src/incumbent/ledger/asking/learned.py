"""What the ledger learned latest: changes of office in the order in which they became known to it, not that of their days.

An old article that is read late tells something new. The clock here is that of reading and of reviewers' decisions. Only what
is shown is read whole: claims are grouped by a few of their fields, as `changes` groups them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from incumbent.ledger.asking.answers import Change
from incumbent.ledger.asking.changes import change_of, same_time
from incumbent.ledger.asking.find import office_by_key
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen, Telling, change_believed, weight_of_change
from incumbent.ledger.deriving.claims import claims_by_id
from incumbent.ledger.deriving.decisions import Rulings, rulings
from incumbent.ledger.deriving.names import clean
from incumbent.ledger.deriving.spelling import last_key
from incumbent.ledger.file.store import Store
from incumbent.records import PartialDate

_STATUSES = ("asserted", "reported", "planned", "not_done")
_READ_WHOLE = 20  # claims of one change


@dataclass(frozen=True, slots=True)
class LearnedChange:
    """A change, when it became known as it is told now (UTC), and the mark of the claim that was read first: it stays.

    `change` holds the claims that decide what it is, and some of the others.
    """

    change: Change
    at: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Told:
    """What is needed of a claim to know which change it tells and since when. `day` is the date's, else the article's."""

    id: str
    date: PartialDate | None
    day: dt.date | None
    status: str
    copy: bool
    read: str
    mark: str
    telling: Telling
    agreed: int

    @property
    def vagueness(self) -> tuple[int, str]:
        return ((self.date.latest - self.date.earliest).days if self.date else 10**6, self.id)


def learned_changes(
    store: Store, where: str, values: Sequence[Any], *, limit: int, offset: int = 0, seen: Seen = SHOWN_BY_DEFAULT
) -> list[LearnedChange]:
    """The changes told by claims that meet a condition (as `changes.asked` makes it), the latest learned first."""
    in_force, decided = rulings(store), _decided(store)
    groups = [
        (_known(g, decided), min((t.read, t.mark) for t in g)[1], g)
        for g in _groups(store, where, values, in_force)
        if seen.shows(
            change_believed((t.telling for t in g), (t.agreed for t in g)),
            len({t.telling.source for t in g}),
        )
    ]
    groups.sort(key=lambda x: x[:2], reverse=True)
    shown = [(at, mark, _deciding(group)) for at, mark, group in groups[offset : offset + limit]]
    claims = claims_by_id(store, [id for _, _, ids in shown for id in ids], in_force)
    return [
        LearnedChange(
            change_of([claims[id] for id in ids], office_by_key(store, claims[ids[0]].office_key)), at, mark
        )
        for at, mark, ids in shown
    ]  # fmt: skip


def _groups(store: Store, where: str, values: Sequence[Any], in_force: Rulings) -> list[list[_Told]]:
    """The claims that tell one change together."""
    rows = store.rows(
        "SELECT c.office_key, c.kind, c.person, c.person_key, c.mark, c.id, c.date, a.published_day, c.status, a.duplicate_of, "
        "a.first_read_at, a.id AS article, a.publisher, c.confidence, c.said_by, c.review, c.agreed, c.titled, p.name AS called "
        f"FROM claims c JOIN articles a ON a.id = c.article "
        f"LEFT JOIN people p ON p.key = c.person_key AND p.known IS NOT NULL WHERE {where} ORDER BY a.published_day, c.id",
        values,
    )
    groups: dict[tuple[str, str, str], list[list[_Told]]] = defaultdict(list)
    for office, kind, person, key, mark, id, date, published, status, copy_of, read, *evidence in rows:
        article, publisher, confidence, said_by, review, agreed, titled, called = evidence
        new: Mapping[str, Any] = in_force.corrected.get(mark, {})
        name, told_on = new.get("person", person), _date(new.get("date", date))
        who = (
            last_key(called if called and "person" not in new else clean(name))
            if name
            else in_force.merges.get(key or "", key or "")
        )
        day = told_on.earliest if told_on else _day(published)
        status = new.get("status") or status
        telling = Telling(
            copy_of or article,
            publisher,
            weight_of_change(confidence, status, new.get("said_by", said_by), review, titled),
        )
        told = _Told(id, told_on, day, status, copy_of is not None, read, mark, telling, int(agreed))
        tellings = groups[office, new.get("kind") or kind, who]
        for group in tellings:
            if same_time(group[0].date, group[0].day, told.date, told.day):
                group.append(told)
                break
        else:
            tellings.append([told])
    return [group for tellings in groups.values() for group in tellings]


@lru_cache(maxsize=8192)
def _date(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


@lru_cache(maxsize=8192)
def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _decided(store: Store) -> dict[str, str]:
    """When each claim that a reviewer decided about was decided about last, by its mark."""
    rows = store.rows("SELECT mark, max(at) AS at FROM decisions WHERE mark IS NOT NULL GROUP BY mark")
    return {row["mark"]: row["at"] for row in rows}


def _known(group: Sequence[_Told], decided: dict[str, str]) -> str:
    """When a change was known as it is told now: its status and its sharpest date both told, and the last decision taken."""
    status = min((t.status for t in group), key=_STATUSES.index)
    sharpest = min(t.vagueness[0] for t in group)
    return max(
        min(t.read for t in group if t.status == status),
        min(t.read for t in group if t.vagueness[0] == sharpest),
        *(decided.get(t.mark, "") for t in group),
    )


def _deciding(group: Sequence[_Told]) -> list[str]:
    """The claims that decide what a change is: its date, its status, the one shown first; and some of the others."""
    needed = (
        min(group, key=lambda t: t.vagueness),
        min(group, key=lambda t: _STATUSES.index(t.status)),
        min(group, key=lambda t: (t.status != "asserted", t.copy)),
    )
    wanted = {t.id for t in (*group[:_READ_WHOLE], *needed)}
    return [t.id for t in group if t.id in wanted]
