"""One record into the ledger's tables: its rows, and which offices they touch."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from incumbent.knowledge.cyrillic import is_cyrillic, romanised
from incumbent.knowledge.spelling import fold
from incumbent.ledger.deriving.days import day_told, of_another_time
from incumbent.ledger.deriving.decisions import Rulings, corrected
from incumbent.ledger.deriving.identify import Identity
from incumbent.ledger.deriving.keys import Keyer, OfficeKey, PersonKey, mark_of, wording_of
from incumbent.ledger.deriving.names import clean
from incumbent.ledger.deriving.news import tells_news
from incumbent.ledger.deriving.sentences import sentence_around
from incumbent.ledger.deriving.spelling import spelling_key
from incumbent.ledger.deriving.titled import titled
from incumbent.ledger.file.store import Store
from incumbent.ledger.file.texts import index_article
from incumbent.records import Article, Claim, Event, PartialDate, Record, Statement, to_json

CHANGES = ("start", "end", "chosen")
_LONG = 60  # letters that two reporters do not put in the same order by chance


def article_hash(article: Article) -> str:
    """A hash of what was read: a correction of any part makes another."""
    parts = (article.text, article.title, article.published, article.publisher, article.url)
    return hashlib.sha256("\x1f".join(p or "" for p in parts).encode("utf-8", "surrogatepass")).hexdigest()


def record_hash(record: Record) -> str:
    """A hash of the whole record: the same article coded the same way has the same."""
    return hashlib.sha256(_data(record)).hexdigest()


def _data(record: Record) -> bytes:
    return to_json(record).encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Stamp:
    """When an article was first read and when this version was, in UTC; and the sketch that knows its copies."""

    first_read: str
    now: str
    sketch: tuple[int, ...] = ()


def insert_record(store: Store, record: Record, keyer: Keyer, in_force: Rulings, stamp: Stamp) -> set[str]:
    """Write the rows of a record whose article is not in the ledger; the keys of the offices it speaks of."""
    a = record.article
    data = _data(record)
    store.run(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            a.id, a.url, a.title, a.published, _day_of(a), a.publisher, a.language, a.duplicate_of,
            f"{record.coder.name} {record.coder.version}", record.coder.model, article_hash(a),
            hashlib.sha256(data).hexdigest(), stamp.first_read, stamp.now, json.dumps(stamp.sketch),
        ),
    )  # fmt: skip
    store.run("INSERT INTO records VALUES (?, ?)", (a.id, zlib.compress(data)))
    index_article(store.connection, a.id, a.text)
    who = {
        e.id: keyer.actor(Identity(e.name, e.kind, e.country, e.sector, e.known_as), a.published_on)
        for e in record.entities
    }
    entities = {
        e.id: store.run(
            "INSERT INTO entities (article, local, kind, name, country, sector, known_as, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (a.id, e.id, e.kind, e.name, who[e.id].country, who[e.id].sector, who[e.id].known_as, _day_of(a) or ""),
        )
        for e in record.entities
    }
    cast = Cast(keyer, a.published_on, who, entities)
    known = {e.id: e.known_as for e in record.entities}
    touched = {_insert_claim(store, record, claim, keyer, known, in_force) for claim in record.claims}
    for event in record.events:
        _insert_event(store, a.id, event, cast)
    for statement in record.statements:
        _insert_statement(store, a.id, statement, entities)
    return touched | _offices_of_the_dead(store, a.id)


def _offices_of_the_dead(store: Store, article: str) -> set[str]:
    """All offices of people whose death an article tells: who is dead holds none of them."""
    rows = store.rows(
        "SELECT DISTINCT c.office_key FROM claims d JOIN claims c ON c.person_key = d.person_key "
        "WHERE d.article = ? AND d.how = 'died'",
        (article,),
    )
    return {str(row[0]) for row in rows}


def _day_of(article: Article) -> str | None:
    return article.published[:10] if article.published else None


def iso(date: PartialDate | None) -> tuple[str | None, str | None, str | None]:
    return (None, None, None) if date is None else (date.text, date.earliest.isoformat(), date.latest.isoformat())


def changed_on(claim: Claim, published: str | None) -> str | None:
    """The day under which a change is listed: the first day it can have happened, else the article's."""
    if claim.kind not in CHANGES:
        return None
    return claim.date.earliest.isoformat() if claim.date else published


