"""Miniature articles of our own: what must be found, with which status, and what must not be coded."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from incumbent.coding.events import find_events
from incumbent.coding.offices import find_claims
from incumbent.coding.statements import find_statements
from incumbent.language import Analyst
from incumbent.records import Article, Event

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("cases.toml").read_text(encoding="utf-8"))["case"]
PUBLISHED = "2020-05-20"


@pytest.fixture(scope="module")
def coded() -> dict[str, list[Event]]:
    """The events of every case."""
    analyst = Analyst()
    articles = [Article(c["name"], "Report\n" + c["text"], published=PUBLISHED) for c in CASES]
    found = {}
    for a in analyst.analyse(articles):
        claims, statements = find_claims(a, analyst.knowledge), find_statements(a, analyst.knowledge)
        found[a.article.id] = find_events(a, analyst.knowledge, claims, statements)
    return found


def names(actors: tuple[str, ...]) -> set[str]:
    return {word.lower() for actor in actors for word in actor.split()}


def is_told(wanted: dict[str, Any], e: Event) -> bool:
    """Whether an event has all that a case asks for."""
    size = e.size
    checks = {
        "type": lambda v: e.type == v,
        "source": lambda v: bool(set(v.lower().split()) & names(e.source)),
        "target": lambda v: bool(set(v.lower().split()) & names(e.target)),
        "status": lambda v: e.status == v,
        "date": lambda v: e.date is not None and str(e.date) == v,
        "mode": lambda v: e.mode == v,
        "place": lambda v: e.place == v,
        "people": lambda v: size is not None and size.people == tuple(v),
        "killed": lambda v: size is not None and size.killed == tuple(v),
    }
    return all(checks[key](value) for key, value in wanted.items())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_case(case: dict[str, Any], coded: dict[str, list[Event]]) -> None:
    events = coded[case["name"]]
    if case.get("nothing"):
        assert events == []
    for wanted in case.get("found", []):
        assert any(is_told(wanted, e) for e in events), (wanted, events)
    for kind in case.get("absent", []):
        assert all(e.type != kind for e in events), (kind, events)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_words_stand_where_the_record_says(case: dict[str, Any], coded: dict[str, list[Event]]) -> None:
    text = "Report\n" + case["text"]
    for e in coded[case["name"]]:
        for span in (e.trigger, e.evidence):
            assert text[span.start : span.end] == span.quote
        assert e.evidence.start <= e.trigger.start and e.trigger.end <= e.evidence.end
        assert 10 <= len(e.evidence.quote) <= 300
