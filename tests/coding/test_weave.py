"""On whose word: the status and the speaker that a statement gives to what is told inside it."""

from __future__ import annotations

import pytest

from incumbent.coding.statements import find_statements
from incumbent.coding.weave import weave
from incumbent.language import Analysis, Analyst
from incumbent.records import Article, Claim, Event, EventType, Span, Statement, Status


@pytest.fixture(scope="module")
def analyst() -> Analyst:
    return Analyst()


def read(analyst: Analyst, body: str) -> tuple[Analysis, list[Statement]]:
    [analysis] = list(analyst.analyse([Article("a", f"News of the day\n{body}", published="2021-03-09")]))
    return analysis, find_statements(analysis, analyst.knowledge)


def span(analysis: Analysis, words: str) -> Span:
    start = analysis.article.text.index(words)
    return Span(start, start + len(words), words)


def event(analysis: Analysis, kind: EventType, trigger: str, source: str, status: Status = "asserted") -> Event:
    where = span(analysis, trigger)
    return Event("v1", kind, where, where, source=(source,), source_entities=(None,), status=status)


@pytest.mark.parametrize(
    ("body", "trigger", "source", "before", "after", "said_by"),
    [
        ("Police said the army arrested ten people.", "arrested", "army", "asserted", "reported", "Police"),
        ("Helen Carter said the army would attack.", "attack", "army", "planned", "planned", "Helen Carter"),
        ("Helen Carter said she would sue the army.", "sue", "Helen Carter", "asserted", "asserted", None),
        ("The army arrested ten people on Monday.", "arrested", "army", "asserted", "asserted", None),
        ("Helen Carter denied that the army arrested them.", "arrested", "army", "asserted", "not_done", "Helen Carter"),
        ("Helen Carter confirmed that the army arrested ten people.", "arrested", "army", "asserted", "asserted", None),
        (
            "Helen Carter said prices rose before the army arrested him.", "arrested", "army", "asserted", "asserted", None
        ),
    ],
)  # fmt: skip
def test_status_of_an_event(
    analyst: Analyst, body: str, trigger: str, source: str, before: Status, after: Status, said_by: str | None
) -> None:
    analysis, statements = read(analyst, body)
    _, [woven] = weave(analysis, statements, [], [event(analysis, "COERCE", trigger, source, before)])
    assert (woven.status, woven.said_by) == (after, said_by)


def test_a_title_in_passing_stays_asserted(analyst: Analyst) -> None:
    analysis, statements = read(analyst, "Helen Carter claimed that President Peter Novak took bribes.")
    claim = Claim("c1", "hold", "Peter Novak", "president", span(analysis, "President Peter Novak"))
    [woven], _ = weave(analysis, statements, [claim], [])
    assert (woven.status, woven.said_by) == ("asserted", None)


def test_a_change_of_office_that_somebody_claims_is_reported(analyst: Analyst) -> None:
    analysis, statements = read(analyst, "Helen Carter claimed that the general dismissed Peter Novak as minister.")
    claim = Claim("c1", "end", "Peter Novak", "minister", span(analysis, "dismissed Peter Novak as minister"))
    [woven], _ = weave(analysis, statements, [claim], [])
    assert (woven.status, woven.said_by) == ("reported", "Helen Carter")


def test_a_speaker_that_was_found_before_stays(analyst: Analyst) -> None:
    analysis, statements = read(analyst, "Police said the army arrested ten people.")
    where = span(analysis, "arrested")
    known = Event("v1", "COERCE", where, where, source=("army",), status="reported", said_by="city police")
    assert weave(analysis, statements, [], [known]) == ([], [known])


def test_nothing_changes_without_statements(analyst: Analyst) -> None:
    analysis, _ = read(analyst, "The army arrested ten people.")
    told = event(analysis, "COERCE", "arrested", "army")
    assert weave(analysis, [], [], [told]) == ([], [told])
