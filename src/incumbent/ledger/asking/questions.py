"""Questions about offices, answered from claims as they stand now: never from stale derived rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from incumbent.errors import NothingFound
from incumbent.knowledge import Knowledge
from incumbent.knowledge import Tenure as Listed
from incumbent.knowledge.spelling import fold
from incumbent.ledger.asking.answers import Holder, OfficeAnswer, WhoAnswer
from incumbent.ledger.asking.disputes import disputes_of
from incumbent.ledger.asking.find import (
    OfficeFound,
    country_code,
    country_in,
    find_offices,
)
from incumbent.ledger.asking.find.near import near_offices
from incumbent.ledger.asking.planned import likely, planned
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.deriving.claims import StoredClaim, claims_by_id
from incumbent.ledger.deriving.decisions import Rulings, rulings
from incumbent.ledger.deriving.disagree import same_person
from incumbent.ledger.deriving.facts import Derived, Disagreement, Tenure, Vacancy, latest_first
from incumbent.ledger.deriving.keys import office_name
from incumbent.ledger.deriving.lists import covers, listed_tenures, speaks_of, until
from incumbent.ledger.deriving.stored import load
from incumbent.ledger.file.store import Store

MOST = 12  # offices or people answered in full for one question
DISPUTES = 25  # disagreements shown with one office, the most credible
ALSO = 6  # wordings of one office
UNLIKELY = 20  # tenures shown as unlikely with one office
BEFORE = dt.timedelta(days=731)  # who was last confirmed so long before a day may have held an office on it
AFTER = dt.timedelta(days=183)  # and who is first told of so long after it
ABOUT = dt.timedelta(days=366)  # an unlikely holder is shown for a day with evidence so near to it


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's two clocks, the day it is about and the day by which things had to be known; and what it shows."""

    on: dt.date | None
    known_on: dt.date | None
    seen: Seen = SHOWN_BY_DEFAULT


