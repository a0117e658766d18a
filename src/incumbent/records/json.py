"""Records to and from their public JSON: one object a line, UTF-8, keys in a fixed order, the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from incumbent.errors import RecordError
from incumbent.records.dates import PartialDate
from incumbent.records.nouns import (
    RECORD_VERSION,
    Article,
    Claim,
    CoderInfo,
    Entity,
    EntityMention,
    Event,
    Problem,
    Record,
    Size,
    Span,
    Statement,
)

Json = dict[str, Any]


def _span(span: Span | None) -> Json | None:
    return None if span is None else {"start": span.start, "end": span.end, "quote": span.quote}


def _date(date: PartialDate | None) -> str | None:
    return None if date is None else date.text


def _article(a: Article) -> Json:
    return {
        "id": a.id, "url": a.url, "title": a.title, "published": a.published, "publisher": a.publisher,
        "authors": list(a.authors), "language": a.language, "text": a.text, "duplicate_of": a.duplicate_of,
    }  # fmt: skip


def _entity(e: Entity) -> Json:
    return {
        "id": e.id, "kind": e.kind, "name": e.name, "country": e.country, "sector": e.sector, "known_as": e.known_as,
        "mentions": [{"start": m.start, "end": m.end, "text": m.text, "form": m.form} for m in e.mentions],
    }  # fmt: skip


def _claim(c: Claim) -> Json:
    return {
        "id": c.id, "kind": c.kind, "person": c.person, "person_entity": c.person_entity, "title": c.title,
        "body": c.body, "body_entity": c.body_entity, "country": c.country, "area": c.area, "office": c.office,
        "how": c.how, "by": c.by, "date": _date(c.date), "status": c.status, "said_by": c.said_by,
        "evidence": _span(c.evidence), "confidence": round(c.confidence, 3), "linked": list(c.linked),
    }  # fmt: skip


def _size(s: Size | None) -> Json | None:
    if s is None:
        return None
    pairs = {"people": s.people, "killed": s.killed, "injured": s.injured, "arrested": s.arrested}
    return {k: None if v is None else list(v) for k, v in pairs.items()}


def _event(e: Event) -> Json:
    return {
        "id": e.id, "type": e.type, "mode": e.mode, "contexts": list(e.contexts), "source": list(e.source),
        "source_entities": list(e.source_entities), "target": list(e.target),
        "target_entities": list(e.target_entities), "date": _date(e.date), "place": e.place, "status": e.status,
        "said_by": e.said_by, "size": _size(e.size), "trigger": _span(e.trigger), "evidence": _span(e.evidence),
        "confidence": round(e.confidence, 3),
    }  # fmt: skip


def _statement(s: Statement) -> Json:
    return {
        "id": s.id, "speaker": s.speaker, "speaker_entity": s.speaker_entity, "kind": s.kind,
        "content": _span(s.content), "cue": _span(s.cue), "addressee": s.addressee, "channel": s.channel,
        "confidence": round(s.confidence, 3),
    }  # fmt: skip


def to_dict(record: Record) -> Json:
    """The record as plain JSON values, fields in the documented order."""
    return {
        "version": record.version,
        "coder": {"name": record.coder.name, "version": record.coder.version, "model": record.coder.model},
        "article": _article(record.article),
        "entities": [_entity(e) for e in record.entities],
        "claims": [_claim(c) for c in record.claims],
        "events": [_event(e) for e in record.events],
        "statements": [_statement(s) for s in record.statements],
        "problems": [{"code": p.code, "message": p.message} for p in record.problems],
    }


def to_json(record: Record) -> str:
    """One line of JSON, without the line's end."""
    return json.dumps(to_dict(record), ensure_ascii=False, separators=(",", ":"))


def _read_span(data: Json | None) -> Span | None:
    return None if data is None else Span(int(data["start"]), int(data["end"]), str(data["quote"]))


def _need_span(data: Json | None) -> Span:
    span = _read_span(data)
    if span is None:
        raise RecordError("an item without evidence", code="record-evidence")
    return span


def _read_date(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)


def _read_size(data: Json | None) -> Size | None:
    if data is None:
        return None

    def pair(key: str) -> tuple[int, int] | None:
        value = data.get(key)
        return None if value is None else (int(value[0]), int(value[1]))

    return Size(people=pair("people"), killed=pair("killed"), injured=pair("injured"), arrested=pair("arrested"))


def _read_article(a: Json) -> Article:
    return Article(
        id=a["id"], text=a["text"], title=a.get("title") or "", url=a.get("url"), published=a.get("published"),
        publisher=a.get("publisher"), authors=tuple(a.get("authors") or ()), language=a.get("language") or "en",
        duplicate_of=a.get("duplicate_of"),
    )  # fmt: skip


