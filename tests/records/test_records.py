"""Records survive their JSON, and their dates keep their promises."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incumbent.errors import RecordError
from incumbent.records import (
    Article,
    Claim,
    CoderInfo,
    Entity,
    EntityMention,
    Event,
    PartialDate,
    Problem,
    Record,
    Size,
    Span,
    Statement,
    check_offsets,
    from_json,
    to_json,
)

TEXT = "Premier resigns\nAda Lee, premier of Northland, resigned. “Enough,” she said."


def span(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote), quote)


RECORD = Record(
    coder=CoderInfo("incumbent", "0.1.0", "model-1"),
    article=Article("a1", TEXT, "Premier resigns", "https://x.org/1", "2021-03-02", "X", ("Jo Roe",)),
    entities=(Entity("e1", "person", "Ada Lee", "GBR", "GOV", "Q1", (EntityMention(16, 23, "Ada Lee", "name"),)),),
    claims=(
        Claim(
            "c1", "end", "Ada Lee", "premier", span("Ada Lee, premier of Northland, resigned"), "e1", how="resigned",
            date=PartialDate.parse("2021-03"), linked=("c2",),
        ),
    ),
    events=(
        Event(
            "v1", "RETREAT", span("resigned"), span("Ada Lee, premier of Northland, resigned"), "resign", ("executive",),
            ("Ada Lee",), ("e1",), date=PartialDate.parse("2021-03-01/2021-03-02"), size=Size(people=(20000, 99999)),
        ),
    ),
    statements=(Statement("s1", "direct", span("“Enough,”"), "Ada Lee", "e1", span("said")),),
    problems=(Problem("no-date", "none"),),
)  # fmt: skip


def test_json_round_trip_is_exact() -> None:
    line = to_json(RECORD)
    assert from_json(line) == RECORD
    assert to_json(from_json(line)) == line
    assert "\n" not in line


def test_fields_stand_in_the_documented_order() -> None:
    data = json.loads(to_json(RECORD))
    assert list(data) == ["version", "coder", "article", "entities", "claims", "events", "statements", "problems"]
    assert data["claims"][0]["date"] == "2021-03"
    assert data["events"][0]["size"] == {"people": [20000, 99999], "killed": None, "injured": None, "arrested": None}


def test_unknown_fields_are_ignored() -> None:
    data = json.loads(to_json(RECORD))
    data["later"] = 1
    data["claims"][0]["later"] = 2
    assert from_json(json.dumps(data)) == RECORD


def test_offsets_are_checked() -> None:
    assert check_offsets(RECORD) == []
    data = json.loads(to_json(RECORD))
    data["claims"][0]["evidence"]["start"] += 1
    assert len(check_offsets(from_json(json.dumps(data)))) == 1


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{", "record-json"),
        ("[]", "record-shape"),
        ('{"version": "2"}', "record-version"),
        ('{"version": "1"}', "record-shape"),
        ('{"version": "1", "article": {"id": 1}}', "record-shape"),
    ],
)
def test_bad_lines_say_what_is_wrong(line: str, code: str) -> None:
    with pytest.raises(RecordError) as error:
        from_json(line)
    assert error.value.code == code


@pytest.mark.parametrize("text", ["2020-13", "2020-02-30", "20", "2020-1-1", "2021/2020", "", "0000"])
def test_bad_dates(text: str) -> None:
    with pytest.raises(RecordError):
        PartialDate.parse(text)


def test_granularity() -> None:
    assert PartialDate.parse("2020-02").latest == dt.date(2020, 2, 29)
    assert PartialDate.parse("9999").latest == dt.date(9999, 12, 31)
    assert str(PartialDate.span(PartialDate.year(1995), PartialDate.year(2007))) == "1995/2007"


@given(st.dates(), st.dates())
def test_intervals_round_trip(a: dt.date, b: dt.date) -> None:
    date = PartialDate.between(min(a, b), max(a, b))
    assert PartialDate.parse(str(date)) == date
    assert (date.earliest, date.latest) == (min(a, b), max(a, b))
    assert date.overlaps(PartialDate.day(a))


def test_lines_hold_letters_as_they_are_and_few_digits_of_a_confidence() -> None:
    claim = Claim("c1", "hold", "Łech", "premier", span("premier"), confidence=0.87654321)
    line = to_json(Record(CoderInfo("incumbent", "1", "m"), Article("a1", TEXT), claims=(claim,)))
    assert "Łech" in line and '"confidence":0.877,' in line


def test_a_record_may_leave_out_what_has_a_default() -> None:
    evidence = {"start": 0, "end": 7, "quote": "Premier"}
    data = {
        "version": "1",
        "article": {"id": "a1", "text": TEXT},
        "claims": [{"id": "c1", "kind": "hold", "title": "premier", "evidence": evidence}],
        "events": [{"id": "v1", "type": "AGREE", "trigger": evidence, "evidence": evidence}],
        "statements": [{"id": "s1", "kind": "direct", "content": evidence}],
    }
    record = from_json(json.dumps(data))
    assert (record.article.language, record.article.authors, record.entities) == ("en", (), ())
    [c], [e], [s] = record.claims, record.events, record.statements
    assert (c.confidence, e.confidence, s.confidence) == (1.0, 1.0, 1.0)
    assert (c.status, e.status, c.linked, e.source, e.source_entities) == ("asserted", "asserted", (), (), ())
    made = Claim("c1", "hold", None, "premier", c.evidence)
    assert (c, made.confidence) == (made, 1.0)


def test_lists_of_a_record_are_read() -> None:
    data = json.loads(to_json(RECORD))
    data["article"]["language"] = "uk"
    record = from_json(json.dumps(data))
    assert (record.article.language, record.article.authors) == ("uk", ("Jo Roe",))
    assert (record.events[0].source_entities, record.claims[0].linked) == (("e1",), ("c2",))


def test_only_a_day_is_a_day() -> None:
    assert PartialDate.parse("2021-03-01").is_day and not PartialDate.parse("2021-03").is_day