def who(
    store: Store,
    knowledge: Knowledge,
    office: str,
    *,
    country: str | None = None,
    on: dt.date | None = None,
    known_on: dt.date | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> WhoAnswer:
    """Who held an office: on a day, or (without one) whom the claims last put there. Raises NothingFound with near names."""

    def on_the_day(found: OfficeFound, in_force: Rulings, asked: Asked) -> OfficeAnswer:
        return office_on(store, knowledge, found, in_force, asked.on, asked.known_on, asked.seen)

    return _of_each(store, knowledge, office, country, Asked(on, known_on, seen), on_the_day)


def office_history(
    store: Store,
    knowledge: Knowledge,
    office: str,
    *,
    country: str | None = None,
    known_on: dt.date | None = None,
    limit: int | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> WhoAnswer:
    """All that is known of an office over time. Raises NothingFound with near names."""

    def over_time(found: OfficeFound, in_force: Rulings, asked: Asked) -> OfficeAnswer:
        return office_over_time(store, knowledge, found, in_force, asked.known_on, limit, asked.seen)

    return _of_each(store, knowledge, office, country, Asked(None, known_on, seen), over_time)


def _of_each(
    store: Store,
    knowledge: Knowledge,
    office: str,
    country: str | None,
    asked: Asked,
    answer: Callable[[OfficeFound, Rulings, Asked], OfficeAnswer],
) -> WhoAnswer:
    """The answers for each office that is meant; where no article tells of one, what the lists have."""
    code = country_code(knowledge, country) if country else None
    best, others = find_offices(store, knowledge, office, code)
    in_force = rulings(store)
    answers = [answer(o, in_force, asked) for o in best[:MOST]]
    answers = [a for a in answers if _says_something(a)]
    if not answers and (listed := only_listed(knowledge, office, code)) is not None:
        answers = [a for a in [_of_lists(knowledge, listed, asked)] if a.listed]
    if not answers:
        raise _no_office(store, knowledge, office, code, asked.known_on, bool(best))
    return WhoAnswer(office, code, asked.on, asked.known_on, tuple(answers), (*best[MOST:], *others))


def office_on(
    store: Store,
    knowledge: Knowledge,
    office: OfficeFound,
    in_force: Rulings,
    on: dt.date | None,
    known_on: dt.date | None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> OfficeAnswer:
    """One office on one day; without a day, as the last claims leave it."""
    asked = Asked(on, known_on, seen)
    derived, listed, disputed = _derived(store, knowledge, office, in_force, asked)
    shown = [t for t in derived.tenures if seen.shows(t.belief, t.sources)]
    hidden = [t for t in derived.tenures if not seen.shows(t.belief, t.sources)]
    if on is None:
        holders = _last_holders(shown, office.seats)
        doubted = [Holder(t, "possible", 0) for t in latest_first(hidden)]
    else:
        holders = _holders_on(shown, on, office.seats)
        if seen.confidence > 0:
            holders = [h for h in holders if h.on_day == "yes" or not _listed_otherwise(h.tenure, listed, on)]
        doubted = [Holder(t, h, _days_off(t, on)) for t in hidden if (h := t.holds_on(on)) != "no"]
        doubted = [h for h in doubted if abs(h.days_off) <= ABOUT.days]
        listed = [row for row in listed if speaks_of(row, on)]
    vacancy = next((v for v in derived.vacancies if on is None or v.since_before(on)), None)
    return _answer(store, office, in_force, derived, holders, doubted, vacancy, listed, disputed, asked)


def _listed_otherwise(tenure: Tenure, listed: Sequence[Listed], on: dt.date) -> bool:
    """Whether lists give a day, on which nobody is told to hold an office, to another than this person."""
    there = [row for row in listed if covers(row, on) and on <= until(row)]
    return bool(there) and not any(same_person(tenure, row) for row in there)


def office_over_time(
    store: Store,
    knowledge: Knowledge,
    office: OfficeFound,
    in_force: Rulings,
    known_on: dt.date | None = None,
    limit: int | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> OfficeAnswer:
    """One office with every tenure, the latest first; those of whom no claim says when they held it come last."""
    asked = Asked(None, known_on, seen)
    derived, listed, disputed = _derived(store, knowledge, office, in_force, asked)
    ordered = latest_first(derived.tenures)
    holders = [Holder(t, "yes", 0) for t in ordered if seen.shows(t.belief, t.sources)][:limit]
    doubted = [Holder(t, "possible", 0) for t in ordered if not seen.shows(t.belief, t.sources)]
    vacancy = next(iter(derived.vacancies), None)
    return _answer(store, office, in_force, derived, holders, doubted, vacancy, listed, disputed, asked)


def only_listed(knowledge: Knowledge, text: str, country: str | None) -> OfficeFound | None:
    """The office that only lists know and that a user's words name. Raises NothingFound where they name several."""
    rest, code = (text, country) if country else country_in(knowledge, text)
    found = [o for o in knowledge.offices_named(rest or text, code or country) if knowledge.tenures(office=o.id)]
    exact = [o for o in found if fold(o.name) == fold(text)] or found[:1] if code else found
    if len({o.country for o in exact}) > 1:
        near = tuple(f"{o.name} ({knowledge.country_name(o.country)})" for o in exact if o.country)
        raise NothingFound(
            f"no article in this ledger tells of {text!r}, and lists know several; name the country", near=near
        )
    if not exact:
        return None
    office = exact[0]
    return OfficeFound(office.id, office.name, office.country, office.id, "one", 0)


def _of_lists(knowledge: Knowledge, office: OfficeFound, asked: Asked) -> OfficeAnswer:
    """What lists alone have of an office."""
    listed = listed_tenures(knowledge, office.known)
    if asked.on is not None:
        listed = [row for row in listed if speaks_of(row, asked.on)]
    return OfficeAnswer(office, asked.on, asked.known_on, (), None, (), (), tuple(listed), (), {})


def _derived(
    store: Store, knowledge: Knowledge, office: OfficeFound, in_force: Rulings, asked: Asked
) -> tuple[Derived, list[Listed], list[Disagreement]]:
    """What the claims add up to, what the lists say, what is disputed: stored where that is up to date, else made here."""
    listed = listed_tenures(knowledge, office.known, office.seats)
    if asked.known_on is None and (stored := _stored(store, office)) is not None:
        return stored, listed, disputes_of(store, office.key, asked.on, DISPUTES, asked.seen)
    from incumbent.ledger.deriving.disagree import disagreements

    derived = derived_here(store, knowledge, office, in_force, asked.known_on)
    found = [d for d in disagreements(derived, listed, office.seats) if asked.on is None or d.touches(asked.on)]
    return derived, listed, [d for d in found if asked.seen.shows(d.credence, d.weight)][:DISPUTES]


def _stored(store: Store, office: OfficeFound) -> Derived | None:
    """The office as it was derived last; None where claims have changed since."""
    row = store.row(
        "SELECT data FROM derived WHERE office = ? AND office NOT IN (SELECT key FROM stale_offices)", (office.key,)
    )
    return load(row[0]) if row is not None else None


def up_to_date(
    store: Store, knowledge: Knowledge, office: OfficeFound, in_force: Rulings, known_on: dt.date | None
) -> Derived:
    """An office as it was derived last, where that still holds and no other clock is asked for; else derived here."""
    stored = _stored(store, office) if known_on is None else None
    return stored if stored is not None else derived_here(store, knowledge, office, in_force, known_on)


def derived_here(
    store: Store, knowledge: Knowledge, office: OfficeFound, in_force: Rulings, known_on: dt.date | None = None
) -> Derived:
    """An office derived from its claims as they stand."""

    def make() -> Derived:
        from incumbent.ledger.deriving.office import Deriver  # what is stored up to date needs no deriving

        return Deriver(store, knowledge, in_force).office(
            office.key, office.known, office.seats, office.country, known_on
        )

    return store.once((office.key, known_on), make)


def _answer(
    store: Store,
    office: OfficeFound,
    in_force: Rulings,
    derived: Derived,
    holders: Sequence[Holder],
    doubted: Sequence[Holder],
    vacancy: Vacancy | None,
    listed: Sequence[Listed],
    disputed: Sequence[Disagreement],
    asked: Asked,
) -> OfficeAnswer:
    unnamed = derived.unnamed if not holders else ()
    ahead = planned(
        store, office.key, in_force, derived.tenures, on=asked.on, known_on=asked.known_on, seen=asked.seen
    )  # fmt: skip
    unlikely = doubted[:UNLIKELY]
    wanted = {c for h in (*holders, *unlikely) for c in shown_claims(h.tenure)} | set(unnamed) | set(derived.chosen)
    wanted |= {c for d in disputed for s in d.sides for c in s.claims} | set(vacancy.claims if vacancy else ())
    claims = claims_by_id(store, wanted, in_force) | {c.claim.id: c for c in ahead}
    chosen = tuple(
        c for c in derived.chosen
        if likely(claims[c], asked.seen) and (asked.on is None or _said_by(claims[c], asked.on))
    )  # fmt: skip
    return OfficeAnswer(
        office,
        asked.on,
        asked.known_on,
        tuple(holders),
        vacancy,
        tuple(c for c in unnamed if likely(claims[c], asked.seen)),
        chosen,
        tuple(listed),
        tuple(disputed),
        claims,
        tuple(unlikely),
        len(doubted),
        tuple(c.claim.id for c in ahead),
        _also_called(store, office),
    )


def _also_called(store: Store, office: OfficeFound) -> tuple[str, ...]:
    """What articles call an office besides its name, the most used first."""
    rows = store.rows(
        "SELECT title, body FROM claims WHERE office_key = ? GROUP BY title, body ORDER BY count(*) DESC, title, body LIMIT ?",
        (office.key, ALSO),
    )
    names = [office_name(row["title"], row["body"], None) for row in rows]
    return tuple(dict.fromkeys(n for n in names if fold(n) != fold(office.name)))


def _said_by(claim: StoredClaim, day: dt.date) -> bool:
    """Whether the claim's article was out by this day."""
    return (claim.published or claim.read_at)[:10] <= day.isoformat()


def shown_claims(tenure: Tenure) -> Iterable[str]:
    """The claims shown with a tenure: those that set its bounds, and those that are shown beside it."""
    return dict.fromkeys([*tenure.claims_of_bounds, *tenure.extra, *tenure.claims[:3]])


def _holders_on(tenures: Sequence[Tenure], on: dt.date, seats: str) -> list[Holder]:
    """Who held the office on a day; where nobody is sure to have, the nearest before and after who may have."""
    found = [Holder(t, h, _days_off(t, on)) for t in tenures if (h := t.holds_on(on)) != "no"]
    sure = sorted((h for h in found if h.on_day == "yes"), key=lambda h: (-h.tenure.sources, h.tenure.person))
    maybe = sorted((h for h in found if h.on_day != "yes"), key=lambda h: (abs(h.days_off), h.tenure.person))
    if seats == "many":
        return sure + maybe
    if sure:
        return sure
    before = [h for h in maybe if -BEFORE.days <= h.days_off <= 0][:1]
    after = [h for h in maybe if 0 < h.days_off <= AFTER.days][:1]
    return before + after


def _days_off(tenure: Tenure, on: dt.date) -> int:
    """Days from the asked day to the nearest day the tenure has evidence for: negative when that lies before."""
    days = [b.day for b in (tenure.start.latest, tenure.end.earliest, tenure.end.latest, tenure.start.earliest) if b]
    return min(((d - on).days for d in days), key=abs, default=0)


def _last_holders(tenures: Sequence[Tenure], seats: str) -> list[Holder]:
    """Whom the claims last put in office; several where several hold it, or where the last of them overlap."""
    if seats == "many":
        return [Holder(t, "possible", 0) for t in reversed(tenures) if not t.ended]
    open_ones = [t for t in tenures if not t.ended]
    last = open_ones or [t for t in tenures if t is max(tenures, key=_end_day)]
    return [Holder(t, "possible", 0) for t in sorted(last, key=_end_day, reverse=True)]


def _end_day(tenure: Tenure) -> dt.date:
    bound = tenure.end.latest or tenure.end.earliest or tenure.start.latest
    return bound.day if bound else dt.date.min


def _says_something(a: OfficeAnswer) -> bool:
    return bool(a.holders or a.vacancy or a.unnamed or a.chosen or a.unlikely or (a.listed and a.known_on is None))


def _no_office(
    store: Store, knowledge: Knowledge, office: str, country: str | None, known_on: dt.date | None, matched: bool
) -> NothingFound:
    where = f" in {knowledge.country_name(country)}" if country else ""
    when = f" that was known by {known_on}" if known_on else ""
    if matched:
        return NothingFound(f"the ledger knows {office!r}{where}, but holds no claim about it{when} that answers this")
    return NothingFound(
        f"no claim in the ledger is about an office named {office!r}{where}{when}",
        near=tuple(name for _, name in near_offices(store, knowledge, office, country)),
    )
