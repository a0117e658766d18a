"""What changed: claims that somebody took, left or was chosen for an office, joined where several articles tell one change."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Literal

from incumbent.ledger.asking.answers import Change
from incumbent.ledger.asking.find import OfficeFound, office_by_key
from incumbent.ledger.deriving.belief import (
    AGREED,
    HANDED,
    SHOWN_BY_DEFAULT,
    Seen,
    Telling,
    change_believed,
    in_words,
    weight_of_change,
)
from incumbent.ledger.deriving.claims import KNOWN, StoredClaim, claims_where
from incumbent.ledger.deriving.decisions import Rulings, rulings
from incumbent.ledger.deriving.people import best_name
from incumbent.ledger.deriving.spelling import last_key
from incumbent.ledger.file.store import Store
from incumbent.records import PartialDate

Told = Literal["dated", "news", "background", "all"]
_TOLD: dict[Told, list[str]] = {
    "dated": ["(c.date IS NOT NULL OR (c.news = 1 AND c.old = 0))"],
    "news": ["c.news = 1", "c.old = 0"],
    "background": ["c.date IS NULL", "(c.news = 0 OR c.old = 1)"],
    "all": [],
}
NEAR = dt.timedelta(
    days=92
)  # tellings of one change lie at most so far apart: nobody takes or leaves one office twice in a season


def changes(
    store: Store,
    *,
    country: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int | None = None,
    known_on: dt.date | None = None,
    office: str | None = None,
    people: Sequence[str] = (),
    kinds: Sequence[str] = (),
    statuses: Sequence[str] = (),
    seen: Seen = SHOWN_BY_DEFAULT,
    told: Told = "dated",
) -> list[Change]:
    """Changes by the day they took effect, else that of the article that tells them as news; the latest first.

    `country` is an alpha-3 code, `office` a key, `people` keys of one person. With `known_on` only what articles of that
    day and earlier tell. `kinds` (start, end, chosen) and `statuses` (asserted, reported, planned, not_done) narrow where there
    are any. `told`: "dated" leaves out what is told without a day as background, "news" also what took effect
    long before its article, "background" has only what is told without a day as background, "all" everything.
    """
    where, values = asked(country, since, until, known_on, office, people, kinds, seen=seen, told=told)
    in_force = rulings(store)

    def grouped(claims: Sequence[StoredClaim]) -> list[list[StoredClaim]]:
        found = _groups(claims, in_force, seen)
        return [g for g in found if status_of(g) in statuses] if statuses else found

    groups = grouped(_told(store, where, values, limit, in_force, statuses, lambda claims: len(grouped(claims))))
    offices: dict[str, OfficeFound] = {}
    found = []
    for group in groups[:limit]:
        key = group[0].office_key
        offices[key] = offices.get(key) or office_by_key(store, key)
        found.append(change_of(group, offices[key]))
    return found


def asked(
    country: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    known_on: dt.date | None = None,
    office: str | None = None,
    people: Sequence[str] = (),
    kinds: Sequence[str] = (),
    *,
    seen: Seen = SHOWN_BY_DEFAULT,
    told: Told = "dated",
) -> tuple[str, list[Any]]:
    """Which claims on changes a question asks for: an SQL condition over `c` (claims) and `a` (articles), with its values."""
    where, values = ["c.changed_on IS NOT NULL", "c.review IS NOT 'reject'"], list[Any]()
    where += ["c.doubted = 0"] if seen.confidence > 0 else []
    where += _TOLD[told]
    for condition, value in (
        ("c.country = ?", country),
        ("c.changed_on >= ?", since and since.isoformat()),
        ("c.changed_on <= ?", until and until.isoformat()),
        ("c.office_key = ?", office),
        (f"{KNOWN} <= ?", known_on and known_on.isoformat()),
    ):
        if value:
            where.append(condition)
            values.append(value)
    if people:
        where.append(f"c.person_key IN ({','.join('?' * len(people))})")
        values += people
    if kinds:
        where.append(f"c.kind IN ({','.join('?' * len(kinds))})")
        values += kinds
    return " AND ".join(where), values


def _told(
    store: Store,
    where: str,
    values: Sequence[Any],
    limit: int | None,
    in_force: Rulings,
    statuses: Sequence[str],
    told: Callable[[Sequence[StoredClaim]], int],
) -> list[StoredClaim]:
    """The claims on changes that meet a condition; with `limit` so many of the latest as tell (`told`) that many changes.

    Where only `statuses` are asked for that few claims have, the claims that have them are looked for, with those beside them
    that may tell the same change as something surer.
    """
    if limit is None:
        return claims_where(store, where, values, in_force)
    few = statuses if "asserted" not in statuses else ()
    latest = f"SELECT c.n, c.office_key, c.kind, c.changed_on FROM claims c CROSS JOIN articles a ON a.id = c.article WHERE {where}"
    chosen, every = "SELECT n FROM latest", "1"
    if few:
        latest += f" AND ({_OF_STATUS.format(','.join('?' * len(few)))})"
        chosen, every = _BESIDE, where
    most = 8 * limit
    while True:
        claims = claims_where(
            store,
            f"c.n IN (WITH latest AS ({latest} ORDER BY c.changed_on DESC LIMIT ?) {chosen}) AND {every}",
            [*values, *few, most, *(values if few else [])],
            in_force,
        )
        found = sum(_status(c) in few for c in claims) if few else len(claims)
        if found < most or told(claims) >= limit:
            return claims
        most *= 3


_OF_STATUS = "c.status IN ({}) OR c.review = 'correct' OR (c.status = 'asserted' AND c.date_earliest > a.published_day)"  # that is planned
_BESIDE = (
    "SELECT x.n FROM latest l JOIN claims x ON x.office_key = l.office_key AND x.kind = l.kind AND x.changed_on "
    "BETWEEN date(l.changed_on, '-31 days') AND coalesce(date(l.changed_on, '+31 days'), '9999-12-31')"
)


def _groups(claims: Sequence[StoredClaim], in_force: Rulings, seen: Seen) -> list[list[StoredClaim]]:
    """The claims that tell one change together, the latest change first; of those that are believed enough."""
    return sorted((g for g in joined(claims, in_force) if shown(g, seen)), key=_order)


def shown(group: Sequence[StoredClaim], seen: Seen) -> bool:
    """Whether the change that these claims tell together is believed enough."""
    return seen.shows(belief_in(group), len({c.source for c in group}))


def joined(claims: Sequence[StoredClaim], in_force: Rulings) -> list[list[StoredClaim]]:
    """The claims that tell one change together."""
    groups: dict[tuple[str, str, str], list[list[StoredClaim]]] = defaultdict(list)
    for claim in claims:
        person = in_force.merges.get(claim.person_key or "", claim.person_key or "")
        who = last_key(claim.called) if claim.called else person
        tellings = groups[(claim.office_key, claim.claim.kind, who)]
        for group in tellings:
            if _one_change(group[0], claim):
                group.append(claim)
                break
        else:
            tellings.append([claim])
    return [group for tellings in _named(groups).values() for group in tellings]


def _named(
    groups: dict[tuple[str, str, str], list[list[StoredClaim]]],
) -> dict[tuple[str, str, str], list[list[StoredClaim]]]:
    """The groups, with what is told of somebody unnamed joined to the one named change that it can mean."""
    for office, kind, _ in [k for k in groups if k[2] == ""]:
        named = [g for (o, k, who), tellings in groups.items() if (o, k) == (office, kind) and who for g in tellings]
        left = []
        for group in groups[office, kind, ""]:
            fits = [g for g in named if _one_change(g[0], group[0])]
            if len(fits) == 1:
                fits[0].extend(group)
            else:
                left.append(group)
        groups[office, kind, ""] = left
    return groups


def belief_in(group: Sequence[StoredClaim]) -> float:
    """How likely the change is that these claims tell together, as its status says."""
    return change_believed(_tellings(group), (c.agreed for c in group))


def _tellings(group: Sequence[StoredClaim]) -> list[Telling]:
    return [
        Telling(
            c.source,
            c.publisher,
            weight_of_change(c.claim.confidence, c.claim.status, c.claim.said_by, c.review, c.titled),
        )
        for c in group
    ]


def _order(group: Sequence[StoredClaim]) -> tuple[int, str, str, str, str]:
    day, first = _day(_sharpest(group)) or dt.date.min, group[0]
    return (-day.toordinal(), first.office_key, first.claim.kind, _name(group) or "", _shown_first(group)[0].claim.id)


def _one_change(one: StoredClaim, other: StoredClaim) -> bool:
    return same_time(one.claim.date, _day(one), other.claim.date, _day(other))


def same_time(a: PartialDate | None, first: dt.date | None, b: PartialDate | None, second: dt.date | None) -> bool:
    """Whether two tellings of a change can mean one: their dates overlap, or the days they give are near."""
    if a and b and a.overlaps(b):
        return True
    return bool(first and second and abs(first - second) <= NEAR)


def _day(claim: StoredClaim) -> dt.date | None:
    if claim.claim.date:
        return claim.claim.date.earliest
    return dt.date.fromisoformat(claim.published[:10]) if claim.published else None


def _vagueness(claim: StoredClaim) -> tuple[int, str]:
    """How many days the claim's date leaves open; claims without a date come last."""
    date = claim.claim.date
    return ((date.latest - date.earliest).days if date else 10**6, claim.claim.id)