def _read_entity(e: Json) -> Entity:
    mentions = tuple(EntityMention(m["start"], m["end"], m["text"], m["form"]) for m in e.get("mentions") or ())
    return Entity(e["id"], e["kind"], e["name"], e.get("country"), e.get("sector"), e.get("known_as"), mentions)


def _read_claim(c: Json) -> Claim:
    return Claim(
        id=c["id"], kind=c["kind"], person=c.get("person"), title=c["title"], evidence=_need_span(c.get("evidence")),
        person_entity=c.get("person_entity"), body=c.get("body"), body_entity=c.get("body_entity"),
        country=c.get("country"), area=c.get("area"), office=c.get("office"), how=c.get("how"), by=c.get("by"),
        date=_read_date(c.get("date")), status=c.get("status") or "asserted", said_by=c.get("said_by"),
        confidence=float(c.get("confidence", 1.0)), linked=tuple(c.get("linked") or ()),
    )  # fmt: skip


def _read_event(e: Json) -> Event:
    return Event(
        id=e["id"], type=e["type"], trigger=_need_span(e.get("trigger")), evidence=_need_span(e.get("evidence")),
        mode=e.get("mode"), contexts=tuple(e.get("contexts") or ()), source=tuple(e.get("source") or ()),
        source_entities=tuple(e.get("source_entities") or ()), target=tuple(e.get("target") or ()),
        target_entities=tuple(e.get("target_entities") or ()), date=_read_date(e.get("date")), place=e.get("place"),
        status=e.get("status") or "asserted", said_by=e.get("said_by"), size=_read_size(e.get("size")),
        confidence=float(e.get("confidence", 1.0)),
    )  # fmt: skip


def _read_statement(s: Json) -> Statement:
    return Statement(
        id=s["id"], kind=s["kind"], content=_need_span(s.get("content")), speaker=s.get("speaker"),
        speaker_entity=s.get("speaker_entity"), cue=_read_span(s.get("cue")), addressee=s.get("addressee"),
        channel=s.get("channel"), confidence=float(s.get("confidence", 1.0)),
    )  # fmt: skip


def from_dict(data: Json) -> Record:
    """A record from plain JSON values; unknown fields are ignored. Raises RecordError (record-*)."""
    version = str(data.get("version", ""))
    if version.partition(".")[0] != RECORD_VERSION:
        raise RecordError(
            f"record version {version!r} cannot be read; this reads {RECORD_VERSION}", code="record-version"
        )
    try:
        coder = data.get("coder") or {}
        return Record(
            coder=CoderInfo(coder.get("name", ""), coder.get("version", ""), coder.get("model", "")),
            article=_read_article(data["article"]),
            entities=tuple(_read_entity(e) for e in data.get("entities") or ()),
            claims=tuple(_read_claim(c) for c in data.get("claims") or ()),
            events=tuple(_read_event(e) for e in data.get("events") or ()),
            statements=tuple(_read_statement(s) for s in data.get("statements") or ()),
            problems=tuple(Problem(p["code"], p["message"]) for p in data.get("problems") or ()),
            version=version,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise RecordError(f"not a record: {type(error).__name__} {error}", code="record-shape") from error


def from_json(line: str) -> Record:
    """A record from one line of JSON. Raises RecordError (record-json, record-shape, record-version)."""
    try:
        data = json.loads(line)
    except json.JSONDecodeError as error:
        raise RecordError(f"not JSON: {error}", code="record-json") from error
    if not isinstance(data, dict):
        raise RecordError("not a record: the line is no JSON object", code="record-shape")
    return from_dict(data)


def _spans(record: Record) -> Iterator[tuple[str, int, int, str]]:
    for entity in record.entities:
        for m in entity.mentions:
            yield entity.id, m.start, m.end, m.text
    for claim in record.claims:
        yield claim.id, claim.evidence.start, claim.evidence.end, claim.evidence.quote
    for event in record.events:
        for span in (event.trigger, event.evidence):
            yield event.id, span.start, span.end, span.quote
    for statement in record.statements:
        yield statement.id, statement.content.start, statement.content.end, statement.content.quote
        if statement.cue is not None:
            yield statement.id, statement.cue.start, statement.cue.end, statement.cue.quote


def check_offsets(record: Record) -> list[str]:
    """The items whose offsets do not reproduce their quote; empty when the record is sound."""
    text = record.article.text
    return [f"{name} {start}:{end} {quote!r}" for name, start, end, quote in _spans(record) if text[start:end] != quote]