def is_news(claim: Claim, published: str | None, title: str, sentence: str | None) -> bool:
    """Whether a claim tells a change as news, or that somebody holds an office in its article's own time."""
    day, words = dt.date.fromisoformat(published) if published else None, sentence or claim.evidence.quote
    if claim.kind == "hold":
        return not of_another_time(claim, words, day)
    return claim.kind in CHANGES and tells_news(claim, day, title, words)


def with_its_day(claim: Claim, published: str | None, sentence: str | None) -> Claim:
    """The claim with its date where the sentence gives it to what the claim tells, else without."""
    day = dt.date.fromisoformat(published) if published else None
    return replace(claim, date=day_told(claim, sentence or claim.evidence.quote, day))


def told_as(sentence: str | None) -> str | None:
    """A hash of a long sentence: articles that share one tell the same thing, one after the other."""
    words = fold(sentence or "")
    return hashlib.sha256(words.encode()).hexdigest()[:20] if len(words) >= _LONG else None


def _insert_claim(
    store: Store, record: Record, coded: Claim, keyer: Keyer, known: dict[str, str | None], in_force: Rulings
) -> str:
    """The row as coded, but for a day that is another act's, with the keys that decisions in force give it; the office's key."""
    a, mark = record.article, mark_of(record.article.id, coded)
    changes = in_force.corrected.get(mark)
    sentence = sentence_around(a.text, coded.evidence.start, coded.evidence.end)
    coded = with_its_day(coded, _day_of(a), a.text[slice(*sentence)])
    claim = corrected(coded, changes) if changes else coded
    known_as = known.get(claim.person_entity or "")
    office, person = key_claim(store, claim, keyer, known_as, a.published_on, in_force.parted.get(mark))
    store.run(
        "INSERT INTO claims (id, article, kind, person, person_entity, title, body, body_entity, country, area, office, how,"
        " by, date, date_earliest, date_latest, status, said_by, start, end, quote, confidence, linked,"
        " office_key, person_key, changed_on, mark, review, sentence, told_as, news, titled)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            f"{a.id}/{coded.id}", a.id, coded.kind, coded.person, coded.person_entity, coded.title, coded.body,
            coded.body_entity, coded.country, coded.area, coded.office, coded.how, coded.by, *iso(coded.date),
            coded.status, coded.said_by, coded.evidence.start, coded.evidence.end, coded.evidence.quote,
            coded.confidence, json.dumps([f"{a.id}/{c}" for c in coded.linked]), office.key, person,
            changed_on(claim, _day_of(a)), mark, in_force.review(mark), a.text[slice(*sentence)],
            told_as(a.text[slice(*sentence)]), int(is_news(claim, _day_of(a), a.title, a.text[slice(*sentence)])),
            titled(claim, a.text[slice(*sentence)]),
        ),
    )  # fmt: skip
    return office.key


