"""What a record keeps, field by field; what is no record says so; dates at their edges."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

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
from incumbent.records.languages import coded_by
from incumbent.records.ontology import ontology

TEXT = "Ada said so"
ADA, SAID, SO = Span(0, 3, "Ada"), Span(4, 8, "said"), Span(9, 11, "so")
DAY = PartialDate.parse("2021-03-02")
FULL = Record(
    CoderInfo("a", "b", "c"),
    Article("1", TEXT, "t", "u", "2021-03-02", "p", ("x", "y"), "be", "0"),
    (Entity("e", "state", "n", "BLR", "GOV", "k", (EntityMention(0, 3, "Ada", "nominal"),)),),
    (
        Claim(
            "c", "hold", None, "t", ADA, "pe", "b", "be", "BLR", "ar", "of", "elected", "by", DAY, "planned", "sb",
            0.25, ("d",),
        ),
    ),
    (
        Event(
            "v", "AGREE", ADA, SAID, "m", ("c",), ("s",), (None,), ("t",), ("te",), DAY, "pl", "reported", "sb",
            Size((1, 2), (3, 4), (5, 6), (7, 8)), 0.5,
        ),
    ),
    (Statement("s", "mixed", SO, "sp", "se", SAID, "ad", "ch", 0.75),),
    (Problem("co", "me"),),
    "1.7",
)  # fmt: skip


def test_every_field_is_kept() -> None:
    assert from_json(to_json(FULL)) == FULL
    assert check_offsets(FULL) == []


@pytest.mark.parametrize(
    "path",
    [
        ("entities", 0, "mentions", 0, "start"), ("claims", 0, "evidence", "end"), ("events", 0, "trigger", "start"), ("events", 0, "evidence", "end"),
        ("statements", 0, "content", "start"), ("statements", 0, "cue", "end"),
    ],
)  # fmt: skip
def test_each_offset_is_checked(path: tuple[Any, ...]) -> None:
    data = json.loads(to_json(FULL))
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] += 1
    [said] = check_offsets(from_json(json.dumps(data)))
    assert said.partition(" ")[0] == {"entities": "e", "claims": "c", "events": "v", "statements": "s"}[path[0]]


@pytest.mark.parametrize(
    ("part", "field"),
    [("claims", "evidence"), ("events", "trigger"), ("events", "evidence"), ("statements", "content")],
)  # fmt: skip
def test_an_item_without_evidence_is_no_item(part: str, field: str) -> None:
    data = json.loads(to_json(FULL))
    data[part][0][field] = None
    with pytest.raises(RecordError) as error:
        from_json(json.dumps(data))
    assert error.value.code == "record-evidence"


def test_what_may_be_missing_in_a_record() -> None:
    data = json.loads(to_json(FULL))
    data["statements"][0]["cue"] = None
    data["events"][0]["size"] = {"people": None, "killed": [1, 1]}
    data["claims"][0]["date"] = None
    record = from_json(json.dumps(data))
    assert record.statements[0].cue is None and record.claims[0].date is None and check_offsets(record) == []
    assert record.events[0].size == Size(killed=(1, 1))
    assert json.loads(to_json(record))["events"][0]["size"]["people"] is None
    data["events"][0]["size"] = None
    none = from_json(json.dumps(data))
    assert none.events[0].size is None and json.loads(to_json(none))["events"][0]["size"] is None
    bare = from_json('{"version": "1.2", "article": {"id": "a", "text": "t"}}')
    assert (bare.coder, bare.version, bare.article.title) == (CoderInfo("", "", ""), "1.2", "")


@pytest.mark.parametrize(
    ("line", "code", "words"),
    [
        ('{"version": "11", "article": {"id": "a", "text": "t"}}', "record-version", "'11'"), ("{}", "record-version", "''"), ('{"version": "1", "article": null}', "record-shape", "TypeError"), ('{"version": "1", "article": {"id": "a"}}', "record-shape", "KeyError"),
        ('{"version": "1", "article": {"id": "a", "text": "t"}, "problems": [5]}', "record-shape", "not a record"), ('{"version": "1", "coder": 5, "article": {"id": "a", "text": "t"}}', "record-shape", "AttributeError"), ("5", "record-shape", "no JSON object"), ("", "record-json", "not JSON"),
    ],
)  # fmt: skip
def test_what_is_no_record_says_why(line: str, code: str, words: str) -> None:
    with pytest.raises(RecordError) as error:
        from_json(line)
    assert error.value.code == code and words in str(error.value)


@pytest.mark.parametrize("confidence", [0.1234, 0.1236])
def test_confidences_have_three_digits(confidence: float) -> None:
    record = Record(
        CoderInfo("a", "b", "c"), Article("1", TEXT), (), (Claim("c", "hold", None, "t", ADA, confidence=confidence),),
        (Event("v", "AGREE", ADA, ADA, confidence=confidence),), (Statement("s", "direct", ADA, confidence=confidence),),
    )  # fmt: skip
    data = json.loads(to_json(record))
    shown = {"0.1234": 0.123, "0.1236": 0.124}[str(confidence)]
    assert [data[part][0]["confidence"] for part in ("claims", "events", "statements")] == [shown] * 3


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2021", (2021, 1, 1), (2021, 12, 31)), ("2021-02", (2021, 2, 1), (2021, 2, 28)), ("2021-12", (2021, 12, 1), (2021, 12, 31)), (" 2021-03-02 ", (2021, 3, 2), (2021, 3, 2)), ("2020/2021-02", (2020, 1, 1), (2021, 2, 28)), ("2021-03-02/2021-03-02", (2021, 3, 2), (2021, 3, 2)), ("2020-05/2020-05-01", (2020, 5, 1), (2020, 5, 1)),
    ],
)  # fmt: skip
def test_first_and_last_days(text: str, earliest: tuple[int, int, int], latest: tuple[int, int, int]) -> None:
    date = PartialDate.parse(text)
    assert (date.earliest, date.latest, str(date)) == (dt.date(*earliest), dt.date(*latest), text.strip())


@pytest.mark.parametrize(
    "text", ["2021-03-02/2021-03-01", "x", "2021-13", "2021-02-30", "2021/x", "2021-03-02T10:00", "2021/"]
)
def test_dates_that_are_none_have_a_code(text: str) -> None:
    with pytest.raises(RecordError) as error:
        PartialDate.parse(text)
    assert error.value.code == "record-date"


@pytest.mark.parametrize(
    ("a", "b", "meet"), [("2021", "2021-12-31", True), ("2021", "2022-01-01", False), ("2021-03-02", "2021-03-02", True), ("2021-03-02", "2021-03-03", False), ("2020/2022", "2021", True)]
)  # fmt: skip
def test_dates_that_overlap(a: str, b: str, meet: bool) -> None:
    one, other = PartialDate.parse(a), PartialDate.parse(b)
    assert one.overlaps(other) is meet and other.overlaps(one) is meet


def test_dates_made_of_others() -> None:
    a, b = dt.date(2021, 3, 2), dt.date(2021, 3, 5)
    assert [str(PartialDate.between(a, a)), str(PartialDate.between(a, b))] == ["2021-03-02", "2021-03-02/2021-03-05"]
    assert (str(PartialDate.month(2021, 3)), str(PartialDate.year(85)), str(PartialDate.day(a))) == (
        "2021-03",
        "0085",
        "2021-03-02",
    )
    first, last = PartialDate.parse("1995/1996-05"), PartialDate.parse("2001-02/2007")
    assert str(PartialDate.span(first, last)) == "1995/2007" and PartialDate.span(first, first) is first
    assert PartialDate.parse("2021-03-02/2021-03-02").is_day
    assert PartialDate.parse("2020") < PartialDate.parse("2021")


def test_an_article_is_dated_by_its_own_clock() -> None:
    assert Article("1", TEXT).published_on is None
    assert Article("1", TEXT, published="2021-03-02T23:30:00-05:00").published_on == DAY
    assert (Article("1", TEXT).language, Article("1", TEXT).authors) == ("en", ())


def test_scores_and_codes_of_modes_that_a_type_lacks_are_those_of_the_type() -> None:
    for info in ontology().types.values():
        assert (info.intensity("no such mode"), info.code("no such mode")) == (info.score, info.cameo)
        assert all(info.intensity(mode) == score for mode, score in info.modes.items())
        assert all(info.code(mode) == code for mode, code in info.cameo_modes.items())
    assert ontology() is ontology() and coded_by("english") == ("en",)
    assert [t.name for t in ontology().types.values()] == list(ontology().types)
