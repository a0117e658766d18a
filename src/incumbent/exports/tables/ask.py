"""Questions to the ledger, answered as tables: what the Python interface and the assistants' tools both give.

Each takes the ledger first; days are `datetime.date`; `seen` says how far what is shown must be believed, and the table's notes
how much is left out. Where a name is asked for and nobody bears it, NothingFound is raised with near names; a filter that nothing
passes gives an empty table.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from incumbent.errors import LedgerError, NothingFound
from incumbent.exports.tables import make
from incumbent.exports.tables.html import Words, within
from incumbent.exports.tables.rows import (
    ArticleRow,
    ChangeRow,
    DisagreementRow,
    EventRow,
    HitRow,
    StatementRow,
    TenureRow,
)
from incumbent.exports.tables.table import Table
from incumbent.ledger import Ledger
from incumbent.ledger.asking.answers import OfficeAnswer, PersonAnswer, WhoAnswer
from incumbent.ledger.asking.events import EventQuestion, events_where
from incumbent.ledger.asking.happenings import Happening, alone, enough, group
from incumbent.ledger.asking.sayings import Saying, said, sayings
from incumbent.ledger.asking.search import KINDS, Hit, HitKind
from incumbent.ledger.asking.search import search as find
from incumbent.ledger.asking.shapes import Claims
from incumbent.ledger.deriving.belief import SHOWN_BY_DEFAULT, Seen
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Tenure
from incumbent.ledger.deriving.lists import readable
from incumbent.ledger.deriving.sentences import sentence_around
from incumbent.ledger.deriving.wording import moment, stretch, stretch_of_row, to_come

if TYPE_CHECKING:
    from incumbent.ledger.asking.changes import Told

LISTED = 12  # rows of the knowledge base noted with an office or a person
DISPUTES = 5  # disagreements noted with an office
PLANNED = 3  # changes to come noted with an office
UNLIKELY = 3  # unlikely tenures noted with an office or a person


def who(
    ledger: Ledger,
    office: str,
    *,
    country: str | None = None,
    on: dt.date | None = None,
    known_on: dt.date | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> Table[TenureRow]:
    """Who held an office, on a day or as the claims last leave it."""
    return _of_offices(ledger.who(office, country=country, on=on, known_on=known_on, seen=seen))


def office(
    ledger: Ledger,
    office: str,
    *,
    country: str | None = None,
    known_on: dt.date | None = None,
    limit: int | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> Table[TenureRow]:
    """Every tenure of an office, the latest first."""
    return _of_offices(ledger.office(office, country=country, known_on=known_on, limit=limit, seen=seen))


def _of_offices(answer: WhoAnswer) -> Table[TenureRow]:
    claims: dict[str, StoredClaim] = {}
    rows: list[TenureRow] = []
    notes: list[str] = []
    for a in answer.offices:
        claims |= a.claims
        rows += [make.tenure_row(a.office, h.tenure, a.claims, h.on_day if a.on else None) for h in a.holders]
        notes += _remarks(a)
    if answer.others:
        named = "; ".join(f"{o.name} ({o.country})" if o.country else o.name for o in answer.others[:8])
        notes.append(f"These words may also mean: {named}")
    return Table.of(TenureRow, rows, notes=notes, words=lambda row: _of_claims(row.claims, claims))


def _remarks(a: OfficeAnswer) -> list[str]:
    """What goes with an office besides its holders: a vacancy, those chosen, plans, lists, the unlikely, what is disputed."""
    notes = []
    if a.vacancy:
        left = f"{a.vacancy.left} left" if a.vacancy.left else "its holder, whom no claim names, left"
        notes.append(f"{a.office.name}: vacated, successor not stated: {left} {moment(a.vacancy.since)}")
    names = dict.fromkeys(a.claims[c].claim.person or "not named" for c in a.chosen if c in a.claims)
    if names:
        notes.append(f"{a.office.name}: chosen or due, not said to be in office: {', '.join(names)}")
    notes += [f"{a.office.name}: planned: {to_come(a.claims[c])}" for c in a.planned[:PLANNED]]
    listed = a.listed if a.on else a.listed[::-1][:LISTED]
    notes += [
        f"{readable(row.source)} lists {row.person_name}, {stretch_of_row(row)} ({row.licence})" for row in listed
    ]
    notes += [_unlikely(a.office.name, h.tenure) for h in a.unlikely[:UNLIKELY]]
    if a.left_out:
        notes.append(f"{a.office.name}: {a.left_out} unlikely left out")
    return notes + [f"Disagreement: {d.summary}" for d in a.disagreements[:DISPUTES]]


def _unlikely(office: str, t: Tenure) -> str:
    return f"{office}: unlikely: {t.name}, {stretch(t)} ({t.why})"


def person(
    ledger: Ledger, name: str, *, known_on: dt.date | None = None, seen: Seen = SHOWN_BY_DEFAULT
) -> Table[TenureRow]:
    """Every office of a person, under any spelling; people who share a name and are not one follow one another."""
    people = ledger.person(name, known_on=known_on, seen=seen)
    claims: dict[str, StoredClaim] = {}
    rows: list[TenureRow] = []
    notes = _namesakes(people)
    for p in people:
        claims |= p.claims
        rows += [make.tenure_row(c.office, t, p.claims) for c in p.careers for t in c.tenures]
        notes += _career_remarks(p)
    return Table.of(TenureRow, rows, notes=notes, words=lambda row: _of_claims(row.claims, claims))


def _namesakes(people: Sequence[PersonAnswer]) -> list[str]:
    named: dict[str, list[str]] = {}
    for p in people:
        named.setdefault(p.person.name, []).append(f"{p.person.key} ({', '.join(p.countries) or 'no country told'})")
    return [
        f"{len(keys)} people are called {name}, told apart by person_id: {'; '.join(keys)}"
        for name, keys in named.items()
        if len(keys) > 1
    ]


def _career_remarks(p: PersonAnswer) -> list[str]:
    chosen = [c.office.name for c in p.careers if c.chosen]
    notes = [f"{p.person.name}: chosen or due, not said to be in office: {', '.join(chosen)}"] if chosen else []
    unlikely = [(c.office.name, t) for c in p.careers for t in c.unlikely]
    notes += [_unlikely(name, t) for name, t in unlikely[:UNLIKELY]]
    if unlikely:
        notes.append(f"{p.person.name}: {len(unlikely)} unlikely left out")
    return notes + [
        f"{readable(row.source)} lists {p.person.name} as {row.office_name}, {stretch_of_row(row)} ({row.licence})"
        for row in p.listed[::-1][:LISTED]
    ]


def changes(
    ledger: Ledger,
    *,
    country: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
    told: Told = "dated",
) -> Table[ChangeRow]:
    """Who took, left or was chosen for which office, the latest first. `told`: see `ledger.changes`."""
    most = None if limit is None else limit + 1
    found = ledger.changes(country=country, since=since, until=until, limit=most, seen=seen, told=told)
    cut = limit is not None and len(found) > limit
    notes = ["Earlier changes are left out by the limit."] if cut else []
    found = found[:limit]
    first = found[-1].day if cut else since
    if left_out := ledger.unlikely_changes(country=country, since=first, until=until, seen=seen, told=(told,)):
        notes.append(f"{left_out} unlikely left out")
    claims = {s.claim.id: s for c in found for s in c.claims}
    return Table.of(
        ChangeRow, map(make.change_row, found), notes=notes, words=lambda row: _of_claims(row.claims, claims)
    )


def disagreements(
    ledger: Ledger, *, country: str | None = None, limit: int | None = None, seen: Seen = SHOWN_BY_DEFAULT
) -> Table[DisagreementRow]:
    """Accounts that cannot all be true, one row a side; `limit` counts disagreements, `seen` is about the weaker side."""
    found = ledger.disagreements(country=country, limit=None if limit is None else limit + 1, seen=seen)
    notes = (
        ["Less credible disagreements are left out by the limit."] if limit is not None and len(found) > limit else []
    )
    if left_out := ledger.unlikely_disagreements(country=country, seen=seen):
        notes.append(f"{left_out} unlikely left out")
    found = found[:limit]
    claims = {id: s for a in found for id, s in a.claims.items()}
    return Table.of(
        DisagreementRow, make.disagreement_rows(found), notes=notes, words=lambda row: _of_claims(row.claims, claims)
    )


def happenings(
    ledger: Ledger,
    question: EventQuestion,
    *,
    grouped: bool = True,
    seen: Seen = SHOWN_BY_DEFAULT,
    latest: int | None = None,
) -> tuple[list[Happening], int, bool]:
    """The happenings that a question asks for, by day, how many are left out as unlikely, and whether earlier events were not
    looked at: with `latest` only so many are."""
    found = events_where(ledger.store, question, latest=latest)
    every = group(found) if grouped else alone(found)
    shown = [h for h in every if seen.shows(h.belief, h.independent)]
    return shown, len(every) - len(shown), len(found) == latest


def events(
    ledger: Ledger,
    question: EventQuestion,
    *,
    grouped: bool = True,
    limit: int | None = None,
    seen: Seen = SHOWN_BY_DEFAULT,
) -> Table[EventRow]:
    """Who did what to whom, the latest first; what several articles tell of one happening is one row."""
    from incumbent.exports.events.own import typed
    from incumbent.exports.events.row import row_of

    latest = enough(question, limit)
    every, left_out, cut = happenings(ledger, question, grouped=grouped, seen=seen, latest=latest)
    found = every[::-1]
    by_id = {make.event_id(h): h for h in found[:limit]}
    rows = [typed(row_of(h)) for h in found[:limit]]
    notes = [f"{left_out} unlikely left out"] if left_out else []
    if cut:
        notes.append("There are more, earlier, that were not looked at; raise the limit, or narrow the question.")
    return Table.of(
        EventRow, rows, notes=notes, total=len(found), words=lambda row: _of_happening(ledger, by_id[row.event_id])
    )


def _of_happening(ledger: Ledger, h: Happening) -> list[Words]:
    return [
        _in_article(ledger, e.article, e.evidence.start, e.evidence.end, e.evidence.quote, e.publisher or e.title, e.id)
        for e in h.events
    ]


def statements(
    ledger: Ledger,
    *,
    speaker: str | None = None,
    about: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int | None = None,
) -> Table[StatementRow]:
    """Who said what, the latest first; `about` takes words, phrases and operators as `search` does. Copies are left out."""
    found: Sequence[Saying]
    if speaker is None:
        found, total = sayings(ledger.store, about=about, since=since, until=until, limit=limit)
    else:
        found, total = said(ledger.store, speaker, about=about, since=since, until=until, limit=limit)

    def words(row: StatementRow) -> list[Words]:
        by = row.publisher or row.headline
        return [_in_article(ledger, row.article_id, row.start, row.end, row.quote, by, row.statement_id)]

    return Table.of(StatementRow, map(make.statement_row, found), total=total, words=words)


def articles(ledger: Ledger) -> Table[ArticleRow]:
    """Every article that was read, by day of publication."""
    return Table.of(ArticleRow, make.article_rows(ledger.store))


def search(
    ledger: Ledger,
    query: str,
    *,
    kinds: Collection[HitKind] = KINDS,
    since: dt.date | None = None,
    until: dt.date | None = None,
    limit: int = 50,
) -> Table[HitRow]:
    """Statements and articles that hold words, phrases and combinations of them; `limit` of each kind."""
    try:
        found, total = find(ledger.store, query, kinds=kinds, since=since, until=until, limit=limit)
    except NothingFound:
        found, total = [], 0
    by_id = {(h.kind, h.id): h for h in found}
    rows = [
        HitRow(
            h.id, h.kind, h.speaker, h.text, tuple(s.quote for s in h.found), h.article, h.headline, h.publisher,
            make.day(h.published), h.url,
        )
        for h in found
    ]  # fmt: skip
    return Table.of(HitRow, rows, total=total, words=lambda row: [_of_hit(by_id[row.kind, row.id])])


def _of_hit(h: Hit) -> Words:
    parts: list[tuple[str, bool]] = []
    at = 0
    for span in h.found:
        parts += [(h.text[at : span.start], False), (span.quote, True)]
        at = span.end
    return Words((*parts, (h.text[at:], False)), h.publisher or h.headline, h.id)


def _of_claims(ids: Iterable[str], claims: Claims) -> list[Words]:
    return [_of_claim(claims[id]) for id in ids if id in claims]


def _of_claim(s: StoredClaim) -> Words:
    source = ", ".join(p for p in (s.publisher or s.headline, (s.published or "")[:10]) if p)
    return within(s.sentence, s.claim.evidence.quote, source, s.claim.id)


def _in_article(ledger: Ledger, article: str, start: int, end: int, quote: str, source: str, id: str) -> Words:
    """The sentence around the quote; of a ledger that was closed meanwhile, the quote alone."""
    try:
        text = ledger.record(article).article.text
    except LedgerError:
        return within(quote, quote, source, id)
    first, last = sentence_around(text, start, end)
    return Words(((text[first:start], False), (quote, True), (text[end:last], False)), source, id)
