"""JSON and JSON Lines: whatever wraps the articles, each comes out once; what is broken is told by its place."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from incumbent.reading.objects import loads, read_json, read_lines
from incumbent.reading.raw import Found, RawArticle

A, B = {"title": "A", "text": "One."}, {"title": "B", "text": "Two."}
DECK = {"title": "A", "summary": "Deck."}


def told(finds: Iterable[Found]) -> list[str]:
    """The title of each article with its place, or the code of the error."""
    return [
        f"{f.title or f.text} {f.where}".strip() if isinstance(f, RawArticle) else f.code  # type: ignore[union-attr]
        for f in finds
    ]


def wrapped(value: Any, times: int) -> Any:
    for _ in range(times):
        value = {"response": value}
    return value


@pytest.mark.parametrize(
    ("value", "articles"),
    [
        (A, ["A"]), ([A], ["A"]), ([A, B], ["A item 1", "B item 2"]), ([[A], [B]], ["A item 1", "B item 2"]), ({"ARTICLES": [A, B]}, ["A item 1", "B item 2"]),
        ({"data": {"items": [A]}}, ["A"]), ({"status": "ok", "response": A}, ["input-fields"]), ({"status": "ok", "response": {"docs": [A]}}, ["A"]), ({"content": A}, ["A"]), ({"item": A, "x": 1}, ["A"]),
        ({"content": {"x": 1}}, ["input-fields"]), ({"x": A, "y": B}, ["A item 1", "B item 2"]), ({"x": A, "y": {"z": 1}}, ["A item 1", "input-fields"]),
        ({"x": A, "y": 1}, ["input-fields"]), ({"x": {"y": 1}}, ["input-fields"]), ({"headline": A, "x": {"y": 1}}, ["One."]), ({}, ["input-fields"]),
        ({"text": "One.", "articles": [B]}, ["One."]), ({"summary": "Deck.", "headline": "H", "articles": [B]}, ["H"]), ({"summary": "Deck.", "articles": [B]}, ["B"]),
        ({"title": "H", "articles": [B]}, ["B"]), ({"fields": {"title": "F"}, "articles": [B]}, ["F"]), ({"_source": {"title": "F"}, "articles": [B]}, ["F"]),
        ({"story": [A], "posts": [B]}, ["B"]), ({"articles": [A], "items": [B]}, ["A"]), ({"articles": 5, "items": [B]}, ["B"]), ({"rows": []}, ["input-empty"]), ([], ["input-empty"]),
        ({"@graph": [{"@type": "WebSite", "name": "x"}, {"@type": "NewsArticle", "headline": "A", "articleBody": "One."}]}, ["A"]),
        ([{"@type": ["Thing", "Report"], "headline": "A", "articleBody": "One."}, B], ["A"]), ([{"@type": "WebPage", "headline": "P", "articleBody": "x"}, B], ["P item 1", "B item 2"]),
        ({"article": {"x": 1}, "items": [B]}, ["B"]), ({"article": {"x": 1}, "coder": {}, "items": [B]}, ["input-record"]),
        ({"data": [{"docs": [{"posts": [A]}]}]}, ["A"]), ({"items": [{"data": [{"docs": [{"posts": [A]}]}]}]}, ["input-fields"]),
        ([1, "x"], ["input-fields", "input-fields"]), (5, ["input-json"]), ("x", ["input-json"]), (None, ["input-json"]), (True, ["input-json"]),
        ({"article": A, "coder": {}}, ["input-record"]), ({"article": "x", "coder": {}, "items": [B]}, ["x"]),
        (wrapped([A, B], 6), ["A item 1", "B item 2"]), (wrapped([A, B], 7), ["input-fields"]), (wrapped({"data": [A]}, 5), ["A"]),
        ([wrapped([A, B], 5)], ["A item 1", "B item 2"]), ([wrapped([A, B], 6)], ["input-fields"]),
    ],
)  # fmt: skip
def test_the_articles_inside_what_wraps_them(value: Any, articles: list[str]) -> None:
    assert told(read_json(json.dumps(value), "here")) == articles


@pytest.mark.parametrize(
    ("value", "articles"),
    [
        ({"columns": ["title", "text"], "data": [["A", "One."], ["B", "Two."]]}, ["A item 1", "B item 2"]), ({"columns": ["title", "text"], "data": [["A"]]}, ["A"]),
        ({"columns": ["title", "text"], "data": []}, ["input-empty"]), ({"columns": "x", "data": [A]}, ["A"]), ({"columns": ["title"], "data": [A]}, ["A"]),
        ({"columns": [1, "text"], "data": [["x", "One."]]}, ["One."]),
        ({"title": ["A", "B"], "text": ["One.", "Two."]}, ["A item 1", "B item 2"]), ({"title": {"0": "A", "1": "B"}, "text": {"0": "One.", "1": "Two."}}, ["A item 1", "B item 2"]),
        ({"title": ["A", "B"], "text": ["One."]}, ["A\n\nB"]), ({"title": ["A", "B"], "text": "One."}, ["A\n\nB"]), ({"title": ["A", "B"], "x": ["1", "2"]}, ["A\n\nB"]),
        ({"title": {"0": "A"}, "text": {"1": "One."}}, ["input-fields"]), ({"title": [], "text": []}, ["input-fields"]),
    ],
)  # fmt: skip
def test_tables_written_as_json(value: Any, articles: list[str]) -> None:
    assert told(read_json(json.dumps(value), "here")) == articles


def test_a_field_that_the_user_names_says_what_an_article_is() -> None:
    mapping = {"text": "inhalt.lang"}
    value = {"inhalt": {"lang": "Eins."}, "articles": [{"inhalt": {"lang": "Zwei."}}]}
    assert [f.text for f in read_json(json.dumps(value), "here", mapping) if isinstance(f, RawArticle)] == ["Eins."]
    assert [
        f.text for f in read_json(json.dumps({"articles": value["articles"]}), "here", mapping) if isinstance(f, RawArticle)
    ] == ["Zwei."]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("{a}{b}", ["A", "B"]), ("{a}\n\n{b}\n", ["A", "B"]), ("{a},\r\n\t{b} ,", ["A", "B"]), ("\x1e{a}\n\x1e{b}", ["A", "B"]), ("\ufeff{a}", ["A"]),
        ("{a}{b", ["A", "input-json"]), ("{a} x {b}", ["A", "input-json"]), ("{", ["input-json"]), ("x{a}", ["input-json"]), ("{a}[{b}]", ["A", "B"]), ("", ["input-json"]),
        ("[" * 100_000, ["input-json"]), ("{a}" + "[" * 100_000, ["A", "input-json"]),
    ],
)  # fmt: skip
def test_objects_one_after_the_other(text: str, articles: list[str]) -> None:
    text = text.replace("{a}", json.dumps(A)).replace("{b}", json.dumps(B)).replace("{b", json.dumps(B)[:9])
    assert told(read_json(text, "here")) == articles


def test_a_fault_is_told_by_the_place_of_its_object() -> None:
    [error] = read_json("{", "here")
    assert str(error).startswith("here: broken JSON (")
    [alone] = read_json('[{"x": 1}]', "here")
    assert str(alone).startswith("here: no text field")
    [_, second] = read_json(json.dumps([A, {"x": 1}]), "here")
    assert str(second).startswith("here item 2: no text field")


def test_a_fault_between_objects_is_told_by_the_object_before_it() -> None:
    [_, _, error] = read_json(json.dumps(A) + json.dumps(B) + "{", "here")
    assert str(error).startswith("here: broken JSON after object 2 (")
    [_, error] = read_json(json.dumps(A) + "5", "here")
    assert str(error).startswith("here object 2: JSON holds no article")


@pytest.mark.parametrize(
    ("digits", "value"), [("7", 7), ("9" * 3_999, int("9" * 3_999)), ("9" * 4_000, "9" * 40 + "…"), ("-12", -12)]
)
def test_numbers_of_any_length_are_read(digits: str, value: int | str) -> None:
    assert loads(f'{{"n": {digits}}}') == {"n": value}
    assert told(read_json(f'{{"title": "A", "n": {digits}}} {{"title": "B", "n": {digits}}}', "here")) == ["A", "B"]


def test_what_is_nested_without_end_is_a_fault_of_the_file() -> None:
    with pytest.raises(ValueError, match="nested too deeply"):
        loads("[" * 100_000)


@pytest.mark.parametrize(
    ("lines", "articles"),
    [
        (["{a}", "{b}"], ["A", "B"]), (["\ufeff{a}", "", "  ", "\x1e{b}"], ["A", "B"]), (["[{a}, {b}]"], ["A item 1", "B item 2"]),
        (['{"index": {"_id": 1}}', "{a}", '{"create": {}}', "{b}"], ["A", "B"]), (['{"delete": {}}', '{"update": {}}'], ["input-empty"]), ([], ["input-empty"]), (["", " "], ["input-empty"]),
        (['{"index": {}, "text": "One."}'], ["One."]), (['{"index": 5}'], ["input-fields"]), (['{"other": {}}'], ["input-fields"]),
        ([None, "{a}"], ["input-too-long", "A"]), (["{a", "{b}"], ["input-json", "B"]), (["5", "{a}"], ["input-fields", "A"]), (["{}"], ["input-fields"]),
        (['{"index": {}}', "x"], ["input-json"]), (["{}", '{"index": {}}'], ["input-fields"]),
    ],
)  # fmt: skip
def test_lines_of_json(lines: list[str | None], articles: list[str]) -> None:
    given = [
        line and line.replace("{a}", json.dumps(A)).replace("{b}", json.dumps(B)).replace("{a", json.dumps(A)[:9])
        for line in lines
    ]
    assert told(read_lines(given, "here")) == articles


def test_a_faulty_line_is_told_by_its_number() -> None:
    said = [str(f) for f in read_lines(["", None, "{", "7", "[]"], "here")]
    assert [s.split(":")[0] for s in said] == ["here line 2", "here line 3", "here line 4", "here line 5"]