def key_claim(
    store: Store,
    claim: Claim,
    keyer: Keyer,
    known_as: str | None,
    published: PartialDate | None,
    parted: str | None = None,
) -> tuple[OfficeKey, str | None]:
    """The keys of a claim, with the rows that offices and people need. `parted`: a reviewer's own key for the person."""
    person = keyer.person(claim, known_as, published)
    office = keyer.office(claim, person, published)
    store.run(
        "INSERT OR IGNORE INTO offices VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (office.key, office.title, office.body, office.country, office.area, office.known, office.name, office.seats),
    )
    store.run("INSERT OR IGNORE INTO office_wordings VALUES (?, ?)", (office.key, wording_of(claim)))
    if person is None or not claim.person:
        return office, None
    if parted:
        person = PersonKey(parted, clean(claim.person), claim.country, None)
    store.run(
        "INSERT OR IGNORE INTO people VALUES (?, ?, ?, ?)", (person.key, person.name, person.country, person.known)
    )
    for name in dict.fromkeys((clean(claim.person), person.name)):
        store.run("INSERT OR IGNORE INTO person_names VALUES (?, ?, ?)", (person.key, name, spelling_key(name)))
        if is_cyrillic(name):  # is found in Latin letters too
            found = (person.key, romanised(name))
            store.run("INSERT OR IGNORE INTO search_names (kind, key, name) VALUES ('person', ?, ?)", found)
    return office, person.key


def _insert_event(store: Store, article: str, e: Event, cast: Cast) -> None:
    size = None
    if e.size is not None:
        size = json.dumps({k: getattr(e.size, k) for k in ("people", "killed", "injured", "arrested")})
    n = store.run(
        "INSERT INTO events (id, article, type, mode, contexts, date, date_earliest, date_latest, place, status, said_by,"
        " size, trigger_start, trigger_end, trigger, start, end, quote, confidence)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            f"{article}/{e.id}", article, e.type, e.mode, json.dumps(e.contexts), *iso(e.date), e.place, e.status,
            e.said_by, size, e.trigger.start, e.trigger.end, e.trigger.quote, e.evidence.start, e.evidence.end,
            e.evidence.quote, e.confidence,
        ),
    )  # fmt: skip
    actors = [*_actors(store, n, "source", e.source, e.source_entities, article, cast)]
    actors += _actors(store, n, "target", e.target, e.target_entities, article, cast)
    store.run_many("INSERT INTO event_actors VALUES (?, ?, ?, ?, ?, ?)", actors)


def _actors(
    store: Store, event: int, role: str, names: tuple[str, ...], ids: tuple[str | None, ...], article: str, cast: Cast
) -> Iterable[tuple[Any, ...]]:
    for i, told in enumerate(names):
        local = ids[i] if i < len(ids) else None
        if local is None or local not in cast.entities:
            local = cast.named(store, article, told)
        name = cast.who[local].name if local in cast.who else told
        yield event, role, i, name, cast.entities.get(local or ""), None if name == told else told


@dataclass(slots=True)
class Cast:
    """The entities of an article by local id, with who they are; actors that the record links to none are found or added."""

    keyer: Keyer
    published: PartialDate | None
    who: dict[str, Identity]
    entities: dict[str, int]

    def named(self, store: Store, article: str, told: str) -> str | None:
        """The local id of an actor without an entity; None where nothing is known of it."""
        found = self.keyer.actor(Identity(told), self.published)
        if not (found.known_as or found.country):
            return None
        same = next((i for i, w in self.who.items() if (w.name, w.country) == (found.name, found.country)), None)
        if same is not None:
            return same
        local = f"x{len(self.who) + 1}"
        self.who[local] = found
        self.entities[local] = store.run(
            "INSERT INTO entities (article, local, kind, name, country, sector, known_as, day) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (article, local, found.kind or "group", told, found.country, found.sector, found.known_as,
             self.published.text if self.published else ""),
        )  # fmt: skip
        return local


def _insert_statement(store: Store, article: str, s: Statement, entities: dict[str, int]) -> None:
    cue = (s.cue.start, s.cue.end, s.cue.quote) if s.cue else (None, None, None)
    store.run(
        "INSERT INTO statements (id, article, speaker, entity, kind, start, end, quote, cue_start, cue_end, cue, addressee,"
        " channel, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            f"{article}/{s.id}", article, s.speaker, entities.get(s.speaker_entity or ""), s.kind, s.content.start,
            s.content.end, s.content.quote, *cue, s.addressee, s.channel, s.confidence,
        ),
    )  # fmt: skip


def utc_now() -> str:
    return dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
