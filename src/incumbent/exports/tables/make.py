"""Answers of the ledger as rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from incumbent.exports.codes import cow, is_wikidata, iso_numeric
from incumbent.exports.tables.rows import (
    ActorRow,
    ArticleRow,
    ChangeRow,
    ClaimRow,
    DisagreementRow,
    MentionRow,
    StatementRow,
    TenureRow,
)
from incumbent.ledger.asking.answers import Change, DisagreementAnswer
from incumbent.ledger.asking.articles import every_article
from incumbent.ledger.asking.events import StoredEvent
from incumbent.ledger.asking.find import OfficeFound
from incumbent.ledger.asking.happenings import Happening
from incumbent.ledger.asking.sayings import Saying
from incumbent.ledger.asking.shapes import Claims
from incumbent.ledger.deriving.claims import StoredClaim
from incumbent.ledger.deriving.facts import Bound, Tenure
from incumbent.ledger.deriving.wording import stretch
from incumbent.ledger.file.store import Store


def day(published: str | None) -> dt.date | None:
    """The day of an ISO date or date-time."""
    return dt.date.fromisoformat(published[:10]) if published else None


def wikidata(*ids: str | None) -> str | None:
    """The first of these ids that is Wikidata's."""
    return next((i for i in ids if i and is_wikidata(i)), None)


def _day(bound: Bound | None) -> dt.date | None:
    return bound.day if bound else None


def tenure_row(office: OfficeFound, t: Tenure, claims: Claims, on_that_day: str | None = None) -> TenureRow:
    cited = [claims[c] for c in t.claims_of_bounds if c in claims] or [claims[c] for c in t.claims if c in claims]
    return TenureRow(
        office=office.name, office_id=office.key, office_known_as=wikidata(office.known), country=office.country or None,
        person=t.name, person_id=t.person, person_known_as=wikidata(t.person, *t.keys),
        start_earliest=_day(t.start.earliest), start_latest=_day(t.start.latest), end_earliest=_day(t.end.earliest),
        end_latest=_day(t.end.latest), ended=t.ended, last_confirmed=_day(t.last_confirmed), acting=t.acting,
        standing=t.standing, on_that_day=on_that_day, in_words=stretch(t), sources=t.sources, belief=t.belief,
        lists=t.lists, why=t.why,
        claims=tuple(s.claim.id for s in cited), quotes=tuple(dict.fromkeys(s.claim.evidence.quote for s in cited)),
        urls=tuple(dict.fromkeys(s.url for s in cited if s.url)),
    )  # fmt: skip


def change_row(c: Change) -> ChangeRow:
    first = c.claims[0]
    return ChangeRow(
        day=c.day, date=str(c.date) if c.date else None, kind=c.kind, status=c.status, person=c.person,
        person_known_as=wikidata(*(s.person_key for s in c.claims)), office=c.office.name, office_id=c.office.key,
        office_known_as=wikidata(c.office.known), country=c.office.country or None,
        how=next((s.claim.how for s in c.claims if s.claim.how), None),
        by=next((s.claim.by for s in c.claims if s.claim.by), None), sources=c.sources,
        belief=c.belief, why=c.why, background=c.background,
        claims=tuple(s.claim.id for s in c.claims), quote=first.claim.evidence.quote, sentence=first.sentence,
        publisher=first.publisher, published=day(first.published), url=first.url,
    )  # fmt: skip


def claim_row(s: StoredClaim) -> ClaimRow:
    c = s.claim
    return ClaimRow(
        claim_id=c.id, kind=c.kind, person=c.person, person_known_as=wikidata(s.person_key), title=c.title, body=c.body,
        country=c.country, area=c.area, office_id=s.office_key, how=c.how, by=c.by, date=str(c.date) if c.date else None,
        date_earliest=c.date.earliest if c.date else None, date_latest=c.date.latest if c.date else None, status=c.status,
        said_by=c.said_by, quote=c.evidence.quote, start=c.evidence.start, end=c.evidence.end, sentence=s.sentence,
        confidence=c.confidence, review=s.review, doubt=s.doubt, background=s.background,
        article_id=s.article, headline=s.headline, publisher=s.publisher,
        published=day(s.published), url=s.url, duplicate_of=s.duplicate_of,
    )  # fmt: skip


def event_id(happening: Happening) -> str:
    """The happening's id as text that no spreadsheet takes for a number."""
    return f"E{happening.id}"


def mention_rows(h: Happening) -> Iterator[MentionRow]:
    for e, why in zip(h.events, h.why, strict=True):
        yield MentionRow(
            event_id=event_id(h), mention_id=e.id, article_id=e.article, url=e.url, publisher=e.publisher,
            published=day(e.published), duplicate_of=e.duplicate_of, type=e.type, status=e.status, said_by=e.said_by,
            date=str(e.date) if e.date else None, trigger=e.trigger.quote, trigger_start=e.trigger.start,
            trigger_end=e.trigger.end, quote=e.evidence.quote, quote_start=e.evidence.start, quote_end=e.evidence.end,
            why=why,
        )  # fmt: skip


def actor_rows(h: Happening) -> Iterator[ActorRow]:
    for e in h.events:
        yield from _actors(event_id(h), e)


def _actors(id: str, e: StoredEvent) -> Iterator[ActorRow]:
    for role, actors in (("source", e.sources), ("target", e.targets)):
        for n, a in enumerate(actors):
            yield ActorRow(
                event_id=id, mention_id=e.id, role=role, position=n, name=a.name, told=a.told, kind=a.kind, country=a.country,
                iso_numeric=iso_numeric(a.country), cow=cow(a.country), sector=a.sector, known_as=wikidata(a.known_as),
            )  # fmt: skip


def statement_row(s: Saying) -> StatementRow:
    return StatementRow(
        statement_id=s.id, speaker=s.speaker, speaker_known_as=wikidata(s.known_as), kind=s.kind, quote=s.content.quote,
        start=s.content.start, end=s.content.end, cue=s.cue, addressee=s.addressee, channel=s.channel,
        confidence=s.confidence, article_id=s.article, headline=s.headline, publisher=s.publisher,
        published=day(s.published), url=s.url, duplicate_of=s.duplicate_of,
    )  # fmt: skip


def disagreement_rows(found: Iterable[DisagreementAnswer]) -> Iterator[DisagreementRow]:
    for n, a in enumerate(found, 1):
        d = a.disagreement
        for side in d.sides:
            yield DisagreementRow(
                disagreement=n, kind=d.kind, office=a.office.name, office_id=a.office.key,
                country=a.office.country or None, first_day=d.first_day, last_day=d.last_day, weight=d.weight,
                credence=d.credence, summary=d.summary, says=side.says, source=side.source or "the press",
                licence=side.licence, claims=tuple(side.claims),
                quotes=tuple(a.claims[c].claim.evidence.quote for c in side.claims if c in a.claims),
            )  # fmt: skip


def article_rows(store: Store) -> Iterator[ArticleRow]:
    """Every article, by day of publication."""
    for row in every_article(store):
        id, title, publisher, published, *rest = row
        yield ArticleRow(id, title, publisher, day(published), *rest)