def change_of(group: Sequence[StoredClaim], office: OfficeFound) -> Change:
    """What the claims of one change tell together."""
    sharpest = _sharpest(group)
    return Change(
        kind=group[0].claim.kind,  # type: ignore[arg-type]
        day=_day(sharpest),
        date=sharpest.claim.date,
        person=_name(group),
        office=office,
        status=status_of(group),
        claims=tuple(_shown_first(group)),
        sources=(sources := len({c.source for c in group})),
        belief=belief_in(group),
        why=in_words(
            sources,
            "agree" if any(c.agreed == AGREED for c in group) else "silent",
            *(("lists have somebody follow then",) if any(c.agreed == HANDED for c in group) else ()),
            *dict.fromkeys(c.doubt for c in group if c.doubt),
        ),
        background=sharpest.claim.date is None and all(c.background for c in group),
    )


def _sharpest(group: Sequence[StoredClaim]) -> StoredClaim:
    """The claim with the narrowest date; of several, one with the date that is told best."""
    narrow = min(_vagueness(c)[0] for c in group)
    told: dict[str, list[StoredClaim]] = defaultdict(list)
    for c in group:
        if _vagueness(c)[0] == narrow:
            told[str(c.claim.date)].append(c)
    best = min(told, key=lambda date: (-belief_in(told[date]), date))
    return min(told[best], key=_vagueness)


def status_of(group: Sequence[StoredClaim]) -> str:
    """The surest status that any of the claims has."""
    told = [_status(c) for c in group]
    return next(s for s in ("asserted", "reported", "planned", "not_done") if s in told)


def _status(claim: StoredClaim) -> str:
    """The claim's status; what is asserted for a later day than the article's is planned until then, and what was planned for an
    earlier one has come about where lists have it.
    """
    told = claim.published[:10] if claim.published else None
    past = claim.claim.date is not None and told is not None and claim.claim.date.latest.isoformat() < told
    if past and claim.claim.status == "planned" and claim.agreed == AGREED:
        return "asserted"
    ahead = claim.claim.date is not None and told is not None and claim.claim.date.earliest.isoformat() > told
    return "planned" if ahead and claim.claim.status == "asserted" else claim.claim.status


def _name(group: Sequence[StoredClaim]) -> str | None:
    names = [c.called for c in group if c.called]
    return best_name(names) if names else None


def _shown_first(group: Sequence[StoredClaim]) -> list[StoredClaim]:
    return sorted(
        group, key=lambda c: (c.claim.status != "asserted", c.duplicate_of is not None, c.published or "", c.claim.id)
    )
