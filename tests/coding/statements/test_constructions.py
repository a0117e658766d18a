"""Every way of saying in constructions.toml gives the statements named there and no other."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from incumbent.coding.statements import find_statements
from incumbent.language import Analyst
from incumbent.records import Article, Statement

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("constructions.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def found(analyst: Analyst) -> dict[str, list[Statement]]:
    articles = [
        Article(case["shows"], f"{case.get('title', 'A day in the capital')}\n{case['text']}", published="2021-03-09")
        for case in CASES
    ]
    return {a.article.id: find_statements(a, analyst.knowledge) for a in analyst.analyse(articles)}


def test_cases_have_names_of_their_own() -> None:
    assert len({case["shows"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case["shows"] for case in CASES])
def test_construction(case: dict[str, Any], found: dict[str, list[Statement]]) -> None:
    statements = found[case["shows"]]
    by_content = {s.content.quote: s for s in statements}
    expected = case.get("statement", [])
    for wanted in expected:
        assert wanted["content"] in by_content, sorted(by_content)
        statement = by_content[wanted["content"]]
        assert statement.speaker == wanted.get("speaker")
        for key in ("kind", "addressee", "channel"):
            if key in wanted:
                assert getattr(statement, key) == wanted[key], key
    if not case.get("partial"):
        assert len(statements) == len(expected), [s.content.quote for s in statements]


def test_offsets_reproduce_the_words(found: dict[str, list[Statement]], analyst: Analyst) -> None:
    texts = {case["shows"]: f"{case.get('title', 'A day in the capital')}\n{case['text']}" for case in CASES}
    for name, statements in found.items():
        for s in statements:
            assert texts[name][s.content.start : s.content.end] == s.content.quote
            if s.cue is not None:
                assert texts[name][s.cue.start : s.cue.end] == s.cue.quote
